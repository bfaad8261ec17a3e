import { type Selectable, sql } from 'kysely';
import {
  apply,
  type CaseEvent,
  type CaseKind,
  type CaseState,
  draft,
  type EventKind,
  isActivity,
  type Level,
  type Outcome,
  type Urgency,
} from '../tips/case.ts';
import type { Json } from '../values/json.ts';
import { type GoingFilter, goingRows } from './going.ts';
import { newId } from './ids.ts';
import type { CaseFileTable } from './schema.ts';
import type { Sealer } from './seal.ts';
import { forUpdate, type Store, type Tx } from './store.ts';
import { dropUnsent } from './unsent.ts';

/** A case as the actions see it: plain facts for routing, and the key to its words. */
export interface CaseFile {
  readonly id: string;
  readonly number: number;
  readonly kind: CaseKind;
  readonly urgency: Urgency;
  readonly region: string | null;
  readonly level: Level;
  readonly state: CaseState;
  readonly reporterId: string | null;
  readonly conversationId: string | null;
  readonly openedAt: number;
  readonly bypass: boolean;
  readonly incomplete: boolean;
  /** The writer must not be written to first. */
  readonly quiet: boolean;
  readonly callback: string | null;
  readonly outcome: Outcome | null;
  /** When somebody was told that its time runs out; nothing has happened in it since. */
  readonly warnedAt: number | null;
  /** When its writer took it back. */
  readonly withdrawnAt: number | null;
  /** Opens what the case holds; null once its key was destroyed. */
  readonly key: Sealer | null;
}

export interface NewCase {
  readonly kind: CaseKind;
  readonly urgency: Urgency;
  readonly reporterId: string;
  readonly conversationId: string;
}

/** Columns that decide routing and what may be done; everything else about a case is in its events. */
export interface CaseChange {
  readonly urgency?: Urgency;
  readonly region?: string | null;
  readonly level?: Level;
  readonly bypass?: boolean;
  readonly incomplete?: boolean;
  readonly quiet?: boolean;
  readonly callback?: string;
  readonly outcome?: Outcome;
}

export interface Cases {
  create(tx: Tx, fresh: NewCase, now: number): Promise<CaseFile>;
  /** Finds and locks; null when there is none. */
  byId(tx: Tx, id: string): Promise<CaseFile | null>;
  byNumber(tx: Tx, number: number): Promise<CaseFile | null>;
  /** Adds one event and gives the case as it is afterwards. */
  record(tx: Tx, file: CaseFile, event: NewEvent, change?: CaseChange): Promise<CaseFile>;
  events(tx: Tx, file: CaseFile): Promise<CaseEvent[]>;
  /** Of several at once, by their ids; of some kinds only, where the others need not be opened. */
  eventsOf(
    tx: Tx,
    files: readonly CaseFile[],
    kinds?: readonly EventKind[],
  ): Promise<ReadonlyMap<string, readonly CaseEvent[]>>;
  /** Those of these cases that are there, for looking only: none is locked. */
  several(tx: Tx, ids: readonly string[]): Promise<CaseFile[]>;
  /** Cases that still go on, the most urgent and newest first; for looking only: none is locked. */
  going(
    tx: Tx,
    filter: GoingFilter,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<CaseFile[]>;
  /** All of one person, the newest first. */
  ofReporter(tx: Tx, personId: string): Promise<CaseFile[]>;
  /** Removes a draft without a trace. */
  discard(tx: Tx, file: CaseFile): Promise<void>;
  /** Destroys the key and everything sealed with it; number, kind, region and times stay. */
  destroy(tx: Tx, file: CaseFile): Promise<void>;
}

export interface NewEvent {
  readonly kind: EventKind;
  readonly at: number;
  readonly actor?: string | null;
  readonly data?: Json;
}

export function createCases(store: Store): Cases {
  const { seal } = store;
  const toFile = (row: Selectable<CaseFileTable>): CaseFile => ({
    id: row.id,
    number: row.number,
    kind: row.kind,
    urgency: row.urgency,
    region: row.region,
    level: row.level,
    state: {
      status: row.status,
      claimedBy: row.claimed_by,
      claimedAt: row.claimed_at,
      cleared: row.knows_cleared === 1,
      activityAt: row.activity_at,
      closedAt: row.closed_at,
    },
    reporterId: row.reporter_id,
    conversationId: row.conversation_id,
    openedAt: row.opened_at,
    bypass: row.bypass === 1,
    incomplete: row.incomplete === 1,
    quiet: row.quiet === 1,
    callback: row.callback,
    outcome: row.outcome,
    warnedAt: row.warned_at,
    withdrawnAt: row.withdrawn_at,
    key: row.case_key ? seal.withCaseKey(row.case_key) : null,
  });
  const find = async (tx: Tx, column: 'id' | 'number', value: string | number): Promise<CaseFile | null> => {
    const query = tx.selectFrom('case_file').selectAll().where(column, '=', value);
    const row = await forUpdate(query).executeTakeFirst();
    return row ? toFile(row) : null;
  };

  return {
    create: async (tx, fresh, now) => {
      const row: Selectable<CaseFileTable> = {
        id: newId(),
        number: await nextNumber(tx),
        kind: fresh.kind,
        urgency: fresh.urgency,
        region: null,
        level: 'national',
        status: draft(now).status,
        case_key: seal.newCaseKey(),
        reporter_id: fresh.reporterId,
        conversation_id: fresh.conversationId,
        claimed_by: null,
        claimed_at: null,
        knows_cleared: 0,
        opened_at: now,
        activity_at: now,
        closed_at: null,
        outcome: null,
        bypass: 0,
        incomplete: 0,
        quiet: 0,
        callback: null,
        version: 0,
        warned_at: null,
        withdrawn_at: null,
      };
      await tx.insertInto('case_file').values(row).execute();
      return toFile(row);
    },
    byId: (tx, id) => find(tx, 'id', id),
    byNumber: (tx, number) => find(tx, 'number', number),
    record: (tx, file, event, change = {}) => record(tx, file, event, change),
    events: async (tx, file) => (await eventsOf(tx, [file])).get(file.id) ?? [],
    eventsOf,
    several: async (tx, ids) => {
      if (ids.length === 0) return [];
      const query = tx.selectFrom('case_file').selectAll().where('id', 'in', ids);
      return (await query.orderBy('number', 'desc').execute()).map(toFile);
    },
    going: async (tx, filter, page) => (await goingRows(tx, filter, page).execute()).map(toFile),
    ofReporter: async (tx, personId) => {
      const rows = await tx
        .selectFrom('case_file')
        .selectAll()
        .where('reporter_id', '=', personId)
        .orderBy('number', 'desc')
        .execute();
      return rows.map((row) => toFile(row));
    },
    discard: async (tx, file) => {
      await removeContent(tx, file.id);
      await tx.deleteFrom('case_file').where('id', '=', file.id).execute();
    },
    destroy: async (tx, file) => {
      await removeContent(tx, file.id);
      await tx
        .updateTable('case_file')
        .set({ case_key: null, reporter_id: null, conversation_id: null, callback: null })
        .where('id', '=', file.id)
        .execute();
    },
  };
}

async function eventsOf(
  tx: Tx,
  files: readonly CaseFile[],
  kinds?: readonly EventKind[],
): Promise<Map<string, CaseEvent[]>> {
  const found = new Map<string, CaseEvent[]>(files.map(({ id }) => [id, []]));
  if (files.length === 0) return found;
  const keys = new Map(files.map(({ id, key }) => [id, key]));
  const all = tx
    .selectFrom('case_event')
    .selectAll()
    .where('case_id', 'in', [...keys.keys()]);
  const rows = await (kinds ? all.where('kind', 'in', kinds) : all).orderBy('seq').execute();
  for (const { case_id, kind, at, actor, data } of rows) {
    const key = keys.get(case_id);
    const opened = data && key ? { data: key.openJson<Json>('case_event.data', data) } : {};
    found.get(case_id)?.push({ kind, at, actor, ...opened });
  }
  return found;
}

async function record(tx: Tx, file: CaseFile, event: NewEvent, change: CaseChange): Promise<CaseFile> {
  const actor = event.actor ?? null;
  const data =
    event.data === undefined || !file.key ? null : file.key.sealJson('case_event.data', event.data);
  await tx
    .insertInto('case_event')
    .values({ case_id: file.id, at: event.at, kind: event.kind, actor, data })
    .execute();
  const state = apply(file.state, { kind: event.kind, at: event.at, actor });
  const next: CaseFile = { ...file, ...change, state, ...marksAfter(file, event) };
  await tx
    .updateTable('case_file')
    .set({
      status: state.status,
      claimed_by: state.claimedBy,
      claimed_at: state.claimedAt,
      knows_cleared: state.cleared ? 1 : 0,
      activity_at: state.activityAt,
      closed_at: state.closedAt,
      urgency: next.urgency,
      region: next.region,
      level: next.level,
      bypass: next.bypass ? 1 : 0,
      incomplete: next.incomplete ? 1 : 0,
      quiet: next.quiet ? 1 : 0,
      callback: next.callback,
      outcome: next.outcome,
      warned_at: next.warnedAt,
      withdrawn_at: next.withdrawnAt,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', file.id)
    .execute();
  const before = file.state.claimedBy;
  if (before !== null && before !== state.claimedBy) await dropUnsent(tx, before, file.id);
  return next;
}

/** Any activity takes a warning back; a withdrawal ends only by being undone. */
function marksAfter(file: CaseFile, { kind, at }: NewEvent): Pick<CaseFile, 'warnedAt' | 'withdrawnAt'> {
  const back = kind === 'withdrawn' || kind === 'taken-back';
  return {
    warnedAt: kind === 'warned' ? at : isActivity(kind) ? null : file.warnedAt,
    withdrawnAt: back ? at : kind === 'restored' ? null : file.withdrawnAt,
  };
}

async function removeContent(tx: Tx, caseId: string): Promise<void> {
  const media = tx.selectFrom('media').select('id').where('case_id', '=', caseId);
  await tx.deleteFrom('media_chunk').where('media_id', 'in', media).execute();
  await tx.deleteFrom('media').where('case_id', '=', caseId).execute();
  await tx.deleteFrom('case_event').where('case_id', '=', caseId).execute();
  await tx.deleteFrom('case_alert').where('case_id', '=', caseId).execute();
  await tx.deleteFrom('case_trace').where('case_id', '=', caseId).execute();
  await tx.deleteFrom('case_link').where('first_id', '=', caseId).execute();
  await tx.deleteFrom('case_link').where('second_id', '=', caseId).execute();
  await tx.deleteFrom('break_glass').where('case_id', '=', caseId).execute();
  await tx.deleteFrom('reporter_mark').where('case_id', '=', caseId).execute();
  await tx.deleteFrom('notice_waiting').where('case_id', '=', caseId).execute();
  await tx.deleteFrom('receipt').where('case_id', '=', caseId).execute();
  await tx.deleteFrom('news').where('case_id', '=', caseId).execute();
  await tx.deleteFrom('relay_asked').where('case_id', '=', caseId).execute();
  await tx.deleteFrom('relay_held').where('case_id', '=', caseId).execute();
  // What waits to be sent, or for a platform's word that it came, may hold its story.
  await tx
    .updateTable('outbox')
    .set({ body: null, status: 'gone', error_code: 'case deleted' })
    .where('case_id', '=', caseId)
    .where('status', '=', sql.lit('new'))
    .execute();
  await tx.updateTable('outbox').set({ body: null }).where('case_id', '=', caseId).execute();
  // What was sent about it would tell whose the case was, in whose chat it lies.
  await tx.updateTable('outbox').set({ case_id: null }).where('case_id', '=', caseId).execute();
  await tx.deleteFrom('timer').where('case_id', '=', caseId).execute();
}

const firstNumber = 1000;

/** The numbers that people type. The counter's row is locked until the commit: no number twice. */
async function nextNumber(tx: Tx): Promise<number> {
  await tx
    .insertInto('meta')
    .values({ key: 'case-number', value: String(firstNumber) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { value } = await tx
    .updateTable('meta')
    .set({ value: sql<string>`cast(cast(value as integer) + 1 as text)` })
    .where('key', '=', 'case-number')
    .returning('value')
    .executeTakeFirstOrThrow();
  return Number(value);
}
