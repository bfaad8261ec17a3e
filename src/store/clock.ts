import { sql } from 'kysely';
import type { Logger } from '../values/logger.ts';
import { forUpdate, type Store, type Tx } from './store.ts';
import { heldUntil } from './windows.ts';

/** Smaller steps back are what time servers do all day. */
const toleranceMs = 60_000;
/** How often the time is noted: a jump is known to within this. */
const noteMs = 30_000;
const mark = 'clock';

/**
 * Everything that waits for a time would wait a day longer when the clock of the machine is set back by
 * a day: a cry for help, a claim, a message to be sent again. So the latest time seen is kept, and when
 * the clock is before it, all that waits is moved by as much, once, whichever process sees it first.
 * A jump forward needs nothing: what waits is due. To be called at start, before any work is taken, and
 * every few seconds. Gives by how many milliseconds things were moved.
 */
export async function mindClock(store: Store, now: number, logger: Logger): Promise<number> {
  const seen = await latest(store.db);
  const isBack = seen !== null && now < seen - toleranceMs;
  if (seen !== null && !isBack && now < seen + noteMs) return 0;
  const moved = await store.transact((tx) => note(tx, now));
  if (moved > 0) {
    logger.warn(
      { minutes: Math.round(moved / 60_000) },
      'the clock of this machine was set back; everything that waits was moved with it',
    );
  }
  return moved;
}

async function note(tx: Tx, now: number): Promise<number> {
  await tx
    .insertInto('meta')
    .values({ key: mark, value: String(now) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Locked until the commit: of two processes one moves what waits, and the other sees the new time.
  const row = await forUpdate(
    tx.selectFrom('meta').select('value').where('key', '=', mark),
  ).executeTakeFirstOrThrow();
  const back = Number(row.value) - now;
  const isBack = back > toleranceMs;
  if (isBack) await moveWaiting(tx, back, Number(row.value));
  if (isBack || back < 0)
    await tx
      .updateTable('meta')
      .set({ value: String(now) })
      .where('key', '=', mark)
      .execute();
  return isBack ? back : 0;
}

/** What was set before the jump is due after the latest time seen; what was set since then is due before it. */
async function moveWaiting(tx: Tx, by: number, seen: number): Promise<void> {
  const before = seen - toleranceMs;
  const earlier = (column: string) =>
    sql<number>`case when ${sql.ref(column)} >= ${before} then ${sql.ref(column)} - ${by} else ${sql.ref(column)} end`;
  await tx
    .updateTable('timer')
    .set({ due_at: earlier('due_at') })
    .execute();
  await tx
    .updateTable('outbox')
    .set({ due_at: earlier('due_at'), until: earlier('until') })
    .where('status', '=', sql.lit('new'))
    .where('due_at', '<', heldUntil)
    .execute();
  await tx
    .updateTable('lease')
    .set({ until: earlier('until') })
    .execute();
  await tx
    .updateTable('job')
    .set({ not_before: earlier('not_before'), until: earlier('until') })
    .execute();
  // Whoever may read stories by now is no newcomer again.
  await tx
    .updateTable('coordinator')
    .set({ stories_from: sql<number>`stories_from - ${by}` })
    .where('stories_from', '>', seen - by)
    .execute();
}

async function latest(db: Store['db']): Promise<number | null> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', mark).executeTakeFirst();
  return row ? Number(row.value) : null;
}
