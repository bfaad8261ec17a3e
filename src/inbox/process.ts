import { jittered } from '../shared/jitter.ts';
import { compileOnce } from '../store/compile.ts';
import { isOutage, type Store, savepoint, type Tx } from '../store/store.ts';
import { errorCode, type Logger } from '../values/logger.ts';
import type { Leases } from './lease.ts';
import type { Item, Picker } from './pick.ts';
import type { Handle, Turn } from './work.ts';

export interface Processed {
  readonly done: readonly Item[];
  readonly dead: readonly Item[];
  /** Time was up before everything was worked on. */
  readonly more: boolean;
}

export interface Processor {
  /**
   * Works on the lanes in the open transaction. `careful`: each piece within its own savepoint, so that
   * one that fails is undone alone; else its failure is thrown, and the transaction is to be run again
   * with care. A savepoint costs two more answers of a database that is far away.
   */
  run(tx: Tx, lanes: Iterable<readonly Item[]>, careful: boolean): Promise<Processed>;
  /** Notes a failed try: the lane rests, or after the last try the piece is given up. Returns whether it was. */
  fail(tx: Tx, item: Item, error: unknown): Promise<boolean>;
  /** Gives up what cannot even be read. */
  bury(tx: Tx, seqs: readonly number[]): Promise<void>;
}

export interface ProcessorOptions {
  readonly store: Store;
  readonly picker: Picker;
  readonly leases: Leases;
  readonly logger: Logger;
  readonly clock: () => number;
  readonly handle: Handle;
  readonly onDead: Handle;
}

/** Pauses after failed tries; after one more the work is given up. */
const pausesMs = [500, 2000, 10_000, 60_000];
/** The others wait for the commit: all who write to SQLite, and with PostgreSQL those in the same batch. */
const budgetMs = 25;

export function createProcessor(options: ProcessorOptions): Processor {
  const { picker, leases, logger, clock, handle, onDead } = options;
  const note = noteQuery(options.store);

  const turnOf = (item: Item): Turn => ({
    work: item.work,
    prepared: item.prepared,
    lane: item.lane,
    now: clock(),
    seq: item.seq,
    attempt: item.attempts + 1,
  });

  const fail: Processor['fail'] = async (tx, item, error) => {
    const attempts = item.attempts + 1;
    const code = errorCode(error);
    const now = clock();
    const pause = pausesMs[item.attempts];
    logger.error({ seq: item.seq, work: item.work.type, attempts, error: code }, 'work failed');
    if (pause !== undefined) {
      await note(tx, { seq: item.seq, attempts, status: 'new', code, doneAt: null });
      await leases.rest(tx, item.lane, now + jittered(pause));
      return false;
    }
    await note(tx, { seq: item.seq, attempts, status: 'dead', code, doneAt: now });
    try {
      await savepoint(tx, () => onDead(tx, turnOf(item)));
    } catch (another) {
      if (isOutage(another)) throw another;
      logger.error({ seq: item.seq, error: errorCode(another) }, 'the answer for given-up work failed too');
    }
    return true;
  };

  const simply = async (tx: Tx, item: Item): Promise<Item> => {
    await handle(tx, turnOf(item));
    return item;
  };

  /** False: the lane rests. */
  const attempt = async (tx: Tx, item: Item, done: Item[], dead: Item[]): Promise<boolean> => {
    try {
      await savepoint(tx, () => handle(tx, turnOf(item)));
      done.push(item);
      return true;
    } catch (error) {
      // Not the fault of this piece of work: everything is tried again when the database can.
      if (isOutage(error)) throw error;
      const givenUp = await fail(tx, item, error);
      if (givenUp) dead.push(item);
      return givenUp;
    }
  };

  return {
    fail,
    run: async (tx, lanes, careful) => {
      const done: Item[] = [];
      const dead: Item[] = [];
      const end = performance.now() + budgetMs;
      let more = false;
      for (const items of lanes) {
        for (const item of items) {
          more = performance.now() > end;
          if (more) break;
          if (!careful) done.push(await simply(tx, item));
          else if (!(await attempt(tx, item, done, dead))) break;
        }
        if (more) break;
      }
      await picker.done(tx, done, clock());
      return { done, dead, more };
    },
    bury: async (tx, seqs) => {
      for (const seq of seqs) {
        logger.error({ seq }, 'stored work cannot be opened; it was given up');
        await note(tx, { seq, attempts: 1, status: 'dead', code: 'SealError', doneAt: clock() });
      }
    },
  };
}

interface Note {
  readonly seq: number;
  readonly attempts: number;
  readonly status: 'new' | 'dead';
  readonly code: string;
  readonly doneAt: number | null;
}

function noteQuery({ db }: Store) {
  return compileOnce<Note, unknown>((value) =>
    db
      .updateTable('inbox')
      .set({
        attempts: value('attempts'),
        status: value('status'),
        error_code: value('code'),
        done_at: value('doneAt'),
      })
      .where('seq', '=', value('seq'))
      .compile(),
  );
}
