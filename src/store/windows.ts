import { chatHash } from './hashes.ts';
import { forUpdate, type Store, type Tx } from './store.ts';

/** The due time of a letter that waits until the person writes again. */
export const heldUntil = Number.MAX_SAFE_INTEGER;

/** When the person wrote last, and when they were last sent the neutral line since; null: never. */
export interface Window {
  readonly openedAt: number;
  readonly askedAt: number | null;
}

export interface Written {
  readonly channel: string;
  readonly chat: string;
  readonly personId: string;
  /** The platform's time of the message. */
  readonly sentAt: number;
}

const isWindowed = (channel: string): boolean => channel === 'whatsapp-cloud';

/**
 * A person wrote: for a time they may be written to freely. What waited for that goes out now, before any
 * answer, and to the id under which they wrote this time.
 */
export async function noteWritten(tx: Tx, { seal }: Store, written: Written, now: number): Promise<void> {
  const { channel, chat, personId, sentAt } = written;
  if (!isWindowed(channel)) return;
  const hash = chatHash(seal, channel, chat);
  const before = await windowOf(tx, hash);
  const openedAt = Math.max(before?.openedAt ?? 0, sentAt);
  await putWindow(tx, hash, { openedAt, askedAt: null });
  const waiting = await tx
    .selectFrom('outbox')
    .select('seq')
    .where('status', '=', 'new')
    .where('due_at', '=', heldUntil)
    .where((row) =>
      row.or([
        row('chat_hash', '=', hash),
        row.and([row('person_id', '=', personId), row('channel', '=', channel)]),
      ]),
    )
    .execute();
  if (waiting.length === 0) return;
  await tx
    .updateTable('outbox')
    .set({
      due_at: now,
      created_at: now,
      chat_hash: hash,
      chat: seal.seal('outbox.chat', chat),
      error_code: null,
    })
    .where(
      'seq',
      'in',
      waiting.map(({ seq }) => seq),
    )
    .execute();
}

export async function windowOf(on: Pick<Tx, 'selectFrom'>, hash: string): Promise<Window | null> {
  const row = await on.selectFrom('chat_window').selectAll().where('chat_hash', '=', hash).executeTakeFirst();
  return row ? { openedAt: row.opened_at, askedAt: row.asked_at } : null;
}

/** The same, so that nobody changes it before this transaction has ended. */
export async function lockWindow(tx: Tx, hash: string): Promise<Window | null> {
  const query = tx.selectFrom('chat_window').selectAll().where('chat_hash', '=', hash);
  const row = await forUpdate(query).executeTakeFirst();
  return row ? { openedAt: row.opened_at, askedAt: row.asked_at } : null;
}

export async function putWindow(tx: Tx, hash: string, { openedAt, askedAt }: Window): Promise<void> {
  const values = { opened_at: openedAt, asked_at: askedAt };
  await tx
    .insertInto('chat_window')
    .values({ chat_hash: hash, ...values })
    .onConflict((conflict) => conflict.column('chat_hash').doUpdateSet(values))
    .execute();
}
