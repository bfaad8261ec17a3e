import { expect, it } from 'vitest';
import { mostAsked, noteAsked, sweepAsked } from '../../src/store/asked.ts';
import type { Store } from '../../src/store/store.ts';
import { describeOnEachStore } from '../support/store.ts';

const day = 86_400_000;
const monday = Date.parse('2026-11-16T08:00:00Z');
const known = ['AGESA ASA JAYA', 'PT SUKMA KARYA SEJATI'];

describeOnEachStore('companies that are asked for', (open) => {
  const ask = (store: Store, name: string, person: string, at = monday) =>
    store.transact((tx) => noteAsked(tx, store, name, person, at));
  const most = (store: Store, at = monday) => store.transact((tx) => mostAsked(tx, store, known, at, 10));
  const people = (count: number, from = 0) => Array.from({ length: count }, (_, i) => `person-${from + i}`);

  it('are told of from five people on, most first, by the name in the register', async () => {
    const { store } = await open();
    for (const person of people(4)) await ask(store, 'AGESA ASA JAYA', person);
    expect(await most(store)).toEqual([]);
    await ask(store, 'pt. agesa asajaya', 'person-9');
    for (const person of people(6)) await ask(store, 'SUKMA KARYA SEJATI', person);
    expect(await most(store)).toEqual([
      { name: 'PT SUKMA KARYA SEJATI', people: 6, regions: [] },
      { name: 'AGESA ASA JAYA', people: 5, regions: [] },
    ]);
  });

  it('count a person once, however often and in how many weeks they ask', async () => {
    const { store } = await open();
    for (const week of [0, 1, 2, 3]) {
      for (const person of people(4)) {
        await ask(store, 'AGESA ASA JAYA', person, monday - week * 7 * day);
        await ask(store, 'AGESA ASA JAYA', person, monday - week * 7 * day + 1);
      }
    }
    expect(await most(store)).toEqual([]);
    expect(await store.db.selectFrom('company_asked').select('week').execute()).toHaveLength(16);
  });

  it('stay nameless where no list knows them', async () => {
    const { store } = await open();
    for (const person of people(5)) await ask(store, 'MAJU MUNDUR SENTOSA', person);
    expect(await most(store)).toEqual([{ name: null, people: 5, regions: [] }]);
  });

  it('have a region where five of its people told of it', async () => {
    const { store } = await open();
    const tell = (person: string, region: string) =>
      store.db
        .insertInto('subscription')
        .values({ person_id: person, kind: 'campaign', region, created_at: monday })
        .execute();
    for (const person of people(5)) await tell(person, '52.03');
    for (const person of people(4, 5)) await tell(person, '35');
    for (const person of people(10)) await ask(store, 'AGESA ASA JAYA', person);
    expect(await most(store)).toEqual([
      { name: 'AGESA ASA JAYA', people: 10, regions: [{ code: '52', people: 5 }] },
    ]);
  });

  it('are forgotten after thirty days, and after that deleted', async () => {
    const { store } = await open();
    for (const person of people(5)) await ask(store, 'AGESA ASA JAYA', person);
    expect(await most(store, monday + 30 * day)).toHaveLength(1);
    const later = monday + 38 * day;
    expect(await most(store, later)).toEqual([]);
    await store.transact((tx) => sweepAsked(tx, later));
    expect(await store.db.selectFrom('company_asked').select('week').execute()).toEqual([]);
  });

  it('leave neither a name nor a person in the row', async () => {
    const { store } = await open();
    await ask(store, 'AGESA ASA JAYA', 'person-1');
    await ask(store, 'SUKMA KARYA SEJATI', 'person-1');
    const rows = await store.db.selectFrom('company_asked').selectAll().execute();
    const [first, second] = rows.map((row) => ({
      ...row,
      person: Buffer.from(row.person).toString('latin1'),
    }));
    expect(first?.person).not.toBe(second?.person);
    const stored = rows
      .map((row) =>
        Object.values(row)
          .map((value) => Buffer.from(value).toString('latin1'))
          .join(),
      )
      .join();
    expect(stored).not.toMatch(/AGESA|SUKMA|person-1/i);
  });
});
