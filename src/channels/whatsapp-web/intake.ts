import { setTimeout as sleep } from 'node:timers/promises';
import type { Incoming } from '../../conversation/input.ts';
import type { Accept } from '../channel.ts';
import type { Addresses } from './addresses.ts';
import type { Clearing } from './clearing.ts';
import { type Health, notes } from './health.ts';
import { parseMessage } from './parse.ts';
import type { WireMessage } from './protocol.ts';
import type { Supervisor } from './supervisor.ts';

export interface IntakeOptions {
  readonly channel: string;
  readonly accept: Accept;
  readonly addresses: Addresses;
  readonly clearing: Clearing;
  readonly supervisor: Pick<Supervisor, 'tell' | 'ready'>;
  readonly health: Health;
  readonly now: () => number;
  /** A message that waited longer than this gets an apology before its answer. */
  readonly lateMs: number;
  /** Something was heard from a private chat. */
  readonly onHeard: (chat: string) => void;
  readonly apologise: (address: string) => Promise<void>;
}

const batchSize = 200;
const againMs = 1000;

/**
 * Stores what people wrote, in the order in which it came, and only then marks it as read on the phone:
 * what was not stored when this process ends is still unread there, and found at the next start.
 */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #queue: WireMessage[] = [];
  readonly #apologised = new Map<string, number>();
  #draining: Promise<void> | undefined;
  #stopped = false;

  constructor(options: IntakeOptions) {
    this.#options = options;
  }

  get busy(): boolean {
    return this.#queue.length > 0;
  }

  /** Whether something from this chat was heard that is not stored yet. */
  holds(chat: string): boolean {
    return this.#queue.some((message) => message.chat === chat);
  }

  push(...messages: readonly WireMessage[]): void {
    if (this.#stopped) return;
    this.#queue.push(...messages);
    this.#draining ??= this.#drain().finally(() => {
      this.#draining = undefined;
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#draining;
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0 && !this.#stopped) {
      const batch = this.#queue.slice(0, batchSize);
      await this.#take(batch);
      this.#queue.splice(0, batch.length);
      this.#markSeen(batch);
    }
  }

  async #take(batch: readonly WireMessage[]): Promise<void> {
    const { addresses, channel, clearing, onHeard } = this.#options;
    await addresses.learn(batch.map(({ chat, author }) => author ?? chat));
    const senderOf = (id: string) => addresses.senderOf(id);
    const taken: Incoming[] = [];
    for (const message of batch) {
      const incoming = parseMessage(message, { channel, senderOf });
      if (!incoming) continue;
      taken.push(incoming);
      if (incoming.group) continue;
      addresses.heard(incoming.sender, message.chat);
      clearing.touched(message.chat);
      onHeard(message.chat);
      // A film is never fetched.
      const { input } = incoming;
      if (input.kind === 'media' && input.media !== 'video') clearing.expectsFile(message.ref, message.chat);
    }
    await this.#apologise(taken);
    if (taken.length > 0) await this.#store(taken);
  }

  /** Said first, and once for all that waited. */
  async #apologise(taken: readonly Incoming[]): Promise<void> {
    const { now, lateMs, apologise } = this.#options;
    for (const [sender, at] of this.#apologised) if (now() - at > lateMs) this.#apologised.delete(sender);
    const late = taken.filter(({ group, sentAt }) => !group && now() - sentAt > lateMs);
    const waited = new Set(
      late.map(({ sender }) => sender).filter((sender) => !this.#apologised.has(sender)),
    );
    for (const sender of waited) this.#apologised.set(sender, now());
    await Promise.all([...waited].map(apologise));
  }

  /** Nothing is given up: without the database nothing could be answered either. */
  async #store(taken: readonly Incoming[]): Promise<void> {
    const { accept, health, supervisor } = this.#options;
    for (;;) {
      try {
        await accept(taken);
        if (health.status.note === notes.storage && supervisor.ready) health.set('ready');
        return;
      } catch {
        if (this.#stopped) return;
        health.set('degraded', notes.storage);
        await sleep(againMs);
      }
    }
  }

  #markSeen(batch: readonly WireMessage[]): void {
    if (this.#stopped) return;
    const waiting = new Set(this.#queue.map(({ chat }) => chat));
    for (const chat of new Set(batch.map((message) => message.chat)))
      if (!waiting.has(chat)) this.#options.supervisor.tell({ do: 'seen', chat });
  }
}
