import { type Channel, type ReadAttachment, SendError, type Sent } from '../channels/channel.ts';
import type { Store } from '../store/store.ts';
import { lockWindow, putWindow, windowOf } from '../store/windows.ts';
import type { Logger } from '../values/logger.ts';
import type { Letter } from './outbox.ts';

export interface WindowedOptions {
  readonly store: Store;
  readonly channel: Pick<Channel, 'name' | 'send' | 'window'>;
  readonly read: ReadAttachment;
  readonly logger: Logger;
  readonly clock: () => number;
}

/** `held`: it has to wait until the person writes again. */
export type Outcome = Sent | 'held';

/** So soon nobody is asked a second time whether they have a moment. */
const askAgainMs = 3_600_000;

/**
 * Sends a letter, if the platform lets us write to this person now. If they wrote too long ago they get
 * the neutral line in the platform's form, and the letter waits for what they write next; a letter that is
 * the neutral line itself is thereby sent. Throws SendError.
 */
export function createWindowed(options: WindowedOptions): (letter: Letter) => Promise<Outcome> {
  const { store, channel, read, clock } = options;
  const { window } = channel;
  if (!window) return (letter) => channel.send(letter.chat, letter.message, read);
  return async (letter) => {
    const known = await windowOf(store.db, letter.chatHash);
    if (!known || clock() < known.openedAt + window.openMs) {
      try {
        return await channel.send(letter.chat, letter.message, read);
      } catch (error) {
        if (!(error instanceof SendError) || error.kind !== 'closed') throw error;
        await store.transact((tx) =>
          putWindow(tx, letter.chatHash, { openedAt: 0, askedAt: known?.askedAt ?? null }),
        );
      }
    }
    return ask(letter, known?.askedAt ?? null, options);
  };
}

async function ask(letter: Letter, askedAt: number | null, options: WindowedOptions): Promise<Outcome> {
  const { channel, clock, logger, store } = options;
  const isNeutral = letter.message.neutral === true;
  // The one that lies there unanswered says the same.
  if (askedAt !== null && clock() - askedAt < askAgainMs) return isNeutral ? {} : 'held';
  const invite = channel.window?.invite;
  if (!invite) return 'held';
  let sent: Sent;
  try {
    sent = await invite(letter.chat);
  } catch (error) {
    if (!(error instanceof SendError) || (error.kind !== 'rejected' && error.kind !== 'closed')) throw error;
    const detail = { channel: channel.name, seq: letter.seq, error: error.message };
    logger.warn(detail, 'the neutral line was refused in the form of the platform; a message waits');
    return 'held';
  }
  await store.transact(async (tx) => {
    const now = await lockWindow(tx, letter.chatHash);
    await putWindow(tx, letter.chatHash, { openedAt: now?.openedAt ?? 0, askedAt: clock() });
  });
  return isNeutral ? { ...sent, pending: true } : 'held';
}
