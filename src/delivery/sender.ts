import { type Channel, type ReadAttachment, SendError, type Sent } from '../channels/channel.ts';
import { jittered } from '../shared/jitter.ts';
import type { Rates } from '../shared/rates.ts';
import { errorCode, type Logger } from '../store/logger.ts';
import { leaseMs } from '../store/owner.ts';
import type { Limits } from './limits.ts';
import type { Marks } from './marks.ts';
import type { Letter } from './outbox.ts';

export interface SenderOptions {
  readonly channel: Pick<Channel, 'name' | 'send'>;
  readonly marks: Marks;
  readonly rates: Rates;
  readonly limits: Limits;
  readonly read: ReadAttachment;
  readonly logger: Logger;
  readonly clock: () => number;
  /** There may be something to take from the database at this time. */
  readonly lookAt: (time: number) => void;
}

/** Sends the letters of one channel that this process holds: one chat in order, chats side by side. */
export interface Sender {
  take(letter: Letter): void;
  /** Numbers of the letters that are not finished. */
  inHand(): readonly number[];
  /** The leases were renewed at this time. */
  renewed(now: number): void;
  /** Begins nothing new; resolves when nothing is being sent. */
  stop(): Promise<void>;
}

/** Sends at the same time. */
const atOnce = 32;
/** A send that takes longer counts as failed, so that it cannot hold up its chat for ever. */
const longestSendMs = 120_000;
const giveUpAfterMs = 3 * 24 * 3_600_000;
const longestPauseMs = 300_000;
const noteAgainMs = 500;

interface Chat {
  readonly hash: string;
  readonly letters: Letter[];
  /** Limits that the first letter has passed already. */
  passed: number;
}

export function createSender(options: SenderOptions): Sender {
  const { channel, marks, rates, limits, logger, clock, lookAt } = options;
  const chats = new Map<string, Chat>();
  const leasedUntil = new Map<number, number>();
  const ready: Chat[] = [];
  const active = new Set<Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  let stopped = false;
  let pausedUntil = 0;
  let lastLimited: { readonly chat: string; readonly until: number } | undefined;

  const pump = () => {
    while (!stopped && active.size < atOnce && clock() >= pausedUntil) {
      const chat = ready.shift();
      if (!chat) return;
      const run = drain(chat)
        .catch((error: unknown) => abandon(chat, error))
        .finally(() => {
          active.delete(run);
          pump();
        });
      active.add(run);
    }
  };

  const after = (ms: number, then: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      then();
    }, ms);
    timers.add(timer);
  };

  const makeReady = (chat: Chat) => {
    ready.push(chat);
    pump();
  };

  const drop = (chat: Chat): Letter[] => {
    chats.delete(chat.hash);
    const letters = chat.letters.splice(0);
    for (const letter of letters) leasedUntil.delete(letter.seq);
    return letters;
  };

  /** The database could not be written: the leases run out, and somebody takes the rows again. */
  const abandon = (chat: Chat, error: unknown) => {
    logger.error({ channel: channel.name, error: errorCode(error) }, 'a delivery could not be noted');
    drop(chat);
  };

  const finished = (chat: Chat, letter: Letter) => {
    chat.letters.shift();
    chat.passed = 0;
    leasedUntil.delete(letter.seq);
  };

  const drain = async (chat: Chat): Promise<void> => {
    for (let letter = chat.letters[0]; letter && !stopped; letter = chat.letters[0]) {
      const wait = await waitForRates(chat, letter);
      if (wait > 0) return after(wait, () => makeReady(chat));
      if ((leasedUntil.get(letter.seq) ?? 0) <= clock()) {
        // The process stood still for too long: somebody else may be sending it.
        finished(chat, letter);
        continue;
      }
      if (!(await attempt(chat, letter))) return;
    }
    if (!stopped) chats.delete(chat.hash);
  };

  /** Milliseconds to wait; a limit that was passed is not counted again after waiting for the next. */
  const waitForRates = async (chat: Chat, letter: Letter): Promise<number> => {
    const all = limits(channel.name, letter.chat);
    for (const limit of all.slice(chat.passed)) {
      const wait = await rates.take(limit.key, limit.rate);
      if (wait > 0) return wait;
      chat.passed += 1;
    }
    return 0;
  };

  /** Whether the chat goes on. */
  const attempt = async (chat: Chat, letter: Letter): Promise<boolean> => {
    let sent: Sent;
    try {
      sent = await withinTime(channel.send(letter.chat, letter.message, options.read));
    } catch (error) {
      return afterFailure(chat, letter, asSendError(error));
    }
    await noteSent(letter, sent.id);
    finished(chat, letter);
    return true;
  };

  /** The platform has it: as long as this process lives, no trouble of the database may send it again. */
  const noteSent = async (letter: Letter, remoteId: string | undefined): Promise<void> => {
    for (;;) {
      try {
        return await marks.sent(letter, remoteId);
      } catch (error) {
        if (stopped) throw error;
        logger.error(
          { channel: channel.name, seq: letter.seq, error: errorCode(error) },
          'a sent message could not be noted yet',
        );
        await new Promise((resolve) => setTimeout(resolve, noteAgainMs));
      }
    }
  };

  const afterFailure = async (chat: Chat, letter: Letter, error: SendError): Promise<boolean> => {
    const detail = { channel: channel.name, seq: letter.seq, kind: error.kind, error: error.message };
    logger.warn(detail, 'a message could not be sent');
    if (error.kind === 'rejected') return rejected(chat, letter, error.message);
    if (error.kind === 'gone') await marks.gone(letter, error.message);
    else if (error.kind === 'moved' && error.newChat) await marks.moved(letter, error.newChat);
    else if (clock() - letter.createdAt > giveUpAfterMs) return rejected(chat, letter, 'expired');
    else await retryLater(letter, error);
    await marks.release(drop(chat));
    if (error.kind !== 'retry') lookAt(clock());
    return false;
  };

  const rejected = async (chat: Chat, letter: Letter, code: string): Promise<boolean> => {
    await marks.failed(letter, code);
    finished(chat, letter);
    return true;
  };

  const retryLater = async (letter: Letter, error: SendError) => {
    const pause = error.retryAfterMs ?? jittered(Math.min(1000 * 2 ** letter.attempts, longestPauseMs));
    const dueAt = clock() + Math.ceil(pause);
    if (error.retryAfterMs !== undefined) limited(letter.chatHash, dueAt);
    await marks.postpone(letter, dueAt, error.message);
    lookAt(dueAt);
  };

  /** Told off for a second chat while the first one still waits: the platform means all of us. */
  const limited = (chat: string, until: number) => {
    if (lastLimited && lastLimited.chat !== chat && lastLimited.until > clock()) {
      pausedUntil = Math.max(pausedUntil, until);
      after(until - clock(), pump);
    }
    lastLimited = { chat, until };
  };

  return {
    take: (letter) => {
      if (stopped || leasedUntil.has(letter.seq)) return;
      leasedUntil.set(letter.seq, clock() + leaseMs);
      const known = chats.get(letter.chatHash);
      if (known) {
        known.letters.push(letter);
        return;
      }
      const chat = { hash: letter.chatHash, letters: [letter], passed: 0 };
      chats.set(chat.hash, chat);
      makeReady(chat);
    },
    inHand: () => [...leasedUntil.keys()],
    renewed: (now) => {
      for (const [seq, until] of leasedUntil) if (until > now) leasedUntil.set(seq, now + leaseMs);
    },
    stop: async () => {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(active);
    },
  };
}

function asSendError(error: unknown): SendError {
  return error instanceof SendError ? error : new SendError('retry', errorCode(error), { cause: error });
}

async function withinTime<T>(sending: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SendError('retry', 'timeout')), longestSendMs);
  });
  try {
    return await Promise.race([sending, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
