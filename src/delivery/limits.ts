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

/** WhatsApp by a linked device: whoever writes faster than people do is blocked. */
export function whatsappWebLimits(limits: { readonly all: PerTime; readonly chat: PerTime }): Limits {
  return (channel, chat) => [
    { key: `${channel}:${chat}`, rate: rateOf(limits.chat) },
    { key: channel, rate: rateOf(limits.all) },
  ];
}

interface PerTime {
  readonly points: number;
  /** Milliseconds. */
  readonly per: number;
}

const rateOf = ({ points, per }: PerTime): Rate => ({ points, perMs: per });

/** The Cloud API's usual limit for one number; a person may be sent about one a second on the long run. */
const cloudInAll: Rate = { points: 80, perMs: 1000 };
const cloudPerPerson: Rate = { points: 60, perMs: 60_000 };

export const whatsappCloudLimits: Limits = (channel, chat) => [
  { key: `${channel}:${chat}`, rate: cloudPerPerson },
  { key: channel, rate: cloudInAll },
];
