import { randomBytes } from 'node:crypto';
import {
  ApiFailure,
  badRequest,
  forbidden,
  type TgChat,
  type TgFile,
  type TgMessage,
  type TgUser,
} from './types.ts';

export interface Person {
  readonly profile: TgUser;
  /** Has written to the bot in private. */
  started: boolean;
  blocked: boolean;
}

export interface Room {
  readonly chat: TgChat;
  /** With privacy the bot sees only commands, replies to itself, buttons and service messages. */
  readonly privacy: boolean;
  migratedTo?: number;
  botLeft: boolean;
}

export interface StoredFile {
  readonly meta: TgFile;
  readonly path: string;
  readonly bytes: Buffer;
}

export interface PressedButton {
  readonly id: string;
  readonly at: number;
  answer?: { readonly text: string; readonly alert: boolean };
}

/** What somebody typed behind the bot's name. */
export interface InlineQuery {
  readonly id: string;
  readonly at: number;
  answer?: readonly InlineArticle[];
}

export interface InlineArticle {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What a tap sends into the chat. */
  readonly text: string;
}

/** Everything that this Telegram knows: people, groups, messages, files, pressed buttons. */
export class World {
  readonly bot: TgUser;
  readonly people = new Map<number, Person>();
  readonly rooms = new Map<number, Room>();
  readonly presses = new Map<string, PressedButton>();
  readonly inlineQueries = new Map<string, InlineQuery>();
  /** Sent by the bot, oldest first, by chat. */
  readonly inboxes = new Map<number, TgMessage[]>();
  readonly commands = new Map<string, readonly { command: string; description: string }[]>();
  readonly #files = new Map<string, StoredFile>();
  readonly #listeners = new Set<() => void>();
  #lastMessage = 0;

  constructor(bot: TgUser) {
    this.bot = bot;
  }

  nextMessageId(): number {
    this.#lastMessage += 1;
    return this.#lastMessage;
  }

  /** Calls back after every message of the bot; returns how to stop that. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  inbox(chat: number): TgMessage[] {
    const inbox = this.inboxes.get(chat) ?? [];
    this.inboxes.set(chat, inbox);
    return inbox;
  }

  /** The chat of a call to send, or the refusal that Telegram would give. */
  chatToSendTo(rawId: string): TgChat {
    const id = Number(rawId);
    if (rawId === '') throw badRequest('chat_id is empty');
    if (!Number.isSafeInteger(id)) throw badRequest('chat not found');
    if (id < 0) return this.#roomToSendTo(id).chat;
    const person = this.people.get(id);
    if (!person) throw badRequest('chat not found');
    if (!person.started) throw forbidden("bot can't initiate conversation with a user");
    if (person.blocked) throw forbidden('bot was blocked by the user');
    return privateChat(person.profile);
  }

  #roomToSendTo(id: number): Room {
    const room = this.rooms.get(id);
    if (!room) throw badRequest('chat not found');
    if (room.migratedTo !== undefined) {
      throw new ApiFailure(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: room.migratedTo,
      });
    }
    if (room.botLeft) throw forbidden(`bot was kicked from the ${room.chat.type} chat`);
    return room;
  }

  addFile(bytes: Buffer, fields: { name?: string; mime?: string; folder: string }): TgFile {
    const id = randomBytes(18).toString('base64url');
    const meta: TgFile = {
      file_id: id,
      file_unique_id: id.slice(0, 12),
      file_size: bytes.length,
      ...(fields.name === undefined ? {} : { file_name: fields.name }),
      ...(fields.mime === undefined ? {} : { mime_type: fields.mime }),
    };
    this.#files.set(id, { meta, bytes, path: `${fields.folder}/file_${this.#files.size}` });
    return meta;
  }

  file(id: string): StoredFile | undefined {
    return this.#files.get(id);
  }

  fileAt(path: string): StoredFile | undefined {
    return [...this.#files.values()].find((file) => file.path === path);
  }
}

export function privateChat(profile: TgUser): TgChat {
  return { id: profile.id, type: 'private', first_name: profile.first_name };
}

export const seconds = () => Math.floor(Date.now() / 1000);
