import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadWorld } from '../../src/conversation/load.ts';
import { traceOlder } from '../../src/inbox/trace-older.ts';
import { createCases } from '../../src/store/cases.ts';
import { sharedWith } from '../../src/store/traces.ts';
import { describeOnEachStore } from '../support/store.ts';

const world = loadWorld({ folder: join(import.meta.dirname, '../..') });

describeOnEachStore('cases from before something was compared', (open) => {
  const setUp = async () => {
    const { store } = await open();
    const cases = createCases(store);
    const services = { store, world, cases };
    const make = (kind: 'told' | 'answered', text: string) =>
      store.transact(async (tx) => {
        const fresh = { kind: 'recruiter', urgency: 'normal', reporterId: 'r', conversationId: 'c' } as const;
        const file = await cases.create(tx, fresh, 0);
        const told = await cases.record(tx, file, { kind, at: 0, data: { kind: 'text', text } });
        return cases.record(tx, told, { kind: 'opened', at: 0 });
      });
    const rows = async () => (await store.db.selectFrom('case_trace').selectAll().execute()).length;
    return { store, cases, services, make, rows };
  };

  it('are compared afterwards: a few at a time, from where it stopped, once', async () => {
    const { store, services, make, rows } = await setUp();
    const first = await make('told', 'Calonya hp 0812 3456 7890');
    for (let n = 0; n < 12; n += 1) await make('told', 'Ada calo');
    const last = await make('answered', 'nomornya o8l2-3456-789o, rek BCA 1234567890');
    expect(await sharedWith(store.db, last.id, 9)).toEqual([]);
    // A process that ends in between goes on where it was.
    expect(await traceOlder(services)).toBe(false);
    expect(await rows()).toBe(1);
    expect(await traceOlder({ ...services })).toBe(true);
    expect(await sharedWith(store.db, last.id, 9)).toEqual([
      { caseId: first.id, kind: 'phone', number: first.number },
    ]);
    expect(await rows()).toBe(3);
    await store.db.deleteFrom('case_trace').execute();
    expect(await traceOlder(services)).toBe(true);
    expect(await rows()).toBe(0);
  });

  it('leave no trace once their key is gone', async () => {
    const { store, cases, services, make, rows } = await setUp();
    const file = await make('told', 'Calonya hp 0812 3456 7890');
    await store.transact((tx) => cases.destroy(tx, file));
    expect(await traceOlder(services)).toBe(true);
    expect(await rows()).toBe(0);
  });

  it('are nothing to do in an empty database', async () => {
    const { services } = await setUp();
    expect(await traceOlder(services)).toBe(true);
  });
});
