import { resolve } from 'node:path';
import { z } from 'zod';

/** A setting in the environment cannot be used; the message names the variable and the cure. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const url = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const rootUrl = url.transform((value) => value.replace(/\/+$/, ''));

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
});

export interface Config {
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly redisUrl?: string;
  readonly secretKey?: string;
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
  };
}
