import { identityOf } from '../values/identity.ts';
import type { Seal } from './seal.ts';

/** Key of `alias`: an address of a person on a channel. */
export function aliasHash(seal: Seal, channel: string, address: string): Buffer {
  const identity = identityOf(channel, address);
  return seal.blind('alias', identity.channel, identity.address);
}

/** Key of a chat in `conversation`, `outbox` and `group_chat`. */
export function chatHash(seal: Seal, channel: string, chat: string): string {
  return seal.blindText('chat', channel, chat);
}
