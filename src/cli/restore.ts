import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Config, readConfig } from '../config.ts';
import { createLogger } from '../log.ts';
import { loadPolicy, type Policy } from '../policy.ts';
import { BackupError, isInUse, readBackup, syncFolder, verifyDatabase } from '../store/backup.ts';
import { type BackupAge, readAge } from '../store/backup-age.ts';
import { createCases } from '../store/cases.ts';
import { beginLine, type Carried, carryDeletions, type Deletions, readDeletions } from '../store/deleted.ts';
import { keyFile, parseKey } from '../store/key.ts';
import { nextKeyFile } from '../store/key-file.ts';
import { createMediaStore } from '../store/media.ts';
import { sweep } from '../store/retention.ts';
import { databaseFile, openStore } from '../store/store.ts';
import { readArguments } from './arguments.ts';
import { FileError } from './files.ts';
import { done, failed, type Io } from './io.ts';
import { readPassphrase } from './passphrase.ts';
import { projectFolder, type Words } from './words.ts';

const options = {
  'passphrase-file': { type: 'string' },
  force: { type: 'boolean' },
  'past-lifetime': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;
const policyName = 'policy.yaml';
/** What gives way to the backup. */
const replaced = [
  databaseFile,
  `${databaseFile}-wal`,
  `${databaseFile}-shm`,
  keyFile,
  nextKeyFile,
  policyName,
];
const day = 86_400_000;

/**
 * `restore FILE`: brings a backup into DATA_DIR. It is opened and checked before anything there is
 * touched, and what was there is put aside, not deleted. What was deleted since is deleted in it too.
 */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const { values, positionals } = readArguments(args, options, { least: 1, most: 1 });
  const file = resolve(positionals[0] ?? '');
  const config = readConfig(io.env);
  const obstacle = await obstacleTo(config, values.force === true);
  if (obstacle !== null) return refuse(io, words(obstacle, { folder: config.dataDir }));
  const passphrase = await readPassphrase(values['passphrase-file'], io, words);
  await mustBeFile(file, words);
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(config.dataDir, '.restore-'));
  try {
    const names = await readBackup(file, passphrase, folder);
    const age = await readAge(folder);
    const now = Date.now();
    const policy = policyOf(config, folder);
    const days = daysOf(age, policy, now);
    if (days?.isPast && !values['past-lifetime'])
      return refuse(io, words('cli.restore.past-lifetime', { file, ...paramsOf(days) }));
    const { key, keepKey } = await check(config, folder);
    const since = await clear({ folder, key, before: join(config.dataDir, databaseFile), policy, now });
    const aside = await putAside(config.dataDir);
    const restored = partsOf(names, keepKey);
    for (const name of restored) await rename(join(folder, name), join(config.dataDir, name));
    await syncFolder(config.dataDir);
    const result = { folder: config.dataDir, restored, aside, age: days, since };
    await tell(result, values.json === true, io, words);
    return done;
  } catch (error) {
    if (error instanceof BackupError) return refuse(io, words(`cli.restore.${error.trouble}`, { file }));
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function refuse(io: Io, message: string): number {
  io.warn(`suluh: ${message}\n`);
  return failed;
}

async function obstacleTo({ databaseUrl, dataDir }: Config, force: boolean): Promise<string | null> {
  if (databaseUrl) return 'cli.restore.postgres';
  if (!existsSync(dataDir)) return null;
  if ((await readdir(dataDir)).length > 0 && !force) return 'cli.restore.not-empty';
  const database = join(dataDir, databaseFile);
  return existsSync(database) && isInUse(database) ? 'cli.restore.in-use' : null;
}

async function mustBeFile(file: string, words: Words): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found?.isFile()) return;
  throw new FileError(words('cli.file.unreadable', { file, why: words('cli.file.missing') }));
}

/** What of a backup belongs into the folder. */
const partsOf = (names: readonly string[], keepKey: boolean): string[] =>
  names.filter((name) => replaced.includes(name) && (keepKey || name !== keyFile));

/** Opens the database with its key. Gives whether the key must lie in the folder too. */
async function check({ secretKey }: Config, folder: string): Promise<{ key: Buffer; keepKey: boolean }> {
  const [database, keyPath] = [join(folder, databaseFile), join(folder, keyFile)];
  if (!existsSync(database) || !existsSync(keyPath)) throw new BackupError('damaged');
  // With SECRET_KEY set the server looks at that alone; it must be the one of the backup.
  const key = parseKey(secretKey ? secretKey.trim() : (await readFile(keyPath, 'utf8')).trim());
  verifyDatabase(database, key);
  return { key, keepKey: !secretKey };
}

/** The operator's policy, else the one that the backup was made with. */
function policyOf({ policyFile }: Config, folder: string): Policy {
  const own = join(folder, policyName);
  const inBackup = existsSync(own) ? own : undefined;
  return loadPolicy(join(projectFolder, 'data', 'policy.yaml'), policyFile ?? inBackup);
}

/** Until when a backup may be kept: a lifetime that was made shorter since counts too. */
const keptUntil = ({ made, keepUntil }: BackupAge, { backups }: Policy): number =>
  Math.min(keepUntil, made + backups);

interface Days {
  readonly made: string;
  readonly until: string;
  readonly days: number;
  readonly isPast: boolean;
}

function daysOf(age: BackupAge | null, policy: Policy, now: number): Days | null {
  if (age === null) return null;
  const until = keptUntil(age, policy);
  const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const days = Math.max(0, Math.floor((now - age.made) / day));
  return { made: dayOf(age.made), until: dayOf(until), days, isPast: now > until };
}

const paramsOf = ({ made, until, days }: Days) => ({ made, until, days });

/** What was deleted since the backup: carried over, or not known because of what lay there. */
type Since = Carried | 'nothing-there' | 'unreadable';

/** Deletes in the copy, before it takes its place, what was deleted since and what has had its time. */
async function clear(work: {
  readonly folder: string;
  readonly key: Buffer;
  readonly before: string;
  readonly policy: Policy;
  readonly now: number;
}): Promise<Since> {
  const { folder, key, before, policy, now } = work;
  const deletions: Deletions | null = existsSync(before) ? readDeletions(before) : null;
  const store = await openStore({ dataDir: folder, key, logger: createLogger('error') }).catch(asNewer);
  try {
    const cases = createCases(store);
    const carried = deletions && (await carryDeletions(store, cases, deletions, now));
    await store.transact(beginLine);
    await sweep(store, cases, createMediaStore(store, randomBytes), policy, now);
    return carried ?? (existsSync(before) ? 'unreadable' : 'nothing-there');
  } finally {
    await store.close();
  }
}

/** Tables were made that this version does not know. */
function asNewer(error: unknown): never {
  throw error instanceof Error && error.message.includes('corrupted migrations')
    ? new BackupError('newer')
    : error;
}

async function putAside(dataDir: string): Promise<string | null> {
  const there = replaced.filter((name) => existsSync(join(dataDir, name)));
  if (there.length === 0) return null;
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const aside = join(dataDir, `before-restore-${stamp}`);
  await mkdir(aside, { mode: 0o700 });
  for (const name of there) await rename(join(dataDir, name), join(aside, name));
  await syncFolder(aside);
  return aside;
}

interface Restored {
  readonly folder: string;
  readonly restored: readonly string[];
  readonly aside: string | null;
  readonly age: Days | null;
  readonly since: Since;
}

async function tell(result: Restored, asJson: boolean, io: Io, words: Words): Promise<void> {
  if (asJson) return io.write(`${JSON.stringify(result)}\n`);
  const { folder, restored, aside, age, since } = result;
  const lines = [
    words('cli.restore.done', { folder, parts: restored.join(', ') }),
    age === null ? words('cli.restore.no-age') : words('cli.restore.age', paramsOf(age)),
    typeof since === 'string'
      ? words(`cli.restore.since-${since}`)
      : words('cli.restore.since', { ...since }),
    ...(restored.includes(policyName)
      ? [words('cli.restore.policy', { file: join(folder, policyName) })]
      : []),
    ...(aside === null ? [] : [words('cli.restore.aside', { aside })]),
  ];
  await io.write(`${lines.join('\n')}\n`);
}
