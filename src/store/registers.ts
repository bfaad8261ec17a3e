import { randomBytes } from 'node:crypto';
import type { Delisted } from '../agencies/match.ts';
import type { NoticeList, Standing } from '../agencies/notice.ts';
import { type Company, compareRegisters, type Register } from '../agencies/register.ts';
import { newId } from './ids.ts';
import type { Random } from './seal.ts';
import type { Db, Store, Tx } from './store.ts';

/** An imported register, without its companies. */
export interface Snapshot {
  readonly id: string;
  /** The day for which it holds, `2026-09-17`. */
  readonly asOf: string;
  readonly source: string;
  /** Milliseconds since 1970. */
  readonly importedAt: number;
  readonly companies: number;
}

/** The register that answers now, and what earlier ones held that it lacks. */
export interface RegisterInForce {
  readonly register: Register;
  readonly delisted: readonly Delisted[];
  /** The newest list of suspended and that of revoked licences, where one was imported. */
  readonly notices: readonly NoticeList[];
}

export interface SaveOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly random?: Random;
  /** Lists that stood in the same file. */
  readonly notices?: readonly NoticeList[];
  /** Called now and then with the number of rows written; from the start again after a conflict. */
  readonly onProgress?: (written: number, of: number) => void;
}

/** Rows of one statement; four values each stay far below what either database takes at once. */
const batch = 500;
/** Rows between two reports of progress. */
const rowsBetweenReports = 10_000;

/** Writes a register in one transaction: until its commit the one before it answers. Gives its id. */
export async function saveSnapshot(
  { transact }: Store,
  register: Register,
  { now, random = randomBytes, notices = [], onProgress = () => undefined }: SaveOptions,
): Promise<string> {
  const id = newId(random);
  const rows = rowsOf(id, register.companies);
  await transact(async (tx) => {
    const { asOf, source, companies } = register;
    await tx
      .insertInto('snapshot')
      .values({ id, as_of: asOf, source, imported_at: now, rows: companies.length })
      .execute();
    for (let at = 0; at < rows.length; at += batch) {
      await tx
        .insertInto('snapshot_company')
        .values(rows.slice(at, at + batch))
        .execute();
      const written = Math.min(at + batch, rows.length);
      if (written % rowsBetweenReports === 0) onProgress(written, rows.length);
    }
    for (const list of notices) await writeNotices(tx, list, now, random);
  });
  return id;
}

/** Writes a list of suspended or revoked licences in one transaction. */
export async function saveNotices(
  { transact }: Store,
  list: NoticeList,
  now: number,
  random: Random = randomBytes,
): Promise<void> {
  await transact((tx) => writeNotices(tx, list, now, random));
}

async function writeNotices(tx: Tx, list: NoticeList, now: number, random: Random): Promise<void> {
  const id = newId(random);
  const { standing, asOf, source, entries } = list;
  await tx
    .insertInto('notice_list')
    .values({ id, standing, as_of: asOf, source, imported_at: now, rows: entries.length })
    .execute();
  const rows = entries.map(({ name, nibs, decision, decidedOn }, ord) => ({
    list_id: id,
    ord,
    name,
    nibs: nibs.join(' '),
    decision,
    decided_on: decidedOn,
  }));
  for (let at = 0; at < rows.length; at += batch) {
    await tx
      .insertInto('notice_company')
      .values(rows.slice(at, at + batch))
      .execute();
  }
}

/** The list of a standing with the latest date; of several with one date the one that came last. */
async function newestNotices(db: Db | Tx, standing: Standing): Promise<NoticeList | null> {
  const list = await db
    .selectFrom('notice_list')
    .selectAll()
    .where('standing', '=', standing)
    .orderBy('as_of', 'desc')
    .orderBy('imported_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!list) return null;
  const rows = await db
    .selectFrom('notice_company')
    .selectAll()
    .where('list_id', '=', list.id)
    .orderBy('ord')
    .execute();
  const entries = rows.map(({ name, nibs, decision, decided_on }) => ({
    name,
    nibs: nibs === '' ? [] : nibs.split(' '),
    decision,
    decidedOn: decided_on,
  }));
  return { standing, asOf: list.as_of, source: list.source, entries };
}

/** The lists of suspended and revoked licences that count now. */
export async function noticesInForce({ db }: Store): Promise<NoticeList[]> {
  const lists = await Promise.all([newestNotices(db, 'suspended'), newestNotices(db, 'revoked')]);
  return lists.filter((list) => list !== null);
}

/** A company with two numbers takes two rows, one after the other; one without any has an empty number. */
function rowsOf(id: string, companies: readonly Company[]) {
  return companies
    .flatMap(({ name, nibs }) => (nibs.length === 0 ? [''] : nibs).map((nib) => ({ name, nib })))
    .map((row, ord) => ({ snapshot_id: id, ord, ...row }));
}

/** The imported register with the latest date; of several with one date the one that came last. */
export async function newestSnapshot(db: Db | Tx): Promise<Snapshot | null> {
  const [newest] = await snapshots(db, 1);
  return newest ?? null;
}

/** Newest first. */
async function snapshots(db: Db | Tx, most?: number): Promise<Snapshot[]> {
  const query = db
    .selectFrom('snapshot')
    .selectAll()
    .orderBy('as_of', 'desc')
    .orderBy('imported_at', 'desc')
    .orderBy('id', 'desc');
  const rows = await (most === undefined ? query : query.limit(most)).execute();
  return rows.map(({ id, as_of, source, imported_at, rows: companies }) => ({
    id,
    asOf: as_of,
    source,
    importedAt: Number(imported_at),
    companies: Number(companies),
  }));
}

/** Changes whenever a register or another list was imported; cheap enough to ask every second. */
export async function snapshotMark({ db }: Store): Promise<string> {
  const count = (table: 'snapshot' | 'notice_list') =>
    db
      .selectFrom(table)
      .select((on) => on.fn.countAll<number | string>().as('count'))
      .executeTakeFirstOrThrow();
  const [newest, snapshots, lists] = await Promise.all([
    newestSnapshot(db),
    count('snapshot'),
    count('notice_list'),
  ]);
  if (!newest && Number(lists.count) === 0) return '';
  return `${snapshots.count}:${newest?.id ?? ''}:${lists.count}`;
}

/** The newest of the shipped and the imported registers. With one date the imported one counts. */
export async function registerInForce(store: Store, shipped: Register): Promise<RegisterInForce> {
  const history = await historyOf(store.db, shipped);
  return {
    register: history.at(-1) ?? shipped,
    delisted: delistedCompanies(history),
    notices: await noticesInForce(store),
  };
}

/** Every register that there was, one for each date, oldest first. */
async function historyOf(db: Db, shipped: Register): Promise<Register[]> {
  const byDate = new Map([[shipped.asOf, shipped]]);
  for (const snapshot of (await snapshots(db)).reverse()) {
    byDate.set(snapshot.asOf, await registerOf(db, snapshot));
  }
  return [...byDate.values()].sort((a, b) => (a.asOf < b.asOf ? -1 : 1));
}

async function registerOf(db: Db, { id, asOf, source }: Snapshot): Promise<Register> {
  const rows = await db
    .selectFrom('snapshot_company')
    .select(['name', 'nib'])
    .where('snapshot_id', '=', id)
    .orderBy('ord')
    .execute();
  const companies: { name: string; nibs: string[] }[] = [];
  for (const { name, nib } of rows) {
    const last = companies.at(-1);
    if (last?.name === name) last.nibs.push(nib);
    else companies.push({ name, nibs: nib === '' ? [] : [nib] });
  }
  return { asOf, source, companies };
}

/**
 * Companies of earlier registers that the last one lacks. One that left, came back and left again is
 * dated by the last time.
 * @param history registers, oldest first.
 */
export function delistedCompanies(history: readonly Register[]): Delisted[] {
  const since = new Map<Company, string>();
  for (const [at, newer] of history.entries()) {
    const older = history[at - 1];
    if (!older) continue;
    const stillGone = new Set(compareRegisters({ ...older, companies: [...since.keys()] }, newer).gone);
    for (const company of since.keys()) if (!stillGone.has(company)) since.delete(company);
    for (const company of compareRegisters(older, newer).gone) since.set(company, newer.asOf);
  }
  return [...since].map(([{ name, nibs }, date]) => ({ name, nib: nibs[0] ?? '', since: date }));
}
