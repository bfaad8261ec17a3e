import type { Incoming, Input } from '../../conversation/input.ts';
import { type Language, languages } from '../../values/language.ts';
import { readContent } from './content.ts';
import {
  type CallbackQuery,
  type Membership,
  type TelegramMessage,
  type TelegramUser,
  type Update,
  updateSchema,
} from './schema.ts';

/** What parsing has to know besides the update. */
export interface Surroundings {
  /** The bot's part of every key, so that two bots never share one. */
  readonly botKey: string;
  /** The bot's own id, by which a reply to it is known. */
  readonly botId: number | undefined;
  /** The bot's user name without `@`; unknown until Telegram has said it. */
  readonly username: string | undefined;
  /** Milliseconds since 1970; a pressed button carries no time of its own. */
  readonly now: number;
}

/** What an update means: at most one thing that a person did, and what the channel itself must do. */
export interface Parsed {
  readonly incoming?: Incoming;
  /** A pressed button to answer, so that it stops spinning. */
  readonly press?: string;
  /** Typed behind the bot's name in some chat; answered at once and never stored. */
  readonly inline?: { readonly id: string; readonly query: string; readonly deviceLanguage?: Language };
  /** A group got a new address. */
  readonly migrated?: { readonly from: string; readonly to: string };
}

/** Reads one update; `undefined` when it has not the shape of one. */
export function parseUpdate(raw: unknown, around: Surroundings): Parsed | undefined {
  const checked = updateSchema.safeParse(raw);
  if (!checked.success) return undefined;
  const update = checked.data;
  if (update.message) return parseMessage(update, update.message, around);
  if (update.edited_message) return parseEdit(update, update.edited_message, around);
  if (update.callback_query) return parsePress(update, update.callback_query, around);
  if (update.inline_query) {
    const { id, query, from } = update.inline_query;
    const { deviceLanguage } = who(from);
    return { inline: { id, query, ...(deviceLanguage ? { deviceLanguage } : {}) } };
  }
  if (update.my_chat_member) return parseMembership(update, update.my_chat_member, around);
  return {};
}

function parseMessage(update: Update, message: TelegramMessage, around: Surroundings): Parsed {
  if (message.migrate_to_chat_id !== undefined) {
    return { migrated: { from: String(message.chat.id), to: String(message.migrate_to_chat_id) } };
  }
  const writer = writerOf(message, around);
  const input = writer && readContent(message);
  if (!input) return {};
  const key = `tg:${around.botKey}:${update.update_id}:${message.message_id}`;
  const sentAt = message.date * 1000;
  const at = { ...place(message.chat), ...who(writer), sentAt, ...quoted(message) };
  return { incoming: { key, ...at, input: own(input, around) } };
}

/** The message that is replied to; its words and whose it was are left out. */
function quoted({ reply_to_message: reply }: TelegramMessage): { quoted?: string } {
  return reply?.message_id === undefined ? {} : { quoted: String(reply.message_id) };
}

/** Only words count: a live location edits its message every few seconds. */
function parseEdit(update: Update, message: TelegramMessage, around: Surroundings): Parsed {
  const writer = writerOf(message, around);
  const text = message.text ?? message.caption;
  if (!writer || text === undefined) return {};
  const editedAt = message.edit_date ?? message.date;
  const key = `tg:${around.botKey}:${update.update_id}:${message.message_id}:${editedAt}`;
  const input: Input = { kind: 'text', text, edited: true };
  const sentAt = editedAt * 1000;
  return { incoming: { key, ...place(message.chat), ...who(writer), sentAt, input: own(input, around) } };
}

function parsePress(update: Update, query: CallbackQuery, around: Surroundings): Parsed {
  const chat = query.message?.chat ?? { id: query.from.id, type: 'private' };
  const key = `tg:${around.botKey}:${update.update_id}:${query.id}`;
  const input = pressed(query.data ?? '');
  return {
    incoming: { key, ...place(chat), ...who(query.from), sentAt: around.now, input },
    press: query.id,
  };
}

/** In a group this is about who added or removed the bot, not about a person who left. */
function parseMembership(update: Update, change: Membership, around: Surroundings): Parsed {
  if (change.chat.type !== 'private') return {};
  const after = change.new_chat_member.status;
  if (after === change.old_chat_member.status) return {};
  if (after !== 'kicked' && after !== 'member') return {};
  const input: Input = { kind: after === 'kicked' ? 'left' : 'joined' };
  const key = `tg:${around.botKey}:${update.update_id}:member`;
  const sentAt = change.date * 1000;
  return { incoming: { key, ...place(change.chat), ...who(change.from), sentAt, input } };
}

/**
 * The person who wrote a message that is meant for the bot. In a group that is a command or a reply to
 * the bot; anonymous administrators and other bots are nobody.
 */
function writerOf(message: TelegramMessage, around: Surroundings): TelegramUser | undefined {
  const { chat, from } = message;
  if (!from || chat.type === 'channel') return undefined;
  if (chat.type === 'private') return from;
  if (from.is_bot) return undefined;
  const command = commandShape.exec(message.text ?? '');
  if (command) return isOwn(command[2], around) ? from : undefined;
  const answered = message.reply_to_message?.from?.id;
  return answered !== undefined && answered === around.botId ? from : undefined;
}

const commandShape = /^(\/\w+)(?:@(\w+))?/;

function isOwn(addressee: string | undefined, { username }: Surroundings): boolean {
  if (addressee === undefined || username === undefined) return true;
  return addressee.toLowerCase() === username.toLowerCase();
}

/** `/menu@this_bot` means `/menu`. */
function own(input: Input, around: Surroundings): Input {
  if (input.kind !== 'text') return input;
  const command = commandShape.exec(input.text);
  if (!command?.[1] || command[2] === undefined || !isOwn(command[2], around)) return input;
  return { ...input, text: command[1] + input.text.slice(command[0].length) };
}

/** The data of a button: `p:<prompt>:<choice>`, or `x:` and the words that it stands for. */
function pressed(data: string): Input {
  const choice = /^p:([^:]+):(.+)$/s.exec(data);
  if (choice?.[1] && choice[2]) return { kind: 'choice', prompt: choice[1], choice: choice[2] };
  if (data.startsWith('x:') && data.length > 2) return { kind: 'text', text: data.slice(2) };
  return { kind: 'choice', prompt: 'unknown', choice: data };
}

function place(chat: { id: number; type: string }) {
  return { channel: 'telegram', chat: String(chat.id), group: chat.type !== 'private' };
}

function who(user: TelegramUser): { sender: string; deviceLanguage?: Language } {
  const primary = user.language_code?.toLowerCase().split(/[-_]/)[0];
  // Old Android phones still say `in` for Indonesian and `jw` for Javanese.
  const code = primary === 'in' ? 'id' : primary === 'jw' ? 'jv' : primary;
  const deviceLanguage = languages.find((language) => language === code);
  return { sender: String(user.id), ...(deviceLanguage ? { deviceLanguage } : {}) };
}
