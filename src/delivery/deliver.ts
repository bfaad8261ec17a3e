import type { Channel, ReadAttachment } from '../channels/channel.ts';
import { startLoop } from '../shared/loop.ts';
import type { Rates } from '../shared/rates.ts';
import type { Wake } from '../shared/wake.ts';
import { leaseMs } from '../store/owner.ts';
import type { Store } from '../store/store.ts';
import { errorCode, type Logger } from '../values/logger.ts';
import { takeDue } from './due.ts';
import type { Limits } from './limits.ts';
import { createMarks, type OnGone, type OnMoved } from './marks.ts';
import { type Outbox, outboxTopic } from './outbox.ts';
import { createSender, type Sender } from './sender.ts';

export interface DeliveryOptions {
  readonly store: Store;
  readonly wake: Wake;
  /** Of `newOwner()`, the same as the outbox's. */
  readonly owner: string;
  readonly logger: Logger;
  readonly clock?: () => number;
  readonly outbox: Outbox;
  /** Channels that are sent to; those that are pulled (the web page) are left out. */
  readonly channels: readonly Pick<Channel, 'name' | 'send' | 'window'>[];
  readonly read: ReadAttachment;
  readonly rates: Rates;
  readonly limits: Limits;
  /** Nothing is sent by a channel before this has resolved; default: at once. */
  readonly standing?: (channel: string) => Promise<void>;
  readonly onGone?: OnGone;
  readonly onMoved?: OnMoved;
}

export interface Delivery {
  /** Begins nothing new; resolves when nothing is in flight and the rest is given back. */
  stop(): Promise<void>;
}

/** Looks by itself this often; a wake-up that was lost costs no more. */
const idleMs = 1000;
const mostInHand = 2000;

/** Sends what is enqueued right after its commit, and what is due from the database. */
export function startDelivery(options: DeliveryOptions): Delivery {
  const { store, wake, owner, logger, clock = Date.now, outbox, channels } = options;
  const { onGone = nothing, onMoved = nothing } = options;
  const marks = createMarks({ store, owner, clock, onGone, onMoved });
  const wakeUps = new Set<NodeJS.Timeout>();
  const onError = (error: unknown) =>
    logger.error({ error: errorCode(error) }, 'the outbox could not be read');

  const lookAt = (time: number) => {
    const wait = time - clock();
    if (wait <= 0) return loop.poke();
    const timer = setTimeout(() => {
      wakeUps.delete(timer);
      loop.poke();
    }, wait);
    wakeUps.add(timer);
  };

  const senders = new Map<string, Sender>();
  const unserve: (() => void)[] = [];
  for (const channel of channels) {
    const begin = options.standing?.(channel.name);
    const sender = createSender({ ...options, channel, marks, clock, lookAt, ...(begin ? { begin } : {}) });
    senders.set(channel.name, sender);
    unserve.push(outbox.serve(channel.name, sender.take));
  }
  const inHand = () => [...senders.values()].flatMap((sender) => sender.inHand());

  const step = async (): Promise<number> => {
    if (senders.size === 0 || inHand().length >= mostInHand) return idleMs;
    const letters = await takeDue({ store, owner, channels: [...senders.keys()], logger, now: clock() });
    for (const letter of letters) senders.get(letter.channel)?.take(letter);
    return letters.length > 0 ? 0 : idleMs;
  };
  const loop = startLoop({ step, onError });
  const unsubscribe = wake.subscribe(outboxTopic, loop.poke);

  const renew = async () => {
    const now = clock();
    const seqs = inHand();
    if (seqs.length === 0) return;
    await marks.renew(seqs, now);
    for (const sender of senders.values()) sender.renewed(now);
  };
  const renewing = setInterval(() => {
    renew().catch(onError);
  }, leaseMs / 3);

  return {
    stop: async () => {
      for (const end of unserve) end();
      unsubscribe();
      for (const timer of wakeUps) clearTimeout(timer);
      await loop.stop();
      await Promise.all([...senders.values()].map((sender) => sender.stop()));
      clearInterval(renewing);
      await marks.releaseAll();
    },
  };
}

const nothing = () => Promise.resolve();
