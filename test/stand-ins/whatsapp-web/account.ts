import { randomBytes } from 'node:crypto';
import type { Connection } from './websocket.ts';
import { seconds, type Told, type World } from './world.ts';

/** A message of the bot that the server took. */
export interface Sent {
  readonly id: string;
  readonly chat: string;
  readonly type: string;
  /** The text or the caption. */
  readonly text: string;
  readonly file?: { readonly mime: string; readonly name: string; readonly bytes: Buffer };
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What goes wrong on command. */
export interface Faults {
  /** So many sends fail (`ack` -1). */
  failSends: number;
  /** So long the server takes for a send, in milliseconds. */
  sendMs: number;
  /** Sends are taken, and the answer never arrives. */
  swallowAnswers: boolean;
  /** The page never says that it has synced. */
  neverSync: boolean;
}

type Ask = Readonly<Record<string, unknown>> & { readonly op: string; readonly n?: number };

class Refused extends Error {
  readonly status: number;
  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

const waitFor = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The server's side of one account: what linked browsers are told and what they may ask. */
export class Account {
  readonly faults: Faults = { failSends: 0, sendMs: 0, swallowAnswers: false, neverSync: false };
  readonly sent: Sent[] = [];
  readonly seen: string[] = [];
  readonly typing: string[] = [];
  readonly cleared: string[] = [];
  readonly rejectedCalls: string[] = [];
  readonly left: string[] = [];
  ref = '';
  #online: Connection | undefined;
  readonly #connections = new Set<Connection>();
  readonly #world: World;
  readonly #changed: () => void;
  #rotating: NodeJS.Timeout | undefined;
  readonly #refMs: number;

  constructor(world: World, refMs: number, changed: () => void) {
    this.#world = world;
    this.#refMs = refMs;
    this.#changed = changed;
  }

  get connected(): boolean {
    return this.#online !== undefined;
  }

  open(connection: Connection): void {
    this.#connections.add(connection);
  }

  closed(connection: Connection): void {
    this.#connections.delete(connection);
    if (this.#online === connection) this.#online = undefined;
    // A page that is gone shows nothing to scan.
    if (this.#connections.size === 0) this.#stopRefs();
    this.#changed();
  }

  /** The phone that belongs to the account scans what the page shows. */
  scan(): void {
    const waiting = [...this.#connections].at(-1);
    if (!waiting || this.ref === '') throw new Error('no page shows a QR code');
    const session = randomBytes(16).toString('hex');
    this.#world.sessions.add(session);
    this.#stopRefs();
    waiting.send({ event: 'paired', session });
  }

  tell(event: string, body: object): void {
    this.#online?.send({ event, ...body });
  }

  /** A message arrives: at once when a browser is online, else it waits unread. */
  deliver(message: Told): void {
    this.#world.keep(message);
    this.tell('message', { message, unread: this.#world.unread.get(message.chat) ?? 0 });
  }

  drop(): void {
    for (const connection of this.#connections) connection.drop();
  }

  logout(): void {
    this.#world.sessions.clear();
    this.tell('loggedOut', {});
    this.#online = undefined;
  }

  stop(): void {
    this.#stopRefs();
    this.drop();
  }

  async hear(connection: Connection, ask: Ask): Promise<void> {
    try {
      const answer = await this.#answer(connection, ask);
      if (ask.n !== undefined && !(ask.op === 'send' && this.faults.swallowAnswers)) {
        connection.send({ n: ask.n, ...answer });
      }
    } catch (error) {
      const status = error instanceof Refused ? error.status : 500;
      connection.send({ n: ask.n, error: error instanceof Error ? error.message : 'failure', status });
    }
    this.#changed();
  }

  async #answer(connection: Connection, ask: Ask): Promise<object> {
    const chat = text(ask.chat);
    switch (ask.op) {
      case 'hello':
        this.#hello(connection, text(ask.session));
        return {};
      case 'refresh':
        this.#newRef(connection);
        return {};
      case 'send':
        return this.#send(ask);
      case 'exists':
        return this.#exists(text(ask.id));
      case 'seen':
        this.seen.push(chat);
        this.#world.unread.set(chat, 0);
        return {};
      case 'chatstate':
        if (ask.state === 'composing') this.typing.push(chat);
        return {};
      case 'clear':
        this.cleared.push(chat);
        this.#world.messages.delete(chat);
        this.#world.unread.set(chat, 0);
        return {};
      case 'delete':
        return this.#delete(chat, Array.isArray(ask.ids) ? ask.ids.map(text) : []);
      case 'upload':
        return { directPath: this.#world.addFile(Buffer.from(text(ask.data), 'base64')) };
      case 'download':
        return this.#download(text(ask.directPath));
      case 'leave':
        this.#world.groups.get(chat)?.participants.delete(this.#world.own.pn);
        this.left.push(chat);
        return {};
      case 'reject':
        this.rejectedCalls.push(text(ask.id));
        return {};
      case 'logout':
        this.logout();
        return {};
      default:
        return {};
    }
  }

  #hello(connection: Connection, session: string): void {
    if (!this.#world.sessions.has(session)) {
      this.#showRef(connection);
      return;
    }
    this.#stopRefs();
    this.#online = connection;
    const { own, groups, known, unread } = this.#world;
    const shown = [...groups.values()].filter((group) => group.participants.has(own.pn));
    connection.send({
      event: 'account',
      own,
      people: [...known],
      groups: shown.map(({ id, participants }) => ({ id, participants: [...participants] })),
    });
    if (this.faults.neverSync) return;
    connection.send({
      event: 'sync',
      messages: this.#world.history(),
      unread: Object.fromEntries(unread),
    });
  }

  #showRef(connection: Connection): void {
    this.#newRef(connection);
    clearInterval(this.#rotating);
    this.#rotating = setInterval(() => this.#newRef(connection), this.#refMs);
  }

  #newRef(connection: Connection): void {
    this.ref = `2@${randomBytes(24).toString('base64')}`;
    connection.send({ event: 'unpaired', ref: this.ref });
    this.#changed();
  }

  #stopRefs(): void {
    clearInterval(this.#rotating);
    this.ref = '';
  }

  async #send(ask: Ask): Promise<object> {
    if (this.faults.sendMs > 0) await waitFor(this.faults.sendMs);
    const chat = text(ask.chat);
    const content: Readonly<Record<string, unknown>> =
      typeof ask.content === 'object' && ask.content !== null ? { ...ask.content } : {};
    const words = text(content.caption) || text(content.body);
    if (this.faults.failSends > 0) {
      this.faults.failSends -= 1;
      throw new Refused('send failed', 500);
    }
    if (!this.#world.exists(chat)) throw new Refused('not registered', 404);
    if (words.length > 65_536) throw new Refused('too long', 400);
    const bytes = this.#world.files.get(text(content.directPath));
    if (content.type !== 'chat' && content.directPath !== undefined && !bytes)
      throw new Refused('no file', 404);
    if (!bytes && words === '') throw new Refused('empty', 400);
    const id = text(ask.id);
    const type = text(content.type);
    this.#world.keep({ ...content, id, chat, fromMe: true, type, t: seconds(), ack: 1 });
    const file = bytes ? { mime: text(content.mimetype), name: text(content.filename), bytes } : undefined;
    this.sent.push({ id, chat, type, text: words, at: Date.now(), ...(file ? { file } : {}) });
    setTimeout(() => this.tell('change', { id, fields: { ack: 2 } }), 5);
    return {};
  }

  #exists(id: string): object {
    const ids = this.#world.registered.get(id);
    return { exists: this.#world.exists(id), people: ids && this.#world.known.has(ids) ? [ids] : [] };
  }

  #delete(chat: string, ids: readonly string[]): object {
    const kept = (this.#world.messages.get(chat) ?? []).filter((message) => !ids.includes(message.id));
    this.#world.messages.set(chat, kept);
    return {};
  }

  #download(path: string): object {
    const bytes = this.#world.files.get(path);
    if (!bytes) throw new Refused('media gone', 404);
    return { data: bytes.toString('base64') };
  }
}
