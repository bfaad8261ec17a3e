import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { databaseFile } from './folder.ts';
import { KeyError, nextKeyFile, promoteNextKey, readKeyFile } from './key-file.ts';
import { isKeyOf } from './meta-keys.ts';

const patienceMs = 10_000;
const busy = 5;

/**
 * The new key where a change of keys was interrupted after the database had gone over to it; undefined
 * otherwise. `promote` puts it in its place; the database is locked meanwhile, so that no other change
 * can begin. Throws KeyError when one is going on.
 */
export function interruptedChange(dataDir: string, promote: boolean): Buffer | undefined {
  const next = readKeyFile(join(dataDir, nextKeyFile));
  const path = join(dataDir, databaseFile);
  if (!next || !existsSync(path)) return undefined;
  const file = new DatabaseSync(path, { timeout: patienceMs });
  try {
    file.exec('begin immediate');
    const proof = file.prepare("select value from meta where key = 'key-check'").get()?.value;
    const holds = typeof proof === 'string' && isKeyOf(next, proof);
    if (holds && promote) promoteNextKey(dataDir);
    return holds ? next : undefined;
  } catch (error) {
    if (!(error instanceof Error && 'errcode' in error && error.errcode === busy)) throw error;
    throw new KeyError(
      'The key of the database is being changed just now',
      'Wait until ./suluh keys rotate has ended, then try again.',
    );
  } finally {
    file.close();
  }
}
