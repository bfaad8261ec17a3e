import { type SqlBool, sql } from 'kysely';
import type { Message } from '../conversation/message.ts';
import { leaseMs } from '../store/owner.ts';
import type { Store, Tx } from '../store/store.ts';
import { errorCode, type Logger } from '../values/logger.ts';
import type { Letter } from './outbox.ts';

export interface TakeDue {
  readonly store: Store;
  readonly owner: string;
  readonly channels: readonly string[];
  readonly logger: Logger;
  readonly now: number;
}

/** Chats in one taking. */
const mostChats = 100;
const mostRows = 500;

/**
 * Leases what is due and held by nobody: retries, scheduled messages, what a dead process left. Only
 * from the first open message of a chat on, so that every chat is read in order.
 */
export async function takeDue(options: TakeDue): Promise<Letter[]> {
  const { store } = options;
  // Nearly always nothing is due, and a look without a write lock costs little.
  if ((await heads(store.db, options).limit(1).execute()).length === 0) return [];
  return store.transact(async (tx) => {
    const chats = await heads(tx, options).limit(mostChats).forUpdate().skipLocked().execute();
    if (chats.length === 0) return [];
    return lease(tx, options, [...new Set(chats.map((row) => row.chat_hash))]);
  });
}

function heads(on: Pick<Tx, 'selectFrom'>, { channels, now }: TakeDue) {
  const waitsForEarlier = sql<SqlBool>`exists (
    select 1 from outbox as earlier
    where earlier.status = 'new' and earlier.chat_hash = outbox.chat_hash and earlier.seq < outbox.seq
    and (earlier.due_at <= ${now} or earlier.attempts > 0 or earlier.until > ${now}))`;
  return on
    .selectFrom('outbox')
    .select('chat_hash')
    .where('status', '=', sql.lit('new'))
    .where('due_at', '<=', now)
    .where((row) => row.or([row('owner', 'is', null), row('until', '<=', now)]))
    .where('channel', 'in', channels)
    .where((row) => row.not(waitsForEarlier))
    .orderBy('due_at')
    .orderBy('seq');
}

async function lease(
  tx: Tx,
  { store, owner, logger, now }: TakeDue,
  chats: readonly string[],
): Promise<Letter[]> {
  const rows = await tx
    .selectFrom('outbox')
    .selectAll()
    .where('status', '=', sql.lit('new'))
    .where('chat_hash', 'in', chats)
    .orderBy('seq')
    .limit(mostRows)
    .forUpdate()
    .execute();
  const letters: Letter[] = [];
  const unreadable: number[] = [];
  const stopped = new Set<string>();
  for (const row of rows) {
    const free = row.owner === null || row.until <= now;
    if (stopped.has(row.chat_hash)) continue;
    if (free && row.due_at <= now) {
      const letter = openLetter(row, store, logger);
      if (letter) letters.push(letter);
      else unreadable.push(row.seq);
    }
    // A message that was only planned for later holds nobody up; one that is retried does.
    else if (!free || row.attempts > 0) stopped.add(row.chat_hash);
  }
  if (letters.length > 0) {
    await tx
      .updateTable('outbox')
      .set((row) => ({ owner, until: now + leaseMs, fence: row('fence', '+', 1) }))
      .where(
        'seq',
        'in',
        letters.map((letter) => letter.seq),
      )
      .execute();
  }
  if (unreadable.length > 0) {
    await tx
      .updateTable('outbox')
      .set({ status: 'failed', error_code: 'SealError' })
      .where('seq', 'in', unreadable)
      .execute();
  }
  return letters;
}

interface StoredLetter {
  readonly seq: number;
  readonly channel: string;
  readonly chat: Uint8Array;
  readonly chat_hash: string;
  readonly body: Uint8Array | null;
  readonly person_id: string | null;
  readonly case_id: string | null;
  readonly attempts: number;
  readonly created_at: number;
}

function openLetter(row: StoredLetter, { seal }: Store, logger: Logger): Letter | undefined {
  try {
    return {
      seq: row.seq,
      channel: row.channel,
      chat: seal.openText('outbox.chat', row.chat),
      chatHash: row.chat_hash,
      message: seal.openJson<Message>('outbox.body', row.body ?? new Uint8Array()),
      personId: row.person_id,
      caseId: row.case_id,
      attempts: row.attempts,
      createdAt: row.created_at,
    };
  } catch (error) {
    logger.error(
      { seq: row.seq, error: errorCode(error) },
      'a stored message cannot be opened; it was given up',
    );
    return undefined;
  }
}
