import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { CompiledQuery, Kysely, type SelectQueryBuilder, type Transaction } from 'kysely';
import type { Logger } from '../values/logger.ts';
import { databaseFile, openFolder } from './folder.ts';
import { openSeal } from './meta-keys.ts';
import { backUpFile, type Migrations, migrate, migrations } from './migrate.ts';
import { asStartError, isConflict, isConnectionTrouble, openPool, postgresDialect } from './postgres.ts';
import type { Database } from './schema.ts';
import type { Seal } from './seal.ts';
import { isFileTrouble, openSqliteFile, sqliteDialect } from './sqlite.ts';

export { databaseFile } from './folder.ts';

export type DialectName = 'sqlite' | 'postgres';
/** For reading and for single statements. Inside `transact` use its `tx` only: on SQLite there is one connection, and waiting for it there waits for ever. */
export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;

export interface Store {
  readonly db: Db;
  readonly dialect: DialectName;
  readonly seal: Seal;
  /**
   * Runs `fn` in one transaction and resolves after the commit. On a conflict between processes `fn`
   * runs again from the start, so it must not change anything outside the database; see `afterCommit`.
   */
  transact<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** Writes the log into the database file and empties it, so that what was deleted is gone from the disk. */
  checkpoint(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Folder of the SQLite file; made when missing. */
  readonly dataDir: string;
  /** PostgreSQL instead of the file. */
  readonly databaseUrl?: string | undefined;
  /** The server's key, 32 bytes. */
  readonly key: Uint8Array;
  /** Connections to PostgreSQL at most. */
  readonly connections?: number;
  readonly logger: Logger;
  /** Only tests pass another set. */
  readonly migrations?: (dialect: DialectName) => Migrations;
}

/** Opens the database and brings its tables up to date. */
export function openStore(options: StoreOptions): Promise<Store> {
  return options.databaseUrl ? openPostgres(options, options.databaseUrl) : openSqlite(options);
}

async function openSqlite({
  dataDir,
  key,
  logger,
  migrations: set = migrations,
}: StoreOptions): Promise<Store> {
  openFolder(dataDir);
  const path = join(dataDir, databaseFile);
  const file = openSqliteFile(path);
  chmodSync(path, 0o600);
  const db = new Kysely<Database>({ dialect: sqliteDialect(file) });
  try {
    await migrate(db, set('sqlite'), () => {
      const copy = backUpFile(file, path, Date.now());
      logger.info({ copy }, 'the database was copied before its tables change');
    });
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    ...(await shared(db, 'sqlite', key)),
    checkpoint: () => checkpoint(db),
    close: () => closeSqlite(db, file),
  };
}

async function openPostgres(
  { key, logger, connections, migrations: set = migrations }: StoreOptions,
  url: string,
): Promise<Store> {
  const db = new Kysely<Database>({ dialect: postgresDialect(openPool(url, logger, connections)) });
  try {
    await migrate(db, set('postgres'), () =>
      logger.warn({}, "the tables change now; the backup of a PostgreSQL database is its operator's"),
    );
  } catch (error) {
    await db.destroy();
    throw asStartError(error);
  }
  return {
    ...(await shared(db, 'postgres', key)),
    checkpoint: () => Promise.resolve(),
    close: () => db.destroy(),
  };
}

async function shared(
  db: Db,
  dialect: DialectName,
  key: Uint8Array,
): Promise<Pick<Store, 'db' | 'dialect' | 'seal' | 'transact'>> {
  try {
    const seal = await openSeal(db, key);
    return { db, dialect, seal, transact: (fn) => transact(db, fn) };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

const triesAtConflict = 8;

async function transact<T>(db: Db, fn: (tx: Tx) => Promise<T>): Promise<T> {
  const { result, hooks } = await withRetry(async () => {
    const fresh: Hook[] = [];
    const value = await db.transaction().execute((tx) => {
      hooksOf.set(tx, fresh);
      return fn(tx);
    });
    return { result: value, hooks: fresh };
  });
  for (const hook of hooks) hook();
  return result;
}

async function withRetry<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (!isConflict(error) || attempt >= triesAtConflict) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt));
    }
  }
}

/** The database is in trouble, not the work: a full or failing disk, a lost connection, a conflict. */
export function isOutage(error: unknown): boolean {
  return isConflict(error) || isFileTrouble(error) || isConnectionTrouble(error);
}

type Hook = () => void;
const hooksOf = new WeakMap<Tx, Hook[]>();

/** Calls `hook` right after the commit, and never when the transaction or its savepoint rolls back. */
export function afterCommit(tx: Tx, hook: Hook): void {
  const hooks = hooksOf.get(tx);
  if (!hooks) throw new Error('afterCommit needs a transaction that Store.transact opened');
  hooks.push(hook);
}

const setSavepoint = CompiledQuery.raw('savepoint step');
const releaseSavepoint = CompiledQuery.raw('release savepoint step');
const rollbackToSavepoint = CompiledQuery.raw('rollback to savepoint step');

/** Runs `fn` so that its failure undoes what it did, and only that; the failure is thrown on. */
export async function savepoint<T>(tx: Tx, fn: () => Promise<T>): Promise<T> {
  const hooks = hooksOf.get(tx);
  const before = hooks?.length ?? 0;
  await tx.executeQuery(setSavepoint);
  try {
    const result = await fn();
    await tx.executeQuery(releaseSavepoint);
    return result;
  } catch (error) {
    if (hooks) hooks.length = before;
    await tx.executeQuery(rollbackToSavepoint);
    await tx.executeQuery(releaseSavepoint);
    throw error;
  }
}

/** Locks the rows until the transaction ends. SQLite needs and does nothing: its one writer has the whole file. */
export function forUpdate<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
): SelectQueryBuilder<DB, TB, O> {
  return query.forUpdate();
}

async function checkpoint(db: Db): Promise<void> {
  await db.executeQuery(CompiledQuery.raw('pragma wal_checkpoint(truncate)'));
}

async function closeSqlite(db: Db, file: DatabaseSync): Promise<void> {
  if (!file.isOpen) return;
  await checkpoint(db);
  await db.destroy();
}
