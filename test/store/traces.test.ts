import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompiledQuery, sql } from 'kysely';
import { expect, it } from 'vitest';
import { createCases } from '../../src/store/cases.ts';
import type { Store } from '../../src/store/store.ts';
import { keepTraces, newestWith, sharedWith, type Trace } from '../../src/store/traces.ts';
import { describeOnEachStore } from '../support/store.ts';

const phone: Trace = { kind: 'phone', value: '+6281398765432' };
const company: Trace = { kind: 'company', value: 'ZAMRUDKENCANA' };

describeOnEachStore('what cases share', (open) => {
  const setUp = async () => {
    const { store, options } = await open();
    const cases = createCases(store);
    const make = (reporterId: string, traces: readonly Trace[], isOpen = true) =>
      store.transact(async (tx) => {
        const fresh = { kind: 'recruiter', urgency: 'normal', reporterId, conversationId: 'c' } as const;
        const file = await cases.create(tx, fresh, 0);
        await keepTraces(tx, store, file, traces);
        return isOpen ? cases.record(tx, file, { kind: 'opened', at: 0 }) : file;
      });
    const shared = async (id: string) =>
      (await sharedWith(store.db, id, 10)).map(({ caseId, kind }) => ({ caseId, kind }));
    return { store, options, cases, make, shared };
  };
  const rows = async (store: Store) =>
    (await store.db.selectFrom('case_trace').select('case_id').execute()).length;

  it('is found from either of them, by number and by company, and never the case itself', async () => {
    const { make, shared } = await setUp();
    const one = await make('a', [phone, phone, company]);
    const two = await make('b', [phone]);
    const three = await make('c', [company]);
    await make('d', [{ kind: 'phone', value: '+6281398765433' }]);
    expect(await shared(one.id)).toEqual([
      { caseId: three.id, kind: 'company' },
      { caseId: two.id, kind: 'phone' },
    ]);
    expect(await shared(two.id)).toEqual([{ caseId: one.id, kind: 'phone' }]);
  });

  it('is not a number in one and a company of the same letters in the other', async () => {
    const { make, shared } = await setUp();
    const one = await make('a', [phone]);
    await make('b', [{ kind: 'company', value: phone.value }]);
    expect(await shared(one.id)).toEqual([]);
  });

  it('is not told of drafts, of what was withdrawn, and of what was no case', async () => {
    const { store, cases, make, shared } = await setUp();
    const one = await make('a', [phone]);
    await make('b', [phone], false);
    const back = await make('c', [phone]);
    const none = await make('d', [phone]);
    const done = await make('e', [phone]);
    await store.transact(async (tx) => {
      await cases.record(tx, back, { kind: 'withdrawn', at: 1 });
      await cases.record(tx, none, { kind: 'closed', at: 1 }, { outcome: 'no-case' });
      await cases.record(tx, done, { kind: 'closed', at: 1 }, { outcome: 'police-report' });
    });
    expect(await shared(one.id)).toEqual([{ caseId: done.id, kind: 'phone' }]);
  });

  it('goes with the key of the case, and with a draft that is thrown away', async () => {
    const { store, cases, make, shared } = await setUp();
    const one = await make('a', [phone, company]);
    const two = await make('b', [phone, company]);
    const draft = await make('c', [phone], false);
    await store.transact((tx) => cases.destroy(tx, two));
    await store.transact((tx) => cases.discard(tx, draft));
    expect(await shared(one.id)).toEqual([]);
    expect(await rows(store)).toBe(2);
  });

  it('stands nowhere in words or digits', async () => {
    const { store, options, make } = await setUp();
    await make('a', [phone, company]);
    const stored = await store.db.selectFrom('case_trace').selectAll().execute();
    expect(stored).toHaveLength(2);
    const shown = stored.flatMap((row) =>
      Object.values(row).map((value) =>
        typeof value === 'number' ? '' : Buffer.from(value).toString('latin1'),
      ),
    );
    for (const word of ['81398765432', 'ZAMRUD']) {
      expect(shown.join(' ')).not.toContain(word);
      if (store.dialect === 'postgres') continue;
      const names = readdirSync(options.dataDir).filter((name) => name.startsWith('suluh.db'));
      expect(names).toContain('suluh.db-wal');
      for (const name of names) expect(readFileSync(join(options.dataDir, name)).includes(word)).toBe(false);
    }
  });

  it('is found by indexes among 100,000', async () => {
    const { store, make, shared } = await setUp();
    const one = await make('a', [phone]);
    const two = await make('b', [phone]);
    await fill(store);
    expect(await shared(one.id)).toEqual([{ caseId: two.id, kind: 'phone' }]);
    const how = store.dialect === 'sqlite' ? 'explain query plan' : 'explain';
    const hashes = (await store.db.selectFrom('case_trace').select('hash').limit(3).execute()).map(
      (row) => row.hash,
    );
    const { sql: text, parameters } = newestWith(store.db, hashes).compile();
    const plan = await store.db.executeQuery(CompiledQuery.raw(`${how} ${text}`, [...parameters]));
    const steps = plan.rows.map((row) => JSON.stringify(row)).join('\n');
    expect(steps).toMatch(/case_trace_newest/);
    expect(steps).not.toMatch(/SCAN case_trace|Seq Scan|SORT|TEMP B-TREE|Sort Key/);
  });
});

/** A thousand cases with a hundred numbers each. */
async function fill({ db, dialect }: Store): Promise<void> {
  const counted = (most: number) =>
    dialect === 'sqlite'
      ? sql`(with recursive n(i) as (select 1 union all select i + 1 from n where i < ${sql.lit(most)}) select i from n)`
      : sql`(select generate_series(1, ${sql.lit(most)}) as i)`;
  const hash = dialect === 'sqlite' ? sql`randomblob(16)` : sql`decode(md5(i::text), 'hex')`;
  await sql`insert into case_file
    (id, number, kind, urgency, level, status, opened_at, activity_at, case_key, reporter_id)
    select 'x' || i, i, 'recruiter', 'normal', 'national', 'open', 0, 0, ${hash}, 'r' || i
    from ${counted(1000)} as t`.execute(db);
  await sql`insert into case_trace (hash, case_id, kind)
    select ${hash}, 'x' || (1 + i % 1000), 'phone' from ${counted(100_000)} as t`.execute(db);
  await sql`analyze`.execute(db);
}
