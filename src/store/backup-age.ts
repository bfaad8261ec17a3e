import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject } from '../values/json.ts';
import type { Part } from './backup.ts';

/** When a backup was made, and until when it may be kept; milliseconds since 1970. */
export interface BackupAge {
  readonly made: number;
  readonly keepUntil: number;
}

const name = 'about.json';

/** Lies within the encrypted part: nobody changes it unseen. */
export function agePart({ made, keepUntil }: BackupAge): Part {
  return { name, bytes: Buffer.from(JSON.stringify({ made, keepUntil })) };
}

/** What an opened backup says of itself; null where it was made by a version that said nothing. */
export async function readAge(folder: string): Promise<BackupAge | null> {
  const text = await readFile(join(folder, name), 'utf8').catch(() => null);
  if (text === null) return null;
  const value: unknown = JSON.parse(text);
  if (!isObject(value) || typeof value.made !== 'number' || typeof value.keepUntil !== 'number') return null;
  return { made: value.made, keepUntil: value.keepUntil };
}
