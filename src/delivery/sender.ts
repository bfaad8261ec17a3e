import { type Channel, type ReadAttachment, SendError, type Sent } from '../channels/channel.ts';
import { jittered } from '../shared/jitter.ts';
import type { Rates } from '../shared/rates.ts';
import { leaseMs } from '../store/owner.ts';
import type { Store } from '../store/store.ts';
import { errorCode, type Logger } from '../values/logger.ts';
import type { Limits } from './limits.ts';
import type { Marks } from './marks.ts';
import type { Letter } from './outbox.ts';
import { createWindowed, type Outcome } from './window.ts';

export interface SenderOptions {
  readonly store: Store;
  readonly channel: Pick<Channel, 'name' | 'send' | 'window'>;
  readonly marks: Marks;
  readonly rates: Rates;
  readonly limits: Limits;
  readonly read: ReadAttachment;
  readonly logger: Logger;
  readonly clock: () => number;
  /** There may be something to take from the database at this time. */
  readonly lookAt: (time: number) => void;
  /** Nothing is sent before it has resolved; default: at once. */
  readonly begin?: Promise<void>;
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
  return new ChannelSender(options);
}

class ChannelSender implements Sender {
  readonly #options: SenderOptions;
  readonly #send: (letter: Letter) => Promise<Outcome>;
  readonly #chats = new Map<string, Chat>();
  readonly #leasedUntil = new Map<number, number>();
  readonly #ready: Chat[] = [];
  readonly #active = new Set<Promise<void>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #stopped = false;
  #begun: boolean;
  #pausedUntil = 0;
  #lastLimited: { readonly chat: string; readonly until: number } | undefined;

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#send = createWindowed(options);
    this.#begun = options.begin === undefined;
    void options.begin?.then(() => {
      this.#begun = true;
      this.#pump();
    });
  }

  // An arrow, because the outbox is given it as a function.
  readonly take = (letter: Letter): void => {
    if (this.#stopped || this.#leasedUntil.has(letter.seq)) return;
    this.#leasedUntil.set(letter.seq, this.#now() + leaseMs);
    const known = this.#chats.get(letter.chatHash);
    if (known) {
      known.letters.push(letter);
      return;
    }
    const chat = { hash: letter.chatHash, letters: [letter], passed: 0 };
    this.#chats.set(chat.hash, chat);
    this.#makeReady(chat);
  };

  inHand(): readonly number[] {
    return [...this.#leasedUntil.keys()];
  }

  renewed(now: number): void {
    for (const [seq, until] of this.#leasedUntil) if (until > now) this.#leasedUntil.set(seq, now + leaseMs);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.all(this.#active);
  }

  #now(): number {
    return this.#options.clock();
  }

  #makeReady(chat: Chat): void {
    this.#ready.push(chat);
    this.#pump();
  }

  #pump(): void {
    while (this.#begun && !this.#stopped && this.#active.size < atOnce && this.#now() >= this.#pausedUntil) {
      const chat = this.#ready.shift();
      if (!chat) return;
      const run = this.#drain(chat)
        .catch((error: unknown) => this.#abandon(chat, error))
        .finally(() => {
          this.#active.delete(run);
          this.#pump();
        });
      this.#active.add(run);
    }
  }

  async #drain(chat: Chat): Promise<void> {
    for (let letter = chat.letters[0]; letter && !this.#stopped; letter = chat.letters[0]) {
      const wait = await this.#waitForRates(chat, letter);
      if (wait > 0) return this.#after(wait, () => this.#makeReady(chat));
      if ((this.#leasedUntil.get(letter.seq) ?? 0) <= this.#now()) {
        // The process stood still for too long: somebody else may be sending it.
        this.#finished(chat, letter);
        continue;
      }
      if (!(await this.#attempt(chat, letter))) return;
    }
    if (!this.#stopped) this.#chats.delete(chat.hash);
  }

  /** Milliseconds to wait; a limit that was passed is not counted again after waiting for the next. */
  async #waitForRates(chat: Chat, letter: Letter): Promise<number> {
    const { channel, limits, rates } = this.#options;
    for (const limit of limits(channel.name, letter.chat).slice(chat.passed)) {
      const wait = await rates.take(limit.key, limit.rate);
      if (wait > 0) return wait;
      chat.passed += 1;
    }
    return 0;
  }

  /** Whether the chat goes on. */
  async #attempt(chat: Chat, letter: Letter): Promise<boolean> {
    const { channel, marks } = this.#options;
    let sent: Outcome;
    try {
      sent = await withinTime(this.#send(letter));
    } catch (error) {
      return this.#failed(chat, letter, asSendError(error));
    }
    if (sent === 'held') await marks.hold(letter, channel.window?.openMs ?? 0);
    else await this.#noteSent(letter, sent);
    this.#finished(chat, letter);
    return true;
  }

  /** The platform has it: as long as this process lives, no trouble of the database may send it again. */
  async #noteSent(letter: Letter, sent: Sent): Promise<void> {
    const { channel, logger, marks } = this.#options;
    for (;;) {
      try {
        return await marks.sent(letter, sent);
      } catch (error) {
        if (this.#stopped) throw error;
        const detail = { channel: channel.name, seq: letter.seq, error: errorCode(error) };
        logger.error(detail, 'a sent message could not be noted yet');
        await new Promise((resolve) => setTimeout(resolve, noteAgainMs));
      }
    }
  }

  async #failed(chat: Chat, letter: Letter, error: SendError): Promise<boolean> {
    const { channel, logger, marks } = this.#options;
    const detail = { channel: channel.name, seq: letter.seq, kind: error.kind, error: error.message };
    logger.warn(detail, 'a message could not be sent');
    if (error.kind === 'rejected' || error.kind === 'closed')
      return this.#giveUp(chat, letter, error.message);
    if (error.kind === 'gone') return this.#lost(chat, () => marks.gone(letter, error.message));
    const { newChat } = error;
    if (error.kind === 'moved' && newChat) return this.#lost(chat, () => marks.moved(letter, newChat));
    if (this.#now() - letter.createdAt > giveUpAfterMs) return this.#giveUp(chat, letter, 'expired');
    await this.#retryLater(chat, letter, error);
    return false;
  }

  /** What is noted takes every letter of the chat out of our hands, also those behind the first. */
  async #lost(chat: Chat, note: () => Promise<void>): Promise<boolean> {
    this.#drop(chat);
    await note();
    this.#options.lookAt(this.#now());
    return false;
  }

  async #giveUp(chat: Chat, letter: Letter, code: string): Promise<boolean> {
    await this.#options.marks.failed(letter, code);
    this.#finished(chat, letter);
    return true;
  }

  async #retryLater(chat: Chat, letter: Letter, error: SendError): Promise<void> {
    const { lookAt, marks } = this.#options;
    const pause = error.retryAfterMs ?? jittered(Math.min(1000 * 2 ** letter.attempts, longestPauseMs));
    const dueAt = this.#now() + Math.ceil(pause);
    if (error.retryAfterMs !== undefined) this.#limited(letter.chatHash, dueAt);
    // Once this is noted the letter may be taken anew, and must not be given back as if it were still ours.
    this.#finished(chat, letter);
    await marks.postpone(letter, dueAt, error.message);
    await marks.release(this.#drop(chat));
    lookAt(dueAt);
  }

  /** Told off for a second chat while the first one still waits: the platform means all of us. */
  #limited(chat: string, until: number): void {
    const last = this.#lastLimited;
    if (last && last.chat !== chat && last.until > this.#now()) {
      this.#pausedUntil = Math.max(this.#pausedUntil, until);
      this.#after(until - this.#now(), () => this.#pump());
    }
    this.#lastLimited = { chat, until };
  }

  #finished(chat: Chat, letter: Letter): void {
    chat.letters.shift();
    chat.passed = 0;
    this.#leasedUntil.delete(letter.seq);
  }

  #drop(chat: Chat): Letter[] {
    if (this.#chats.get(chat.hash) === chat) this.#chats.delete(chat.hash);
    const letters = chat.letters.splice(0);
    for (const letter of letters) this.#leasedUntil.delete(letter.seq);
    return letters;
  }

  /** The database could not be written: the leases run out, and somebody takes the rows again. */
  #abandon(chat: Chat, error: unknown): void {
    const { channel, logger } = this.#options;
    logger.error({ channel: channel.name, error: errorCode(error) }, 'a delivery could not be noted');
    this.#drop(chat);
  }

  #after(ms: number, then: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      then();
    }, ms);
    this.#timers.add(timer);
  }
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
