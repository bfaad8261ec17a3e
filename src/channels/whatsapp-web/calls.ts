import type { Addresses } from './addresses.ts';
import type { ChildEvent } from './protocol.ts';
import type { Supervisor } from './supervisor.ts';

export interface CallsOptions {
  readonly supervisor: Pick<Supervisor, 'tell'>;
  readonly addresses: Addresses;
  readonly now: () => number;
  /** Says that nobody can be called here. */
  readonly say: (address: string) => Promise<void>;
}

/** Whoever calls again at once has read it already. */
const againMs = 600_000;

/** Nobody can answer a call here: it is rejected, and the caller told to write. */
export class Calls {
  readonly #options: CallsOptions;
  readonly #told = new Map<string, number>();

  constructor(options: CallsOptions) {
    this.#options = options;
  }

  async refuse({ id, from, group }: Extract<ChildEvent, { event: 'call' }>): Promise<void> {
    const { supervisor, addresses, now, say } = this.#options;
    supervisor.tell({ do: 'reject', call: id });
    for (const [caller, at] of this.#told) if (now() - at > againMs) this.#told.delete(caller);
    if (group || this.#told.has(from)) return;
    this.#told.set(from, now());
    await addresses.learn([from]);
    const { address } = addresses.senderOf(from);
    addresses.heard(address, from);
    await say(address);
  }
}
