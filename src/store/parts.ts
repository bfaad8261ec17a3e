import type { Store, Tx } from './store.ts';

/** So long at most others who write wait for a part, besides its commit; in milliseconds. */
const partMs = 20;

/** Lets everything else of the process have its turn: SQLite answers at once and never waits by itself. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Does something to each of many, in transactions that end after a short while, so that nobody who
 * writes meanwhile waits for all of it. Gives the results that are not null.
 */
export async function inParts<T, R>(
  store: Store,
  items: readonly T[],
  work: (tx: Tx, item: T) => Promise<R | null>,
): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; ) {
    const part = await store.transact(async (tx) => {
      const end = performance.now() + partMs;
      const done: R[] = [];
      let next = at;
      for (const item of items.slice(at)) {
        const result = await work(tx, item);
        if (result !== null) done.push(result);
        next += 1;
        if (performance.now() > end) break;
      }
      return { done, next };
    });
    results.push(...part.done);
    at = part.next;
    await breathe();
  }
  return results;
}
