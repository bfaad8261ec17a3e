import { randomBytes } from 'node:crypto';

/** One message in a chat with the bot's number, as the account's devices see it. */
export interface Told {
  readonly id: string;
  /** The other person (`…@c.us`, `…@lid`) or the group. */
  readonly chat: string;
  /** Who wrote it, in a group. */
  readonly author?: string;
  readonly fromMe: boolean;
  readonly type: string;
  /** Seconds since 1970. */
  readonly t: number;
  readonly ack?: number;
  readonly body?: string;
  readonly caption?: string;
  readonly mimetype?: string;
  readonly filename?: string;
  readonly directPath?: string;
  readonly size?: number;
  readonly [more: string]: unknown;
}

export interface Group {
  readonly id: string;
  readonly participants: Set<string>;
}

/** Both ids of a person. */
export interface Ids {
  readonly pn: string;
  readonly lid: string;
}

/** What the platform itself keeps: who is registered, what was written, what nobody has read yet. */
export class World {
  readonly own: Ids = { pn: '6281110000001@c.us', lid: '900000000000001@lid' };
  /** By telephone number and by @lid alike. */
  readonly registered = new Map<string, Ids>();
  readonly groups = new Map<string, Group>();
  readonly messages = new Map<string, Told[]>();
  readonly unread = new Map<string, number>();
  readonly files = new Map<string, Buffer>();
  /** Browsers that are paired, by what they keep. */
  readonly sessions = new Set<string>();
  /** People whose number is shown to the bot. */
  readonly known = new Set<Ids>();

  register(number: string): Ids {
    const pn = `${number}@c.us`;
    const found = this.registered.get(pn);
    if (found) return found;
    const ids = { pn, lid: `7${number.padStart(14, '0')}@lid` };
    this.registered.set(pn, ids);
    this.registered.set(ids.lid, ids);
    return ids;
  }

  exists(chat: string): boolean {
    return this.registered.has(chat) || this.groups.get(chat)?.participants.has(this.own.pn) === true;
  }

  keep(message: Told): void {
    this.messages.set(message.chat, [...(this.messages.get(message.chat) ?? []), message]);
    if (!message.fromMe) this.unread.set(message.chat, (this.unread.get(message.chat) ?? 0) + 1);
  }

  history(): Told[] {
    return [...this.messages.values()].flat().toSorted((a, b) => a.t - b.t);
  }

  addFile(bytes: Buffer): string {
    const path = `/v/t62/${randomBytes(8).toString('hex')}`;
    this.files.set(path, bytes);
    return path;
  }
}

/** As phones make them. */
export const newMessageId = (): string => `3A${randomBytes(9).toString('hex').toUpperCase()}`;

export const seconds = (): number => Math.floor(Date.now() / 1000);
