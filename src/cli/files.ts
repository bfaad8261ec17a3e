import { readFile, writeFile } from 'node:fs/promises';
import type { Words } from './words.ts';

/** A file that was named cannot be read; the message says why. */
export class FileError extends Error {
  override readonly name = 'FileError';
}

/** The text of a file that the caller named. Throws FileError. */
export async function readNamedFile(file: string, words: Words): Promise<string> {
  return (await readNamedBytes(file, words)).toString('utf8');
}

/** The bytes of a file that the caller named. Throws FileError. */
export async function readNamedBytes(file: string, words: Words): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new FileError(
      words('cli.file.unreadable', { file, why: reason(error, words, 'cli.file.missing') }),
    );
  }
}

/** Writes a file that the caller named. Throws FileError. */
export async function writeNamedFile(
  file: string,
  content: string | Uint8Array,
  words: Words,
): Promise<void> {
  try {
    await writeFile(file, content);
  } catch (error) {
    throw new FileError(
      words('cli.file.unwritable', { file, why: reason(error, words, 'cli.file.no-folder') }),
    );
  }
}

const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'cli.file.folder',
  EACCES: 'cli.file.forbidden',
};

function reason(error: unknown, words: Words, missing: string): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  const key = code === 'ENOENT' ? missing : reasons[code];
  return key === undefined ? error.message : words(key);
}
