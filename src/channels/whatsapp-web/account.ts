import { join } from 'node:path';
import wwebjs, {
  type Call,
  type Chat,
  type GroupChat,
  type Message,
  type Client as WebClient,
} from 'whatsapp-web.js';
import { clearCaches } from './caches.ts';
import { clearStaleLocks } from './locks.ts';
import { megabytesOf } from './memory.ts';
import type { ChildEvent, Failure, Request, Start, WireMessage } from './protocol.ts';
import { readMessage, readNumberChange } from './read.ts';
import { reasonOf } from './reason.ts';

const { Client, LocalAuth, MessageMedia } = wwebjs;

/** Where the library keeps the profile of the browser, below the folder it is given. */
const sessionFolder = (folder: string): string => join(folder, 'session');

/** A request that failed, in the way that delivery is to act on. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly failure: Failure;

  constructor(kind: Failure['kind'], code: string) {
    super(code);
    this.failure = { kind, code };
  }
}

/** Of one chat; a group that talks a lot must not hold up the rest. */
const mostUnread = 500;

export type Tell = (event: ChildEvent) => void;
type Over = (reason: 'logout' | 'conflict' | 'browser' | 'error', code: string) => void;

/** The account in its browser. All calls go through the library's own methods. */
export class Account {
  readonly #client: WebClient;
  readonly #tell: Tell;
  readonly #calls = new Map<string, Call>();
  readonly #folder: string;

  constructor(start: Start, tell: Tell, over: Over) {
    this.#tell = tell;
    this.#folder = start.folder;
    this.#client = new Client({
      authStrategy: new WatchedAuth(start.folder, () => this.#watchBrowser(over)),
      webVersionCache: { type: 'none' },
      authTimeoutMs: start.loadMs,
      puppeteer: {
        executablePath: start.executable,
        args: start.args,
        // By a pipe Chromium ends with this process however that dies, and no port is open to others.
        pipe: true,
      },
    });
    this.#listen(over);
  }

  /** Resolves when the page has been opened; being ready is told later. */
  async open(): Promise<void> {
    await clearStaleLocks(sessionFolder(this.#folder));
    clearCaches(sessionFolder(this.#folder));
    await this.#client.initialize();
  }

  async close(): Promise<void> {
    await this.#client.destroy();
  }

  async answer(request: Exclude<Request, { do: 'start' | 'stop' }>): Promise<unknown> {
    switch (request.do) {
      case 'alive':
        return this.#alive();
      case 'text':
        return this.#send(request.chat, request.text, {});
      case 'file':
        return this.#sendFile(request);
      case 'fetch':
        return this.#fetch(request.ref, request.limit);
      case 'unread':
        return this.#unread(request.since);
      case 'groups':
        return this.#groups();
      case 'leave':
        return this.#leave(request.chat);
      case 'reject':
        return this.#reject(request.call);
      case 'numbers':
        return this.#numbers(request.ids);
      case 'clear':
        return this.#clear(request.chat);
      case 'seen':
        return this.#client.sendSeen(request.chat);
      case 'typing':
        return (await this.#client.getChatById(request.chat))?.sendStateTyping();
    }
  }

  /** Nothing else says that the browser died: the library tells no event of it. */
  #watchBrowser(over: Over): void {
    const { pupBrowser, pupPage } = this.#client;
    pupBrowser?.on('disconnected', () => over('browser', 'browser closed'));
    pupPage?.on('error', () => over('browser', 'page crashed'));
    pupPage?.on('close', () => over('browser', 'page closed'));
  }

  #listen(over: Over): void {
    const client = this.#client;
    const tell = this.#tell;
    const tellMessage = (message: Message) => tell({ event: 'message', message: readMessage(message) });
    client.on('qr', (code) => tell({ event: 'qr', code }));
    client.on('authenticated', () => tell({ event: 'authenticated' }));
    client.on('ready', async () => tell({ event: 'ready', own: await this.#own() }));
    client.on('change_state', (state) => tell({ event: 'state', state }));
    client.on('disconnected', (reason) => {
      if (reason === 'LOGOUT') over('logout', 'LOGOUT');
      else over(reason === 'CONFLICT' ? 'conflict' : 'error', String(reason));
    });
    client.on('message', tellMessage);
    // Photos to be seen once are not given to linked devices; all that comes is this.
    client.on('message_ciphertext', (message) => {
      const told = readMessage(message);
      if (told.subtype?.endsWith('_unavailable_fanout')) tell({ event: 'message', message: told });
    });
    client.on('message_ciphertext_failed', tellMessage);
    client.on('message_edit', (message, _now, before) => {
      if (!message.fromMe && before) tellMessage(message);
    });
    client.on('group_join', (notice) =>
      tell({
        event: 'added',
        id: serializedId(notice.id),
        chat: notice.chatId,
        ...(notice.author ? { by: notice.author } : {}),
        who: notice.recipientIds.map(String),
        sentAt: notice.timestamp * 1000,
      }),
    );
    client.on('call', (call) => {
      if (call.fromMe || !call.from) return;
      this.#calls.set(call.id, call);
      tell({ event: 'call', id: call.id, from: call.from, group: call.isGroup });
    });
    client.on('contact_changed', (message) => {
      const change = readNumberChange(message);
      if (change) tell({ event: 'number-changed', id: message.id.id, ...change });
    });
  }

  /** Both ids of the account itself, as far as they can be had. */
  async #own(): Promise<string[]> {
    const own = this.#client.info.wid._serialized;
    const [both] = await this.#client.getContactLidAndPhone([own]).catch(() => []);
    return [...new Set([own, both?.pn, both?.lid])].filter((id) => id !== undefined);
  }

  async #alive() {
    const state = await this.#client.getState();
    const pid = this.#client.pupBrowser?.process()?.pid;
    const megabytes = pid === undefined ? undefined : megabytesOf(pid);
    return { state, ...(megabytes === undefined ? {} : { megabytes }) };
  }

  /** Always waits until the server has taken it: without, the library says yes to what then fails. */
  async #send(chat: string, content: string | InstanceType<typeof MessageMedia>, options: object) {
    const sent = await this.#client
      .sendMessage(chat, content, {
        ...options,
        waitUntilMsgSent: true,
        linkPreview: false,
        parseVCards: false,
        sendSeen: false,
      })
      .catch((error: unknown) => {
        const code = reasonOf(error);
        throw new RequestError(code === 'invalid wid' ? 'gone' : 'retry', `send: ${code}`);
      });
    if (!sent) throw new RequestError('gone', 'send: not on WhatsApp');
    if (Number(sent.ack) < 0) throw new RequestError('retry', 'send: not acknowledged');
    return { id: sent.id.id };
  }

  #sendFile(file: Extract<Request, { do: 'file' }>) {
    const media = new MessageMedia(file.mime, Buffer.from(file.bytes).toString('base64'), file.name);
    return this.#send(file.chat, media, {
      ...(file.caption === undefined ? {} : { caption: file.caption }),
      ...(file.as === 'document' ? { sendMediaAsDocument: true } : {}),
      ...(file.as === 'voice' ? { sendAudioAsVoice: true } : {}),
    });
  }

  async #fetch(ref: string, limit: number): Promise<Uint8Array> {
    const message = await this.#client.getMessageById(ref);
    if (!message) throw new RequestError('gone', 'fetch: no message');
    const media = await message.downloadMedia();
    if (!media) throw new RequestError('gone', 'fetch: no file');
    const bytes = Buffer.from(media.data, 'base64');
    if (bytes.length > limit) throw new RequestError('rejected', 'fetch: too large');
    return new Uint8Array(bytes);
  }

  /** What nobody has read yet and is not older than `since`, oldest first. */
  async #unread(since: number): Promise<{ messages: WireMessage[]; chats: string[] }> {
    const chats = await this.#client.getChats();
    const found: WireMessage[] = [];
    for (const chat of chats.filter(({ unreadCount }) => unreadCount > 0)) {
      found.push(...(await newest(chat, Math.min(chat.unreadCount, mostUnread))));
    }
    return {
      messages: found.filter(({ sentAt }) => sentAt >= since).toSorted((a, b) => a.sentAt - b.sentAt),
      chats: chats.filter((chat) => !chat.isGroup && chat.lastMessage).map(({ id }) => id._serialized),
    };
  }

  async #groups() {
    const chats = await this.#client.getChats();
    return chats.filter(isGroup).map(({ id, participants }) => ({
      chat: id._serialized,
      people: participants.map((one) => one.id._serialized),
    }));
  }

  async #leave(chat: string): Promise<void> {
    const group = await this.#client.getChatById(chat);
    if (group && isGroup(group)) await group.leave();
  }

  async #reject(id: string): Promise<void> {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    await call?.reject();
  }

  async #numbers(ids: readonly string[]) {
    const found = await this.#client.getContactLidAndPhone([...ids]);
    return ids.map((id, at) => {
      const number = found[at]?.pn;
      return { id, ...(number ? { number } : {}) };
    });
  }

  /** False when something came that nobody has taken yet. */
  async #clear(id: string): Promise<boolean> {
    const chat = await this.#client.getChatById(id);
    if (!chat) return true;
    if (chat.isGroup || chat.unreadCount > 0) return false;
    return chat.clearMessages();
  }
}

/** The library's own keeping of the session, with a moment for us right after the browser has started. */
class WatchedAuth extends LocalAuth {
  readonly #started: () => void;

  constructor(folder: string, started: () => void) {
    super({ dataPath: folder });
    this.#started = started;
  }

  override readonly afterBrowserInitialized = async (): Promise<void> => this.#started();

  /** The library would take the folder from under a running browser; the program does it afterwards. */
  override readonly logout = async (): Promise<void> => undefined;
}

/**
 * At least so many messages of a chat, the newest, oldest of them first. The library's own limit mixes up
 * what was written within one second; here all of the last second that counts are in, for a message that
 * was taken before does no harm.
 */
async function newest(chat: Chat, count: number): Promise<WireMessage[]> {
  const loaded = await chat.fetchMessages({ fromMe: false });
  const all = loaded.length >= count ? loaded : await chat.fetchMessages({ limit: count, fromMe: false });
  const messages = all.map(readMessage).toSorted((a, b) => a.sentAt - b.sentAt);
  const from = messages.at(-count)?.sentAt ?? 0;
  return messages.filter(({ sentAt }) => sentAt >= from);
}

const isGroup = (chat: { readonly isGroup: boolean }): chat is GroupChat => chat.isGroup;

const serializedId = (id: unknown): string =>
  typeof id === 'object' && id !== null && 'id' in id ? String(id.id) : String(id);
