import type { Addresses } from './addresses.ts';
import type { Clearing } from './clearing.ts';
import type { Comings } from './comings.ts';
import type { Intake } from './intake.ts';
import type { Pace } from './pace.ts';
import { answers } from './protocol.ts';
import type { Supervisor } from './supervisor.ts';

export interface CatchingUpOptions {
  readonly supervisor: Supervisor;
  readonly addresses: Addresses;
  readonly intake: Intake;
  readonly clearing: Clearing;
  readonly comings: Comings;
  readonly pace: Pace;
  readonly now: () => number;
  /** Those of these addresses that belong to somebody who has written before. */
  readonly knownAmong: (addresses: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly onFailure: () => void;
}

/** Finds what came while there was no connection: of that WhatsApp tells nothing by itself. */
export class CatchingUp {
  readonly #options: CatchingUpOptions;
  #looking = false;
  #again = false;

  constructor(options: CatchingUpOptions) {
    this.#options = options;
  }

  /** Asked for while it looks, it looks once more afterwards. */
  look(): void {
    if (this.#looking) {
      this.#again = true;
      return;
    }
    this.#looking = true;
    this.#catchUp()
      .catch(this.#options.onFailure)
      .finally(() => {
        this.#looking = false;
        if (this.#again) {
          this.#again = false;
          this.look();
        }
      });
  }

  async #catchUp(): Promise<void> {
    const { supervisor, intake, comings, pace, now } = this.#options;
    const request = { do: 'unread', since: now() - pace.oldestMs } as const;
    const { messages, chats } = await supervisor.ask(request, answers.unread, pace.fileMs);
    intake.push(...messages);
    await this.#clearLater(chats);
    await comings.look();
  }

  /** Only chats with people who wrote to the bot: whatever else is on that phone is not touched. */
  async #clearLater(chats: readonly string[]): Promise<void> {
    const { addresses, clearing, knownAmong } = this.#options;
    await addresses.learn(chats);
    const byAddress = new Map(chats.map((chat) => [addresses.senderOf(chat).address, chat]));
    for (const address of await knownAmong([...byAddress.keys()])) {
      const chat = byAddress.get(address);
      if (chat !== undefined) clearing.touched(chat);
    }
  }
}
