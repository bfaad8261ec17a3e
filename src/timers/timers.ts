import { type Inbox, inboxTopic, type OwnWork } from '../inbox/accept.ts';
import { type Loop, startLoop } from '../shared/loop.ts';
import type { Wake } from '../shared/wake.ts';
import { compileOnce } from '../store/compile.ts';
import { afterCommit, type Store, type Tx } from '../store/store.ts';
import { errorCode, type Logger } from '../values/logger.ts';

/** Woken when a timer was set that may be due earlier than the others. */
export const timersTopic = 'timers';

export interface Timer {
  /** Setting a timer with a known key moves it. */
  readonly key: string;
  readonly kind: string;
  /** The lane of the talk or case that it belongs to. */
  readonly lane: string;
  /** Milliseconds since 1970. */
  readonly dueAt: number;
  readonly data: unknown;
  readonly caseId?: string;
}

/** Rows with a due time that come back through the inbox, each exactly once. */
export interface Timers {
  setTimer(tx: Tx, timer: Timer): Promise<void>;
  clearTimer(tx: Tx, key: string): Promise<void>;
  /** All timers of a case. */
  clearTimers(tx: Tx, caseId: string): Promise<void>;
}

export interface TimersOptions {
  readonly store: Store;
  readonly wake: Wake;
}

export function createTimers({ store, wake }: TimersOptions): Timers {
  const set = setQuery(store);
  const clear = compileOnce<{ key: string }, unknown>((value) =>
    store.db.deleteFrom('timer').where('key', '=', value('key')).compile(),
  );
  return {
    setTimer: async (tx, { key, kind, lane, dueAt, data, caseId }) => {
      const sealed = store.seal.sealJson('timer.data', data ?? null);
      await set(tx, { key, kind, lane, due_at: dueAt, data: sealed, case_id: caseId ?? null });
      afterCommit(tx, () => wake.notify(timersTopic));
    },
    clearTimer: async (tx, key) => {
      await clear(tx, { key });
    },
    clearTimers: async (tx, caseId) => {
      await tx.deleteFrom('timer').where('case_id', '=', caseId).execute();
    },
  };
}

interface TimerRow {
  readonly key: string;
  readonly kind: string;
  readonly lane: string;
  readonly due_at: number;
  readonly data: Uint8Array;
  readonly case_id: string | null;
}

function setQuery({ db }: Store) {
  return compileOnce<TimerRow, unknown>((value) =>
    db
      .insertInto('timer')
      .values({
        key: value('key'),
        kind: value('kind'),
        lane: value('lane'),
        due_at: value('due_at'),
        data: value('data'),
        case_id: value('case_id'),
      })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((row) => ({
          kind: row.ref('excluded.kind'),
          lane: row.ref('excluded.lane'),
          due_at: row.ref('excluded.due_at'),
          data: row.ref('excluded.data'),
          case_id: row.ref('excluded.case_id'),
        })),
      )
      .compile(),
  );
}

export interface TimerLoopOptions {
  readonly store: Store;
  readonly wake: Wake;
  readonly inbox: Inbox;
  readonly logger: Logger;
  readonly clock?: () => number;
}

const atOnce = 100;
/** Never sleeps longer: clocks jump, and wake-ups get lost. */
const longestSleepMs = 1000;

/** Moves timers that are due into the inbox. */
export function startTimers({
  store,
  wake,
  inbox,
  logger,
  clock = Date.now,
}: TimerLoopOptions): Pick<Loop, 'stop'> {
  const step = async (): Promise<number> => {
    const next = await store.db
      .selectFrom('timer')
      .select('due_at')
      .orderBy('due_at')
      .limit(1)
      .executeTakeFirst();
    if (!next) return longestSleepMs;
    const wait = next.due_at - clock();
    if (wait > 0) return Math.min(wait, longestSleepMs);
    await store.transact((tx) => moveDue(tx, { store, wake, inbox, logger, now: clock() }));
    return 0;
  };
  const onError = (error: unknown) =>
    logger.error({ error: errorCode(error) }, 'the timers could not be read');
  const loop = startLoop({ step, onError });
  const unsubscribe = wake.subscribe(timersTopic, loop.poke);
  return {
    stop: () => {
      unsubscribe();
      return loop.stop();
    },
  };
}

interface Move {
  readonly store: Store;
  readonly wake: Wake;
  readonly inbox: Inbox;
  readonly logger: Logger;
  readonly now: number;
}

/** One that cannot be opened must not hold up all the others. */
function openTimer({ kind, key, lane, due_at, data }: TimerRow, { seal }: Store, logger: Logger): OwnWork[] {
  try {
    const opened = seal.openJson<unknown>('timer.data', data);
    return [{ work: { type: 'timer', kind, key, data: opened }, lane, at: due_at }];
  } catch (error) {
    logger.error({ kind, error: errorCode(error) }, 'a stored timer cannot be opened; it was given up');
    return [];
  }
}

async function moveDue(tx: Tx, { store, wake, inbox, logger, now }: Move): Promise<void> {
  const due = await tx
    .selectFrom('timer')
    .selectAll()
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(atOnce)
    .forUpdate()
    .skipLocked()
    .execute();
  if (due.length === 0) return;
  await inbox.put(
    tx,
    due.flatMap((row) => openTimer(row, store, logger)),
  );
  const keys = due.map((row) => row.key);
  await tx.deleteFrom('timer').where('key', 'in', keys).execute();
  afterCommit(tx, () => wake.notify(inboxTopic));
}
