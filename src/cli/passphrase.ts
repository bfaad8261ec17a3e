import { stat } from 'node:fs/promises';
import { UsageError } from './arguments.ts';
import { readNamedFile } from './files.ts';
import type { Io } from './io.ts';
import type { Words } from './words.ts';

/** The passphrase of a backup cannot be used; the message says why. */
export class PassphraseError extends Error {
  override readonly name = 'PassphraseError';
}

const shortest = 12;

/** The first line of the file that `--passphrase-file` names. Throws UsageError or PassphraseError. */
export async function readPassphrase(file: string | undefined, io: Io, words: Words): Promise<string> {
  if (file === undefined) throw new UsageError(words('cli.backup.no-passphrase-file'));
  const [line = ''] = (await readNamedFile(file, words)).replace(/^\uFEFF/, '').split(/\r?\n/);
  const passphrase = line.trim();
  if (passphrase.length < shortest) {
    throw new PassphraseError(words('cli.backup.short-passphrase', { file, least: shortest }));
  }
  if (((await stat(file)).mode & 0o077) !== 0) {
    io.warn(`suluh: ${words('cli.backup.open-passphrase', { file })}\n`);
  }
  return passphrase;
}
