import { sql } from 'kysely';
import type { Store } from '../store/store.ts';
import type { HeldLane } from './lease.ts';
import type { Item } from './pick.ts';
import type { Work } from './work.ts';

/**
 * What has to be done outside the transaction before this work can be handled: fetching, checking.
 * `before`: what the same person sent just before it, and what is not handled yet either. Undefined when there is nothing; else a function that does it and returns plain data, which is
 * stored, so that it is not done again when the process dies or the handling fails.
 */
export type Prepare = (work: Work, before?: readonly Work[]) => (() => Promise<unknown>) | undefined;

/** A piece of work that could not be prepared. */
export interface Failure {
  readonly item: Item;
  readonly error: unknown;
}

export interface PreparerOptions {
  readonly store: Store;
  readonly prepare: Prepare;
  /** Works on the prepared pieces of a lane; `failure` is the one after them that could not be prepared. */
  readonly ready: (lane: HeldLane, items: readonly Item[], failure?: Failure) => Promise<void>;
  readonly onError: (error: unknown) => void;
  readonly settled: () => void;
}

export interface Preparer {
  add(lane: HeldLane, items: readonly Item[]): void;
  /** So many lanes wait that no more should be taken. */
  full(): boolean;
  /** Leaves what has not begun; resolves when the rest is finished. */
  stop(): Promise<void>;
}

/** Lanes that are prepared at the same time: each may hold a picture in memory. */
const atOnce = 8;
const mostWaiting = 1000;

export function createPreparer(options: PreparerOptions): Preparer {
  let waiting: { readonly lane: HeldLane; readonly items: readonly Item[] }[] = [];
  const running = new Set<Promise<void>>();

  const next = () => {
    while (running.size < atOnce) {
      const task = waiting.shift();
      if (!task) return;
      const run = prepareLane(options, task.lane, task.items)
        .catch(options.onError)
        .finally(() => {
          running.delete(run);
          next();
          options.settled();
        });
      running.add(run);
    }
  };

  return {
    add: (lane, items) => {
      waiting.push({ lane, items });
      next();
    },
    full: () => waiting.length >= mostWaiting,
    stop: async () => {
      waiting = [];
      await Promise.all(running);
    },
  };
}

async function prepareLane(options: PreparerOptions, lane: HeldLane, items: readonly Item[]): Promise<void> {
  const done: Item[] = [];
  for (const item of items) {
    try {
      const before = done.map(({ work }) => work);
      done.push(await prepareItem(options, item, before));
    } catch (error) {
      return options.ready(lane, done, { item, error });
    }
  }
  return options.ready(lane, done);
}

async function prepareItem(
  { store, prepare }: PreparerOptions,
  item: Item,
  before: readonly Work[],
): Promise<Item> {
  const work = item.prepared === undefined ? prepare(item.work, before) : undefined;
  if (!work) return item;
  const sealed = store.seal.sealJson('inbox.prepared', (await work()) ?? null);
  // Whoever took the lane meanwhile may have finished; nothing is put into a row that was blanked.
  await store.db
    .updateTable('inbox')
    .set({ prepared: sealed })
    .where('seq', '=', item.seq)
    .where('status', '=', sql.lit('new'))
    .execute();
  return { ...item, prepared: store.seal.openJson<unknown>('inbox.prepared', sealed) };
}
