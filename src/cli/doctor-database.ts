import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import { isWhole } from '../store/backup.ts';
import { KeyError, keyFile, loadKey } from '../store/key.ts';
import { migrations } from '../store/migrate.ts';
import { openPool, postgresDialect } from '../store/postgres.ts';
import type { Database } from '../store/schema.ts';
import { type DialectName, databaseFile, openStore, type Store } from '../store/store.ts';
import { type Finding, findingsOf } from './doctor-finding.ts';

const of = findingsOf('database');

/** What was found out without changing anything: whether it may be opened, and how large it is. */
interface Look {
  readonly findings: readonly Finding[];
  readonly usable: boolean;
}

/**
 * Looks at the database without making or changing it, and opens it only where that changes nothing.
 * The caller closes the store.
 */
export async function checkDatabase(
  config: Config,
  logger: Logger,
): Promise<{ store: Store | null; findings: Finding[] }> {
  const look = config.databaseUrl
    ? await lookAtPostgres(config.databaseUrl, logger)
    : lookAtSqlite(config.dataDir);
  if (!look.usable || !hasKey(config)) return { store: null, findings: [...look.findings] };
  const { dataDir, databaseUrl, secretKey } = config;
  try {
    const key = loadKey({ secretKey, dataDir, databaseUrl, logger, onlyLook: true });
    const store = await openStore({ dataDir, databaseUrl, key, logger });
    return { store, findings: [...look.findings] };
  } catch (error) {
    if (!(error instanceof KeyError)) throw error;
    return { store: null, findings: [of.broken('database-key', { message: error.message })] };
  }
}

const hasKey = ({ secretKey, databaseUrl, dataDir }: Config): boolean =>
  secretKey !== undefined || (databaseUrl === undefined && existsSync(join(dataDir, keyFile)));

function lookAtSqlite(dataDir: string): Look {
  const path = join(dataDir, databaseFile);
  if (!existsSync(path)) return { usable: false, findings: [of.attention('database-none')] };
  try {
    const file = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
    try {
      if (!isWhole(file)) return { usable: false, findings: [of.broken('database-damaged', { path })] };
      const names = file.prepare('select name from kysely_migration').all();
      return judged(
        names.map((row) => String(row.name)),
        'sqlite',
        statSync(path).size,
      );
    } finally {
      file.close();
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { usable: false, findings: [of.broken('database-closed', { path, message })] };
  }
}

async function lookAtPostgres(url: string, logger: Logger): Promise<Look> {
  const db = new Kysely<Database>({ dialect: postgresDialect(openPool(url, logger)) });
  try {
    const names = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    const size = await sql<{ size: number }>`select pg_database_size(current_database()) as size`.execute(db);
    return judged(
      names.rows.map((row) => row.name),
      'postgres',
      Number(size.rows[0]?.size ?? 0),
    );
  } catch (error) {
    const isEmpty = error instanceof Error && 'code' in error && error.code === '42P01';
    return {
      usable: false,
      findings: [isEmpty ? of.attention('database-none') : of.broken('database-unreachable')],
    };
  } finally {
    await db.destroy();
  }
}

/** Compares the tables that are there with those that this version knows. */
function judged(names: readonly string[], dialect: DialectName, bytes: number): Look {
  const own = Object.keys(migrations(dialect));
  if (names.some((name) => !own.includes(name)))
    return { usable: false, findings: [of.broken('database-newer')] };
  const pending = own.filter((name) => !names.includes(name)).length;
  if (pending > 0) return { usable: false, findings: [of.attention('database-pending', { pending })] };
  const size = Math.max(1, Math.round(bytes / 1024 / 1024));
  return { usable: true, findings: [of.ok('database', { dialect, size })] };
}
