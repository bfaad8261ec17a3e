import { startLoop } from '../shared/loop.ts';
import type { Wake } from '../shared/wake.ts';
import { errorCode, type Logger } from '../store/logger.ts';
import { leaseMs } from '../store/owner.ts';
import { isOutage, type Store, type Tx } from '../store/store.ts';
import { inboxTopic } from './accept.ts';
import { createEndings, type Ending } from './done.ts';
import { createLeases, type HeldLane } from './lease.ts';
import { createPicker, type Item } from './pick.ts';
import { createPreparer, type Failure, type Prepare } from './prepare.ts';
import { createProcessor, type Processed } from './process.ts';
import type { Handle } from './work.ts';

export interface WorkerOptions {
  readonly store: Store;
  readonly wake: Wake;
  /** Of `newOwner()`. */
  readonly owner: string;
  readonly logger: Logger;
  readonly clock?: () => number;
  readonly handle: Handle;
  /** Work was given up after five tries: leave the person an answer, in the same transaction. */
  readonly onDead: Handle;
  readonly prepare?: Prepare;
}

export interface Worker {
  /** See Endings.wait. */
  whenDone(key: string, timeoutMs: number): Promise<Ending>;
  /** Takes nothing new; resolves when what is under way is committed and all lanes are given back. */
  stop(): Promise<void>;
}

/** Looks by itself this often; a wake-up that was lost costs no more. */
const idleMs = 1000;
/** So many lanes at once are worth a second transaction beside the first. */
const busyLanes = 8;

/** Works on the inbox: lanes in parallel, each in order, many in one transaction. */
export function startWorker(options: WorkerOptions): Worker {
  const { store, wake, owner, logger, clock = Date.now, prepare = () => undefined } = options;
  const leases = createLeases(store, owner);
  const picker = createPicker(store);
  const endings = createEndings(store);
  const processor = createProcessor({ ...options, picker, leases, clock });
  const held = new Set<HeldLane>();
  /** One writer has the whole database: nobody can come between picking and working. */
  const exclusive = store.dialect === 'sqlite';

  const onError = (error: unknown) =>
    logger.error({ error: errorCode(error) }, 'the inbox could not be worked on');

  const tell = ({ done, dead }: Processed) => {
    endings.tell(done, 'done');
    endings.tell(dead, 'dead');
  };

  /** Works on lanes that were taken in an earlier transaction, and gives them back whatever happens. */
  const finish = async (lanes: ReadonlyMap<HeldLane, readonly Item[]>, failure?: Failure) => {
    const run = (careful: boolean) => store.transact((tx) => finishIn(tx, lanes, failure, careful));
    try {
      tell(await (exclusive ? run(true) : run(false).catch((error: unknown) => again(error, run))));
    } catch (error) {
      // Nothing was committed. When even this fails the leases run out by themselves.
      await leases.give(store.db, [...lanes.keys()]).catch(onError);
      throw error;
    } finally {
      for (const lane of lanes.keys()) held.delete(lane);
    }
  };

  const finishIn = async (
    tx: Tx,
    lanes: ReadonlyMap<HeldLane, readonly Item[]>,
    failure: Failure | undefined,
    careful: boolean,
  ) => {
    const mine = await leases.check(tx, [...lanes.keys()]);
    const result = await processor.run(
      tx,
      mine.map((lane) => lanes.get(lane) ?? []),
      careful,
    );
    const everything = result.done.length + result.dead.length === [...lanes.values()].flat().length;
    if (failure && everything && mine.length > 0) await processor.fail(tx, failure.item, failure.error);
    await leases.give(tx, mine);
    return result;
  };

  const preparer = createPreparer({
    store,
    prepare,
    ready: (lane, items, failure) => finish(new Map([[lane, items]]), failure),
    onError,
    settled: () => poke(0),
  });

  const needsTime = (items: readonly Item[]) =>
    items.some((item) => item.prepared === undefined && prepare(item.work) !== undefined);

  /** Picks; what can be done without I/O is done in the same transaction where one writer has it all. */
  const pick = () =>
    store.transact(async (tx) => {
      const now = clock();
      const lanes = await picker.lanes(tx, now);
      const taken = exclusive ? [] : await leases.take(tx, lanes, now);
      const { byLane, unreadable } = await picker.items(
        tx,
        exclusive ? lanes : taken.map(({ lane }) => lane),
      );
      await processor.bury(tx, unreadable);
      const slow = [...byLane].filter(([, items]) => needsTime(items)).map(([lane]) => lane);
      const slowLanes = exclusive
        ? await leases.take(tx, slow, now)
        : taken.filter(({ lane }) => slow.includes(lane));
      const fast = [...byLane].filter(([lane]) => !slow.includes(lane));
      const processed = exclusive
        ? await processor.run(
            tx,
            fast.map(([, items]) => items),
            true,
          )
        : undefined;
      const fastLanes = taken.filter(({ lane }) => !slow.includes(lane));
      return { byLane, slowLanes, fastLanes, processed, found: lanes.length };
    });

  const step = async (at: number): Promise<number> => {
    if (preparer.full()) return idleMs;
    const { byLane, slowLanes, fastLanes, processed, found } = await pick();
    const itemsOf = (lanes: readonly HeldLane[]) =>
      lanes.map((lane) => [lane, byLane.get(lane.lane) ?? []] as const);
    for (const lane of [...slowLanes, ...fastLanes]) held.add(lane);
    for (const [lane, items] of itemsOf(slowLanes)) preparer.add(lane, items);
    if (processed) tell(processed);
    if (found >= busyLanes) poke(at + 1);
    if (fastLanes.length > 0) await finish(new Map(itemsOf(fastLanes)));
    return found > 0 ? 0 : idleMs;
  };

  // PostgreSQL has many writers: while one transaction waits for its answers another one goes on.
  const loops = Array.from({ length: store.dialect === 'postgres' ? 3 : 1 }, (_, at) =>
    startLoop({ step: () => step(at), onError }),
  );
  const poke = (at: number) => loops[at]?.poke();
  const unsubscribe = wake.subscribe(inboxTopic, () => poke(0));
  const renewing = setInterval(() => {
    if (held.size > 0) leases.renew(held, clock()).catch(onError);
  }, leaseMs / 3);

  return {
    whenDone: endings.wait,
    stop: async () => {
      unsubscribe();
      await Promise.all(loops.map((loop) => loop.stop()));
      await preparer.stop();
      clearInterval(renewing);
      await leases.giveAll();
    },
  };
}

/** One piece failed, not the database: all of them once more, so that it fails alone. */
function again<T>(error: unknown, run: (careful: boolean) => Promise<T>): Promise<T> {
  if (isOutage(error)) throw error;
  return run(true);
}
