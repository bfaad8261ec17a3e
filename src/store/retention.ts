import type { Policy } from '../policy.ts';
import { sweepAsked } from './asked.ts';
import { audit, sweepAudit } from './audit.ts';
import type { Cases } from './cases.ts';
import type { MediaStore } from './media.ts';
import type { Db, Store, Tx } from './store.ts';
import { sweepMessages } from './sweep.ts';
import { dayOf } from './unanswered.ts';

const day = 86_400_000;
const atOnce = 200;

export interface Swept {
  readonly cases: number;
  readonly talks: number;
  readonly media: number;
  /** Addresses of people who were not seen for so long, with everything that hangs on them. */
  readonly people: number;
}

/**
 * Deletes what has had its time: the content of cases without activity for the policy's retention (a
 * tombstone stays), talks and unanswered questions as old, pictures that never became part of anything, unused sessions
 * and invitations. Then empties the log of the database, so that it is gone from the disk too.
 */
export async function sweep(
  store: Store,
  cases: Cases,
  media: MediaStore,
  policy: Policy,
  now: number,
): Promise<Swept> {
  const before = now - policy.retention;
  const expired = await expireCases(store, cases, before, now);
  const talks = await store.transact(async (tx) => {
    const old = await tx
      .updateTable('conversation')
      .set({ state: null })
      .where('updated_at', '<', before)
      .where('state', 'is not', null)
      .executeTakeFirst();
    await tx.deleteFrom('web_session').where('created_at', '<', before).execute();
    await tx.deleteFrom('invite').where('expires_at', '<', before).execute();
    await tx.deleteFrom('news').where('created_at', '<', before).execute();
    await sweepAsked(tx, now);
    await sweepAudit(tx, now - policy.audit);
    await tx.deleteFrom('unanswered').where('day', '<', dayOf(before)).execute();
    return Number(old.numUpdatedRows);
  });
  const people = await store.transact((tx) => forgetPeople(tx, before));
  await sweepMessages(store, now);
  const loose = await media.sweep(now - day);
  await store.checkpoint();
  return { cases: expired, talks, media: loose, people };
}

/** What a sweep at this moment would delete; changes nothing. */
export async function countDue({ db }: Store, policy: Policy, now: number): Promise<Swept> {
  const before = now - policy.retention;
  const [cases, talks, media, people] = await Promise.all([
    db
      .selectFrom('case_file')
      .select((on) => on.fn.countAll<number | string>().as('n'))
      .where('activity_at', '<', before)
      .where('case_key', 'is not', null)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('conversation')
      .select((on) => on.fn.countAll<number | string>().as('n'))
      .where('updated_at', '<', before)
      .where('state', 'is not', null)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('media')
      .select((on) => on.fn.countAll<number | string>().as('n'))
      .where('case_id', 'is', null)
      .where('created_at', '<', now - day)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('person')
      .select((on) => on.fn.countAll<number | string>().as('n'))
      .where('id', 'in', forgettable(db, before, before))
      .executeTakeFirstOrThrow(),
  ]);
  return {
    cases: Number(cases.n),
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

async function expireCases(store: Store, cases: Cases, before: number, now: number): Promise<number> {
  const old = await store.db
    .selectFrom('case_file')
    .select('id')
    .where('activity_at', '<', before)
    .where('case_key', 'is not', null)
    .limit(atOnce)
    .execute();
  for (const { id } of old) {
    await store.transact(async (tx) => {
      const file = await cases.byId(tx, id);
      if (!file || file.key === null || file.state.activityAt >= before) return;
      await cases.destroy(tx, await cases.record(tx, file, { kind: 'expired', at: now }));
      await audit(tx, { act: 'deleted', at: now, number: file.number, detail: 'time' });
    });
  }
  return old.length;
}
