import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  type DecipherGCM,
  randomBytes,
  scrypt,
} from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createSeal, sameBytes } from './seal.ts';

/** Why a backup cannot be used. */
export type BackupTrouble = 'not-a-backup' | 'newer' | 'damaged' | 'wrong-passphrase' | 'wrong-key';

/** A backup that cannot be used. The words for people are the caller's, by `trouble`. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly trouble: BackupTrouble;

  constructor(trouble: BackupTrouble) {
    super(`the backup cannot be used: ${trouble}`);
    this.trouble = trouble;
  }
}

/** What a backup holds: a file of this disk, or a few bytes. */
export type Part =
  | { readonly name: PartName; readonly file: string }
  | { readonly name: PartName; readonly bytes: Buffer };
const partNames = ['suluh.db', 'secret.key', 'policy.yaml', 'about.json'] as const;
export type PartName = (typeof partNames)[number];

/*
 * magic 8 · version 1 · log2 N, r, p 1 each · salt 16 · nonce 12      the header
 * proof of the passphrase 16 · checksum of all before it 8
 * AES-256-GCM over the parts, the header authenticated with it · tag 16
 *
 * A part is the length of its head (4 bytes), the head as JSON {name, size}, and its bytes; a length of
 * zero ends them. The checksum tells a damaged head from a wrong passphrase.
 */
const magic = Buffer.from('SULUHBAK');
const version = 1;
const headerSize = magic.length + 1 + 3 + 16 + 12;
const proofSize = 16;
const checksumSize = 8;
const frontSize = headerSize + proofSize + checksumSize;
const tagSize = 16;
const algorithm = 'aes-256-gcm';
/** About half a second and 128 MB: a stolen backup can be tried with passphrases for ever. */
const cost = { logN: 17, r: 8, p: 1 };
const mostLogN = 20;
const longestHead = 1000;

interface Keys {
  readonly body: Buffer;
  readonly proof: Buffer;
}

function keysOf(passphrase: string, salt: Buffer, { logN, r, p }: typeof cost): Promise<Keys> {
  const settings = { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), salt, 64, settings, (error, key) => {
      if (error) reject(error);
      else resolve({ body: key.subarray(0, 32), proof: key.subarray(32) });
    });
  });
}

const proofOf = (key: Buffer, header: Buffer): Buffer =>
  createHmac('sha256', key).update(header).digest().subarray(0, proofSize);

const checksumOf = (front: Buffer): Buffer =>
  createHash('sha256').update(front).digest().subarray(0, checksumSize);

/** Writes an encrypted file that appears whole or not at all, readable by its owner only. Gives its size. */
export async function writeBackup(
  path: string,
  passphrase: string,
  parts: readonly Part[],
  random = randomBytes,
): Promise<number> {
  const salt = random(16);
  const nonce = random(12);
  const settings = Buffer.of(version, cost.logN, cost.r, cost.p);
  const header = Buffer.concat([magic, settings, salt, nonce]);
  const keys = await keysOf(passphrase, salt, cost);
  const proven = Buffer.concat([header, proofOf(keys.proof, header)]);
  const cipher = createCipheriv(algorithm, keys.body, nonce).setAAD(header);
  const draft = `${path}.${random(4).toString('hex')}.draft`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(Buffer.concat([proven, checksumOf(proven)]));
    for await (const piece of framed(parts)) await file.writeFile(cipher.update(piece));
    await file.writeFile(Buffer.concat([cipher.final(), cipher.getAuthTag()]));
    await file.sync();
    const { size } = await file.stat();
    await file.close();
    await rename(draft, path);
    await syncFolder(dirname(path));
    return size;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
}

async function* framed(parts: readonly Part[]): AsyncGenerator<Buffer> {
  for (const part of parts) {
    const size = 'file' in part ? (await stat(part.file)).size : part.bytes.length;
    const head = Buffer.from(JSON.stringify({ name: part.name, size }));
    yield Buffer.concat([lengthOf(head.length), head]);
    if ('file' in part) yield* createReadStream(part.file, { end: Math.max(0, size - 1) });
    else yield part.bytes;
  }
  yield lengthOf(0);
}

function lengthOf(size: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(size);
  return bytes;
}

/**
 * Opens a backup and writes its parts into a folder, which must exist. The whole file is authenticated
 * before anything of it is used. Throws BackupError.
 */
export async function readBackup(path: string, passphrase: string, folder: string): Promise<PartName[]> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { header, keys } = await readFront(file, size, passphrase);
    const tag = await readAt(file, size - tagSize, tagSize);
    const decipher = () =>
      createDecipheriv(algorithm, keys.body, header.subarray(-12)).setAAD(header).setAuthTag(tag);
    await authenticate(bodyOf(path, size), decipher());
    return await unpack(bodyOf(path, size), decipher(), folder);
  } finally {
    await file.close();
  }
}

async function readFront(file: FileHandle, size: number, passphrase: string) {
  const front = await readAt(file, 0, Math.min(size, frontSize));
  if (!front.subarray(0, magic.length).equals(magic)) throw new BackupError('not-a-backup');
  if (size < frontSize + tagSize) throw new BackupError('damaged');
  if (front[magic.length] !== version) throw new BackupError('newer');
  const header = front.subarray(0, headerSize);
  const proven = front.subarray(0, headerSize + proofSize);
  if (!checksumOf(proven).equals(front.subarray(proven.length))) throw new BackupError('damaged');
  const [logN = 0, r = 0, p = 0] = header.subarray(magic.length + 1);
  if (logN < 1 || logN > mostLogN || r === 0 || r > 32 || p === 0 || p > 16) throw new BackupError('damaged');
  const keys = await keysOf(passphrase, header.subarray(-28, -12), { logN, r, p });
  if (!sameBytes(proofOf(keys.proof, header), proven.subarray(headerSize)))
    throw new BackupError('wrong-passphrase');
  return { header, keys };
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

const bodyOf = (path: string, size: number): AsyncIterable<Buffer> =>
  createReadStream(path, { start: frontSize, end: size - tagSize - 1 });

async function authenticate(body: AsyncIterable<Buffer>, decipher: DecipherGCM): Promise<void> {
  for await (const piece of body) decipher.update(piece);
  try {
    decipher.final();
  } catch {
    throw new BackupError('damaged');
  }
}

async function unpack(
  body: AsyncIterable<Buffer>,
  decipher: DecipherGCM,
  folder: string,
): Promise<PartName[]> {
  const reader = new Reader(body, decipher);
  const names: PartName[] = [];
  for (;;) {
    const length = (await reader.take(4)).readUInt32BE();
    if (length === 0) return names;
    if (length > longestHead) throw new BackupError('damaged');
    const { name, size } = headOf(await reader.take(length));
    const file = await open(join(folder, name), 'wx', 0o600);
    try {
      for (let left = size; left > 0; ) {
        const piece = await reader.some(left);
        await file.writeFile(piece);
        left -= piece.length;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    names.push(name);
  }
}

function headOf(bytes: Buffer): { name: PartName; size: number } {
  const head: { name?: unknown; size?: unknown } = JSON.parse(bytes.toString('utf8'));
  const name = partNames.find((known) => known === head.name);
  if (!name || typeof head.size !== 'number') throw new BackupError('newer');
  return { name, size: head.size };
}

/** Takes an exact number of bytes from a stream of pieces. */
class Reader {
  readonly #pieces: AsyncIterator<Buffer>;
  readonly #decipher: DecipherGCM;
  #rest: Buffer = Buffer.alloc(0);

  constructor(body: AsyncIterable<Buffer>, decipher: DecipherGCM) {
    this.#pieces = body[Symbol.asyncIterator]();
    this.#decipher = decipher;
  }

  /** At least one byte, at most `most`. */
  async some(most: number): Promise<Buffer> {
    while (this.#rest.length === 0) {
      const next = await this.#pieces.next();
      if (next.done) throw new BackupError('damaged');
      this.#rest = this.#decipher.update(next.value);
    }
    const taken = this.#rest.subarray(0, most);
    this.#rest = this.#rest.subarray(taken.length);
    return taken;
  }

  async take(size: number): Promise<Buffer> {
    const taken: Buffer[] = [];
    for (let left = size; left > 0; ) {
      const piece = await this.some(left);
      taken.push(piece);
      left -= piece.length;
    }
    return Buffer.concat(taken);
  }
}

const busyPatienceMs = 10_000;

/** A consistent copy of a database that may be in use. It stays sealed as it is. */
export function copyDatabase(from: string, to: string): void {
  const file = new DatabaseSync(from, { readOnly: true, timeout: busyPatienceMs });
  try {
    file.prepare('vacuum into ?').run(to);
  } finally {
    file.close();
  }
}

/** Throws BackupError when the database is damaged or was sealed with another key. */
export function verifyDatabase(path: string, key: Uint8Array): void {
  const file = new DatabaseSync(path, { readOnly: true });
  try {
    if (!isWhole(file)) throw new BackupError('damaged');
    const proof = file.prepare("select value from meta where key = 'key-check'").get()?.value;
    if (typeof proof !== 'string') throw new BackupError('damaged');
    try {
      createSeal(key).open('meta.value', Buffer.from(proof, 'base64'));
    } catch {
      throw new BackupError('wrong-key');
    }
  } finally {
    file.close();
  }
}

/** What SQLite itself finds in a database file. */
export function isWhole(file: DatabaseSync): boolean {
  try {
    const rows = file.prepare('pragma integrity_check(1)').all();
    return rows.length === 1 && rows[0]?.integrity_check === 'ok';
  } catch {
    return false;
  }
}

const busy = 5;

/** Whether another process has the database open. */
export function isInUse(path: string): boolean {
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    // In exclusive mode the file's lock is taken, which every open connection shares.
    file.exec('pragma locking_mode = exclusive');
    file.exec('begin immediate');
    file.exec('rollback');
    return false;
  } catch (error) {
    // Anything else is a file that cannot be used at all, and by nobody.
    return error instanceof Error && 'errcode' in error && error.errcode === busy;
  } finally {
    file.close();
  }
}

/** Makes the names in a folder durable. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
