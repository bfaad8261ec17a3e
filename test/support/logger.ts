import type { Logger } from '../../src/values/logger.ts';

const nothing = () => undefined;

export const silent: Logger = { info: nothing, warn: nothing, error: nothing };

/** Keeps every line, to look at what was logged. */
export function recordingLogger(): Logger & { readonly lines: string[] } {
  const lines: string[] = [];
  const note = (level: string) => (detail: object, message: string) => {
    lines.push(`${level} ${message} ${JSON.stringify(detail)}`);
  };
  return { lines, info: note('info'), warn: note('warn'), error: note('error') };
}
