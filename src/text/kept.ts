import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';

const usualFolder = fileURLToPath(new URL('../../node_modules/.cache/suluh', import.meta.url));
const digestSize = 32;

/**
 * What is costly to make from files, kept from one start to the next: `make` runs only when one of its
 * sources is not what it was. What cannot be read or kept is made anew, without a word.
 * @param name of the file that keeps it; a newer one takes its place
 * @param sources everything that the result depends on, the code that makes it included
 * @param make returns plain data: objects, arrays, maps, typed arrays
 */
export function kept<T>(
  name: string,
  sources: readonly (string | Uint8Array)[],
  make: () => T,
  folder = usualFolder,
): T {
  const file = join(folder, `${name}.kept`);
  const key = digest([process.version, ...sources]);
  const found = read(file, key);
  if (found) return deserialize(found);
  const made = make();
  write(folder, file, key, serialize(made));
  return made;
}

/** The key, the digest of the body, and the body: half a file after a power cut is none. */
function read(file: string, key: Buffer): Buffer | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return undefined;
  }
  const body = bytes.subarray(2 * digestSize);
  const whole = Buffer.concat([key, digest([body])]);
  return bytes.subarray(0, 2 * digestSize).equals(whole) ? body : undefined;
}

function write(folder: string, file: string, key: Buffer, body: Buffer): void {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, Buffer.concat([key, digest([body]), body]));
    renameSync(draft, file);
  } catch {
    // A folder that cannot be written or a full disk: the next start takes a little longer.
    removeQuietly(draft);
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It was never there.
  }
}

/** Every part goes in with its length, so that no two lists of parts are the same. */
function digest(parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest();
}
