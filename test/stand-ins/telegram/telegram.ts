import type { Server } from 'node:http';
import { type Fault, Faults } from './faults.ts';
import { methods } from './methods.ts';
import { Participant } from './participant.ts';
import { UpdateQueue } from './queue.ts';
import { Rates } from './rates.ts';
import { Sending } from './sending.ts';
import { type LoggedCall, listen, rootOf } from './server.ts';
import type { TgUser, Update } from './types.ts';
import { type Person, type Room, seconds, World } from './world.ts';

export interface TelegramOptions {
  readonly token?: string;
  readonly username?: string;
  readonly port?: number;
  /** Refuses with 429 what is faster than Telegram allows; off by default. */
  readonly rates?: boolean;
  /** How long a press can be answered; 60 s by default. */
  readonly callbackLifetimeMs?: number;
  /** How long the server waits before it posts a refused update again; 100 ms by default. */
  readonly webhookRetryMs?: number;
  readonly firstUpdateId?: number;
}

/** What the bot sent successfully. */
export interface SentMessage {
  readonly method: string;
  readonly chat: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A running server together with the people who use it. */
export class Telegram {
  readonly token: string;
  readonly apiRoot: string;
  readonly bot: TgUser;
  /** Every call of the bot, oldest first. */
  readonly calls: readonly LoggedCall[];
  readonly #server: Server;
  readonly #world: World;
  readonly #queue: UpdateQueue;
  readonly #faults: Faults;
  readonly #rates: Rates;
  readonly #people = new Map<string, Participant>();

  constructor(parts: {
    token: string;
    server: Server;
    world: World;
    queue: UpdateQueue;
    faults: Faults;
    rates: Rates;
    calls: readonly LoggedCall[];
  }) {
    this.token = parts.token;
    this.apiRoot = rootOf(parts.server);
    this.bot = parts.world.bot;
    this.calls = parts.calls;
    this.#server = parts.server;
    this.#world = parts.world;
    this.#queue = parts.queue;
    this.#faults = parts.faults;
    this.#rates = parts.rates;
  }

  /** A person, in the private chat with the bot. The same one for the same id. */
  user(id: number, profile: { language_code?: string; first_name?: string; username?: string } = {}): User {
    const known = this.#people.get(`${id}`);
    if (known instanceof User) return known;
    const user = new User(this, this.#around(), this.#person(id, profile));
    this.#people.set(`${id}`, user);
    return user;
  }

  /** A group that the bot belongs to; made when it is first named. Ids of groups are negative. */
  group(id: number, options: { title?: string; privacy?: boolean } = {}): void {
    if (id >= 0) throw new Error('ids of groups are negative');
    if (this.#world.rooms.has(id)) return;
    const chat = { id, type: 'group' as const, title: options.title ?? 'Grup' };
    this.#world.rooms.set(id, { chat, privacy: options.privacy ?? true, botLeft: false });
  }

  /** This person inside a group. */
  participant(userId: number, groupId: number): Participant {
    const key = `${userId}@${groupId}`;
    const known = this.#people.get(key);
    if (known) return known;
    this.group(groupId);
    const participant = new Participant(this.#around(), this.#person(userId, {}), this.#room(groupId));
    this.#people.set(key, participant);
    return participant;
  }

  /** Turns a group into a supergroup with a new id; the bot is told and the old id refuses. */
  migrate(groupId: number): number {
    const old = this.#room(groupId);
    const newId = -1_000_000_000_000 + groupId;
    const chat = { id: newId, type: 'supergroup' as const, title: old.chat.title ?? '' };
    old.migratedTo = newId;
    this.#world.rooms.set(newId, { chat, privacy: old.privacy, botLeft: false });
    const from = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };
    const head = () => ({ message_id: this.#world.nextMessageId(), date: seconds(), from });
    this.#queue.add('message', { ...head(), chat: old.chat, migrate_to_chat_id: newId }, groupId);
    this.#queue.add('message', { ...head(), chat, migrate_from_chat_id: groupId }, newId);
    return newId;
  }

  /** Removes the bot from a group. */
  removeBot(groupId: number): void {
    this.#room(groupId).botLeft = true;
  }

  /** The next calls of a method fail (`*`: of any method, `file`: downloads). */
  fails(method: string, fault: Fault, options: { times?: number; retryAfter?: number } = {}): void {
    this.#faults.order(method, fault, options);
  }

  /** Forgets all ordered failures. */
  heals(): void {
    this.#faults.clear();
  }

  set rates(enabled: boolean) {
    this.#rates.enabled = enabled;
  }

  get sent(): SentMessage[] {
    const sends = this.calls.filter((call) => call.method.startsWith('send') && call.outcome === 200);
    return sends
      .filter((call) => call.method !== 'sendChatAction')
      .map((call) => ({
        method: call.method,
        chat: String(call.values.chat_id),
        text: String(call.values.text ?? call.values.caption ?? ''),
        at: call.at,
      }));
  }

  callsOf(method: string): LoggedCall[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** Updates that the bot has neither confirmed by an offset nor taken at its webhook. */
  get unconfirmed(): number {
    return this.#queue.unconfirmed;
  }

  /** Statuses by which the bot's webhook answered, oldest first; 0: it did not. */
  get webhookStatuses(): readonly number[] {
    return this.#queue.webhookStatuses;
  }

  get webhookUrl(): string | undefined {
    return this.#queue.hook?.url;
  }

  /** The menu of commands that the bot has set for a language (`''`: for everybody). */
  commands(language: string): readonly { command: string; description: string }[] {
    return this.#world.commands.get(language) ?? [];
  }

  /** Sets the webhook from outside, for a bot that does not do it itself. */
  setWebhook(url: string, secret: string, maxConnections = 40): void {
    this.#queue.setHook({ url, secret, maxConnections });
  }

  /** Posts an update again that the webhook has already taken. */
  repeat(updateId: number): void {
    this.#queue.repeat(updateId);
  }

  /** Hands any update to the bot, as it stands. */
  deliver(update: Update, lane = 0): void {
    this.#queue.addRaw(update, lane);
  }

  restartUpdateIds(first: number): void {
    this.#queue.restartIds(first);
  }

  async stop(): Promise<void> {
    this.#queue.stop();
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  #around() {
    return { world: this.#world, queue: this.#queue };
  }

  #person(id: number, profile: { language_code?: string; first_name?: string; username?: string }): Person {
    const known = this.#world.people.get(id);
    if (known) return known;
    const person = {
      profile: { id, is_bot: false, first_name: profile.first_name ?? `Orang ${id}`, ...profile },
      started: false,
      blocked: false,
    };
    this.#world.people.set(id, person);
    return person;
  }

  #room(id: number): Room {
    const room = this.#world.rooms.get(id);
    if (!room) throw new Error(`there is no group ${id}`);
    return room;
  }
}

/** A person in the private chat with the bot. */
export class User extends Participant {
  readonly #telegram: Telegram;

  constructor(telegram: Telegram, around: { world: World; queue: UpdateQueue }, person: Person) {
    super(around, person);
    this.#telegram = telegram;
  }

  inGroup(groupId: number): Participant {
    return this.#telegram.participant(this.id, groupId);
  }
}

/** Starts a Bot API server on this machine. Stop it at the end. */
export async function startTelegram(options: TelegramOptions = {}): Promise<Telegram> {
  const token = options.token ?? '4242424242:stand-in_token-for-tests';
  const bot: TgUser = {
    id: Number(token.split(':')[0]),
    is_bot: true,
    first_name: 'Suluh',
    username: options.username ?? 'suluh_test_bot',
  };
  const world = new World(bot);
  const queue = new UpdateQueue(options.firstUpdateId ?? 70_001, options.webhookRetryMs ?? 100);
  const faults = new Faults();
  const rates = new Rates(options.rates ?? false);
  const calls: LoggedCall[] = [];
  const sending = new Sending(world, rates);
  const table = methods({ world, queue, sending, callbackLifetimeMs: options.callbackLifetimeMs ?? 60_000 });
  const server = await listen({ token, world, methods: table, faults, log: calls }, options.port ?? 0);
  return new Telegram({ token, server, world, queue, faults, rates, calls });
}
