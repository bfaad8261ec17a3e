import type { Policy } from '../policy.ts';
import type { Cases } from './cases.ts';
import type { MediaStore } from './media.ts';
import type { Store } from './store.ts';
import { dayOf } from './unanswered.ts';

const day = 86_400_000;
const atOnce = 200;

export interface Swept {
  readonly cases: number;
  readonly talks: number;
  readonly media: number;
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
    await tx.deleteFrom('unanswered').where('day', '<', dayOf(before)).execute();
    return Number(old.numUpdatedRows);
  });
  const loose = await media.sweep(now - day);
  await store.checkpoint();
  return { cases: expired, talks, media: loose };
}

/** What a sweep at this moment would delete; changes nothing. */
export async function countDue({ db }: Store, policy: Policy, now: number): Promise<Swept> {
  const before = now - policy.retention;
  const [cases, talks, media] = await Promise.all([
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
  ]);
  return { cases: Number(cases.n), talks: Number(talks.n), media: Number(media.n) };
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
    });
  }
  return old.length;
}
