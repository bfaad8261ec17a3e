import { expect, it } from 'vitest';
import { createInbox } from '../../src/inbox/accept.ts';
import type { Turn } from '../../src/inbox/work.ts';
import { startWorker } from '../../src/inbox/worker.ts';
import { localWake } from '../../src/shared/wake.ts';
import { newOwner } from '../../src/store/owner.ts';
import type { Store } from '../../src/store/store.ts';
import { createTimers, startTimers, type Timer } from '../../src/timers/timers.ts';
import { recordingLogger, silent } from '../support/logger.ts';
import { describeOnEachStore } from '../support/store.ts';
import { until } from '../support/until.ts';

const timer = (key: string, dueAt: number, extra: Partial<Timer> = {}): Timer => ({
  key,
  kind: 'silence',
  lane: 'lane',
  dueAt,
  data: { of: key },
  ...extra,
});

/** Timers, their loops and a worker that notes what comes out. */
function setUp(store: Store, clock: () => number = Date.now, loops = 1) {
  const wake = localWake();
  const inbox = createInbox({ store, wake });
  const logger = recordingLogger();
  const fired: Turn[] = [];
  const onDead = () => Promise.resolve();
  const handle = async (_: unknown, turn: Turn) => void fired.push(turn);
  const worker = startWorker({ store, wake, owner: newOwner(), logger: silent, handle, onDead });
  const running = Array.from({ length: loops }, () => startTimers({ store, wake, inbox, logger, clock }));
  return {
    timers: createTimers({ store, wake }),
    fired,
    logger,
    keys: () => fired.map(({ work }) => (work.type === 'timer' ? work.key : work.type)),
    stop: async () => {
      await Promise.all(running.map((loop) => loop.stop()));
      await worker.stop();
    },
  };
}

describeOnEachStore('timers', (open) => {
  it('come back through the inbox when they are due, in order, with their data', async () => {
    const { store } = await open();
    const { timers, fired, keys, stop } = setUp(store);
    const now = Date.now();
    await store.transact(async (tx) => {
      await timers.setTimer(tx, timer('b', now + 900));
      await timers.setTimer(tx, timer('a', now + 100, { lane: 'other lane' }));
      await timers.setTimer(tx, timer('far', now + 3_600_000));
    });
    await until(() => fired.length === 2);
    expect(keys()).toEqual(['a', 'b']);
    expect(fired[0]).toMatchObject({
      lane: 'other lane',
      work: { type: 'timer', kind: 'silence', data: { of: 'a' } },
    });
    expect(Date.now() - now).toBeGreaterThanOrEqual(900);
    expect(Date.now() - now).toBeLessThan(2200);
    await stop();
    expect(await store.db.selectFrom('timer').select('key').execute()).toEqual([
      expect.objectContaining({ key: 'far' }),
    ]);
  });

  it('are moved by setting them again, and do not come once they are cleared', async () => {
    const { store } = await open();
    const { timers, keys, stop } = setUp(store);
    const soon = Date.now() + 150;
    await store.transact(async (tx) => {
      await timers.setTimer(tx, timer('moved', Date.now() + 3_600_000));
      await timers.setTimer(tx, timer('cleared', soon));
      await timers.setTimer(tx, timer('of case 1', soon, { caseId: 'k1' }));
      await timers.setTimer(tx, timer('of case 2', soon, { caseId: 'k2' }));
    });
    await store.transact(async (tx) => {
      await timers.setTimer(tx, timer('moved', soon));
      await timers.clearTimer(tx, 'cleared');
      await timers.clearTimers(tx, 'k1');
    });
    await until(() => keys().length === 2);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(keys().sort()).toEqual(['moved', 'of case 2']);
    await stop();
  });

  it('come exactly once with several processes, and all of them after a long stop', async () => {
    const { store } = await open();
    const wake = localWake();
    const timers = createTimers({ store, wake });
    await store.transact(async (tx) => {
      for (let n = 0; n < 250; n++)
        await timers.setTimer(tx, timer(`t${n}`, 1000 + n, { lane: `lane ${n % 9}` }));
    });
    const { keys, stop } = setUp(store, Date.now, 3);
    await until(() => keys().length >= 250);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(new Set(keys()).size).toBe(250);
    expect(keys()).toHaveLength(250);
    await stop();
  });

  it('follow a clock that jumps, forwards and backwards', async () => {
    const { store } = await open();
    let now = 1_000_000_000;
    const { timers, keys, stop } = setUp(store, () => now);
    await store.transact((tx) => timers.setTimer(tx, timer('a', now + 3_600_000)));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(keys()).toEqual([]);
    now += 7_200_000;
    await until(() => keys().length === 1);
    now -= 10_000_000;
    await store.transact((tx) => timers.setTimer(tx, timer('b', now + 100)));
    now += 200;
    await until(() => keys().length === 2);
    await stop();
  });

  it('that cannot be opened hold nobody up', async () => {
    const { store } = await open();
    await store.db
      .insertInto('timer')
      .values({ key: 'damaged', kind: 'x', lane: 'l', due_at: 1, data: Buffer.alloc(60, 1), case_id: null })
      .execute();
    const { timers, keys, logger, stop } = setUp(store);
    await store.transact((tx) => timers.setTimer(tx, timer('whole', 2)));
    await until(() => keys().length === 1);
    expect(keys()).toEqual(['whole']);
    expect(logger.lines.join()).toContain('SealError');
    await stop();
  });
});
