import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { readdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, readConfig } from '../config.ts';
import { createLogger } from '../log.ts';
import { isInUse } from '../store/backup.ts';
import { KeyError, loadKey, parseKey } from '../store/key.ts';
import { dropNextKey, keyFile, promoteNextKey, readKeyFile, writeNextKey } from '../store/key-file.ts';
import {
  type Counts,
  countSealed,
  finishRotation,
  isUnfinished,
  lockOut,
  RotationError,
  rotate,
} from '../store/rotate.ts';
import { databaseFile, openStore, type Store } from '../store/store.ts';
import { readArguments, UsageError } from './arguments.ts';
import { hasDatabase, NoDatabaseError, withDatabase } from './database.ts';
import { done, failed, type Io } from './io.ts';
import type { Words } from './words.ts';

const options = {
  'dry-run': { type: 'boolean' },
  'skip-damaged': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;
const progressEveryMs = 2_000;
const megabyte = 1024 * 1024;

interface Outcome {
  /** `already`: the database had gone over to NEW_SECRET_KEY before. */
  readonly result: 'done' | 'finished' | 'already';
  readonly values: number;
  readonly damaged: Counts;
  readonly copies: readonly string[];
}

/**
 * `keys rotate`: seals everything with a new key. Whatever instant it is killed at, one of the two keys opens
 * everything, and the next start or the next call goes on from there.
 */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const { values, positionals } = readArguments(args, options, { most: 1 });
  if (positionals[0] !== 'rotate') throw new UsageError(words('cli.keys.only-rotate'));
  if (!hasDatabase(io)) throw new NoDatabaseError(words('cli.database.none'));
  const config = readConfig(io.env);
  if (values['dry-run']) return count(io, words, values.json === true);
  const obstacle = await obstacleTo(config);
  if (obstacle) return refuse(io, words(`cli.keys.${obstacle.says}`, obstacle.params));
  try {
    const outcome = await change(config, values['skip-damaged'] === true, io, words);
    if (outcome === 'same-key') return refuse(io, words('cli.keys.same-key'));
    await tell(outcome, config, values.json === true, io, words);
    return done;
  } catch (error) {
    if (!(error instanceof RotationError)) throw error;
    return refuse(io, words(`cli.keys.${error.trouble}`, { places: listed(error.places) }));
  }
}

function refuse(io: Io, message: string): number {
  io.warn(`suluh: ${message}\n`);
  return failed;
}

async function count(io: Io, words: Words, asJson: boolean): Promise<number> {
  const counts = await withDatabase(io, words, (store) => countSealed(store.db));
  const values = sum(counts);
  await io.write(
    asJson
      ? `${JSON.stringify({ dryRun: true, values, places: Object.fromEntries(counts) })}\n`
      : `${words('cli.keys.would', { values, places: listed(counts) })}\n`,
  );
  return done;
}

const sum = (counts: Counts): number => [...counts.values()].reduce((all, one) => all + one, 0);

const listed = (counts: Counts): string =>
  [...counts].flatMap(([place, n]) => (n > 0 ? [`${place} ${n}`] : [])).join(', ') || '0';

interface Obstacle {
  readonly says: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

async function obstacleTo({
  dataDir,
  databaseUrl,
  secretKey,
  newSecretKey,
}: Config): Promise<Obstacle | null> {
  if (secretKey && !newSecretKey) return { says: 'no-new-key' };
  if (!secretKey && !databaseUrl && newSecretKey)
    return { says: 'new-key-alone', params: { file: join(dataDir, keyFile) } };
  if (databaseUrl) return null;
  const database = join(dataDir, databaseFile);
  if (isInUse(database)) return { says: 'in-use' };
  const { bavail, bsize } = await statfs(dataDir);
  const [free, needed] = [bavail * bsize, 2 * statSync(database).size];
  if (free >= needed) return null;
  const params = {
    folder: dataDir,
    free: Math.floor(free / megabyte),
    needed: Math.ceil(needed / megabyte),
  };
  return { says: 'no-room', params };
}

async function change(
  config: Config,
  skipDamaged: boolean,
  io: Io,
  words: Words,
): Promise<Outcome | 'same-key'> {
  const { dataDir, databaseUrl, secretKey, newSecretKey = '' } = config;
  const logger = createLogger(config.logLevel);
  const old = loadKey({ secretKey, dataDir, databaseUrl, logger });
  const fresh = secretKey ? parseKey(newSecretKey.trim(), 'NEW_SECRET_KEY') : randomBytes(32);
  const { store, already } = await openWithEither(config, old, fresh);
  try {
    await lockOut(store);
    const interrupted = await isUnfinished(store);
    if (!interrupted && !already && fresh.equals(old)) return 'same-key';
    const rotated =
      interrupted || already
        ? { values: 0, damaged: new Map<string, number>() }
        : await rotateAll(store, config, fresh, skipDamaged, io, words);
    io.warn(`${words('cli.keys.clearing')}\n`);
    const copies = await finishRotation(store, dataDir);
    await removeStaleKey(config, old);
    return { result: interrupted ? 'finished' : already ? 'already' : 'done', copies, ...rotated };
  } finally {
    await store.close();
  }
}

/** One connection, so that nobody else's is taken for our own. */
async function openWithEither(
  { dataDir, databaseUrl, secretKey, logLevel }: Config,
  old: Uint8Array,
  fresh: Uint8Array,
): Promise<{ store: Store; already: boolean }> {
  const common = { dataDir, databaseUrl, logger: createLogger(logLevel), connections: 1 };
  try {
    return { store: await openStore({ ...common, key: old }), already: false };
  } catch (error) {
    if (!(error instanceof KeyError) || !secretKey) throw error;
    const store = await openStore({ ...common, key: fresh }).catch(() => null);
    if (!store) throw error;
    return { store, already: true };
  }
}

/** The new key is durable before anything is sealed with it, and takes its place after everything is. */
async function rotateAll(
  store: Store,
  { dataDir, secretKey }: Config,
  fresh: Uint8Array,
  skipDamaged: boolean,
  io: Io,
  words: Words,
): Promise<{ values: number; damaged: Counts }> {
  const values = sum(await countSealed(store.db));
  if (!secretKey) {
    dropNextKey(dataDir);
    writeNextKey(dataDir, fresh);
  }
  let told = performance.now();
  const onProgress = (sealed: number): void => {
    if (performance.now() - told < progressEveryMs) return;
    told = performance.now();
    io.warn(`${words('cli.keys.progress', { done: sealed, values })}\n`);
  };
  try {
    const rotated = await rotate(store, fresh, { now: Date.now(), skipDamaged, onProgress });
    if (!secretKey) promoteNextKey(dataDir);
    return rotated;
  } catch (error) {
    // Only of these it is known that the database still has the old key.
    if (error instanceof RotationError && !secretKey) dropNextKey(dataDir);
    throw error;
  }
}

/** A key file that SECRET_KEY has made superfluous is of no use but to a thief. */
async function removeStaleKey({ dataDir, secretKey }: Config, old: Buffer): Promise<void> {
  const path = join(dataDir, keyFile);
  if (secretKey && existsSync(path) && readKeyFile(path)?.equals(old)) await rm(path);
}

async function tell(
  { result, values, damaged, copies }: Outcome,
  { dataDir, databaseUrl, secretKey }: Config,
  asJson: boolean,
  io: Io,
  words: Words,
): Promise<void> {
  const names = databaseUrl ? [] : await readdir(dataDir);
  const remains = names
    .filter((name) => /^(before-restore-|\.backup-|\.restore-)/.test(name))
    .map((name) => join(dataDir, name));
  const file = secretKey ? null : join(dataDir, keyFile);
  if (asJson) {
    const places = Object.fromEntries(damaged);
    await io.write(`${JSON.stringify({ result, values, damaged: places, copies, remains, file })}\n`);
    return;
  }
  const lines = [
    words(`cli.keys.${result}`, { values }),
    ...(damaged.size > 0 ? [words('cli.keys.skipped', { places: listed(damaged) })] : []),
    file === null ? words('cli.keys.variable') : words('cli.keys.file', { file }),
    ...(copies.length > 0 ? [words('cli.keys.copies', { copies: copies.join(', ') })] : []),
    ...(remains.length > 0 ? [words('cli.keys.remains', { remains: remains.join(', ') })] : []),
    words('cli.keys.backups'),
  ];
  await io.write(`${lines.join('\n')}\n`);
}
