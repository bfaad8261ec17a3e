import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { SendError } from '../channels/channel.ts';
import { failedLater } from '../channels/whatsapp-cloud/errors.ts';
import type { StatusUpdate } from '../channels/whatsapp-cloud/parse.ts';
import type { Wake } from '../shared/wake.ts';
import { afterCommit, forUpdate, type Store, type Tx } from '../store/store.ts';
import type { Logger } from '../values/logger.ts';
import { markGone, type OnGone } from './marks.ts';
import { outboxTopic } from './outbox.ts';

export interface StatusesOptions {
  readonly store: Store;
  readonly wake: Wake;
  readonly logger: Logger;
  readonly clock?: () => number;
  readonly onGone?: OnGone;
}

/** A status can overtake the note that its message was sent; after these pauses it counts as unknown. */
const pausesMs = [50, 250, 1000];
/** Arrivals come by the hundred, one a post; together they are one commit. */
const gatherMs = 100;
const giveUpAfterMs = 3 * 24 * 3_600_000;
const longestPauseMs = 300_000;

/**
 * Notes what the platform says about sent messages: arrived, looked at, or failed after all. What failed
 * for a reason that passes is sent again; what came too late waits for the person. Resolves when failures are
 * committed; a message that is not known is passed over. That something arrived is noted a moment later:
 * without it the text only stays sealed until it is swept.
 */
export function createStatuses(
  options: StatusesOptions,
): (updates: readonly StatusUpdate[]) => Promise<void> {
  const { store } = options;
  const note = (updates: readonly StatusUpdate[]) => store.transact((tx) => noteAll(tx, updates, options));
  const noteLater = async (
    updates: readonly StatusUpdate[],
    pauses: readonly number[] = pausesMs,
  ): Promise<void> => {
    let open = updates;
    for (const pause of pauses) {
      if (open.length === 0) return;
      await sleep(pause, undefined, { ref: false });
      open = await note(open);
    }
  };
  let arrivals: StatusUpdate[] = [];
  const taken = (): StatusUpdate[] => {
    const gathered = arrivals;
    arrivals = [];
    return gathered;
  };
  const gather = (updates: readonly StatusUpdate[]): void => {
    if (updates.length === 0) return;
    const first = arrivals.length === 0;
    arrivals.push(...updates);
    if (!first) return;
    const noted = async () => {
      await sleep(gatherMs, undefined, { ref: false });
      await noteLater(taken(), [0, ...pausesMs]);
    };
    noted().catch(() => undefined);
  };
  return async (updates) => {
    gather(updates.filter(({ status }) => status === 'delivered' || status === 'read'));
    const failures = updates.filter(isFailure);
    if (failures.length === 0) return;
    // What has arrived must be known before anything counts as failed.
    const unknown = await note([...taken(), ...failures]);
    noteLater(unknown.filter((update) => !isFailure(update))).catch(() => undefined);
    await noteLater(unknown.filter(isFailure));
  };
}

const isFailure = ({ status }: StatusUpdate): boolean => status === 'failed';

/** Gives those whose message was not found. */
async function noteAll(
  tx: Tx,
  updates: readonly StatusUpdate[],
  options: StatusesOptions,
): Promise<StatusUpdate[]> {
  const unknown: StatusUpdate[] = [];
  for (const update of updates) {
    const query = tx
      .selectFrom('outbox')
      .selectAll()
      .where('channel', '=', sql.lit('whatsapp-cloud'))
      .where('remote_id', '=', update.id);
    const row = await forUpdate(query).executeTakeFirst();
    if (!row) unknown.push(update);
    else if (update.status === 'failed') await failed(tx, row, update, options);
    else await arrived(tx, row.seq, update);
  }
  return unknown;
}

/** Only now the text is not needed any more. */
async function arrived(tx: Tx, seq: number, { status, at }: StatusUpdate): Promise<void> {
  await tx
    .updateTable('outbox')
    .set((row) => ({
      body: null,
      delivered_at: row.fn.coalesce('delivered_at', row.val(at)),
      ...(status === 'read' ? { read_at: row.fn.coalesce('read_at', row.val(at)) } : {}),
    }))
    .where('seq', '=', seq)
    .execute();
}

interface SentRow {
  readonly seq: number;
  readonly status: string;
  readonly chat_hash: string;
  readonly channel: string;
  readonly person_id: string | null;
  readonly body: Uint8Array | null;
  readonly attempts: number;
  readonly created_at: number;
  readonly delivered_at: number | null;
}

/** Statuses come in any order: what has arrived has not failed. */
async function failed(tx: Tx, row: SentRow, { code }: StatusUpdate, options: StatusesOptions): Promise<void> {
  if (row.status !== 'sent' || row.delivered_at !== null) return;
  const { logger, wake, clock = Date.now, onGone = () => Promise.resolve() } = options;
  const error = failedLater(code);
  logger.warn(
    { channel: row.channel, seq: row.seq, kind: error.kind, error: error.message },
    'a message was taken and then not delivered',
  );
  if (error.kind === 'gone') {
    await giveUp(tx, row.seq, 'gone', error);
    const letter = { chatHash: row.chat_hash, channel: row.channel, personId: row.person_id };
    return markGone(tx, letter, error.message, clock(), onGone);
  }
  const passes = error.kind === 'closed' || error.kind === 'retry';
  if (!passes || row.body === null || clock() - row.created_at > giveUpAfterMs)
    return giveUp(tx, row.seq, 'failed', error);
  await tx
    .updateTable('chat_window')
    .set({ asked_at: null, ...(error.kind === 'closed' ? { opened_at: 0 } : {}) })
    .where('chat_hash', '=', row.chat_hash)
    .execute();
  const pause = error.kind === 'closed' ? 0 : Math.min(1000 * 2 ** row.attempts, longestPauseMs);
  await tx
    .updateTable('outbox')
    .set({
      status: 'new',
      owner: null,
      until: 0,
      remote_id: null,
      attempts: row.attempts + (error.kind === 'closed' ? 0 : 1),
      due_at: clock() + Math.max(pause, error.retryAfterMs ?? 0),
      error_code: error.message,
    })
    .where('seq', '=', row.seq)
    .execute();
  afterCommit(tx, () => wake.notify(outboxTopic));
}

async function giveUp(tx: Tx, seq: number, status: 'failed' | 'gone', error: SendError): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ status, body: null, error_code: error.message })
    .where('seq', '=', seq)
    .execute();
}
