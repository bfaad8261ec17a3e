import { expect, it } from 'vitest';
import { loadPolicy } from '../../src/policy.ts';
import { createCases } from '../../src/store/cases.ts';
import { createMediaStore } from '../../src/store/media.ts';
import { sweep } from '../../src/store/retention.ts';
import { createUnanswered } from '../../src/store/unanswered.ts';
import { describeOnEachStore } from '../support/store.ts';

const day = 86_400_000;
const noon = Date.parse('2026-11-22T12:00:00Z');
const rendang = { text: 'resep rendang', language: 'id' };

describeOnEachStore('unanswered questions', (open) => {
  it('are counted by day, in whatever spelling, and come newest first', async () => {
    const { store } = await open();
    const unanswered = createUnanswered(store);
    await store.transact(async (tx) => {
      await unanswered.keep(tx, rendang, noon - day);
      await unanswered.keep(tx, rendang, noon);
      await unanswered.keep(tx, { text: 'RESEP rendang?', language: 'id' }, noon + 5);
      await unanswered.keep(tx, { text: 'harga emas', language: 'id' }, noon);
    });
    expect(await unanswered.since('2026-11-21')).toEqual([
      { ...rendang, day: '2026-11-22', times: 2 },
      { text: 'harga emas', language: 'id', day: '2026-11-22', times: 1 },
      { ...rendang, day: '2026-11-21', times: 1 },
    ]);
    expect(await unanswered.since('2026-11-22')).toHaveLength(2);
  });

  it('lie sealed, with the day alone: no time, nobody', async () => {
    const { store } = await open();
    await store.transact((tx) => createUnanswered(store).keep(tx, rendang, noon));
    const [row] = await store.db.selectFrom('unanswered').selectAll().execute();
    expect(Object.keys(row ?? {}).sort()).toEqual(['day', 'hash', 'language', 'question', 'times']);
    expect(Buffer.from(row?.question ?? []).toString('latin1')).not.toContain('rendang');
    expect(row?.hash).toHaveLength(16);
  });

  it('are deleted after 90 days', async () => {
    const { store } = await open();
    const unanswered = createUnanswered(store);
    await store.transact(async (tx) => {
      await unanswered.keep(tx, rendang, noon - 91 * day);
      await unanswered.keep(tx, rendang, noon - 89 * day);
    });
    const media = createMediaStore(store, (size) => Buffer.alloc(size));
    await sweep(store, createCases(store), media, loadPolicy('data/policy.yaml'), noon);
    expect((await unanswered.since('2000-01-01')).map((question) => question.day)).toEqual(['2026-08-25']);
  });
});
