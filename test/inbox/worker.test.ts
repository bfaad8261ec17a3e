import { describe, expect, it } from 'vitest';
import { createInbox, type Inbox } from '../../src/inbox/accept.ts';
import type { Prepare } from '../../src/inbox/prepare.ts';
import { type Handle, laneOf, type Turn } from '../../src/inbox/work.ts';
import { startWorker, type Worker, type WorkerOptions } from '../../src/inbox/worker.ts';
import { localWake, type Wake } from '../../src/shared/wake.ts';
import { newOwner } from '../../src/store/owner.ts';
import { createSeal } from '../../src/store/seal.ts';
import type { Store, Tx } from '../../src/store/store.ts';
import { incoming, textOf } from '../support/incoming.ts';
import { recordingLogger } from '../support/logger.ts';
import { describeOnEachStore } from '../support/store.ts';
import { until } from '../support/until.ts';

interface Set {
  readonly store: Store;
  readonly wake: Wake;
  readonly inbox: Inbox;
  readonly logger: ReturnType<typeof recordingLogger>;
  work(handle: Handle, extra?: Partial<WorkerOptions>): Worker;
}

const workers: Worker[] = [];

function setUp(store: Store): Set {
  const wake = localWake();
  const logger = recordingLogger();
  return {
    store,
    wake,
    logger,
    inbox: createInbox({ store, wake }),
    work: (handle, extra = {}) => {
      const onDead = () => Promise.resolve();
      const worker = startWorker({ store, wake, owner: newOwner(), logger, handle, onDead, ...extra });
      workers.push(worker);
      return worker;
    },
  };
}

async function stopAll(): Promise<void> {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
}

const textIn = (turn: Turn) => (turn.work.type === 'message' ? textOf(turn.work.incoming) : turn.work.type);

/** Notes in the database that this piece was handled; only what is committed counts. */
const note = async (tx: Tx, text: string) => {
  await tx
    .insertInto('subscription')
    .values({ person_id: text, kind: String(Math.random()), created_at: 0 })
    .execute();
};
const noted = async (store: Store) =>
  (await store.db.selectFrom('subscription').select('person_id').execute())
    .map((row) => row.person_id)
    .sort();
let steps = 0;
/** Notes that this was handled now; what is undone leaves no note. */
const mark = async (tx: Tx, text: string) => {
  steps += 1;
  await tx
    .insertInto('meta')
    .values({ key: `step ${String(steps).padStart(6, '0')}`, value: text })
    .execute();
};
const marked = async (store: Store) => {
  const rows = await store.db
    .selectFrom('meta')
    .select('value')
    .where('key', 'like', 'step %')
    .orderBy('key')
    .execute();
  return rows.map((row) => row.value);
};
const allDone = async (store: Store) =>
  (await store.db.selectFrom('inbox').select('seq').where('status', '=', 'new').execute()).length === 0;

describeOnEachStore('inbox and worker', (open) => {
  const test = (name: string, run: (set: Set) => Promise<void>) =>
    it(name, async () => {
      const { store } = await open();
      try {
        await run(setUp(store));
      } finally {
        await stopAll();
      }
    });

  test('handles each message once, repeats and calls at the same time included', async ({
    store,
    inbox,
    work,
  }) => {
    const all = Array.from({ length: 200 }, (_, n) => incoming({ text: `m${n}`, sender: `p${n % 30}` }));
    work((tx, turn) => note(tx, textIn(turn)));
    await Promise.all(all.map((message) => inbox.accept([message, message])));
    await inbox.accept(all);
    await until(() => allDone(store));
    await inbox.accept(all.slice(0, 10));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await noted(store)).toEqual(all.map(textOf).sort());
  });

  test('keeps one person in the order of the platform, by the time of writing and then of arrival', async ({
    inbox,
    store,
    work,
  }) => {
    const late = incoming({ text: 'b', sentAt: 2000 });
    const early = incoming({ text: 'a', sentAt: 1000 });
    const same = incoming({ text: 'c', sentAt: 2000 });
    await inbox.accept([late, early, same]);
    work((tx, turn) => mark(tx, textIn(turn)));
    await until(() => allDone(store));
    expect(await marked(store)).toEqual(['a', 'b', 'c']);
  });

  test('keeps the order when many wait and several workers share them', async ({ inbox, store, work }) => {
    const handle: Handle = (tx, turn) => mark(tx, textIn(turn));
    const all = Array.from({ length: 300 }, (_, n) =>
      incoming({ text: `p${n % 7} ${n}`, sender: `p${n % 7}` }),
    );
    await inbox.accept(all);
    work(handle);
    work(handle);
    await until(() => allDone(store));
    const handled = await marked(store);
    expect(handled).toHaveLength(300);
    for (let person = 0; person < 7; person++) {
      const texts = all.map(textOf).filter((text) => text.startsWith(`p${person} `));
      expect(handled.filter((text) => text.startsWith(`p${person} `))).toEqual(texts);
    }
  });

  test('undoes a failing piece alone, tries it again, and lets its lane wait but nobody else', async ({
    inbox,
    store,
    work,
    logger,
  }) => {
    work(async (tx, turn) => {
      await note(tx, textIn(turn));
      if (textIn(turn) === 'sulit' && turn.attempt <= 2) throw new Error('nama orang di sini');
      await mark(tx, textIn(turn));
    });
    await inbox.accept([
      incoming({ text: 'sulit' }),
      incoming({ text: 'sesudahnya' }),
      incoming({ text: 'orang lain', sender: 'budi' }),
    ]);
    await until(() => allDone(store));
    expect(await marked(store)).toEqual(['orang lain', 'sulit', 'sesudahnya']);
    expect(await noted(store)).toEqual(['orang lain', 'sesudahnya', 'sulit']);
    expect(logger.lines).toHaveLength(2);
    expect(logger.lines.join()).not.toContain('nama orang');
    const rows = await store.db.selectFrom('inbox').selectAll().orderBy('seq').execute();
    expect(rows.map((row) => [row.status, row.attempts, row.payload])).toEqual([
      ['done', 2, null],
      ['done', 0, null],
      ['done', 0, null],
    ]);
  });

  test('gives up after five tries, leaves an answer, and goes on with the lane', async ({
    inbox,
    store,
    work,
  }) => {
    // The pauses are skipped: the clock runs an hour in each look.
    let now = Date.now();
    const clock = () => (now += 3_600_000);
    const given: number[] = [];
    const handle: Handle = async (tx, turn) => {
      if (textIn(turn) === 'racun') throw new Error('never');
      await note(tx, textIn(turn));
    };
    const onDead: Handle = async (tx, turn) => {
      given.push(turn.attempt);
      await note(tx, `maaf: ${textIn(turn)}`);
    };
    const worker = work(handle, { clock, onDead });
    const poison = incoming({ text: 'racun' });
    await inbox.accept([poison, incoming({ text: 'berikutnya' })]);
    expect(await worker.whenDone(poison.key, 8000)).toBe('dead');
    await until(() => allDone(store));
    expect(given).toEqual([5]);
    expect(await noted(store)).toEqual(['berikutnya', 'maaf: racun']);
    const dead = await store.db
      .selectFrom('inbox')
      .selectAll()
      .where('status', '=', 'dead')
      .executeTakeFirstOrThrow();
    expect(dead).toMatchObject({ attempts: 5, error_code: 'Error' });
  });

  test('prepares outside the transaction, once, while others go on', async ({ inbox, store, work }) => {
    let prepared = 0;
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const prepare: Prepare = (todo) => {
      if (todo.type !== 'message' || textOf(todo.incoming) !== 'foto') return undefined;
      return async () => {
        prepared += 1;
        await gate;
        return { id: 'media-1' };
      };
    };
    const handle: Handle = async (tx, turn) => {
      if (textIn(turn) === 'foto') {
        expect(turn.prepared).toEqual({ id: 'media-1' });
        if (turn.attempt === 1) throw new Error('once');
      } else expect(turn.prepared).toBeUndefined();
      await mark(tx, textIn(turn));
    };
    work(handle, { prepare });
    await inbox.accept([
      incoming({ text: 'sebelum' }),
      incoming({ text: 'foto' }),
      incoming({ text: 'sesudah' }),
      incoming({ text: 'lain', sender: 'budi' }),
    ]);
    await until(async () => (await marked(store)).includes('lain'));
    letGo();
    await until(() => allDone(store));
    expect(await marked(store)).toEqual(['lain', 'sebelum', 'foto', 'sesudah']);
    expect(prepared).toBe(1);
  });

  test('a preparation that fails is a failed try of that piece', async ({ inbox, store, work }) => {
    let failures = 1;
    const prepare: Prepare = (todo) => {
      if (todo.type !== 'message' || textOf(todo.incoming) !== 'foto') return undefined;
      return async () => {
        if (failures-- > 0) throw new Error('not there yet');
      };
    };
    work((tx, turn) => mark(tx, textIn(turn)), { prepare });
    await inbox.accept([
      incoming({ text: 'sebelum' }),
      incoming({ text: 'foto' }),
      incoming({ text: 'sesudah' }),
    ]);
    await until(() => allDone(store));
    expect(await marked(store)).toEqual(['sebelum', 'foto', 'sesudah']);
    const rows = await store.db.selectFrom('inbox').select('attempts').orderBy('seq').execute();
    expect(rows.map((row) => row.attempts)).toEqual([0, 1, 0]);
  });

  test('leaves alone what another process holds, and takes it over when the lease has run out', async ({
    inbox,
    store,
    work,
  }) => {
    const message = incoming({ text: 'milik lain' });
    await inbox.accept([message]);
    const lane = laneOf(store.seal, message);
    await store.db
      .insertInto('lease')
      .values({ lane, owner: 'elsewhere/1/x', fence: 3, until: Date.now() + 400 })
      .execute();
    const started = Date.now();
    const worker = work((tx, turn) => note(tx, textIn(turn)));
    expect(await worker.whenDone(message.key, 100)).toBe('late');
    expect(await worker.whenDone(message.key, 8000)).toBe('done');
    expect(Date.now() - started).toBeGreaterThanOrEqual(400);
  });

  test('does not commit what it worked out after it lost the lease', async ({ inbox, store, work }) => {
    const message = incoming({ text: 'foto' });
    let steal = true;
    const prepare: Prepare = () => async () => {
      if (!steal) return;
      steal = false;
      await store.db
        .updateTable('lease')
        .set({ owner: 'elsewhere/1/x', fence: 9, until: Date.now() + 300 })
        .execute();
    };
    const handled: number[] = [];
    work(async (_, turn) => void handled.push(turn.now), { prepare });
    const started = Date.now();
    await inbox.accept([message]);
    await until(() => allDone(store));
    expect(handled).toHaveLength(1);
    expect(handled[0]).toBeGreaterThanOrEqual(started + 300);
  });

  test('gives its lanes back when it stops', async ({ inbox, store, work }) => {
    const prepare: Prepare = () => () => new Promise((resolve) => setTimeout(resolve, 50));
    const worker = work((tx, turn) => note(tx, textIn(turn)), { prepare });
    await inbox.accept(Array.from({ length: 20 }, (_, n) => incoming({ sender: `p${n}` })));
    await until(async () => (await store.db.selectFrom('lease').selectAll().execute()).length > 8);
    await worker.stop();
    expect(await store.db.selectFrom('lease').selectAll().execute()).toEqual([]);
    const left = await store.db.selectFrom('inbox').select('seq').where('status', '=', 'new').execute();
    expect(left.length + (await noted(store)).length).toBe(20);
    expect(left.length).toBeGreaterThan(0);
  });

  test('looks past somebody who floods', async ({ inbox, store, work }) => {
    await inbox.accept(Array.from({ length: 600 }, () => incoming({ text: 'banjir', sender: 'flood' })));
    await inbox.accept([incoming({ text: 'satu', sender: 'budi' })]);
    work((tx, turn) => mark(tx, textIn(turn)));
    await until(async () => (await marked(store)).includes('satu'));
    expect((await marked(store)).indexOf('satu')).toBeLessThan(100);
    await until(() => allDone(store));
  });

  test('gives up what cannot be opened and goes on with the others', async ({ inbox, store, work }) => {
    await inbox.accept([incoming({ text: 'rusak' }), incoming({ text: 'utuh' })]);
    await store.db
      .updateTable('inbox')
      .set({ payload: Buffer.alloc(50, 1) })
      .where('seq', '=', 1)
      .execute();
    work((tx, turn) => note(tx, textIn(turn)));
    await until(() => allDone(store));
    expect(await noted(store)).toEqual(['utuh']);
  });

  test('tries everything again when the database was in trouble, without counting it', async ({
    inbox,
    store,
    work,
  }) => {
    let trouble = 2;
    work(async (tx, turn) => {
      await note(tx, textIn(turn));
      if (trouble-- > 0) throw Object.assign(new Error('disk full'), { errcode: 13, code: '53100' });
    });
    await inbox.accept([incoming({ text: 'a' }), incoming({ text: 'b', sender: 'budi' })]);
    await until(() => allDone(store));
    expect(await noted(store)).toEqual(['a', 'b']);
    const rows = await store.db.selectFrom('inbox').select('attempts').execute();
    expect(rows.map((row) => row.attempts)).toEqual([0, 0]);
  });
});

describe('the lane of a message', () => {
  it('differs by channel, writer and chat, and shows none of them', () => {
    const seal = createSeal(Buffer.alloc(32, 1));
    const base = { channel: 'telegram', sender: '62811', chat: '62811' };
    const lanes = [base, { ...base, chat: '-1' }, { ...base, sender: '2' }, { ...base, channel: 'web' }].map(
      (one) => laneOf(seal, one),
    );
    expect(new Set(lanes).size).toBe(4);
    expect(lanes.join()).not.toContain('62811');
  });
});
