import { destination, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/**
 * The log: JSON lines on standard error. Callers hand over codes, counts and ids, never a text, a name
 * or an address; what a library puts into an error beside its message is dropped for the same reason.
 */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
    },
    destination({ fd: 2, sync: true }),
  );
}

function describeError(error: unknown): { type: string; code?: string; at?: string } {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const at = error.stack
    ?.split('\n')
    // A line of the trace, never one of the message above it.
    .find((line) => /^ {4}at .*\/src\//.test(line))
    ?.trim();
  return { type: error.name, ...(code ? { code } : {}), ...(at ? { at } : {}) };
}
