import type { Incoming } from '../../conversation/input.ts';
import { parseCommand } from '../../coordinators/words.ts';
import type { Sender } from './addresses.ts';
import { readContent } from './content.ts';
import type { WireMessage } from './protocol.ts';

/** What reading a message needs besides the message. */
export interface Around {
  /** The channel's name. */
  readonly channel: string;
  readonly senderOf: (id: string) => Sender;
}

/**
 * One message → what a person did; `undefined` for what is not for the bot: its own messages, status
 * updates, channels, notices, and in groups everything but commands.
 */
export function parseMessage(message: WireMessage, around: Around): Incoming | undefined {
  const { chat } = message;
  if (message.fromMe || message.status) return undefined;
  const group = chat.endsWith('@g.us');
  if (!group && !/@(c\.us|lid)$/.test(chat)) return undefined;
  const writer = group ? message.author : chat;
  const input = readContent(message);
  if (writer === undefined || input === undefined) return undefined;
  if (group && !(input.kind === 'text' && isForBot(input.text))) return undefined;
  const { address, aliases } = around.senderOf(writer);
  const edit = message.editedAt === undefined ? '' : `:${message.editedAt}`;
  return {
    key: `wa:${address}:${message.id}${edit}`,
    channel: around.channel,
    sender: address,
    chat: group ? chat : address,
    group,
    sentAt: message.editedAt ?? message.sentAt,
    ...(aliases.length > 0 ? { aliases } : {}),
    ...(message.quoted === undefined ? {} : { quoted: message.quoted }),
    input,
  };
}

/** A linked device sees all that people say in a group; nothing of it is taken but words for the bot. */
const isForBot = (text: string): boolean => text.trim().startsWith('/') || parseCommand(text.trim()) !== null;
