import type { CompiledQuery } from 'kysely';
import type { Accept } from '../channels/channel.ts';
import type { Incoming } from '../conversation/input.ts';
import type { Wake } from '../shared/wake.ts';
import { compileMany } from '../store/compile.ts';
import { groupCommit } from '../store/group-commit.ts';
import { newId } from '../store/ids.ts';
import type { Seal } from '../store/seal.ts';
import type { Store, Tx } from '../store/store.ts';
import { laneOf, type Work } from './work.ts';

/** Woken when there is new work. */
export const inboxTopic = 'inbox';

/** A timer that is due or a job that has ended: work that nobody outside can repeat. */
export interface OwnWork {
  readonly work: Exclude<Work, { type: 'message' }>;
  readonly lane: string;
  /** Its place in the order of the lane. */
  readonly at: number;
}

export interface InboxOptions {
  readonly store: Store;
  readonly wake: Wake;
  readonly clock?: () => number;
}

export interface Inbox {
  /** Stores a batch; resolves after the commit. What has a known key is ignored. Calls at the same time share a commit. */
  readonly accept: Accept;
  /** Puts work in within the caller's transaction, which must call `afterCommit(tx, () => wake.notify(inboxTopic))` itself. */
  put(tx: Tx, works: readonly OwnWork[]): Promise<void>;
}

interface Row {
  readonly key_hash: Uint8Array;
  readonly lane: string;
  readonly channel: string;
  readonly payload: Uint8Array;
  readonly received_at: number;
  readonly sent_at: number;
}

export function createInbox({ store, wake, clock = Date.now }: InboxOptions): Inbox {
  const { seal } = store;
  const insert = insertRows(store);
  const commit = groupCommit<Row>((rows) => store.transact((tx) => insert(tx, rows)));
  return {
    accept: async (batch) => {
      if (batch.length === 0) return;
      const now = clock();
      await commit(batch.map((incoming) => messageRow(seal, incoming, now)));
      wake.notify(inboxTopic);
    },
    put: (tx, works) => {
      const now = clock();
      return insert(
        tx,
        works.map((own) => ownRow(seal, own, now)),
      );
    },
  };
}

/** Where the key of a message is looked up. */
export function keyHash(seal: Seal, key: string): Buffer {
  return seal.blind('inbox key', key);
}

function messageRow(seal: Seal, incoming: Incoming, now: number): Row {
  return {
    key_hash: keyHash(seal, incoming.key),
    lane: laneOf(seal, incoming),
    channel: incoming.channel,
    payload: sealWork(seal, { type: 'message', incoming }),
    received_at: now,
    // A platform that sends nonsense must not be able to make a whole batch fail.
    sent_at: Number.isSafeInteger(incoming.sentAt) ? incoming.sentAt : now,
  };
}

function ownRow(seal: Seal, { work, lane, at }: OwnWork, now: number): Row {
  const key_hash = Buffer.from(newId(), 'hex');
  return { key_hash, lane, channel: work.type, payload: sealWork(seal, work), received_at: now, sent_at: at };
}

function sealWork(seal: Seal, work: Work): Buffer {
  return seal.sealJson('inbox.payload', work);
}

function insertRows({ db }: Store) {
  return compileMany<Row>(
    (rows): CompiledQuery<unknown> =>
      db
        .insertInto('inbox')
        .values(
          rows.map((value) => ({
            key_hash: value('key_hash'),
            lane: value('lane'),
            channel: value('channel'),
            payload: value('payload'),
            received_at: value('received_at'),
            sent_at: value('sent_at'),
          })),
        )
        .onConflict((conflict) => conflict.column('key_hash').doNothing())
        .compile(),
  );
}
