import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { Cases } from './cases.ts';
import { removeMedia } from './media.ts';
import { destroyCase } from './retention.ts';
import type { Store, Tx } from './store.ts';

/** What was deleted or taken back in a database, so that an older copy of it does not bring it back. */
export interface Deletions {
  /** Cases without content, by id. */
  readonly cases: ReadonlySet<string>;
  /** Cases whose writer took them back, and when. */
  readonly withdrawn: ReadonlyMap<string, number>;
  /** Coordinators who were taken off the roster. */
  readonly coordinators: readonly string[];
  /** The backups that this database has seen; null where none was made. */
  readonly line: Line | null;
  /** What is there now: what a backup of the same line has beyond it was deleted. */
  readonly kept: Readonly<Record<'case_file' | 'person' | 'media', ReadonlySet<string>>>;
  /** Talks that were emptied. */
  readonly emptied: ReadonlySet<string>;
}

/** Which backups a database goes back to: those made of it under this name, until `through`. */
export interface Line {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly through: number;
}

const lineKey = 'backup-line';
const lastKey = 'last-backup';

/** Reads a database file as it lies there, with whatever tables its version has. Null when it cannot be read. */
export function readDeletions(path: string): Deletions | null {
  let file: DatabaseSync | undefined;
  try {
    file = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
    return read(file);
  } catch {
    return null;
  } finally {
    file?.close();
  }
}

function read(file: DatabaseSync): Deletions {
  const rows = (sql: string): Record<string, SQLOutputValue>[] => file.prepare(sql).all();
  const ids = (sql: string): Set<string> => new Set(rows(sql).map((row) => String(row.id)));
  const columns = rows("select name from pragma_table_info('case_file')").map((row) => row.name);
  const withdrawn = columns.includes('withdrawn_at')
    ? rows('select id, withdrawn_at as at from case_file where withdrawn_at is not null')
    : rows("select id, activity_at as at from case_file where status = 'withdrawn'");
  return {
    cases: ids('select id from case_file where case_key is null'),
    withdrawn: new Map(withdrawn.map((row) => [String(row.id), Number(row.at)])),
    coordinators: [...ids("select id from coordinator where status = 'removed'")],
    line: lineOf(rows(`select value from meta where key = '${lineKey}'`)[0]?.value),
    kept: {
      case_file: ids('select id from case_file'),
      person: ids('select id from person'),
      media: ids('select id from media'),
    },
    emptied: ids('select id from conversation where state is null'),
  };
}

export interface Carried {
  /** Cases whose content was destroyed again. */
  readonly cases: number;
  readonly withdrawn: number;
  readonly coordinators: number;
  readonly people: number;
}

/**
 * Deletes from a copy that was brought back what had been deleted since, and marks what was taken back. A
 * copy of the same line also loses what is there no more: reports given up half-way, people who wanted to
 * be forgotten, loose pictures, emptied talks. From then on it is a line of its own.
 */
export async function carryDeletions(
  store: Store,
  cases: Cases,
  deletions: Deletions,
  now: number,
): Promise<Carried> {
  return store.transact(async (tx) => {
    const isEarlier = isEarlierOf(await readLine(tx), deletions.line);
    const own = await tx.selectFrom('case_file').select(['id', 'case_key', 'withdrawn_at']).execute();
    let [gone, withdrawn] = [0, 0];
    for (const row of own) {
      const takenBack = deletions.withdrawn.get(row.id);
      if (row.case_key === null) continue;
      if (deletions.cases.has(row.id)) {
        await destroy(tx, cases, row.id, now);
        gone += 1;
      } else if (isEarlier && !deletions.kept.case_file.has(row.id)) {
        const file = await cases.byId(tx, row.id);
        if (file) await cases.discard(tx, file);
        gone += 1;
      } else if (takenBack !== undefined && row.withdrawn_at === null) {
        await tx.updateTable('case_file').set({ withdrawn_at: takenBack }).where('id', '=', row.id).execute();
        withdrawn += 1;
      }
    }
    const coordinators = await removeCoordinators(tx, deletions.coordinators);
    const people = isEarlier ? await forgetAgain(tx, deletions) : 0;
    return { cases: gone, withdrawn, coordinators, people };
  });
}

/** A copy that was brought back is no earlier state of what the other backups of its line are made of. */
export async function beginLine(tx: Tx): Promise<void> {
  await tx.deleteFrom('meta').where('key', 'in', [lineKey, lastKey]).execute();
}

/** Whether a copy is what the database itself once was. */
function isEarlierOf(copy: Line | null, current: Line | null): boolean {
  return copy !== null && current !== null && copy.name === current.name && copy.through <= current.through;
}

async function destroy(tx: Tx, cases: Cases, id: string, now: number): Promise<void> {
  const file = await cases.byId(tx, id);
  if (file) await destroyCase(tx, cases, file, { now, byTime: false });
}

async function removeCoordinators(tx: Tx, ids: readonly string[]): Promise<number> {
  let removed = 0;
  for (const id of ids) {
    const done = await tx
      .updateTable('coordinator')
      .set({ status: 'removed', on_duty: 0 })
      .where('id', '=', id)
      .where('status', '<>', 'removed')
      .executeTakeFirst();
    removed += Number(done.numUpdatedRows);
  }
  return removed;
}

async function forgetAgain(tx: Tx, { kept, emptied }: Deletions): Promise<number> {
  const people = await tx.selectFrom('person').select('id').execute();
  const gone = people.filter(({ id }) => !kept.person.has(id));
  for (const { id } of gone) {
    await tx.deleteFrom('subscription').where('person_id', '=', id).execute();
    await tx.deleteFrom('person').where('id', '=', id).execute();
  }
  const media = await tx.selectFrom('media').select('id').execute();
  for (const { id } of media) if (!kept.media.has(id)) await removeMedia(tx, [id]);
  const talks = await tx.selectFrom('conversation').select('id').where('state', 'is not', null).execute();
  for (const { id } of talks.filter((one) => emptied.has(one.id)))
    await tx.updateTable('conversation').set({ state: null }).where('id', '=', id).execute();
  return gone.length;
}

/** Before the copy for a backup is made: the copy carries the moment, and so does what goes on. */
export function markLine(path: string, now: number, newName: () => string): void {
  withFile(path, (file) => {
    const kept = file.prepare('select value from meta where key = ?').get(lineKey)?.value;
    const name = lineOf(kept)?.name ?? newName();
    put(file, lineKey, `${name} ${now}`);
  });
}

/** After the backup lies there whole. */
export function markBackup(path: string, now: number): void {
  withFile(path, (file) => put(file, lastKey, String(now)));
}

/** When the last backup was made, in milliseconds since 1970; null when none ever was. */
export async function lastBackup({ db }: Store): Promise<number | null> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', lastKey).executeTakeFirst();
  return row ? Number(row.value) : null;
}

async function readLine(tx: Tx): Promise<Line | null> {
  const row = await tx.selectFrom('meta').select('value').where('key', '=', lineKey).executeTakeFirst();
  return lineOf(row?.value);
}

function lineOf(value: SQLOutputValue | undefined): Line | null {
  const [name, through] = typeof value === 'string' ? value.split(' ') : [];
  return name && through ? { name, through: Number(through) } : null;
}

function withFile(path: string, fn: (file: DatabaseSync) => void): void {
  const file = new DatabaseSync(path, { timeout: 10_000 });
  try {
    fn(file);
  } finally {
    file.close();
  }
}

function put(file: DatabaseSync, key: string, value: string): void {
  file
    .prepare(
      'insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
    )
    .run(key, value);
}
