import { randomBytes, scryptSync } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from '../values/logger.ts';
import { openFolder } from './folder.ts';
import { interruptedChange } from './key-change.ts';
import { KeyError, keyFile, makeKeyFile, readKeyFile } from './key-file.ts';
import type { Random } from './seal.ts';

export { KeyError, keyFile } from './key-file.ts';

export interface KeySource {
  /** Value of SECRET_KEY, when set. */
  readonly secretKey?: string | undefined;
  readonly dataDir: string;
  /** With a database of its own the key must not lie in a folder that another process does not have. */
  readonly databaseUrl?: string | undefined;
  readonly logger: Logger;
  readonly random?: Random;
  /** Leaves the files as they are: a change of keys that was interrupted is not finished. */
  readonly onlyLook?: boolean;
}

const makeOne = 'Make one with: openssl rand -base64 32';
const shortestPassphrase = 20;

/**
 * The server's 32 bytes: from SECRET_KEY, else from the key file in DATA_DIR, which is made when
 * there is none. A change of keys that was interrupted is finished first. Throws KeyError or FolderError.
 */
export function loadKey(source: KeySource): Buffer {
  const given = source.secretKey?.trim();
  if (given) return parseKey(given);
  if (source.databaseUrl) {
    throw new KeyError(
      'DATABASE_URL is set but SECRET_KEY is not',
      `Set SECRET_KEY, the same for every process. ${makeOne}`,
    );
  }
  openFolder(source.dataDir);
  const path = join(source.dataDir, keyFile);
  return interruptedChange(source.dataDir, !source.onlyLook) ?? readKeyFile(path) ?? makeOwn(path, source);
}

/** 32 bytes as hex or base64 (either alphabet), else a passphrase of at least 20 characters. */
export function parseKey(text: string, variable = 'SECRET_KEY'): Buffer {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (/^[\w+/-]{43}=?$/.test(text)) return Buffer.from(text, 'base64');
  if (text.length < shortestPassphrase) {
    throw new KeyError(
      `${variable} is too short (${text.length} characters)`,
      `It needs 32 bytes as base64 or hex, or a passphrase of ${shortestPassphrase} characters or more. ${makeOne}`,
    );
  }
  // The salt cannot be secret or random: every process must get the same key from the same words.
  return scryptSync(text.normalize('NFC'), 'suluh server key', 32, {
    N: 1 << 15,
    r: 8,
    p: 1,
    maxmem: 64 << 20,
  });
}

function makeOwn(path: string, { logger, random = randomBytes }: KeySource): Buffer {
  const key = random(32);
  // Two processes that start at once end with the same key.
  const other = makeKeyFile(path, key) ? undefined : readKeyFile(path);
  if (other) return other;
  logger.warn(
    { file: path },
    'A NEW SECRET KEY WAS MADE. Everything stored is sealed with it: copy this file to a safe place that is not this machine, or set SECRET_KEY. Without it nothing stored can ever be read.',
  );
  return key;
}
