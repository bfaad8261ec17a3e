import type { Store } from '../store/store.ts';
import { keyHash } from './accept.ts';
import type { Item } from './pick.ts';

export type Ending = 'done' | 'dead' | 'late';

/** Lets somebody wait until a message was worked on. */
export interface Endings {
  /** Resolves when the message with this key is done, or was given up, or after `timeoutMs`. */
  wait(key: string, timeoutMs: number): Promise<Ending>;
  tell(items: readonly Item[], ending: Ending): void;
}

/** How often to look for what another process did. */
const lookMs = 250;

export function createEndings({ db, seal }: Store): Endings {
  const waiting = new Map<string, Set<(ending: Ending) => void>>();

  const look = async (hash: Buffer): Promise<Ending | undefined> => {
    const row = await db.selectFrom('inbox').select('status').where('key_hash', '=', hash).executeTakeFirst();
    return row && row.status !== 'new' ? row.status : undefined;
  };

  return {
    wait: (key, timeoutMs) => {
      const hash = keyHash(seal, key);
      const name = hash.toString('hex');
      return new Promise((resolve, reject) => {
        const finish = (ending: Ending) => {
          clearTimeout(tooLate);
          clearInterval(looking);
          others.delete(finish);
          if (others.size === 0) waiting.delete(name);
          resolve(ending);
        };
        const check = () => {
          look(hash).then((ending) => ending && finish(ending), reject);
        };
        const tooLate = setTimeout(finish, timeoutMs, 'late');
        const looking = setInterval(check, lookMs);
        const others = waiting.get(name) ?? new Set();
        waiting.set(name, others.add(finish));
        check();
      });
    },
    tell: (items, ending) => {
      if (waiting.size === 0) return;
      for (const item of items) {
        const name = Buffer.from(item.keyHash).toString('hex');
        for (const finish of waiting.get(name) ?? []) finish(ending);
      }
    },
  };
}
