import { randomBytes } from 'node:crypto';
import type { Random } from './seal.ts';

/** A random 128-bit id as 32 hexadecimal digits. */
export function newId(random: Random = randomBytes): string {
  return random(16).toString('hex');
}
