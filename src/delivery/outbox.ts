import { sql } from 'kysely';
import type { Message } from '../conversation/message.ts';
import type { Wake } from '../shared/wake.ts';
import { compileOnce } from '../store/compile.ts';
import { chatHash } from '../store/hashes.ts';
import { leaseMs } from '../store/owner.ts';
import type { Seal } from '../store/seal.ts';
import { afterCommit, type Store, type Tx } from '../store/store.ts';

/** Woken when there is something to send that this process does not send itself. */
export const outboxTopic = 'outbox';

/** Woken when something new lies ready for a chat of a channel that is pulled, not sent to. */
export function chatTopic(hash: string): string {
  return `chat:${hash}`;
}

/** Something to send. */
export interface Envelope {
  readonly channel: string;
  /** The channel's own id of the chat. */
  readonly chat: string;
  readonly message: Message;
  readonly personId?: string;
  readonly caseId?: string;
  /** Not before this time, milliseconds since 1970; default: at once. */
  readonly dueAt?: number;
}

/** A stored message on its way, held by this process. */
export interface Letter {
  readonly seq: number;
  readonly channel: string;
  readonly chat: string;
  readonly chatHash: string;
  readonly message: Message;
  readonly personId: string | null;
  readonly caseId: string | null;
  /** Failed tries so far. */
  readonly attempts: number;
  readonly createdAt: number;
}

/** Takes letters of one channel that were committed a moment ago, already leased to this process. */
export type TakeLetter = (letter: Letter) => void;

export interface Outbox {
  /** Stores a message within the transaction; it is sent right after the commit. Returns its number. */
  enqueue(tx: Tx, envelope: Envelope): Promise<number>;
  /** From now on `take` gets what is enqueued for the channel here; returns the end of it. */
  serve(channel: string, take: TakeLetter): () => void;
  /**
   * What lies ready for a chat of a channel without sending (the web page). `after` is the last number
   * that the page has shown: those up to it are blanked, and the later ones come again until then.
   */
  pull(channel: string, chat: string, after: number): Promise<Pulled[]>;
}

export interface Pulled {
  readonly seq: number;
  readonly message: Message;
}

export interface OutboxOptions {
  readonly store: Store;
  readonly wake: Wake;
  /** Of `newOwner()`, the same as the worker's and delivery's. */
  readonly owner: string;
  readonly clock?: () => number;
}

export function createOutbox({ store, wake, owner, clock = Date.now }: OutboxOptions): Outbox {
  const { seal } = store;
  const served = new Map<string, TakeLetter>();
  const addressOf = addresses(seal);
  const insert = insertRow(store);

  return {
    enqueue: async (tx, envelope) => {
      const { channel, chat, message, personId = null, caseId = null } = envelope;
      const now = clock();
      const dueAt = envelope.dueAt ?? now;
      const take = dueAt <= now ? served.get(channel) : undefined;
      const address = addressOf(channel, chat);
      const { rows } = await insert(tx, {
        channel,
        chat_hash: address.hash,
        chat: address.sealed,
        body: seal.sealJson('outbox.body', message),
        person_id: personId,
        case_id: caseId,
        prompt: message.prompt ?? null,
        due_at: dueAt,
        created_at: now,
        owner: take ? owner : null,
        until: take ? now + leaseMs : 0,
      });
      const row = rows[0];
      if (!row) throw new Error('the outbox gave no number');
      const letter = {
        seq: row.seq,
        channel,
        chat,
        chatHash: address.hash,
        message,
        personId,
        caseId,
        attempts: 0,
        createdAt: now,
      };
      afterCommit(tx, () => {
        if (take && row.owner === owner) return take(letter);
        wake.notify(outboxTopic);
        wake.notify(chatTopic(address.hash));
      });
      return row.seq;
    },
    serve: (channel, take) => {
      served.set(channel, take);
      return () => served.delete(channel);
    },
    pull: (channel, chat, after) => pull(store, clock(), addressOf(channel, chat).hash, after),
  };
}

const addressesKept = 5000;

interface Address {
  readonly hash: string;
  readonly sealed: Uint8Array;
}

/** Sealing the same address again for every message would cost as much as sealing the message. */
function addresses(seal: Seal): (channel: string, chat: string) => Address {
  const known = new Map<string, Address>();
  return (channel, chat) => {
    const name = `${channel}\n${chat}`;
    const found = known.get(name);
    if (found) return found;
    const made = { hash: chatHash(seal, channel, chat), sealed: seal.seal('outbox.chat', chat) };
    if (known.size >= addressesKept) known.clear();
    known.set(name, made);
    return made;
  };
}

interface NewRow {
  readonly channel: string;
  readonly chat_hash: string;
  readonly chat: Uint8Array;
  readonly body: Uint8Array;
  readonly person_id: string | null;
  readonly case_id: string | null;
  readonly prompt: string | null;
  readonly due_at: number;
  readonly created_at: number;
  readonly owner: string | null;
  readonly until: number;
}

/**
 * The row is leased to this process unless something of the chat waits elsewhere: then it must wait
 * for its turn, or a chat would be read in the wrong order.
 */
function insertRow({ db }: Store) {
  return compileOnce<NewRow, { seq: number; owner: string | null }>((value) =>
    db
      .insertInto('outbox')
      .values({
        channel: value('channel'),
        chat_hash: value('chat_hash'),
        chat: value('chat'),
        body: value('body'),
        person_id: value('person_id'),
        case_id: value('case_id'),
        prompt: value('prompt'),
        due_at: value('due_at'),
        created_at: value('created_at'),
        owner: sql`case when exists (
          select 1 from outbox as other where other.status = 'new' and other.chat_hash = ${value('chat_hash')}
          and other.owner is distinct from ${value('owner')} and (other.attempts > 0 or other.due_at <= ${value('due_at')})
        ) then null else ${value('owner')} end`,
        until: value('until'),
      })
      .returning(['seq', 'owner'])
      .compile(),
  );
}

/**
 * A row is blanked only when it was handed out before: with several processes a lower number can
 * become visible after a higher one.
 */
async function pull(
  { db, seal, transact }: Store,
  now: number,
  hash: string,
  after: number,
): Promise<Pulled[]> {
  const waiting = await db
    .selectFrom('outbox')
    .select(['seq', 'body', 'attempts'])
    .where('status', '=', sql.lit('new'))
    .where('chat_hash', '=', hash)
    .where('due_at', '<=', now)
    .orderBy('seq')
    .execute();
  const shown = waiting.filter((row) => row.seq <= after && row.attempts > 0).map((row) => row.seq);
  const ready = waiting.filter((row) => row.seq > after || row.attempts === 0);
  const fresh = ready.filter((row) => row.attempts === 0).map((row) => row.seq);
  if (shown.length + fresh.length > 0) {
    await transact(async (tx) => {
      const done = { status: 'sent', body: null, sent_at: now } as const;
      if (shown.length > 0) await tx.updateTable('outbox').set(done).where('seq', 'in', shown).execute();
      if (fresh.length > 0)
        await tx.updateTable('outbox').set({ attempts: 1 }).where('seq', 'in', fresh).execute();
    });
  }
  return ready.flatMap((row) => {
    return row.body ? [{ seq: row.seq, message: seal.openJson<Message>('outbox.body', row.body) }] : [];
  });
}
