import { expect, it } from 'vitest';
import { type Cases, createCases, type NewCase } from '../../src/store/cases.ts';
import type { Store } from '../../src/store/store.ts';
import { describeOnEachStore } from '../support/store.ts';

const fresh: NewCase = { kind: 'recruiter', urgency: 'normal', reporterId: 'siti', conversationId: 'chat' };

describeOnEachStore('cases', (open) => {
  const setUp = async (): Promise<{ store: Store; cases: Cases }> => {
    const { store } = await open();
    return { store, cases: createCases(store) };
  };

  it('begin as drafts with numbers that people can type, each once', async () => {
    const { store, cases } = await setUp();
    const made = await Promise.all(
      Array.from({ length: 6 }, () => store.transact((tx) => cases.create(tx, fresh, 5))),
    );
    const numbers = made.map(({ number }) => number).sort();
    expect(numbers).toEqual([1001, 1002, 1003, 1004, 1005, 1006]);
    expect(made[0]).toMatchObject({ kind: 'recruiter', region: null, bypass: false, openedAt: 5 });
    expect(made[0]?.state.status).toBe('draft');
  });

  it('are found by id and by number, and are then as they were left', async () => {
    const { store, cases } = await setUp();
    await store.transact(async (tx) => {
      const file = await cases.create(tx, fresh, 5);
      const change = {
        urgency: 'danger',
        region: '52.03',
        level: 'province',
        bypass: true,
        incomplete: true,
        quiet: true,
        callback: 'daytime',
        outcome: 'handed-over',
      } as const;
      const opened = await cases.record(tx, file, { kind: 'opened', at: 6 }, change);
      const claimed = await cases.record(tx, opened, { kind: 'claimed', at: 7, actor: 'budi' });
      expect(claimed).toMatchObject({
        ...change,
        state: { status: 'claimed', claimedBy: 'budi', claimedAt: 7 },
      });
      const { key: _a, ...again } = (await cases.byId(tx, file.id)) ?? { key: null };
      const { key: _b, ...kept } = claimed;
      expect(again).toEqual(kept);
      expect((await cases.byNumber(tx, file.number))?.id).toBe(file.id);
      expect(await cases.byNumber(tx, 9)).toBeNull();
      expect(await cases.byId(tx, 'x')).toBeNull();
    });
  });

  it('keep their words under a key of their own', async () => {
    const { store, cases } = await setUp();
    const file = await store.transact(async (tx) => {
      const made = await cases.create(tx, fresh, 5);
      return cases.record(tx, made, { kind: 'told', at: 6, data: { kind: 'text', text: 'rahasia besar' } });
    });
    expect(await store.transact((tx) => cases.events(tx, file))).toEqual([
      { kind: 'told', at: 6, actor: null, data: { kind: 'text', text: 'rahasia besar' } },
    ]);
    const { data } = await store.db.selectFrom('case_event').select('data').executeTakeFirstOrThrow();
    expect(Buffer.from(data ?? []).includes('rahasia')).toBe(false);
    expect(() => store.seal.open('case_event.data', data ?? new Uint8Array())).toThrow();
    const other = await store.transact((tx) => cases.create(tx, fresh, 5));
    expect(() => other.key?.open('case_event.data', data ?? new Uint8Array())).toThrow();
  });

  it('that go on are listed by urgency, then the newest; those of a person all of them', async () => {
    const { store, cases } = await setUp();
    const numbers = await store.transact(async (tx) => {
      for (const [n, urgency] of (['normal', 'danger', 'departure', 'danger', 'normal'] as const).entries()) {
        const file = await cases.create(tx, { ...fresh, urgency }, n);
        await cases.record(tx, file, { kind: 'opened', at: n });
      }
      const closed = await cases.create(tx, fresh, 9);
      await cases.record(tx, closed, { kind: 'closed', at: 9 });
      await cases.create(tx, { ...fresh, reporterId: 'lain' }, 9);
      const going = (await cases.going(tx, { areas: null }, { limit: 10, offset: 0 })).map(
        ({ number }) => number,
      );
      const mine = (await cases.ofReporter(tx, 'siti')).map(({ number }) => number);
      expect((await cases.going(tx, { areas: null }, { limit: 2, offset: 0 })).length).toBe(2);
      return { going, mine };
    });
    expect(numbers.going).toEqual([1004, 1002, 1003, 1005, 1001]);
    expect(numbers.mine).toEqual([1006, 1005, 1004, 1003, 1002, 1001]);
  });

  it('that are discarded leave nothing', async () => {
    const { store, cases } = await setUp();
    await store.transact(async (tx) => {
      const file = await cases.create(tx, fresh, 5);
      await cases.record(tx, file, { kind: 'told', at: 6, data: { text: 'x' } });
      await cases.discard(tx, file);
      expect(await cases.byId(tx, file.id)).toBeNull();
    });
    expect(await store.db.selectFrom('case_event').selectAll().execute()).toEqual([]);
  });

  it('that are destroyed leave number, kind, region and times, and take no more words', async () => {
    const { store, cases } = await setUp();
    await store.transact(async (tx) => {
      const made = await cases.create(tx, fresh, 5);
      const file = await cases.record(
        tx,
        made,
        { kind: 'opened', at: 6, data: { a: 1 } },
        { region: '52.03', callback: 'phone' },
      );
      await cases.destroy(tx, file);
      const stone = await cases.byId(tx, file.id);
      expect(stone).toMatchObject({
        number: file.number,
        kind: 'recruiter',
        region: '52.03',
        openedAt: 5,
        key: null,
      });
      expect(stone).toMatchObject({ reporterId: null, conversationId: null, callback: null });
      if (stone) {
        await cases.record(tx, stone, { kind: 'noted', at: 9, data: { text: 'x' } });
        expect(await cases.events(tx, stone)).toEqual([{ kind: 'noted', at: 9, actor: null }]);
      }
      expect(await cases.ofReporter(tx, 'siti')).toEqual([]);
    });
  });
});
