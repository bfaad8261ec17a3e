import { UsageError } from './arguments.ts';
import type { Io } from './io.ts';
import type { Words } from './words.ts';

/** `agencies check …` and `agencies import …`; the check loads nothing of the import. */
export async function run([part, ...rest]: readonly string[], io: Io, words: Words): Promise<number> {
  if (part === 'check') return (await import('./agencies-check.ts')).run(rest, io, words);
  if (part === 'import') return (await import('./agencies-import.ts')).run(rest, io, words);
  throw new UsageError(words('cli.agencies.check-or-import'));
}
