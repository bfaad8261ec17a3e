import { markShape } from '../tips/shingles.ts';
import type { TraceKind } from './schema.ts';
import type { Seal } from './seal.ts';
import type { Db, Store, Tx } from './store.ts';

export type { TraceKind };

/**
 * What may stand in several cases: a number in E.164, the one key for all spellings of a company, the
 * digits of a bank account, a name on a social network, or a mark of a text.
 */
export interface Trace {
  readonly kind: TraceKind;
  readonly value: string;
}

const hashOf = (seal: Seal, { kind, value }: Trace): Buffer => seal.blind(`trace.${kind}`, value);

/** Keeps what stands in a case as keyed hashes, each once. The values themselves are not written. */
export async function keepTraces(
  tx: Tx,
  { seal }: Store,
  { id, number }: { readonly id: string; readonly number: number },
  traces: readonly Trace[],
): Promise<void> {
  if (traces.length === 0) return;
  await tx
    .insertInto('case_trace')
    .values(traces.map((trace) => ({ hash: hashOf(seal, trace), case_id: id, kind: trace.kind, number })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A company of which ten thousand people write, or a text that everybody passes on: the newest are enough. */
const newestOfEach = 50;
/** Of one case; the marks of texts come last. */
const mostOwn = 160;
/** Selects in one statement. */
const atOnce = 40;
const mostCases = 200;

interface TraceRow {
  readonly hash: Uint8Array;
  readonly caseId: string;
  readonly kind: TraceKind;
  readonly number: number;
}

const ownTraces = (on: Db | Tx, caseId: string) =>
  on
    .selectFrom('case_trace')
    .select(['hash', 'kind'])
    .where('case_id', '=', caseId)
    .orderBy('kind')
    .limit(mostOwn);

/** The newest cases with each of these traces: a walk along one index for each, however many there are. */
export function newestWith(on: Db | Tx, hashes: readonly Uint8Array[]) {
  const one = (hash: Uint8Array) =>
    on
      .selectFrom((from) =>
        from
          .selectFrom('case_trace')
          .select(['hash', 'case_id as caseId', 'kind', 'number'])
          .where('hash', '=', hash)
          .orderBy('number', 'desc')
          .limit(newestOfEach)
          .as('newest'),
      )
      .selectAll();
  const [first = new Uint8Array(), ...others] = hashes;
  return others.reduce((query, hash) => query.unionAll(one(hash)), one(first));
}

async function allNewestWith(on: Db | Tx, hashes: readonly Uint8Array[]): Promise<TraceRow[]> {
  const rows: TraceRow[] = [];
  for (let from = 0; from < hashes.length; from += atOnce)
    rows.push(...(await newestWith(on, hashes.slice(from, from + atOnce)).execute()));
  return rows;
}

/** What of these cases counts. Drafts were not sent, withdrawn reports were taken back, and what turned out to be no case tells nothing. */
async function telling(on: Db | Tx, caseIds: readonly string[]) {
  if (caseIds.length === 0) return [];
  const rows = await on
    .selectFrom('case_file')
    .select(['id', 'number', 'status', 'outcome', 'case_key', 'reporter_id', 'region', 'opened_at'])
    .where('id', 'in', caseIds)
    .execute();
  const sent: readonly string[] = ['open', 'claimed', 'help', 'acted', 'closed'];
  return rows.filter(
    ({ status, outcome, case_key }) =>
      case_key !== null && sent.includes(status) && !(status === 'closed' && outcome === 'no-case'),
  );
}

export interface Shared {
  readonly caseId: string;
  readonly kind: TraceKind;
  readonly number: number;
}

/** Which cases share something with this one, and what, the newest first; at most so many cases. */
export async function sharedWith(on: Db | Tx, caseId: string, most: number): Promise<Shared[]> {
  const own = await ownTraces(on, caseId).execute();
  const rows = await allNewestWith(
    on,
    own.map(({ hash }) => hash),
  );
  const counted = new Map<string, Shared & { count: number }>();
  for (const { caseId: other, kind, number } of rows) {
    if (other === caseId) continue;
    const key = `${kind} ${other}`;
    counted.set(key, { caseId: other, kind, number, count: 1 + (counted.get(key)?.count ?? 0) });
  }
  const alike = [...counted.values()].filter(
    ({ kind, count }) => kind !== 'text' || count >= markShape.shared,
  );
  const newest = alike.sort((a, b) => b.number - a.number).slice(0, mostCases);
  const told = await telling(on, [...new Set(newest.map((one) => one.caseId))]);
  const kept = new Set(
    told
      .sort((a, b) => b.number - a.number)
      .slice(0, most)
      .map(({ id }) => id),
  );
  return newest
    .filter((one) => kept.has(one.caseId))
    .map(({ caseId: other, kind, number }) => ({ caseId: other, kind, number }));
}

/** One report of a telephone number or a bank account. */
export interface NumberReport {
  readonly hash: Uint8Array;
  readonly kind: TraceKind;
  readonly caseId: string;
  readonly reporterId: string | null;
  readonly region: string | null;
  readonly openedAt: number;
}

/** Who reported the same numbers and accounts as this case, where and when; its own report among them. */
export async function reportsOf(on: Db | Tx, caseId: string): Promise<NumberReport[]> {
  const own = (await ownTraces(on, caseId).execute()).filter(
    ({ kind }) => kind === 'phone' || kind === 'account',
  );
  const rows = await allNewestWith(
    on,
    own.map(({ hash }) => hash),
  );
  const others = [...new Set(rows.map((row) => row.caseId))];
  // Nobody else has reported any of it.
  if (others.length < 2) return [];
  const files = new Map((await telling(on, others)).map((file) => [file.id, file]));
  return rows.flatMap(({ hash, kind, caseId: id }) => {
    const file = files.get(id);
    if (!file) return [];
    return [
      { hash, kind, caseId: id, reporterId: file.reporter_id, region: file.region, openedAt: file.opened_at },
    ];
  });
}

/** Pairs of these cases whose texts are near copies of each other. */
export async function sameTexts(on: Db | Tx, caseIds: readonly string[]): Promise<[string, string][]> {
  if (caseIds.length < 2) return [];
  const rows = await on
    .selectFrom('case_trace')
    .select(['hash', 'case_id as caseId'])
    .where('case_id', 'in', caseIds)
    .where('kind', '=', 'text')
    .execute();
  const byMark = Map.groupBy(rows, ({ hash }) => traceName(hash));
  const shared = new Map<string, { pair: [string, string]; count: number }>();
  for (const there of byMark.values()) {
    for (const [at, { caseId: one }] of there.entries()) {
      for (const { caseId: other } of there.slice(at + 1)) {
        const key = one < other ? `${one} ${other}` : `${other} ${one}`;
        shared.set(key, { pair: [one, other], count: 1 + (shared.get(key)?.count ?? 0) });
      }
    }
  }
  return [...shared.values()].filter(({ count }) => count >= markShape.shared).map(({ pair }) => pair);
}

/** Of how many different people the next level was told, by the trace in base64; those of which it was not are not there. */
export async function toldOf(tx: Tx, hashes: readonly Uint8Array[]): Promise<Map<string, number>> {
  if (hashes.length === 0) return new Map();
  const rows = await tx.selectFrom('trace_told').selectAll().where('hash', 'in', hashes).execute();
  return new Map(rows.map(({ hash, reporters }) => [traceName(hash), reporters]));
}

/** A trace as the key of a map. */
export const traceName = (hash: Uint8Array): string => Buffer.from(hash).toString('base64');

export async function noteTold(tx: Tx, hash: Uint8Array, reporters: number, at: number): Promise<void> {
  await tx
    .insertInto('trace_told')
    .values({ hash, reporters, at })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet({ reporters, at }))
    .execute();
}

/** What was told of traces that stand in no case any more is forgotten with them. */
export async function sweepTold(tx: Tx): Promise<void> {
  await tx
    .deleteFrom('trace_told')
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('case_trace')
            .select('case_trace.hash')
            .whereRef('case_trace.hash', '=', 'trace_told.hash'),
        ),
      ),
    )
    .execute();
}
