import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { audit } from './audit.ts';
import { resealMeta } from './meta-keys.ts';
import { copiesFolder, isMigrationCopy } from './migrate.ts';
import { type Change, type Damaged, renewCases, resealTable } from './reseal.ts';
import { createSeal, type Seal } from './seal.ts';
import { sealedByCase, sealedByServer } from './sealed-columns.ts';
import type { Db, Store, Tx } from './store.ts';

/** The key cannot be changed now. The words for people are the caller's, by `trouble`. */
export class RotationError extends Error {
  override readonly name = 'RotationError';
  readonly trouble: 'in-use' | 'damaged';
  /** With `damaged`: places and how many values of each the present key does not open. */
  readonly places: ReadonlyMap<string, number>;

  constructor(trouble: 'in-use' | 'damaged', places: ReadonlyMap<string, number> = new Map()) {
    super(`the key cannot be changed: ${trouble}`);
    this.trouble = trouble;
    this.places = places;
  }
}

/** How many values each place holds, such as `inbox.payload`. */
export type Counts = ReadonlyMap<string, number>;

export interface Rotation {
  readonly values: number;
  /** Values that nobody could open before either; they stay as they are. */
  readonly damaged: Counts;
}

/** In `meta` from the commit of a change until nothing of the old key is left in the files. */
const unfinished = 'key-change';
/** Tables that a change of the key writes anew. */
const rewritten = [...new Set([...sealedByServer, ...sealedByCase].map(({ table }) => table)), 'meta'];
/** Codes of SQLite and PostgreSQL for what somebody else holds. */
const busy = 5;
const lockTimeout = '55P03';

/** Every value that a change of the key would seal anew. Changes nothing. */
export async function countSealed(db: Db): Promise<Counts> {
  const counts = new Map<string, number>();
  for (const { table, columns, only = 'true' } of [...sealedByServer, ...sealedByCase]) {
    for (const column of columns) {
      const found = await sql<{ n: number | string }>`
        select count(${sql.ref(column)}) as n from ${sql.table(table)} where ${sql.raw(only)}`.execute(db);
      const place = `${table}.${column}`;
      counts.set(place, (counts.get(place) ?? 0) + Number(found.rows[0]?.n ?? 0));
    }
  }
  return counts;
}

/**
 * Keeps everybody else away from a SQLite file until the store is closed: a server that went on with the
 * old key would write what nobody could open. Throws RotationError when somebody has it open.
 */
export async function lockOut({ db, dialect, transact }: Store): Promise<void> {
  if (dialect !== 'sqlite') return;
  try {
    await sql`pragma locking_mode = exclusive`.execute(db);
    await transact(() => Promise.resolve());
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === busy)
      throw new RotationError('in-use');
    throw error;
  }
}

/**
 * Seals everything with another key, in one transaction: either key opens all or nothing. The store itself
 * is of no use afterwards but for `finishRotation`. Throws RotationError; then nothing has changed.
 */
export async function rotate(
  store: Store,
  key: Uint8Array,
  options: {
    readonly now: number;
    /** Leaves what cannot be opened as it is, instead of ending. */
    readonly skipDamaged?: boolean;
    readonly onProgress?: (values: number) => void;
  },
): Promise<Rotation> {
  const to = createSeal(key);
  return store.transact(async (tx) => {
    if (store.dialect === 'postgres') await holdAll(tx);
    const damaged: Damaged = new Map();
    let values = 0;
    for await (const done of steps(tx, { from: store.seal, to }, damaged)) {
      values += done;
      options.onProgress?.(values);
    }
    if (damaged.size > 0 && !options.skipDamaged) throw new RotationError('damaged', damaged);
    await resealMeta(tx, store.seal, to);
    await tx
      .insertInto('meta')
      .values({ key: unfinished, value: String(options.now) })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: String(options.now) }))
      .execute();
    await audit(tx, { act: 'key-changed', at: options.now });
    return { values, damaged };
  });
}

async function* steps(tx: Tx, change: Change<Seal>, damaged: Damaged): AsyncGenerator<number> {
  for (const table of sealedByServer)
    if (table.table !== 'case_file') yield* resealTable(tx, table, change, damaged);
  yield* renewCases(tx, sealedByCase, change, damaged);
}

/** Nobody reads or writes until the end; whoever opens the database meanwhile waits, and finds the new key. */
async function holdAll(tx: Tx): Promise<void> {
  const tables = rewritten.map((table) => sql.table(table));
  await sql`set local lock_timeout = '10s'`.execute(tx);
  try {
    await sql`lock table ${sql.join(tables)} in access exclusive mode`.execute(tx);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === lockTimeout)
      throw new RotationError('in-use');
    throw error;
  }
  const others = await sql<{ n: number | string }>`
    select count(*) as n from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
      and coalesce(backend_type, 'client backend') = 'client backend'`.execute(tx);
  if (Number(others.rows[0]?.n ?? 0) > 0) throw new RotationError('in-use');
}

/** Whether a change of the key was made whose traces are not cleared away yet. */
export async function isUnfinished({ db }: Store): Promise<boolean> {
  return (await db.selectFrom('meta').select('key').where('key', '=', unfinished).execute()).length > 0;
}

/**
 * Clears away what the old key still opens: copies that were made before changes of the tables, and what
 * lies in free pages of the database and in its log. May be repeated; gives the copies it has deleted.
 */
export async function finishRotation({ db, dialect, checkpoint }: Store, dataDir: string): Promise<string[]> {
  const copies = dialect === 'sqlite' ? await removeCopies(join(dataDir, copiesFolder)) : [];
  if (dialect === 'sqlite') {
    // In memory the copy that SQLite makes for it would need as much as the file has.
    await sql`pragma temp_store = file`.execute(db);
    await sql`vacuum`.execute(db);
    await sql`pragma temp_store = memory`.execute(db);
  } else {
    for (const table of rewritten) await sql`vacuum full ${sql.table(table)}`.execute(db);
  }
  await checkpoint();
  await db.deleteFrom('meta').where('key', '=', unfinished).execute();
  return copies;
}

async function removeCopies(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const copies = names.filter(isMigrationCopy);
  for (const name of copies) await rm(join(folder, name), { force: true });
  return copies.map((name) => join(folder, name));
}
