import { sql } from 'kysely';
import type { Store } from './store.ts';
import { heldUntil } from './windows.ts';

const day = 24 * 3_600_000;
/** Platforms repeat messages for days, and Telegram's numbers may begin anew after a week of silence. */
const keysKeptMs = 8 * day;
/** Without content; only that and when something was sent. */
const sentKeptMs = 30 * day;
const unconfirmedKeptMs = 3 * day;
/** A page that nobody looks at any more. */
const unreadKeptMs = 7 * day;

/** Removes the traces of messages that have no use any more. To be called every few minutes. */
export async function sweepMessages({ db }: Store, now: number): Promise<void> {
  await db
    .deleteFrom('inbox')
    .where('done_at', '<', now - keysKeptMs)
    .execute();
  await db.deleteFrom('lease').where('until', '<', now).execute();
  await db
    .deleteFrom('outbox')
    .where('created_at', '<', now - sentKeptMs)
    .where('status', '<>', sql.lit('new'))
    .execute();
  await db
    .deleteFrom('chat_window')
    .where('opened_at', '<', now - sentKeptMs)
    .where((row) => row.or([row('asked_at', 'is', null), row('asked_at', '<', now - sentKeptMs)]))
    .execute();
  // The platform never said whether these arrived.
  await db
    .updateTable('outbox')
    .set({ body: null })
    .where('channel', '=', sql.lit('whatsapp-cloud'))
    .where('status', '=', 'sent')
    .where('body', 'is not', null)
    .where('sent_at', '<', now - unconfirmedKeptMs)
    .execute();
  await db
    .updateTable('outbox')
    .set({ status: 'failed', body: null, error_code: 'window closed' })
    .where('status', '=', sql.lit('new'))
    .where('due_at', '=', heldUntil)
    .where('created_at', '<', now - sentKeptMs)
    .execute();
  await db
    .updateTable('outbox')
    .set({ status: 'failed', body: null, error_code: 'unread' })
    .where('status', '=', sql.lit('new'))
    .where('due_at', '<', now - unreadKeptMs)
    .execute();
}
