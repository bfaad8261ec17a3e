import { type RawBuilder, sql } from 'kysely';
import type { Seal, Sealer } from './seal.ts';
import type { SealedTable } from './sealed-columns.ts';
import type { Tx } from './store.ts';

/** What opens a value, and what seals it anew. */
export interface Change<S extends Sealer = Sealer> {
  readonly from: S;
  readonly to: S;
}

/** Counts values that do not open, by their place. */
export type Damaged = Map<string, number>;

/** The key of a case, wrapped as it was and wrapped anew. */
interface CaseKeys {
  readonly old: Uint8Array;
  readonly fresh: Uint8Array;
}

type Row = Readonly<Record<string, unknown>>;
const atOnce = 100;
const casePlace = 'case_file.case_key';

/** Seals the columns of one table anew; yields how many values each step has done. */
export async function* resealTable(
  tx: Tx,
  table: SealedTable,
  change: Change,
  damaged: Damaged,
): AsyncGenerator<number> {
  for await (const rows of pagesOf(tx, table)) {
    let values = 0;
    for (const row of rows) values += await resealRow(tx, table, row, change, damaged);
    yield values;
  }
}

/**
 * Gives every case a new key: whoever has opened the old one, in a copy from before, opens nothing that is
 * written later. Yields how many values each step has done.
 */
export async function* renewCases(
  tx: Tx,
  tables: readonly SealedTable[],
  change: Change<Seal>,
  damaged: Damaged,
): AsyncGenerator<number> {
  const keys = await newKeysOf(tx, change, damaged);
  for (const table of tables) {
    for await (const rows of pagesOf(tx, table)) {
      let values = 0;
      for (const row of rows) {
        const own = keys.get(String(row[table.byCase ?? '']));
        if (!own) continue;
        const sealers = { from: change.from.withCaseKey(own.old), to: change.to.withCaseKey(own.fresh) };
        values += await resealRow(tx, table, row, sealers, damaged);
      }
      yield values;
    }
  }
  let stored = 0;
  for (const [id, { fresh }] of keys) {
    await tx.updateTable('case_file').set({ case_key: fresh }).where('id', '=', id).execute();
    stored += 1;
    if (stored % atOnce === 0) yield atOnce;
  }
  yield stored % atOnce;
}

async function newKeysOf(
  tx: Tx,
  { from, to }: Change<Seal>,
  damaged: Damaged,
): Promise<Map<string, CaseKeys>> {
  const rows = await tx
    .selectFrom('case_file')
    .select(['id', 'case_key'])
    .where('case_key', 'is not', null)
    .execute();
  const keys = new Map<string, CaseKeys>();
  for (const { id, case_key } of rows) {
    if (case_key === null) continue;
    if (opened(from, casePlace, case_key, damaged)) keys.set(id, { old: case_key, fresh: to.newCaseKey() });
  }
  return keys;
}

/** Rows in which at least one of the columns is filled, in the order of their key. */
async function* pagesOf(tx: Tx, table: SealedTable): AsyncGenerator<readonly Row[]> {
  const { key, columns, only = 'true', byCase } = table;
  const refs = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)));
  const filled = sql.join(
    columns.map((column) => sql`${sql.ref(column)} is not null`),
    sql` or `,
  );
  const names = [...key, ...columns, ...(byCase ? [byCase] : [])];
  let after: RawBuilder<unknown> = sql``;
  for (;;) {
    const { rows } = await sql<Row>`select ${refs(names)} from ${sql.table(table.table)}
      where (${filled}) and ${sql.raw(only)} ${after} order by ${refs(key)} limit ${sql.lit(atOnce)}`.execute(
      tx,
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = sql`and (${refs(key)}) > (${sql.join(key.map((name) => last[name]))})`;
  }
}

async function resealRow(
  tx: Tx,
  { table, key, columns }: SealedTable,
  row: Row,
  { from, to }: Change,
  damaged: Damaged,
): Promise<number> {
  const sets: RawBuilder<unknown>[] = [];
  for (const column of columns) {
    const sealed = row[column];
    if (!(sealed instanceof Uint8Array)) continue;
    const place = `${table}.${column}` as const;
    const value = opened(from, place, sealed, damaged);
    if (value) sets.push(sql`${sql.ref(column)} = ${to.seal(place, value)}`);
  }
  if (sets.length === 0) return 0;
  const same = key.map((name) => sql`${sql.ref(name)} = ${row[name]}`);
  await sql`update ${sql.table(table)} set ${sql.join(sets)} where ${sql.join(same, sql` and `)}`.execute(tx);
  return sets.length;
}

function opened(
  from: Sealer,
  place: `${string}.${string}`,
  sealed: Uint8Array,
  damaged: Damaged,
): Buffer | null {
  try {
    return from.open(place, sealed);
  } catch {
    damaged.set(place, (damaged.get(place) ?? 0) + 1);
    return null;
  }
}
