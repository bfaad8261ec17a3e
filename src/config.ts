import { resolve } from 'node:path';
import { z } from 'zod';

/** A setting in the environment cannot be used; the message names the variable and the cure. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const url = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const rootUrl = url.transform((value) => value.replace(/\/+$/, ''));

const chromiumArgs = z.string().transform((value, context) => {
  try {
    return z.array(z.string()).parse(JSON.parse(value));
  } catch {
    context.addIssue('must be a JSON array of texts such as ["--no-sandbox"]');
    return z.NEVER;
  }
});

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const environment = z.object({
  PORT: z.coerce
    .number({ error: 'must be a port number from 0 to 65535' })
    .int()
    .min(0)
    .max(65_535)
    .default(3000),
  DATA_DIR: z.string().default('./var'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis://')
    .optional(),
  SECRET_KEY: z.string().optional(),
  NEW_SECRET_KEY: z.string().optional(),
  PUBLIC_URL: rootUrl.optional(),
  POLICY_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
  OPERATOR_NAME: z.string().max(80).optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^[^\s/]+$/, 'must be the token as @BotFather gave it, without spaces')
    .optional(),
  TELEGRAM_API_ROOT: rootUrl.optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/, 'may hold only letters, digits, _ and -, at most 256')
    .optional(),
  TELEGRAM_RATE: z.coerce
    .number({ error: 'must be a number of messages per second' })
    .int()
    .min(1)
    .max(100_000)
    .optional(),
  WHATSAPP_CLOUD_TOKEN: z
    .string()
    .regex(/^\S+$/, 'must be the token as Meta gave it, without spaces')
    .optional(),
  WHATSAPP_CLOUD_PHONE_ID: z
    .string()
    .regex(/^\d{5,25}$/, "must be the id of the number in Meta's console: digits only, not the number itself")
    .optional(),
  WHATSAPP_CLOUD_APP_SECRET: z.string().optional(),
  WHATSAPP_CLOUD_VERIFY_TOKEN: z.string().optional(),
  WHATSAPP_CLOUD_API_ROOT: rootUrl.optional(),
  WHATSAPP_CLOUD_TEMPLATE: z
    .string()
    .regex(/^[a-z0-9_]{1,512}:[a-z]{2,3}(_[A-Z]{2})?$/, 'must be name:language, such as ada_kabar:id')
    .optional(),
  WHATSAPP_WEB: z.enum(['0', '1'], { error: 'must be 1 (on) or 0 (off)' }).optional(),
  WHATSAPP_WEB_CHROMIUM_ARGS: chromiumArgs.optional(),
  CHROMIUM_PATH: z.string().optional(),
});

export interface Config {
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly redisUrl?: string;
  readonly secretKey?: string;
  /** What SECRET_KEY becomes; read by `keys rotate` alone. */
  readonly newSecretKey?: string;
  readonly publicUrl?: string;
  readonly policyFile?: string;
  readonly logLevel: string;
  readonly operatorName?: string;
  readonly telegram?: {
    readonly token: string;
    readonly apiRoot?: string;
    readonly webhookSecret?: string;
    /** Messages per second that the Bot API server takes, where it is not Telegram's own. */
    readonly perSecond?: number;
  };
  readonly whatsappCloud?: {
    readonly token: string;
    readonly phoneId: string;
    readonly appSecret: string;
    readonly verifyToken?: string;
    readonly apiRoot?: string;
    readonly template?: { readonly name: string; readonly language: string };
  };
  readonly whatsappWeb?: {
    /** The browser to use; undefined: the first in the usual places. */
    readonly chromiumPath?: string;
    readonly chromiumArgs: readonly string[];
  };
}

/** Environment → typed settings. An empty variable counts as unset. Throws ConfigError. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(set);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new ConfigError(`${lines.join('; ')}. See .env.example.`);
  }
  const e = parsed.data;
  return {
    port: e.PORT,
    dataDir: resolve(e.DATA_DIR),
    logLevel: e.LOG_LEVEL,
    ...(e.DATABASE_URL ? { databaseUrl: e.DATABASE_URL } : {}),
    ...(e.REDIS_URL ? { redisUrl: e.REDIS_URL } : {}),
    ...(e.SECRET_KEY ? { secretKey: e.SECRET_KEY } : {}),
    ...(e.NEW_SECRET_KEY ? { newSecretKey: e.NEW_SECRET_KEY } : {}),
    ...(e.PUBLIC_URL ? { publicUrl: e.PUBLIC_URL } : {}),
    ...(e.POLICY_FILE ? { policyFile: e.POLICY_FILE } : {}),
    ...(e.OPERATOR_NAME ? { operatorName: e.OPERATOR_NAME } : {}),
    ...(e.TELEGRAM_BOT_TOKEN
      ? {
          telegram: {
            token: e.TELEGRAM_BOT_TOKEN,
            ...(e.TELEGRAM_API_ROOT ? { apiRoot: e.TELEGRAM_API_ROOT } : {}),
            ...(e.TELEGRAM_WEBHOOK_SECRET ? { webhookSecret: e.TELEGRAM_WEBHOOK_SECRET } : {}),
            ...(e.TELEGRAM_RATE ? { perSecond: e.TELEGRAM_RATE } : {}),
          },
        }
      : {}),
    ...whatsappCloudOf(e),
    ...(e.WHATSAPP_WEB === '1'
      ? {
          whatsappWeb: {
            chromiumArgs: e.WHATSAPP_WEB_CHROMIUM_ARGS ?? [],
            ...(e.CHROMIUM_PATH ? { chromiumPath: e.CHROMIUM_PATH } : {}),
          },
        }
      : {}),
  };
}

/** All three or none: without the secret anybody could post messages in other people's names. */
function whatsappCloudOf(e: z.infer<typeof environment>): Pick<Config, 'whatsappCloud'> {
  const { WHATSAPP_CLOUD_TOKEN: token, WHATSAPP_CLOUD_PHONE_ID: phoneId } = e;
  const { WHATSAPP_CLOUD_APP_SECRET: appSecret, WHATSAPP_CLOUD_TEMPLATE: template } = e;
  if (token === undefined) return {};
  if (phoneId === undefined || appSecret === undefined) {
    const missing = phoneId === undefined ? 'WHATSAPP_CLOUD_PHONE_ID' : 'WHATSAPP_CLOUD_APP_SECRET';
    throw new ConfigError(`${missing} must be set together with WHATSAPP_CLOUD_TOKEN. See .env.example.`);
  }
  const [name = '', language = ''] = template?.split(':') ?? [];
  return {
    whatsappCloud: {
      token,
      phoneId,
      appSecret,
      ...(e.WHATSAPP_CLOUD_VERIFY_TOKEN ? { verifyToken: e.WHATSAPP_CLOUD_VERIFY_TOKEN } : {}),
      ...(e.WHATSAPP_CLOUD_API_ROOT ? { apiRoot: e.WHATSAPP_CLOUD_API_ROOT } : {}),
      ...(template ? { template: { name, language } } : {}),
    },
  };
}
