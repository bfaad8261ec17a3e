import { expect, it } from 'vitest';
import { mindClock } from '../../src/store/clock.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { heldUntil } from '../../src/store/windows.ts';
import { silent } from '../support/logger.ts';
import { describeOnEachStore } from '../support/store.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 10, 21);

async function waiting(store: Store, dueAt: number): Promise<void> {
  const { seal, db } = store;
  await db
    .insertInto('timer')
    .values({ key: 'k', kind: 'x', lane: 'l', due_at: dueAt, data: seal.sealJson('timer.data', {}) })
    .execute();
  for (const due of [dueAt, heldUntil]) {
    await db
      .insertInto('outbox')
      .values({
        channel: 'test',
        chat_hash: 'h',
        chat: seal.seal('outbox.chat', 'c'),
        body: seal.seal('outbox.body', 'b'),
        due_at: due,
        created_at: start,
      })
      .execute();
  }
  await db.insertInto('lease').values({ lane: 'l', owner: 'o', fence: 1, until: dueAt }).execute();
}

const timerDue = async (store: Store): Promise<number> =>
  (await store.db.selectFrom('timer').select('due_at').executeTakeFirstOrThrow()).due_at;

describeOnEachStore('the clock', (open) => {
  it('set back by a day moves what waits with it, once for all processes', async () => {
    const { store, options } = await open();
    const other = await openStore(options);
    try {
      expect(await mindClock(store, start, silent)).toBe(0);
      await waiting(store, start + 600_000);
      const back = start - day;
      const moved = await Promise.all([mindClock(store, back, silent), mindClock(other, back + 5, silent)]);
      expect(moved.filter((ms) => ms > 0)).toHaveLength(1);
      expect(Math.abs((await timerDue(store)) - (back + 600_000))).toBeLessThan(10);
      const outbox = await store.db.selectFrom('outbox').select('due_at').orderBy('due_at').execute();
      expect(outbox.map(({ due_at }) => Math.round(due_at / 1000))).toEqual([
        Math.round((back + 600_000) / 1000),
        Math.round(heldUntil / 1000),
      ]);
      const lease = await store.db.selectFrom('lease').select('until').executeTakeFirstOrThrow();
      expect(lease.until).toBeLessThan(start);
      expect(await mindClock(store, back + 1000, silent)).toBe(0);
    } finally {
      await other.close();
    }
  });

  it('moves nothing that was set after the jump and before it was noticed', async () => {
    const { store } = await open();
    await mindClock(store, start, silent);
    const back = start - day;
    await waiting(store, back + 600_000);
    expect(await mindClock(store, back + 1000, silent)).toBeGreaterThan(0);
    expect(await timerDue(store)).toBe(back + 600_000);
  });

  it('corrected by a time server, or ahead, moves nothing', async () => {
    const { store } = await open();
    await mindClock(store, start, silent);
    await waiting(store, start + 600_000);
    for (const now of [start - 30_000, start + 5 * day, start + 5 * day - 50_000]) {
      expect(await mindClock(store, now, silent)).toBe(0);
    }
    expect(await timerDue(store)).toBe(start + 600_000);
  });
});
