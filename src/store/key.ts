import { randomBytes, scryptSync } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../values/logger.ts';
import { openFolder } from './folder.ts';
import type { Random } from './seal.ts';

/** The server's key is missing or unusable; `cure` says in one sentence what to do. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
  readonly cure: string;

  constructor(message: string, cure: string) {
    super(`${message}. ${cure}`);
    this.cure = cure;
  }
}

export interface KeySource {
  /** Value of SECRET_KEY, when set. */
  readonly secretKey?: string | undefined;
  readonly dataDir: string;
  /** With a database of its own the key must not lie in a folder that another process does not have. */
  readonly databaseUrl?: string | undefined;
  readonly logger: Logger;
  readonly random?: Random;
}

const makeOne = 'Make one with: openssl rand -base64 32';
const shortestPassphrase = 20;

/** Name of the key file within DATA_DIR. */
export const keyFile = 'secret.key';

/**
 * The server's 32 bytes: from SECRET_KEY, else from the key file in DATA_DIR, which is made when
 * there is none. Throws KeyError or FolderError.
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
  return readKeyFile(path) ?? makeKeyFile(path, source);
}

/** 32 bytes as hex or base64 (either alphabet), else a passphrase of at least 20 characters. */
export function parseKey(text: string): Buffer {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (/^[\w+/-]{43}=?$/.test(text)) return Buffer.from(text, 'base64');
  if (text.length < shortestPassphrase) {
    throw new KeyError(
      `SECRET_KEY is too short (${text.length} characters)`,
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

function readKeyFile(path: string): Buffer | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw new KeyError(`${path} cannot be read`, 'Give the user that runs suluh the right to read it.');
  }
  if (!/^[\w-]{43}$/.test(text)) {
    throw new KeyError(
      `${path} does not hold a key`,
      'Restore it from a backup; without it nothing stored can be read.',
    );
  }
  return Buffer.from(text, 'base64url');
}

/** Two processes that start at once end with the same key: the file appears whole or not at all. */
function makeKeyFile(path: string, { dataDir, logger, random = randomBytes }: KeySource): Buffer {
  const key = random(32);
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, `${key.toString('base64url')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(draft, path);
  } catch (error) {
    const other = readKeyFile(path);
    if (!other) throw error;
    return other;
  } finally {
    unlinkSync(draft);
  }
  syncFolder(dataDir);
  logger.warn(
    { file: path },
    'A NEW SECRET KEY WAS MADE. Everything stored is sealed with it: copy this file to a safe place that is not this machine, or set SECRET_KEY. Without it nothing stored can ever be read.',
  );
  return key;
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
