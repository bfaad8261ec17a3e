import { CompiledQuery } from 'kysely';
import { expect, it } from 'vitest';
import { createCases } from '../../src/store/cases.ts';
import { type GoingFilter, goingRows } from '../../src/store/going.ts';
import type { Store } from '../../src/store/store.ts';
import { areasServed } from '../../src/tips/route.ts';
import { describeOnEachStore } from '../support/store.ts';

const page = { limit: 20, offset: 0 };

async function fill(store: Store): Promise<void> {
  const cases = createCases(store);
  const places = ['52.03', '52.02', '52', '32.12', 'sea', 'abroad:MY', null];
  await store.transact(async (tx) => {
    for (const [n, region] of places.entries()) {
      const fresh = {
        kind: 'recruiter',
        urgency: 'normal',
        reporterId: 'siti',
        conversationId: 't',
      } as const;
      const file = await cases.create(tx, fresh, n);
      const urgency = region === null ? 'danger' : 'normal';
      await cases.record(tx, file, { kind: 'opened', at: n }, { region, urgency });
    }
  });
}

const regionsOf = (store: Store, filter: GoingFilter): Promise<(string | null)[]> =>
  store.transact(async (tx) => (await goingRows(tx, filter, page).execute()).map(({ region }) => region));

const candidate = { id: 'x', onDuty: true, reachable: true, flags: [] } as const;

describeOnEachStore('cases that go on', (open) => {
  it('are found for whoever serves their region', async () => {
    const { store } = await open();
    await fill(store);
    const of = (level: 'regency' | 'province' | 'national', regions: readonly string[]) =>
      regionsOf(store, areasServed({ ...candidate, level, regions }));
    expect(await of('regency', ['52.03'])).toEqual(['52.03']);
    expect(await of('province', ['52'])).toEqual([null, '52', '52.02', '52.03']);
    expect(await of('national', [])).toHaveLength(7);
    expect(await of('national', ['sea', 'abroad:MY'])).toEqual([null, 'abroad:MY', 'sea']);
    expect(await regionsOf(store, { areas: [] })).toEqual([]);
  });

  it('are looked up by an index, in order, without a scan of all cases', async () => {
    const { store } = await open();
    if (store.dialect !== 'sqlite') return;
    await fill(store);
    const plan = async (filter: GoingFilter): Promise<string> =>
      store.transact(async (tx) => {
        const { sql, parameters } = goingRows(tx, filter, page).compile();
        const explained = await tx.executeQuery<{ detail: string }>(
          CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]),
        );
        return explained.rows.map(({ detail }) => detail).join('; ');
      });
    expect(await plan({ areas: null })).toBe('SCAN case_file USING INDEX case_file_going');
    expect(await plan({ areas: ['52'] })).toContain('USING INDEX case_file_going_province');
  });
});
