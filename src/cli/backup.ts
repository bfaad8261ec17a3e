import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Config, readConfig } from '../config.ts';
import { createLogger } from '../log.ts';
import { loadPolicy } from '../policy.ts';
import { BackupError, copyDatabase, type Part, verifyDatabase, writeBackup } from '../store/backup.ts';
import { agePart, type BackupAge } from '../store/backup-age.ts';
import { markBackup, markLine } from '../store/deleted.ts';
import { newId } from '../store/ids.ts';
import { keyFile, loadKey } from '../store/key.ts';
import { databaseFile } from '../store/store.ts';
import { readArguments } from './arguments.ts';
import { done, failed, type Io } from './io.ts';
import { readPassphrase } from './passphrase.ts';
import { projectFolder, type Words } from './words.ts';

const options = { 'passphrase-file': { type: 'string' }, json: { type: 'boolean' } } as const;
const staging = '.backup-';
const staleMs = 3_600_000;

/** `backup FILE`: an encrypted copy of the database, its key and the policy, while the server runs or not. */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const { values, positionals } = readArguments(args, options, { least: 1, most: 1 });
  const file = resolve(positionals[0] ?? '');
  const config = readConfig(io.env);
  const obstacle = obstacleTo(config);
  if (obstacle !== null) return refuse(io, words(obstacle, { folder: config.dataDir }));
  const passphrase = await readPassphrase(values['passphrase-file'], io, words);
  await removeStale(config.dataDir);
  const policy = loadPolicy(join(projectFolder, 'data', 'policy.yaml'), config.policyFile);
  const made = Date.now();
  const age = { made, keepUntil: made + policy.backups };
  const folder = await mkdtemp(join(config.dataDir, staging));
  try {
    const parts = gather(config, folder, made);
    const bytes = await writeBackup(file, passphrase, [agePart(age), ...parts]);
    markBackup(join(config.dataDir, databaseFile), made);
    await tell({ file, bytes, parts: parts.map((part) => part.name) }, age, values.json === true, io, words);
    return done;
  } catch (error) {
    if (error instanceof BackupError) return refuse(io, words(`cli.backup.own-${error.trouble}`));
    if (isDamage(error)) return refuse(io, words('cli.backup.own-damaged'));
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return refuse(io, words('cli.backup.unwritable', { file, why: error.message }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function tell(
  written: { readonly file: string; readonly bytes: number; readonly parts: readonly string[] },
  { made, keepUntil }: BackupAge,
  asJson: boolean,
  io: Io,
  words: Words,
): Promise<void> {
  const [madeAt, until] = [new Date(made).toISOString(), new Date(keepUntil).toISOString()];
  if (asJson) return io.write(`${JSON.stringify({ ...written, made: madeAt, keepUntil: until })}\n`);
  const { file, bytes, parts } = written;
  const lines = [
    words('cli.backup.written', { file, bytes, parts: parts.join(', ') }),
    words('cli.backup.keep', { until: until.slice(0, 10) }),
  ];
  await io.write(`${lines.join('\n')}\n`);
}

function refuse(io: Io, message: string): number {
  io.warn(`suluh: ${message}\n`);
  return failed;
}

/** SQLite finds the file malformed, or no database at all. */
const isDamage = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (error.errcode === 11 || error.errcode === 26);

function obstacleTo({ databaseUrl, dataDir, secretKey }: Config): string | null {
  if (databaseUrl) return 'cli.backup.postgres';
  if (!existsSync(join(dataDir, databaseFile))) return 'cli.database.none';
  if (!secretKey && !existsSync(join(dataDir, keyFile))) return 'cli.backup.no-key';
  return null;
}

/** The copy is opened with the key before it is kept: a backup that cannot be read is none. */
function gather({ dataDir, secretKey, policyFile }: Config, folder: string, now: number): Part[] {
  const key = loadKey({ secretKey, dataDir, logger: createLogger('error') });
  const copy = join(folder, databaseFile);
  const database = join(dataDir, databaseFile);
  markLine(database, now, newId);
  copyDatabase(database, copy);
  verifyDatabase(copy, key);
  return [
    // The key as a file, also where it came from SECRET_KEY: the backup opens without that machine.
    { name: 'secret.key', bytes: Buffer.from(`${key.toString('base64url')}\n`) },
    { name: 'suluh.db', file: copy },
    ...(policyFile ? [{ name: 'policy.yaml', file: resolve(policyFile) } as const] : []),
  ];
}

/** Copies that a killed run left behind still hold what is to be deleted. */
async function removeStale(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith(staging)) continue;
    const path = join(dataDir, name);
    if (Date.now() - (await stat(path)).mtimeMs > staleMs) await rm(path, { recursive: true, force: true });
  }
}
