import { setTimeout as sleep } from 'node:timers/promises';
import type { Received } from './world.ts';

/** What a person does and sees. */
export interface Person {
  says(text: string): void;
  /** Taps a button or row by its title, words of it, or its description; of the newest that has one. */
  taps(what: string): void;
  /** Taps something with any id at all. */
  tapsForged(id: string): void;
  /** Taps the button of the template that came last. */
  tapsTemplate(): void;
  sendsPhoto(bytes: Buffer, caption?: string): string;
  sendsVoice(bytes: Buffer): string;
  sendsDocument(bytes: Buffer, fileName: string, mime: string): string;
  /** Any other message: `{type: 'location', location: {…}}`. */
  sends(message: object): void;
  /** Waits for a message that was not read yet and fits; reads on after it. */
  receives(match?: RegExp | ((message: Received) => boolean), timeoutMs?: number): Promise<Received>;
  receivesNothing(ms: number): Promise<void>;
  readsAll(): void;
  /** Everything that ever came. */
  readonly inbox: readonly Received[];
}

const pollMs = 5;

/** The reading half of a person. */
export function reader(inbox: readonly Received[], name: string) {
  let read = 0;
  const fits = (match: RegExp | ((message: Received) => boolean) | undefined, message: Received): boolean =>
    match === undefined || (match instanceof RegExp ? match.test(wordsOf(message)) : match(message));
  return {
    inbox,
    receives: async (
      match?: RegExp | ((message: Received) => boolean),
      timeoutMs = 10_000,
    ): Promise<Received> => {
      const end = Date.now() + timeoutMs;
      for (;;) {
        const at = inbox.findIndex((message, index) => index >= read && fits(match, message));
        const found = inbox[at];
        if (found) {
          read = at + 1;
          return found;
        }
        if (Date.now() > end) {
          const since = inbox.slice(read).map(wordsOf).join('\n---\n');
          throw new Error(`${name} waited in vain for ${String(match)}; since then came:\n${since}`);
        }
        await sleep(pollMs);
      }
    },
    receivesNothing: async (ms: number): Promise<void> => {
      await sleep(ms);
      const more = inbox.slice(read);
      if (more.length > 0) throw new Error(`${name} got ${more.map(wordsOf).join('\n---\n')}`);
    },
    readsAll: (): void => {
      read = inbox.length;
    },
  };
}

/** Everything that can be read of a message. */
const wordsOf = ({ text, taps, template }: Received): string =>
  [
    template ? `[${template}]` : '',
    text,
    ...taps.map(({ title, description }) => [title, description ?? ''].join(' ')),
  ]
    .filter((part) => part !== '')
    .join('\n');

/** The tap that somebody means by words. */
export function tapFor(inbox: readonly Received[], what: string) {
  const wanted = what.toLowerCase();
  for (const { taps } of inbox.toReversed()) {
    const exact = taps.find(({ title, description }) =>
      [title, description].some((one) => one?.toLowerCase() === wanted),
    );
    const found =
      exact ??
      taps.find(({ title, description }) => `${title} ${description ?? ''}`.toLowerCase().includes(wanted));
    if (found) return found;
  }
  throw new Error(`nothing to tap reads "${what}"`);
}
