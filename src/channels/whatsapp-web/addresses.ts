import { answers } from './protocol.ts';
import { remember } from './remember.ts';
import type { Supervisor } from './supervisor.ts';

/** Who wrote, as the rest of the program knows them. */
export interface Sender {
  /** The digits of the telephone number, or the whole `@lid` where WhatsApp does not show it. */
  readonly address: string;
  /** Further ids that the same event carried. */
  readonly aliases: readonly string[];
}

const rememberedLimit = 20_000;
const numberSuffix = '@c.us';
/** A number that WhatsApp does not show now is not asked for again for so long. */
const askAgainMs = 3_600_000;

/**
 * WhatsApp writes to one person by two ids, `…@c.us` (the number) and `…@lid`, and changes between them.
 * The number is the address wherever WhatsApp tells it, so that a talk and a place in the roster stay.
 */
export class Addresses {
  readonly #ask: Pick<Supervisor, 'ask'>;
  readonly #timeoutMs: number;
  readonly #now: () => number;
  /** `@lid` → digits, as WhatsApp said while this program runs. */
  readonly #numbers = new Map<string, string>();
  /** `@lid` without a number → when that was asked. */
  readonly #hidden = new Map<string, number>();
  /** Address → the chat in which this person wrote last. */
  readonly #chats = new Map<string, string>();

  constructor(ask: Pick<Supervisor, 'ask'>, timeoutMs: number, now: () => number) {
    this.#ask = ask;
    this.#timeoutMs = timeoutMs;
    this.#now = now;
  }

  /** Asks for the numbers behind ids that are not known yet. What cannot be learned now is learned later. */
  async learn(ids: readonly string[]): Promise<void> {
    const unknown = [...new Set(ids)].filter((id) => id.endsWith('@lid') && this.#isUnknown(id));
    if (unknown.length === 0) return;
    const request = { do: 'numbers', ids: unknown } as const;
    const found = await this.#ask.ask(request, answers.numbers, this.#timeoutMs).catch(() => []);
    for (const { id, number } of found) {
      if (number?.endsWith(numberSuffix)) remember(this.#numbers, id, digits(number), rememberedLimit);
      else remember(this.#hidden, id, this.#now(), rememberedLimit);
    }
  }

  #isUnknown(id: string): boolean {
    return !this.#numbers.has(id) && this.#now() - (this.#hidden.get(id) ?? 0) > askAgainMs;
  }

  senderOf(id: string): Sender {
    if (id.endsWith(numberSuffix)) return { address: digits(id), aliases: [] };
    const number = this.#numbers.get(id);
    return number === undefined ? { address: id, aliases: [] } : { address: number, aliases: [id] };
  }

  /** Notes where somebody was last heard, to be answered there. */
  heard(address: string, chat: string): void {
    remember(this.#chats, address, chat, rememberedLimit);
  }

  /** Where to write to an address, a group or a chat. */
  chatOf(address: string): string {
    return this.#chats.get(address) ?? (address.includes('@') ? address : `${address}${numberSuffix}`);
  }
}

const digits = (id: string): string => id.slice(0, id.indexOf('@'));
