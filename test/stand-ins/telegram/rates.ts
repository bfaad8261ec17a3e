import { tooMany } from './types.ts';

/** A bucket that fills steadily up to a burst. */
class Bucket {
  readonly #perSecond: number;
  readonly #burst: number;
  #level: number;
  #at: number;

  constructor(perSecond: number, burst: number, now: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#level = burst;
    this.#at = now;
  }

  /** Takes one; returns the seconds to wait when there is none. */
  take(now: number): number {
    this.#level = Math.min(this.#burst, this.#level + ((now - this.#at) / 1000) * this.#perSecond);
    this.#at = now;
    if (this.#level >= 1) {
      this.#level -= 1;
      return 0;
    }
    return Math.max(1, Math.ceil((1 - this.#level) / this.#perSecond));
  }
}

/** Telegram's limits: 1/s a chat with short bursts, 20/min a group, 30/s in all. Off until switched on. */
export class Rates {
  enabled: boolean;
  readonly #chats = new Map<number, Bucket>();
  readonly #all = new Bucket(30, 30, Date.now());

  constructor(enabled: boolean) {
    this.enabled = enabled;
  }

  /** Throws 429 when a message to this chat would be too many. */
  check(chat: number): void {
    if (!this.enabled) return;
    const now = Date.now();
    const own = this.#chats.get(chat) ?? (chat < 0 ? new Bucket(20 / 60, 20, now) : new Bucket(1, 3, now));
    this.#chats.set(chat, own);
    const wait = own.take(now) || this.#all.take(now);
    if (wait > 0) throw tooMany(wait);
  }
}
