import type { Rate } from '../shared/rates.ts';

/** One of the limits that a message counts against. */
export interface Limit {
  readonly key: string;
  readonly rate: Rate;
}

/** What a platform lets us send to a chat. */
export type Limits = (channel: string, chat: string) => readonly Limit[];

/** Messages a second in all; the platform speaks of "about 30". */
const usualPerSecond = 30;
/** One a second on the long run; nobody who types is held up, and what is too much Telegram says itself. */
const telegramPrivate: Rate = { points: 30, perMs: 30_000 };
const telegramGroup: Rate = { points: 20, perMs: 60_000 };

/** Telegram's limits; its groups have negative ids. A Bot API server of one's own may allow more in all. */
export function telegramLimits(perSecond = usualPerSecond): Limits {
  const inAll: Rate = { points: perSecond, perMs: 1000 };
  return (channel, chat) => [
    { key: `${channel}:${chat}`, rate: chat.startsWith('-') ? telegramGroup : telegramPrivate },
    { key: channel, rate: inAll },
  ];
}
