import type { Accept } from '../channel.ts';
import type { Addresses } from './addresses.ts';
import { answers, type ChildEvent } from './protocol.ts';
import type { Supervisor } from './supervisor.ts';

export interface ComingsOptions {
  readonly channel: string;
  readonly accept: Accept;
  readonly addresses: Addresses;
  readonly supervisor: Supervisor;
  readonly timeoutMs: number;
  /** Those of these addresses that are coordinators. */
  readonly coordinatorsAmong: (addresses: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Says goodbye in a group. */
  readonly excuse: (group: string) => Promise<void>;
}

/**
 * Who comes where. Groups are for coordinators: one that strangers brought the bot into is left, with a
 * word. Somebody who comes with another number is the same person.
 */
export class Comings {
  readonly #options: ComingsOptions;

  constructor(options: ComingsOptions) {
    this.#options = options;
  }

  /** Somebody was added to a group; it matters when that was the bot. */
  async added(event: Extract<ChildEvent, { event: 'added' }>): Promise<void> {
    const { supervisor, addresses, accept, channel } = this.#options;
    if (!event.who.some((id) => supervisor.own.includes(id))) return;
    const [known] = event.by === undefined ? [] : await this.#coordinators([event.by]);
    if (known === undefined) return this.#leave(event.chat);
    const { address, aliases } = addresses.senderOf(event.by ?? '');
    await accept([
      {
        key: `wa:${address}:${event.id}`,
        channel,
        sender: address,
        chat: event.chat,
        group: true,
        sentAt: event.sentAt,
        ...(aliases.length > 0 ? { aliases } : {}),
        input: { kind: 'joined' },
      },
    ]);
  }

  /** WhatsApp itself says that somebody took another number: both ids in one event. */
  async renumbered(event: Extract<ChildEvent, { event: 'number-changed' }>): Promise<void> {
    const { addresses, accept, channel } = this.#options;
    await addresses.learn([event.from, event.to]);
    const { address, aliases } = addresses.senderOf(event.to);
    const before = addresses.senderOf(event.from).address;
    if (before === address) return;
    await accept([
      {
        key: `wa:${address}:${event.id}`,
        channel,
        sender: address,
        chat: address,
        group: false,
        sentAt: event.sentAt,
        aliases: [before, ...aliases],
        input: { kind: 'joined' },
      },
    ]);
  }

  /** Groups that the bot was put into while nobody watched; those without any coordinator are left. */
  async look(): Promise<void> {
    const { supervisor, timeoutMs } = this.#options;
    const groups = await supervisor.ask({ do: 'groups' }, answers.groups, timeoutMs);
    for (const { chat, people } of groups) {
      const others = people.filter((id) => !supervisor.own.includes(id));
      if (people.length > others.length && (await this.#coordinators(others)).length === 0)
        await this.#leave(chat);
    }
  }

  async #coordinators(ids: readonly string[]): Promise<string[]> {
    const { addresses, coordinatorsAmong } = this.#options;
    await addresses.learn(ids);
    return [...(await coordinatorsAmong(ids.map((id) => addresses.senderOf(id).address)))];
  }

  async #leave(chat: string): Promise<void> {
    await this.#options.excuse(chat);
    this.#options.supervisor.tell({ do: 'leave', chat });
  }
}
