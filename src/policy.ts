import { z } from 'zod';
import { readYamls } from './text/load.ts';
import { parseDuration } from './values/duration.ts';

const duration = z.union([z.string(), z.number()]).transform((value, context) => {
  const ms = parseDuration(value);
  if (ms !== null) return ms;
  context.addIssue({ code: 'custom', message: `"${value}" is no duration; write 90s, 15m, 12h or 90d` });
  return z.NEVER;
});
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time of day as "21:00"');
const byUrgency = z.strictObject({ danger: duration, departure: duration, normal: duration });

const rate = z.strictObject({ points: z.int().positive(), per: duration });

const policySchema = z.strictObject({
  unclaimed: byUrgency,
  claimed: byUrgency,
  silence: z.strictObject({ danger: duration, story: duration }),
  quiet: z.strictObject({ from: clock, until: clock }),
  invitation: duration,
  newcomer: duration,
  retention: duration,
  warning: duration,
  marks: z.int().positive(),
  audit: duration,
  recycled: duration,
  breakGlass: duration,
  relay: duration,
  withdrawal: duration,
  backups: duration,
  whatsappWeb: z.strictObject({
    pause: z.strictObject({ from: duration, to: duration }),
    clear: duration,
    restart: z.strictObject({ from: clock, until: clock, over: z.int().positive() }),
  }),
  linked: z.strictObject({ reporters: z.int().min(2), within: duration, regencies: z.int().min(2) }),
  limits: z.strictObject({
    reports: rate,
    alerts: rate,
    alertsWeb: rate,
    receiptGuesses: rate,
    receiptGuessesWeb: rate,
    agreementGuesses: rate,
    pictures: rate,
    files: rate,
    filesInCase: z.int().positive(),
    whatsappWeb: z.strictObject({ all: rate, chat: rate }),
  }),
});

/** Times (milliseconds) and limits that decide when something happens by itself. */
export type Policy = z.infer<typeof policySchema>;
export type Urgency = keyof Policy['unclaimed'];

/** The policy file cannot be used; the message names the file and the entry. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
}

/** Reads the defaults and lays the operator's file over them, entry by entry. Throws PolicyError. */
export function loadPolicy(defaultsFile: string, overridesFile?: string): Policy {
  const overrides = overridesFile ? readPolicyFile('own-policy', overridesFile) : {};
  const result = policySchema.safeParse(merge(readPolicyFile('policy', defaultsFile), overrides));
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? `there is no entry ${[...issue.path, issue.keys.join(', ')].join('.')}`
      : `${issue.path.join('.') || 'the file'}: ${issue.message}`,
  );
  throw new PolicyError(
    `${overridesFile ?? defaultsFile}: ${lines.join('; ')}. data/policy.yaml shows the entries.`,
  );
}

function readPolicyFile(name: string, file: string): Record<string, unknown> {
  let value: unknown;
  try {
    [value] = readYamls(name, [file]);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new PolicyError(
      missing
        ? `POLICY_FILE ${file} cannot be read: there is no such file. Correct the name, or leave POLICY_FILE away.`
        : `POLICY_FILE ${file} cannot be read: ${why.replace(`${file}: `, '').replace(/:$/, '')}. Its entries look like data/policy.yaml.`,
    );
  }
  if (isRecord(value)) return value;
  if (value === null || value === undefined) return {};
  throw new PolicyError(`POLICY_FILE ${file} must hold entries such as "silence: {danger: 10m}"`);
}

function merge(base: Record<string, unknown>, over: Record<string, unknown>): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const old = merged[key];
    merged[key] = isRecord(old) && isRecord(value) ? merge(old, value) : value;
  }
  return merged;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
