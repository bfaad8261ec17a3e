import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** The server's key is missing or unusable; `cure` says in one sentence what to do. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
  readonly cure: string;

  constructor(message: string, cure: string) {
    super(`${message}. ${cure}`);
    this.cure = cure;
  }
}

/** Name of the key file within DATA_DIR. */
export const keyFile = 'secret.key';
/** The key that takes its place, while the key is being changed. */
export const nextKeyFile = 'secret.key.next';

/** Undefined when there is none. Throws KeyError when it cannot be read or holds no key. */
export function readKeyFile(path: string): Buffer | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
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

/** Writes a key file that appears whole or not at all. False: somebody else was first, and theirs stays. */
export function makeKeyFile(path: string, key: Uint8Array): boolean {
  const draft = writeDraft(path, key);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (existsSync(path)) return false;
    throw error;
  } finally {
    rmSync(draft);
    syncFolder(dirname(path));
  }
}

/** The new key, durable beside the old one. Only whoever has the database for themselves may call it. */
export function writeNextKey(dataDir: string, key: Uint8Array): void {
  const path = join(dataDir, nextKeyFile);
  renameSync(writeDraft(path, key), path);
  syncFolder(dataDir);
}

/** Puts the new key in the place of the old one, which is gone then. */
export function promoteNextKey(dataDir: string): void {
  renameSync(join(dataDir, nextKeyFile), join(dataDir, keyFile));
  syncFolder(dataDir);
}

/** Takes away the key of a change that has not happened, and drafts of key files that a killed process left. */
export function dropNextKey(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (name === nextKeyFile || leftDraft.test(name)) rmSync(join(dataDir, name), { force: true });
  }
  syncFolder(dataDir);
}

const leftDraft = /^secret\.key\.next\.\d+\.[0-9a-f]{8}$/;

function writeDraft(path: string, key: Uint8Array): string {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, `${Buffer.from(key).toString('base64url')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return draft;
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
