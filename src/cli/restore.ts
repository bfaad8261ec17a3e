import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Config, readConfig } from '../config.ts';
import { BackupError, isInUse, readBackup, syncFolder, verifyDatabase } from '../store/backup.ts';
import { keyFile, parseKey } from '../store/key.ts';
import { databaseFile } from '../store/store.ts';
import { readArguments } from './arguments.ts';
import { FileError } from './files.ts';
import { done, failed, type Io } from './io.ts';
import { readPassphrase } from './passphrase.ts';
import type { Words } from './words.ts';

const options = {
  'passphrase-file': { type: 'string' },
  force: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;
const policyName = 'policy.yaml';
/** What gives way to the backup. */
const replaced = [databaseFile, `${databaseFile}-wal`, `${databaseFile}-shm`, keyFile, policyName];

/**
 * `restore FILE`: brings a backup into DATA_DIR. It is opened and checked before anything there is
 * touched, and what was there is put aside, not deleted.
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
    const keepKey = await check(config, folder);
    const aside = await putAside(config.dataDir);
    const restored = names.filter((name) => keepKey || name !== keyFile);
    for (const name of restored) await rename(join(folder, name), join(config.dataDir, name));
    await syncFolder(config.dataDir);
    await tell({ folder: config.dataDir, restored, aside }, values.json === true, io, words);
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

/** Opens the database with its key. Gives whether the key must lie in the folder too. */
async function check({ secretKey }: Config, folder: string): Promise<boolean> {
  const [database, keyPath] = [join(folder, databaseFile), join(folder, keyFile)];
  if (!existsSync(database) || !existsSync(keyPath)) throw new BackupError('damaged');
  const key = parseKey((await readFile(keyPath, 'utf8')).trim());
  // With SECRET_KEY set the server looks at that alone; it must be the one of the backup.
  verifyDatabase(database, secretKey ? parseKey(secretKey.trim()) : key);
  return !secretKey;
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
}

async function tell(result: Restored, asJson: boolean, io: Io, words: Words): Promise<void> {
  if (asJson) return io.write(`${JSON.stringify(result)}\n`);
  const { folder, restored, aside } = result;
  const lines = [
    words('cli.restore.done', { folder, parts: restored.join(', ') }),
    ...(restored.includes(policyName)
      ? [words('cli.restore.policy', { file: join(folder, policyName) })]
      : []),
    ...(aside === null ? [] : [words('cli.restore.aside', { aside })]),
  ];
  await io.write(`${lines.join('\n')}\n`);
}
