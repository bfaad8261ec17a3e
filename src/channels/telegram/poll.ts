import type { Api } from 'grammy';
import { askedToWait, isConflict, isWrongToken, reasonOf } from './errors.ts';
import { type Health, notes } from './health.ts';
import { Backoff, type Pace, pause } from './pace.ts';
import { within } from './patience.ts';
import { updateKinds } from './schema.ts';

export interface PollParts {
  readonly api: Api;
  /** Stores a batch; only when it resolves is the batch confirmed. */
  readonly take: (updates: readonly unknown[]) => Promise<void>;
  readonly health: Health;
  readonly pace: Pace;
  readonly now: () => number;
}

/**
 * After a week without updates Telegram starts their ids anew, perhaps lower, and an old offset would
 * confirm the new ones unseen. Everything is confirmed by then, so the offset can be left out.
 */
const offsetLifetimeMs = 5 * 24 * 3600 * 1000;

/** Receives until the signal fires: fetch, store, and only then confirm by the next offset. */
export async function poll(parts: PollParts, signal: AbortSignal): Promise<void> {
  const { health, now, pace } = parts;
  const backoff = new Backoff(pace);
  let offset: number | undefined;
  let newest = now();
  // A poll that does not wait shows at once whether receiving works.
  let hold = 0;
  await freeWebhook(parts, signal);
  while (!signal.aborted) {
    if (now() - newest > offsetLifetimeMs) offset = undefined;
    let updates: Awaited<ReturnType<typeof fetchUpdates>>;
    try {
      updates = await fetchUpdates(parts, { offset, hold }, signal);
    } catch (error) {
      if (!signal.aborted) await recover(error, parts, backoff, signal);
      hold = isConflict(error) ? pace.pollSeconds : 0;
      continue;
    }
    hold = pace.pollSeconds;
    health.seen();
    const last = updates.at(-1);
    if (last && !(await stored(updates, parts, backoff, signal))) continue;
    if (last) {
      offset = last.update_id + 1;
      newest = now();
    }
    backoff.reset();
    health.set('ready');
  }
}

/** `hold`: how long Telegram may keep an empty poll open, in seconds. */
function fetchUpdates(
  { api, pace }: PollParts,
  { offset, hold }: { offset: number | undefined; hold: number },
  signal: AbortSignal,
) {
  const patience = within(hold * 1000 + pace.callMs, signal);
  const query = { timeout: hold, limit: 100, allowed_updates: updateKinds };
  return api.getUpdates(offset === undefined ? query : { ...query, offset }, patience);
}

/** When storing fails the offset stays, and the same batch comes again. */
async function stored(
  updates: readonly unknown[],
  { take, health }: PollParts,
  backoff: Backoff,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await take(updates);
    return true;
  } catch (error) {
    health.set('degraded', notes.storage, error instanceof Error ? error.name : 'failure');
    await pause(backoff.next(), signal);
    return false;
  }
}

async function recover(
  error: unknown,
  parts: PollParts,
  backoff: Backoff,
  signal: AbortSignal,
): Promise<void> {
  const { health, pace } = parts;
  const reason = reasonOf(error);
  if (isConflict(error)) {
    health.set('degraded', notes.conflict, reason);
    await pause(pace.conflictRetryMs, signal);
    if (!signal.aborted) await freeWebhook(parts, signal);
  } else if (isWrongToken(error)) {
    health.set('down', notes.token, reason);
    await pause(pace.tokenRetryMs, signal);
  } else {
    health.set('degraded', notes.unreachable, reason);
    await pause(askedToWait(error) ?? backoff.next(), signal);
  }
}

/** A webhook left behind forbids polling. What waits at Telegram is kept. Polling shows whether it worked. */
async function freeWebhook({ api, pace }: PollParts, signal: AbortSignal): Promise<void> {
  await api
    .deleteWebhook({ drop_pending_updates: false }, within(pace.callMs, signal))
    .catch(() => undefined);
}
