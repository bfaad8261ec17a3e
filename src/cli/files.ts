import { readFile } from 'node:fs/promises';
import type { Words } from './words.ts';

/** A file that was named cannot be read; the message says why. */
export class FileError extends Error {
  override readonly name = 'FileError';
}

/** The text of a file that the caller named. Throws FileError. */
export async function readNamedFile(file: string, words: Words): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const why = missing ? words('cli.file.missing') : error instanceof Error ? error.message : String(error);
    throw new FileError(words('cli.file.unreadable', { file, why }));
  }
}
