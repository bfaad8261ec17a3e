import type { Incoming } from '../conversation/input.ts';
import type { Message } from '../values/message.ts';
import type { Accept } from './channel.ts';

export interface NotStoredParts {
  readonly accept: Accept;
  /** Sends past the outbox: what stands in a database cannot be sent while there is none. */
  readonly tell: (chat: string, message: Message) => Promise<unknown>;
  /** That the message is not stored yet, with the numbers for whoever cannot wait. */
  readonly words: (incoming: Incoming) => Message;
  readonly now: () => number;
}

/** Storing that takes so long has met a locked database or a failing disk. */
const patienceMs = 10_000;
/** One chat is told once in so long, however often its messages come again. */
const againMs = 15 * 60_000;
const mostChats = 10_000;
/** What a person did not write is not answered either. */
const silent: readonly Incoming['input']['kind'][] = ['left', 'joined', 'silence', 'read', 'opened'];

/**
 * Where messages cannot be stored, their writers are told directly, with the numbers that help: somebody
 * frightened must not wait for a disk. The platform keeps the messages and delivers them again. The
 * storing itself is as before: it resolves, or rejects, as `accept` does.
 */
export function tellNotStored({ accept, tell, words, now }: NotStoredParts): Accept {
  const told = new Map<string, number>();

  const tellOnce = (incoming: Incoming): void => {
    const { chat, group, input } = incoming;
    if (group || silent.includes(input.kind)) return;
    const before = told.get(chat);
    if (before !== undefined && now() - before < againMs) return;
    if (told.size >= mostChats) told.clear();
    told.set(chat, now());
    // Nothing can be done about a word that does not arrive now.
    tell(chat, words(incoming)).catch(() => undefined);
  };

  return async (batch) => {
    const late = setTimeout(() => batch.forEach(tellOnce), patienceMs);
    try {
      await accept(batch);
    } catch (error) {
      batch.forEach(tellOnce);
      throw error;
    } finally {
      clearTimeout(late);
    }
  };
}
