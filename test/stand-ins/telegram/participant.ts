import { randomUUID } from 'node:crypto';
import type { UpdateQueue } from './queue.ts';
import type { Button, TgChat, TgFile, TgMessage } from './types.ts';
import { type InlineArticle, type Person, privateChat, type Room, seconds, type World } from './world.ts';

/** A message of the bot as the person sees it. */
export interface Received {
  readonly id: number;
  readonly chat: number;
  /** The text or the caption. */
  readonly text: string;
  readonly buttons: readonly Button[];
  readonly rows: readonly (readonly Button[])[];
  readonly photo?: Buffer;
  readonly document?: { readonly name: string; readonly bytes: Buffer };
  readonly voice?: Buffer;
  readonly edited: boolean;
}

/** A pressed button. */
export interface Press {
  readonly queryId: string;
  readonly updateId: number | undefined;
  /** Resolves with the text (perhaps empty) by which the bot answered the press. */
  answered(timeoutMs?: number): Promise<string>;
}

/** What was typed behind the bot's name. */
export interface InlineAsked {
  readonly queryId: string;
  readonly updateId: number | undefined;
  /** Resolves with the articles that the bot offers. */
  answered(timeoutMs?: number): Promise<readonly InlineArticle[]>;
}

export type Match = RegExp | string | ((message: Received) => boolean);

interface Surroundings {
  readonly world: World;
  readonly queue: UpdateQueue;
}

/** A person in one chat with the bot: the private one, or a group. */
export class Participant {
  readonly id: number;
  readonly chat: TgChat;
  readonly #world: World;
  readonly #queue: UpdateQueue;
  readonly #person: Person;
  readonly #room: Room | undefined;
  #read = 0;
  #lastOwn: number | undefined;

  constructor(around: Surroundings, person: Person, room?: Room) {
    this.#world = around.world;
    this.#queue = around.queue;
    this.#person = person;
    this.#room = room;
    this.id = person.profile.id;
    this.chat = room?.chat ?? privateChat(person.profile);
  }

  // What the person does. Each returns the id of the update, or undefined when the bot is not told.

  says(
    text: string,
    options: { replyTo?: number; extra?: Record<string, unknown> } = {},
  ): number | undefined {
    const reply = options.replyTo === undefined ? {} : { reply_to_message: this.#message(options.replyTo) };
    const command = /^\/[A-Za-z0-9_]+(@\w+)?/.exec(text);
    const entities = command
      ? { entities: [{ type: 'bot_command', offset: 0, length: command[0].length }] }
      : {};
    return this.#tell({ text, ...entities, ...reply, ...options.extra });
  }

  /** Changes the last own message, or the one named. */
  edits(text: string, messageId = this.#lastOwn): number | undefined {
    if (messageId === undefined) throw new Error('there is no message to edit');
    const message = { ...this.#head(messageId), edit_date: seconds(), text };
    return this.#queue.add('edited_message', message, this.chat.id);
  }

  forwards(text: string): number | undefined {
    const origin = { type: 'hidden_user', sender_user_name: 'Somebody', date: seconds() - 3600 };
    return this.#tell({ text, forward_origin: origin });
  }

  sendsPhoto(bytes: Buffer, caption?: string): number | undefined {
    return this.#tell({ photo: this.#photo(bytes), ...captionOf(caption) });
  }

  /** Several photos at once, as an album: one update each. */
  sendsAlbum(photos: readonly Buffer[], caption?: string): (number | undefined)[] {
    const group = randomUUID();
    return photos.map((bytes, at) =>
      this.#tell({
        photo: this.#photo(bytes),
        media_group_id: group,
        ...captionOf(at === 0 ? caption : undefined),
      }),
    );
  }

  sendsDocument(
    bytes: Buffer,
    file: { name?: string; mime?: string; caption?: string } = {},
  ): number | undefined {
    const name = file.name ?? 'surat.pdf';
    const document = this.#world.addFile(bytes, {
      folder: 'documents',
      name,
      mime: file.mime ?? 'application/pdf',
    });
    return this.#tell({ document, ...captionOf(file.caption) });
  }

  sendsVoice(bytes: Buffer): number | undefined {
    const voice = this.#world.addFile(bytes, { folder: 'voice', mime: 'audio/ogg' });
    return this.#tell({ voice: { ...voice, duration: 3 } });
  }

  sendsVideo(bytes: Buffer, caption?: string): number | undefined {
    const video = this.#world.addFile(bytes, { folder: 'videos', mime: 'video/mp4' });
    return this.#tell({ video: { ...video, width: 640, height: 480, duration: 3 }, ...captionOf(caption) });
  }

  sendsLocation(latitude: number, longitude: number): number | undefined {
    return this.#tell({ location: { latitude, longitude } });
  }

  sendsContact(phone: string, name: string): number | undefined {
    return this.#tell({ contact: { phone_number: phone, first_name: name } });
  }

  sendsSticker(emoji = '👍'): number | undefined {
    const file = this.#world.addFile(Buffer.from('sticker'), { folder: 'stickers' });
    return this.#tell({ sticker: { ...file, type: 'regular', width: 512, height: 512, emoji } });
  }

  /** Any other message (`{ dice: … }`, `{ poll: … }`). */
  sends(content: Record<string, unknown>): number | undefined {
    return this.#tell(content);
  }

  /** Presses a button: by its label, the words in it, or its data; on the last message that has buttons. */
  presses(what: string | RegExp, on?: Received): Press {
    const message = on ?? this.inbox.findLast((one) => one.buttons.length > 0);
    if (!message) throw new Error('the bot has sent no buttons');
    const button = findButton(message.buttons, what);
    if (!button) throw new Error(`no button ${String(what)} among: ${labels(message.buttons)}`);
    if (button.callback_data === undefined) throw new Error(`the button ${button.text} opens ${button.url}`);
    return this.#press(button.callback_data, this.#message(message.id));
  }

  /** A press whose data the bot has never sent. */
  pressesForged(data: string): Press {
    return this.#press(data, this.#message(this.inbox.at(-1)?.id ?? 0));
  }

  /** Types behind the bot's name, in this chat or any other. */
  asksInline(query: string): InlineAsked {
    const id = String(this.#world.inlineQueries.size + 1).padStart(16, '5');
    this.#world.inlineQueries.set(id, { id, at: Date.now() });
    const asked = { id, from: this.#person.profile, query, offset: '', chat_type: this.chat.type };
    const updateId = this.#queue.add('inline_query', asked, this.id);
    const answered = async (timeoutMs = 5000) => {
      const answer = await this.#until(() => this.#world.inlineQueries.get(id)?.answer, timeoutMs);
      if (!answer) throw new Error(`the inline query ${query} was not answered in ${timeoutMs} ms`);
      return answer;
    };
    return { queryId: id, updateId, answered };
  }

  /** Stops the bot: Telegram tells it and refuses its messages from now on. */
  blocks(): number | undefined {
    this.#person.blocked = true;
    return this.#membership('member', 'kicked');
  }

  unblocks(): number | undefined {
    this.#person.blocked = false;
    return this.#membership('kicked', 'member');
  }

  // What the person sees.

  /** All messages of the bot in this chat, oldest first. */
  get inbox(): Received[] {
    return this.#world.inbox(this.chat.id).map((message) => this.#received(message));
  }

  /**
   * The first message that matches and came after the one that was last received this way; waits for
   * it. Fails with what came instead.
   */
  async receives(match: Match = () => true, timeoutMs = 5000): Promise<Received> {
    const find = () => {
      const inbox = this.inbox;
      const at = inbox.findIndex((message, place) => place >= this.#read && matches(message, match));
      const found = inbox[at];
      if (found) this.#read = at + 1;
      return found;
    };
    const found = await this.#until(find, timeoutMs);
    if (found) return found;
    const others = this.inbox.slice(this.#read).map((message) => JSON.stringify(message.text));
    throw new Error(
      `${this.id} did not receive ${String(match)} in ${timeoutMs} ms, but: ${others.join(', ') || 'nothing'}`,
    );
  }

  /** Fails when a message comes within this time; earlier unread ones count too. */
  async receivesNothing(withinMs: number): Promise<void> {
    const unread = await this.#until(() => this.inbox[this.#read], withinMs);
    if (unread) throw new Error(`${this.id} received ${JSON.stringify(unread.text)}`);
  }

  /** Regards everything that has come so far as read. */
  readsAll(): void {
    this.#read = this.inbox.length;
  }

  async #until<T>(find: () => T | undefined, timeoutMs: number): Promise<T | undefined> {
    const already = find();
    if (already !== undefined) return already;
    return new Promise((resolve) => {
      const finish = (value: T | undefined) => {
        clearTimeout(timer);
        unlisten();
        resolve(value);
      };
      const unlisten = this.#world.listen(() => {
        const value = find();
        if (value !== undefined) finish(value);
      });
      const timer = setTimeout(() => finish(undefined), timeoutMs);
    });
  }

  #tell(content: Record<string, unknown>): number | undefined {
    const message = { ...this.#head(this.#world.nextMessageId()), ...content };
    this.#lastOwn = message.message_id;
    if (!this.#room) {
      if (this.#person.blocked) throw new Error(`${this.id} has blocked the bot: unblock it first`);
      this.#person.started = true;
    } else if (this.#room.privacy && !this.#visible(message)) {
      return undefined;
    }
    return this.#queue.add('message', message, this.chat.id);
  }

  /** Whether a bot with privacy sees this message of a group. */
  #visible(message: TgMessage): boolean {
    const command = /^\/\w+(?:@(\w+))?/.exec(message.text ?? '');
    if (command) return command[1] === undefined || command[1] === this.#world.bot.username;
    const reply = message.reply_to_message;
    return typeof reply === 'object' && reply !== null && 'from' in reply && reply.from === this.#world.bot;
  }

  #head(messageId: number): TgMessage {
    return { message_id: messageId, date: seconds(), chat: this.chat, from: this.#person.profile };
  }

  #message(id: number): TgMessage {
    const known = this.#world.inbox(this.chat.id).find((message) => message.message_id === id);
    return known ?? { message_id: id, date: seconds(), chat: this.chat, from: this.#world.bot };
  }

  #photo(bytes: Buffer) {
    const small = this.#world.addFile(Buffer.from('thumbnail'), { folder: 'photos' });
    const large = this.#world.addFile(bytes, { folder: 'photos' });
    return [
      { ...small, width: 90, height: 90 },
      { ...large, width: 1280, height: 1280 },
    ];
  }

  #press(data: string, message: TgMessage): Press {
    const queryId = String(this.#world.presses.size + 1).padStart(16, '4');
    const press = { id: queryId, at: Date.now() };
    this.#world.presses.set(queryId, press);
    const query = {
      id: queryId,
      from: this.#person.profile,
      message,
      chat_instance: String(this.chat.id),
      data,
    };
    const updateId = this.#queue.add('callback_query', query, this.chat.id);
    const answered = async (timeoutMs = 5000) => {
      const answer = await this.#until(() => this.#world.presses.get(queryId)?.answer, timeoutMs);
      if (!answer) throw new Error(`the press of ${data} was not answered in ${timeoutMs} ms`);
      return answer.text;
    };
    return { queryId, updateId, answered };
  }

  #membership(before: string, after: string): number | undefined {
    const member = (status: string) => ({ user: this.#world.bot, status, until_date: 0 });
    const change = {
      chat: this.chat,
      from: this.#person.profile,
      date: seconds(),
      old_chat_member: member(before),
      new_chat_member: member(after),
    };
    return this.#queue.add('my_chat_member', change, this.chat.id);
  }

  #received(message: TgMessage): Received {
    const rows = message.reply_markup?.inline_keyboard ?? [];
    const bytes = (file: TgFile | undefined) => (file ? this.#world.file(file.file_id)?.bytes : undefined);
    const photo = bytes(message.photo?.at(-1));
    const document = bytes(message.document);
    const voice = bytes(message.voice);
    return {
      id: message.message_id,
      chat: message.chat.id,
      text: message.text ?? message.caption ?? '',
      buttons: rows.flat(),
      rows,
      edited: message.edit_date !== undefined,
      ...(photo ? { photo } : {}),
      ...(document ? { document: { name: message.document?.file_name ?? '', bytes: document } } : {}),
      ...(voice ? { voice } : {}),
    };
  }
}

const captionOf = (caption: string | undefined) => (caption === undefined ? {} : { caption });

const labels = (buttons: readonly Button[]) => buttons.map((button) => button.text).join(' | ');

function findButton(buttons: readonly Button[], what: string | RegExp): Button | undefined {
  if (what instanceof RegExp) return buttons.find((button) => what.test(button.text));
  const exact = buttons.find((button) => button.text === what || button.callback_data === what);
  return exact ?? buttons.find((button) => button.text.includes(what));
}

function matches(message: Received, match: Match): boolean {
  if (typeof match === 'function') return match(message);
  return typeof match === 'string' ? message.text.includes(match) : match.test(message.text);
}
