import { sql } from 'kysely';
import type { Store } from './store.ts';

/** Work that waits: how much, and since when the longest. */
export type Queues = Readonly<Record<string, { readonly waiting: number; readonly oldest?: number }>>;

/** What waits in the inbox, the outbox and among the timers; the index of open rows makes it cheap. */
export async function queuesOf({ db }: Store, now: number): Promise<Queues> {
  const [inbox, outbox, timers, dead] = await Promise.all([
    db
      .selectFrom('inbox')
      .select([sql<number>`count(*)`.as('waiting'), sql<number | null>`min(received_at)`.as('oldest')])
      .where('status', '=', sql.lit('new'))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('outbox')
      .select([sql<number>`count(*)`.as('waiting'), sql<number | null>`min(due_at)`.as('oldest')])
      .where('status', '=', sql.lit('new'))
      .where('channel', '!=', 'web')
      .where('due_at', '<=', now)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('timer')
      .select([sql<number>`count(*)`.as('waiting'), sql<number | null>`min(due_at)`.as('oldest')])
      .where('due_at', '<=', now)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('inbox')
      .select([sql<number>`count(*)`.as('waiting'), sql<number | null>`min(received_at)`.as('oldest')])
      .where('status', '=', sql.lit('dead'))
      .executeTakeFirstOrThrow(),
  ]);
  return { inbox: queue(inbox), outbox: queue(outbox), timers: queue(timers), givenUp: queue(dead) };
}

function queue(row: { waiting: number; oldest: number | null }): { waiting: number; oldest?: number } {
  return { waiting: Number(row.waiting), ...(row.oldest === null ? {} : { oldest: Number(row.oldest) }) };
}
