import { startLoop } from '../shared/loop.ts';
import type { Wake } from '../shared/wake.ts';
import { leaseMs } from '../store/owner.ts';
import { isOutage, type Store, type Tx } from '../store/store.ts';
import { errorCode, type Logger } from '../values/logger.ts';
import { inboxTopic } from './accept.ts';
import { createEndings, type Ending, type Endings } from './done.ts';
import { createLeases, type HeldLane, type Leases } from './lease.ts';
import { createPicker, type Item, type Picker } from './pick.ts';
import { createPreparer, type Failure, type Prepare, type Preparer } from './prepare.ts';
import { createProcessor, type Processed, type Processor } from './process.ts';
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
  const worker = new LaneWorker(options);
  const { store, wake } = options;
  // PostgreSQL has many writers: while one transaction waits for its answers another one goes on.
  const loops = Array.from({ length: store.dialect === 'postgres' ? 3 : 1 }, (_, at) =>
    startLoop({ step: () => worker.step(() => loops[at + 1]?.poke()), onError: worker.onError }),
  );
  worker.poke = () => loops[0]?.poke();
  const unsubscribe = wake.subscribe(inboxTopic, () => worker.poke());
  const renewing = setInterval(() => worker.renew(), leaseMs / 3);
  return {
    whenDone: worker.endings.wait,
    stop: async () => {
      unsubscribe();
      await Promise.all(loops.map((loop) => loop.stop()));
      await worker.stop();
      clearInterval(renewing);
    },
  };
}

type Lanes = ReadonlyMap<HeldLane, readonly Item[]>;

interface Picked {
  /** Taken, and to be prepared first. */
  readonly slow: Lanes;
  /** Taken, and to be worked on in the next transaction. */
  readonly fast: Lanes;
  /** Worked on already, in the transaction that picked. */
  readonly processed: Processed | undefined;
  /** Lanes that nobody held. */
  readonly found: number;
}

class LaneWorker {
  readonly endings: Endings;
  poke: () => void = () => undefined;
  readonly #store: Store;
  readonly #clock: () => number;
  readonly #logger: Logger;
  readonly #prepare: Prepare;
  readonly #leases: Leases;
  readonly #picker: Picker;
  readonly #processor: Processor;
  readonly #preparer: Preparer;
  readonly #held = new Set<HeldLane>();

  constructor(options: WorkerOptions) {
    const { store, owner, logger, clock = Date.now, prepare = () => undefined } = options;
    this.#store = store;
    this.#clock = clock;
    this.#logger = logger;
    this.#prepare = prepare;
    this.endings = createEndings(store);
    this.#leases = createLeases(store, owner);
    this.#picker = createPicker(store);
    this.#processor = createProcessor({ ...options, clock, picker: this.#picker, leases: this.#leases });
    this.#preparer = createPreparer({
      store,
      prepare,
      ready: (lane, items, failure) => this.#finish(new Map([[lane, items]]), failure),
      onError: this.onError,
      settled: () => this.poke(),
    });
  }

  readonly onError = (error: unknown): void => {
    this.#logger.error({ error: errorCode(error) }, 'the inbox could not be worked on');
  };

  /** One batch; returns milliseconds until the next look. `busy` is called when there is work for more than one. */
  async step(busy: () => void): Promise<number> {
    if (this.#preparer.full()) return idleMs;
    const { slow, fast, processed, found } = await this.#store.transact((tx) => this.#pick(tx));
    for (const lane of [...slow.keys(), ...fast.keys()]) this.#held.add(lane);
    for (const [lane, items] of slow) this.#preparer.add(lane, items);
    if (processed) this.#tell(processed);
    if (found >= busyLanes) busy();
    if (fast.size > 0) await this.#finish(fast);
    return found > 0 ? 0 : idleMs;
  }

  renew(): void {
    if (this.#held.size > 0) this.#leases.renew(this.#held, this.#clock()).catch(this.onError);
  }

  async stop(): Promise<void> {
    await this.#preparer.stop();
    await this.#leases.giveAll();
  }

  /** Picks; where one writer has the whole database, what needs no I/O is done in the same transaction. */
  async #pick(tx: Tx): Promise<Picked> {
    const now = this.#clock();
    const free = await this.#picker.lanes(tx, now);
    if (this.#exclusive) return this.#pickAndProcess(tx, free, now);
    const taken = await this.#leases.take(tx, free, now);
    const byLane = await this.#itemsOf(
      tx,
      taken.map(({ lane }) => lane),
    );
    const needsTime = ({ lane }: HeldLane) => this.#needsTime(byLane.get(lane) ?? []);
    const fast = taken.filter((lane) => !needsTime(lane));
    return {
      slow: withItems(taken.filter(needsTime), byLane),
      fast: withItems(fast, byLane),
      processed: undefined,
      found: free.length,
    };
  }

  async #pickAndProcess(tx: Tx, free: readonly string[], now: number): Promise<Picked> {
    const byLane = await this.#itemsOf(tx, free);
    const slow = [...byLane].filter(([, items]) => this.#needsTime(items)).map(([lane]) => lane);
    const taken = await this.#leases.take(tx, slow, now);
    const others = [...byLane].filter(([lane]) => !slow.includes(lane)).map(([, items]) => items);
    const processed = await this.#processor.run(tx, others, true);
    return { slow: withItems(taken, byLane), fast: new Map(), processed, found: free.length };
  }

  async #itemsOf(tx: Tx, lanes: readonly string[]): Promise<ReadonlyMap<string, readonly Item[]>> {
    const { byLane, unreadable } = await this.#picker.items(tx, lanes);
    await this.#processor.bury(tx, unreadable);
    return byLane;
  }

  #needsTime(items: readonly Item[]): boolean {
    return items.some((item) => item.prepared === undefined && this.#prepare(item.work) !== undefined);
  }

  /** Works on lanes that were taken in an earlier transaction, and gives them back whatever happens. */
  async #finish(lanes: Lanes, failure?: Failure): Promise<void> {
    const run = (careful: boolean) =>
      this.#store.transact((tx) => this.#process(tx, lanes, failure, careful));
    try {
      this.#tell(
        await (this.#exclusive ? run(true) : run(false).catch((error: unknown) => again(error, run))),
      );
    } catch (error) {
      // Nothing was committed. When even this fails the leases run out by themselves.
      await this.#leases.give(this.#store.db, [...lanes.keys()]).catch(this.onError);
      throw error;
    } finally {
      for (const lane of lanes.keys()) this.#held.delete(lane);
    }
  }

  async #process(tx: Tx, lanes: Lanes, failure: Failure | undefined, careful: boolean): Promise<Processed> {
    const mine = await this.#leases.check(tx, [...lanes.keys()]);
    const items = mine.map((lane) => lanes.get(lane) ?? []);
    const result = await this.#processor.run(tx, items, careful);
    const everything = result.done.length + result.dead.length === [...lanes.values()].flat().length;
    if (failure && everything && mine.length > 0) await this.#processor.fail(tx, failure.item, failure.error);
    await this.#leases.give(tx, mine);
    return result;
  }

  #tell({ done, dead }: Processed): void {
    this.endings.tell(done, 'done');
    this.endings.tell(dead, 'dead');
  }

  /** One writer has the whole database: nobody can come between picking and working. */
  get #exclusive(): boolean {
    return this.#store.dialect === 'sqlite';
  }
}

function withItems(lanes: readonly HeldLane[], byLane: ReadonlyMap<string, readonly Item[]>): Lanes {
  return new Map(lanes.map((lane) => [lane, byLane.get(lane.lane) ?? []]));
}

/** One piece failed, not the database: all of them once more, so that it fails alone. */
function again<T>(error: unknown, run: (careful: boolean) => Promise<T>): Promise<T> {
  if (isOutage(error)) throw error;
  return run(true);
}
