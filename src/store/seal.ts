import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** Table and column of a sealed value. It is part of what is authenticated: a value cannot be moved. */
export type Place = `${string}.${string}`;

/** Gives `size` unpredictable bytes. */
export type Random = (size: number) => Buffer;

/** Seals and opens values: AES-256-GCM, one derived key for each place. */
export interface Sealer {
  seal(place: Place, value: string | Uint8Array): Buffer;
  /** Throws SealError when the value was made by another key, for another place, or was changed. */
  open(place: Place, sealed: Uint8Array): Buffer;
  openText(place: Place, sealed: Uint8Array): string;
  sealJson(place: Place, value: unknown): Buffer;
  /** The value that `sealJson` got; the caller names its type, since only our own values open at all. */
  openJson<T>(place: Place, sealed: Uint8Array): T;
  /** A new key for something of its own, wrapped by this sealer. */
  newKey(place: Place): Buffer;
  /** Opens a wrapped key; what it sealed can be opened with it only. */
  withKey(place: Place, wrapped: Uint8Array): Sealer;
}

/** The server's sealer, with keyed look-ups and the keys of cases. */
export interface Seal extends Sealer {
  /** Keyed hash of a value for look-ups (16 bytes). The same value gives different hashes for different purposes. */
  blind(purpose: string, ...parts: readonly string[]): Buffer;
  /** The same as text, 22 characters, for columns that are keys of maps too. */
  blindText(purpose: string, ...parts: readonly string[]): string;
  /** A new key for one case, wrapped by the server's key. Destroying the wrapped key destroys the case. */
  newCaseKey(): Buffer;
  /** Opens a wrapped key; what it sealed can be opened with it only. */
  withCaseKey(wrapped: Uint8Array): Sealer;
}

export class SealError extends Error {
  override readonly name = 'SealError';
}

const version = 1;
const nonceSize = 12;
const tagSize = 16;
const overhead = 1 + nonceSize + tagSize;
const algorithm = 'aes-256-gcm';
const caseKeyPlace: Place = 'case_file.case_key';

/**
 * @param key the server's key, exactly 32 bytes
 * @param indexKey the key of the look-ups; a database keeps its own, so that they outlive a change of the server's key
 */
export function createSeal(
  key: Uint8Array,
  indexKey: Uint8Array = derivedIndexKey(key),
  random: Random = pooledBytes(),
): Seal {
  const sealer = createSealer(derive(key, 'seal'), random);
  const index = createSecretKey(indexKey);
  const blind = (purpose: string, ...parts: readonly string[]) => keyedHash(index, purpose, parts);
  return {
    ...sealer,
    blind,
    blindText: (purpose, ...parts) => blind(purpose, ...parts).toString('base64url'),
    newCaseKey: () => sealer.newKey(caseKeyPlace),
    withCaseKey: (wrapped) => sealer.withKey(caseKeyPlace, wrapped),
  };
}

/** The key of look-ups that databases began with before they kept one of their own. */
export function derivedIndexKey(key: Uint8Array): Buffer {
  return derive(key, 'index');
}

/** Compares without telling by its duration where two values differ. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

function createSealer(key: Uint8Array, random: Random): Sealer {
  // A key for each place keeps the number of random nonces under one key far below GCM's limit.
  const keys = new Map<Place, { readonly key: KeyObject; readonly aad: Buffer }>();
  const at = (place: Place) => {
    const known = keys.get(place);
    if (known) return known;
    const made = { key: createSecretKey(derive(key, place)), aad: Buffer.from(`${version}:${place}`) };
    keys.set(place, made);
    return made;
  };

  const seal: Sealer['seal'] = (place, value) => {
    const { key: placeKey, aad } = at(place);
    const nonce = random(nonceSize);
    const cipher = createCipheriv(algorithm, placeKey, nonce).setAAD(aad);
    const body = typeof value === 'string' ? cipher.update(value, 'utf8') : cipher.update(value);
    cipher.final();
    return Buffer.concat([versionByte, nonce, body, cipher.getAuthTag()]);
  };

  const open: Sealer['open'] = (place, sealed) => {
    if (sealed.length < overhead || sealed[0] !== version) {
      throw new SealError(`${place}: not a sealed value of version ${version}`);
    }
    const { key: placeKey, aad } = at(place);
    const end = sealed.length - tagSize;
    const decipher = createDecipheriv(algorithm, placeKey, sealed.subarray(1, 1 + nonceSize))
      .setAAD(aad)
      .setAuthTag(sealed.subarray(end));
    const body = decipher.update(sealed.subarray(1 + nonceSize, end));
    try {
      decipher.final();
    } catch (cause) {
      throw new SealError(`${place}: sealed by another key, for another place, or changed`, { cause });
    }
    return body;
  };

  const openText: Sealer['openText'] = (place, sealed) => open(place, sealed).toString('utf8');
  return {
    seal,
    open,
    openText,
    sealJson: (place, value) => seal(place, JSON.stringify(value)),
    openJson: (place, sealed) => JSON.parse(openText(place, sealed)),
    newKey: (place) => seal(place, random(32)),
    withKey: (place, wrapped) => createSealer(open(place, wrapped), random),
  };
}

const poolSize = 4096;

/** Asking the system for twelve bytes takes as long as sealing with them; every byte is handed out once. */
function pooledBytes(): Random {
  let pool = Buffer.alloc(0);
  let used = 0;
  return (size) => {
    if (used + size > pool.length) {
      pool = randomBytes(Math.max(poolSize, size));
      used = 0;
    }
    used += size;
    return pool.subarray(used - size, used);
  };
}

const versionByte = Buffer.of(version);

function derive(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `suluh ${purpose}`, 32));
}

/** Every part goes in with its length, so that ("ab", "c") and ("a", "bc") differ. */
function keyedHash(key: KeyObject, purpose: string, parts: readonly string[]): Buffer {
  let text = `${purpose.length}:${purpose}`;
  for (const part of parts) text += `${part.length}:${part}`;
  return createHmac('sha256', key).update(text).digest().subarray(0, 16);
}
