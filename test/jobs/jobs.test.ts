import { expect, it } from 'vitest';
import { createInbox } from '../../src/inbox/accept.ts';
import type { Turn } from '../../src/inbox/work.ts';
import { startWorker } from '../../src/inbox/worker.ts';
import { createJobs, type Runner, startJobs } from '../../src/jobs/jobs.ts';
import { localWake } from '../../src/shared/wake.ts';
import { newOwner } from '../../src/store/owner.ts';
import type { Store } from '../../src/store/store.ts';
import { recordingLogger, silent } from '../support/logger.ts';
import { describeOnEachStore } from '../support/store.ts';
import { until } from '../support/until.ts';

function setUp(store: Store, runners: Record<string, Runner>, clock: () => number = Date.now, loops = 1) {
  const wake = localWake();
  const inbox = createInbox({ store, wake });
  const logger = recordingLogger();
  const ended: Turn[] = [];
  const onDead = () => Promise.resolve();
  const handle = async (_: unknown, turn: Turn) => void ended.push(turn);
  const worker = startWorker({ store, wake, owner: newOwner(), logger: silent, handle, onDead });
  const running = Array.from({ length: loops }, () =>
    startJobs({ store, wake, inbox, owner: newOwner(), runners, logger, clock }),
  );
  return {
    jobs: createJobs({ store, wake }),
    ended,
    logger,
    works: () => ended.map((turn) => turn.work),
    stop: async () => {
      await Promise.all(running.map((loop) => loop.stop()));
      await worker.stop();
    },
  };
}

describeOnEachStore('jobs', (open) => {
  it('run outside the transaction, and their results come back through the inbox', async () => {
    const { store } = await open();
    const { jobs, ended, works, stop } = setUp(store, {
      double: async (data) => ({ twice: `${data}${data}` }),
    });
    await store.transact((tx) => jobs.startJob(tx, { kind: 'double', lane: 'lane', data: 'ab' }));
    await until(() => ended.length === 1);
    expect(works()).toEqual([
      { type: 'job', kind: 'double', data: { input: 'ab', result: { twice: 'abab' } } },
    ]);
    expect(ended[0]?.lane).toBe('lane');
    await stop();
    expect(await store.db.selectFrom('job').selectAll().execute()).toEqual([]);
  });

  it('are not begun when their transaction is undone', async () => {
    const { store } = await open();
    let runs = 0;
    const { jobs, stop } = setUp(store, { count: async () => ++runs });
    const failing = store.transact(async (tx) => {
      await jobs.startJob(tx, { kind: 'count', lane: 'l', data: null });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(runs).toBe(0);
    await stop();
  });

  it('are tried again, and given up after five tries with a code', async () => {
    const { store } = await open();
    let now = Date.now();
    let runs = 0;
    const runner: Runner = async () => {
      runs += 1;
      throw new TypeError('a text of a person');
    };
    const { jobs, works, ended, logger, stop } = setUp(store, { bad: runner }, () => (now += 600_000));
    await store.transact((tx) => jobs.startJob(tx, { kind: 'bad', lane: 'l', data: 1 }));
    await until(() => ended.length === 1);
    expect(works()).toEqual([{ type: 'job', kind: 'bad', data: { input: 1, failed: 'TypeError' } }]);
    expect(runs).toBe(5);
    expect(logger.lines.join()).not.toContain('a text of a person');
    await stop();
  });

  it('are given up when the process dies over them again and again', async () => {
    const { store } = await open();
    let runs = 0;
    const early = createJobs({ store, wake: localWake() });
    await store.transact((tx) => early.startJob(tx, { kind: 'deadly', lane: 'l', data: 1 }));
    await store.db.updateTable('job').set({ fence: 8 }).execute();
    const { works, ended, stop } = setUp(store, { deadly: async () => ++runs });
    await until(() => ended.length === 1);
    expect(works()).toEqual([{ type: 'job', kind: 'deadly', data: { input: 1, failed: 'JobFatalError' } }]);
    expect(runs).toBe(0);
    await stop();
  });

  it('are shared by several processes, each run once, and taken over from one that died', async () => {
    const { store } = await open();
    const runs = new Map<string, number>();
    const runner: Runner = async (data) => {
      runs.set(String(data), (runs.get(String(data)) ?? 0) + 1);
      await new Promise((resolve) => setTimeout(resolve, 5));
    };
    const early = createJobs({ store, wake: localWake() });
    for (let n = 0; n < 12; n++) {
      await store.transact((tx) => early.startJob(tx, { kind: 'k', lane: `l${n}`, data: n }));
    }
    await store.db
      .updateTable('job')
      .set({ owner: 'elsewhere/1/x', status: 'running', until: Date.now() + 200 })
      .execute();
    const { ended, stop } = setUp(store, { k: runner }, Date.now, 3);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(runs.size).toBe(0);
    await until(() => ended.length === 12);
    expect([...runs.values()]).toEqual(Array.from({ length: 12 }, () => 1));
    await stop();
  });
});
