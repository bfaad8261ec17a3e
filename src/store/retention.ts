import { sql } from 'kysely';
import type { Policy } from '../policy.ts';
import { isOver } from '../tips/case.ts';
import { isExpired } from '../tips/retention.ts';
import { sweepAsked } from './asked.ts';
import { audit, sweepAudit } from './audit.ts';
import type { CaseFile, Cases } from './cases.ts';
import type { MediaStore } from './media.ts';
import { breathe, inParts } from './parts.ts';
import { countStages, pieceKinds } from './stages.ts';
import type { Db, Store, Tx } from './store.ts';
import { sweepMessages } from './sweep.ts';
import { sweepTold } from './traces.ts';
import { dayOf } from './unanswered.ts';

const day = 86_400_000;
const atOnce = 500;
/** Parts of files that one transaction removes; each is 256 kB, which SQLite overwrites. */
const chunksAtOnce = 16;

export interface Swept {
  /** Cases whose content was destroyed. */
  readonly cases: number;
  /** What their writers had written or sent. */
  readonly pieces: number;
  /** Their pictures, documents and voices, and how large these were. */
  readonly files: number;
  readonly bytes: number;
  readonly talks: number;
  /** Pictures that never became part of anything. */
  readonly media: number;
  /** Addresses of people who were not seen for so long, with everything that hangs on them. */
  readonly people: number;
}

/**
 * Deletes what has had its time: the content of cases without activity for the policy's retention and of
 * those that were withdrawn (a tombstone stays), talks and unanswered questions as old, pictures that
 * never became part of anything, unused sessions and invitations. It works in parts, so that whoever
 * writes to the database meanwhile hardly waits; what is cut short goes on at the next sweep. Then
 * empties the log of the database, so that it is gone from the disk too.
 */
export async function sweep(
  store: Store,
  cases: Cases,
  media: MediaStore,
  policy: Policy,
  now: number,
): Promise<Swept> {
  const before = now - policy.retention;
  const expired = await expireCases(store, cases, policy, now);
  const talks = await untilNone(() => emptyTalks(store, before));
  await store.transact(async (tx) => {
    await tx.deleteFrom('web_session').where('created_at', '<', before).execute();
    await tx.deleteFrom('invite').where('expires_at', '<', before).execute();
    await tx.deleteFrom('news').where('created_at', '<', before).execute();
    await tx.deleteFrom('relay_asked').where('asked_at', '<', before).execute();
    // Where the server stood still for so long: what they waited for is over, and they name who wrote.
    await tx.deleteFrom('timer').where('case_id', 'is', null).where('due_at', '<', before).execute();
    await sweepAsked(tx, now);
    await sweepTold(tx);
    await sweepAudit(tx, now - policy.audit);
    await tx.deleteFrom('unanswered').where('day', '<', dayOf(before)).execute();
  });
  const people = await untilNone(() => store.transact((tx) => forgetPeople(tx, before)));
  await sweepMessages(store, now);
  const loose = await untilNone(() => media.sweep(now - day));
  await store.checkpoint();
  return { ...expired, talks, media: loose, people };
}

/** Repeats what takes a part at a time; gives how many in all. */
async function untilNone(part: () => Promise<number>): Promise<number> {
  let all = 0;
  for (let some = await part(); some > 0; some = await part()) {
    all += some;
    await breathe();
  }
  return all;
}

const counted = sql<number | string>`count(*)`.as('n');

/** What a sweep at this moment would delete; changes nothing. */
export async function countDue(store: Store, policy: Policy, now: number): Promise<Swept> {
  const { db } = store;
  const before = now - policy.retention;
  const [stages, talks, media, people] = await Promise.all([
    countStages(store, policy, now),
    db
      .selectFrom('conversation')
      .select(counted)
      .where('updated_at', '<', before)
      .where('state', 'is not', null)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('media')
      .select(counted)
      .where('case_id', 'is', null)
      .where('created_at', '<', now - day)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('person')
      .select(counted)
      .where('id', 'in', forgettable(db, before, before))
      .executeTakeFirstOrThrow(),
  ]);
  const { cases, pieces, files, bytes } = stages.expired;
  return {
    ...{ cases, pieces, files, bytes },
    talks: Number(talks.n),
    media: Number(media.n),
    people: Number(people.n),
  };
}

/** Not seen since `before`, nobody's coordinator, and no case of theirs that was active from `active` on. */
function forgettable(on: Db | Tx, before: number, active: number) {
  return on
    .selectFrom('person')
    .select('person.id')
    .where('person.seen_at', '<', before)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('coordinator')
            .select('coordinator.id')
            .whereRef('coordinator.person_id', '=', 'person.id'),
        ),
      ),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('case_file')
            .select('case_file.id')
            .whereRef('case_file.reporter_id', '=', 'person.id')
            .where('case_file.case_key', 'is not', null)
            .where('case_file.activity_at', '>=', active),
        ),
      ),
    );
}

/** Their addresses and talks go with them. */
async function forgetPeople(tx: Tx, before: number): Promise<number> {
  const ids = (await forgettable(tx, before, before).limit(atOnce).execute()).map((row) => row.id);
  if (ids.length === 0) return 0;
  await tx.deleteFrom('subscription').where('person_id', 'in', ids).execute();
  await tx.deleteFrom('person').where('id', 'in', ids).execute();
  return ids.length;
}

/** Forgets one person who asked for it, once none of their cases is kept any more. */
export async function forgetPerson(tx: Tx, id: string): Promise<void> {
  const found = await forgettable(tx, Number.MAX_SAFE_INTEGER, 0)
    .where('person.id', '=', id)
    .executeTakeFirst();
  if (found) await tx.deleteFrom('person').where('id', '=', id).execute();
}

async function emptyTalks(store: Store, before: number): Promise<number> {
  return store.transact(async (tx) => {
    const old = tx
      .selectFrom('conversation')
      .select('id')
      .where('updated_at', '<', before)
      .where('state', 'is not', null)
      .limit(atOnce);
    const emptied = await tx
      .updateTable('conversation')
      .set({ state: null })
      .where('id', 'in', old)
      .executeTakeFirst();
    return Number(emptied.numUpdatedRows);
  });
}

type Destroyed = Pick<Swept, 'cases' | 'pieces' | 'files' | 'bytes'>;

async function expireCases(store: Store, cases: Cases, policy: Policy, now: number): Promise<Destroyed> {
  let all: Destroyed = { cases: 0, pieces: 0, files: 0, bytes: 0 };
  for (;;) {
    const due = await dueCases(store.db, policy, now).limit(atOnce).execute();
    for (const { id } of due) await emptyFiles(store, id);
    const part = await inParts(
      store,
      due.map(({ id }) => id),
      (tx, id) => expireCase(tx, cases, id, policy, now),
    );
    all = part.reduce(plus, all);
    // What another process was quicker with is not looked at again and again.
    if (due.length < atOnce || part.length === 0) return all;
  }
}

const plus = (a: Destroyed, b: Destroyed): Destroyed => ({
  cases: a.cases + b.cases,
  pieces: a.pieces + b.pieces,
  files: a.files + b.files,
  bytes: a.bytes + b.bytes,
});

/** Cases whose content has had its time. Each half is found by an index of its own. */
export function dueCases(db: Db, policy: Policy, now: number) {
  const byTime = db
    .selectFrom('case_file')
    .select('id')
    .where('case_key', 'is not', null)
    .where('activity_at', '<', now - policy.retention);
  const byWish = db
    .selectFrom('case_file')
    .select('id')
    .where('case_key', 'is not', null)
    .where('withdrawn_at', 'is not', null)
    .where('withdrawn_at', '<', now - policy.withdrawal);
  return db.selectFrom(byTime.unionAll(byWish).as('due')).select('id');
}

/** Where a case stands in the order in which warnings are due. */
export interface DueWarning {
  readonly id: string;
  readonly number: number;
  readonly activity_at: number;
  readonly region: string | null;
}

/** Cases that go on and whose end comes near, of which nobody was warned yet, after `last`. */
export function dueWarnings(db: Db, { retention, warning }: Policy, now: number, last?: DueWarning) {
  const due = db
    .selectFrom('case_file')
    .select(['id', 'number', 'activity_at', 'region'])
    .where('case_key', 'is not', null)
    .where('warned_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('activity_at', '<=', now - retention + warning)
    .where('activity_at', '>=', last?.activity_at ?? now - retention)
    // Not as the index of what goes on has it: this one is in the order of the last activity.
    .where(sql<boolean>`status || '' in ('open', 'claimed', 'help', 'acted')`)
    .orderBy('activity_at')
    .orderBy('number');
  if (!last) return due;
  return due.where((at) => at.or([at('activity_at', '>', last.activity_at), at('number', '>', last.number)]));
}

/** Many files are removed before the rest, a few parts at a time: the case is closed to everybody by now. */
async function emptyFiles(store: Store, caseId: string): Promise<void> {
  const parts = (on: Db | Tx) =>
    on
      .selectFrom('media_chunk')
      .innerJoin('media', 'media.id', 'media_chunk.media_id')
      .select(['media_chunk.media_id', 'media_chunk.n'])
      .where('media.case_id', '=', caseId)
      .limit(chunksAtOnce + 1);
  for (;;) {
    const some = await parts(store.db).execute();
    if (some.length <= chunksAtOnce) return;
    await store.transact(async (tx) => {
      for (const { media_id, n } of some)
        await tx.deleteFrom('media_chunk').where('media_id', '=', media_id).where('n', '=', n).execute();
    });
    await breathe();
  }
}

/** Null: something happened in it meanwhile, or another process was quicker. */
async function expireCase(
  tx: Tx,
  cases: Cases,
  id: string,
  policy: Policy,
  now: number,
): Promise<Destroyed | null> {
  const file = await cases.byId(tx, id);
  if (!file || file.key === null) return null;
  if (!isExpired(file, now, policy)) return null;
  const held = await heldBy(tx, id);
  const byTime = file.state.activityAt + policy.retention < now;
  await destroyCase(tx, cases, file, { now, byTime });
  return held;
}

/** Leaves the tombstone of a case whose time is over, or whose writer has taken it back. */
export async function destroyCase(
  tx: Tx,
  cases: Cases,
  file: CaseFile,
  { now, byTime }: { readonly now: number; readonly byTime: boolean },
): Promise<void> {
  if (file.key === null) return;
  const ended = byTime || !isOver(file.state.status);
  await cases.destroy(tx, ended ? await cases.record(tx, file, { kind: 'expired', at: now }) : file);
  await audit(tx, { act: 'deleted', at: now, number: file.number, detail: byTime ? 'time' : 'request' });
}

async function heldBy(tx: Tx, id: string): Promise<Destroyed> {
  const pieces = await tx
    .selectFrom('case_event')
    .select(counted)
    .where('case_id', '=', id)
    .where('kind', 'in', [...pieceKinds])
    .executeTakeFirstOrThrow();
  const files = await tx
    .selectFrom('media')
    .select([counted, sql<number | string | null>`sum(size)`.as('bytes')])
    .where('case_id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    cases: 1,
    pieces: Number(pieces.n),
    files: Number(files.n),
    bytes: Number(files.bytes ?? 0),
  };
}
