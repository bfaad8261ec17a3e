import { SendError } from '../channel.ts';
import { answers } from './protocol.ts';
import type { Supervisor } from './supervisor.ts';

export interface ClearingOptions {
  readonly supervisor: Pick<Supervisor, 'ask' | 'ready'>;
  /** A chat is cleared when nothing has happened in it for so long, in milliseconds. */
  readonly afterMs: number;
  readonly timeoutMs: number;
  /** Something from this chat was heard and is not stored yet: it stands on the phone alone. */
  readonly isUnstored: (chat: string) => boolean;
  readonly now: () => number;
}

/** A file that was never fetched does not keep its chat for ever. */
const longestWaitMs = 3_600_000;

/**
 * Takes what people wrote off the phone once it is kept here: a private chat is emptied when it has
 * been quiet for a while. What nobody has taken yet, and files that are still to be fetched, stay.
 */
export class Clearing {
  readonly #options: ClearingOptions;
  /** Chat → when something last happened in it. */
  readonly #quietSince = new Map<string, number>();
  /** Message with a file → its chat, until the file was fetched. */
  readonly #files = new Map<string, { readonly chat: string; readonly since: number }>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ClearingOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => void this.#sweep(), Math.min(this.#options.afterMs, 15_000));
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Something was taken from this private chat, or sent to it. */
  touched(chat: string): void {
    this.#quietSince.set(chat, this.#options.now());
  }

  expectsFile(ref: string, chat: string): void {
    this.#files.set(ref, { chat, since: this.#options.now() });
  }

  hasFile(ref: string): void {
    this.#files.delete(ref);
  }

  async #sweep(): Promise<void> {
    const { afterMs, isUnstored, now, supervisor, timeoutMs } = this.#options;
    for (const [ref, { since }] of this.#files) if (now() - since > longestWaitMs) this.#files.delete(ref);
    const waiting = new Set([...this.#files.values()].map(({ chat }) => chat));
    for (const [chat, since] of this.#quietSince) {
      if (now() - since < afterMs || waiting.has(chat) || !supervisor.ready) continue;
      if (isUnstored(chat)) continue;
      this.#quietSince.delete(chat);
      const cleared = await supervisor
        .ask({ do: 'clear', chat }, answers.cleared, timeoutMs)
        .catch(goneIsClear);
      if (!cleared && !this.#quietSince.has(chat)) this.touched(chat);
    }
  }
}

const goneIsClear = (error: unknown): boolean => error instanceof SendError && error.kind === 'gone';
