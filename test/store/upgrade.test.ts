import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createCases } from '../../src/store/cases.ts';
import { newId } from '../../src/store/ids.ts';
import { createMediaStore } from '../../src/store/media.ts';
import { migrations } from '../../src/store/migrate.ts';
import { createRoster, type NewCoordinator } from '../../src/store/roster.ts';
import { type Db, type DialectName, openStore, type Store } from '../../src/store/store.ts';
import { reportsOf } from '../../src/store/traces.ts';
import { describeOnEachStore } from '../support/store.ts';

const at = Date.UTC(2026, 10, 1);
const story = 'Bu Wati cari gadis di Aikmel';

const ani: NewCoordinator = {
  name: 'Ani',
  channel: 'telegram',
  address: 'ani',
  role: 'coordinator',
  level: 'regency',
  regions: ['52.03'],
  flags: [],
  status: 'active',
  storiesFrom: 0,
};

/** The tables before a case had a later life: no warnings, links, marks or keys of files. */
const before = (dialect: DialectName) =>
  Object.fromEntries(Object.entries(migrations(dialect)).filter(([name]) => name < '0006'));

async function insert(db: Db, table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)));
  await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})`.execute(
    db,
  );
}

/** A database as that version wrote it: two reports about one number, one of them taken back, and files. */
async function fill(store: Store) {
  const { db, seal } = store;
  const { id: claimer } = await store.transact((tx) => createRoster(store).put(tx, ani, at));
  const phone = seal.blind('trace.phone', '+6281234567890');
  const file = async (number: number, row: { status: string; claimed_by?: string; closed_at?: number }) => {
    const id = newId();
    const key = seal.newCaseKey();
    const values = { id, number, kind: 'recruiter', urgency: 'normal', region: '52.03', level: 'regency' };
    const times = { opened_at: at, activity_at: at, case_key: key, reporter_id: `writer-${number}` };
    await insert(db, 'case_file', { ...values, ...times, knows_cleared: 1, ...row });
    const data = seal.withCaseKey(key).sealJson('case_event.data', { kind: 'text', text: story });
    await insert(db, 'case_event', { case_id: id, at, kind: 'told', actor: null, data });
    await insert(db, 'case_trace', { hash: phone, case_id: id, kind: 'phone' });
    return { id, key };
  };
  const picture = async (id: string, caseId: string | null, bytes: Uint8Array) => {
    const about = { id, case_id: caseId, person_id: null, kind: 'photo', mime: 'image/jpeg', size: 5 };
    await insert(db, 'media', { ...about, created_at: at });
    await insert(db, 'media_chunk', { media_id: id, n: 0, bytes });
  };
  const held = await file(1001, { status: 'claimed', claimed_by: claimer });
  const back = await file(1002, { status: 'withdrawn', closed_at: at + 1 });
  const chunk = seal.seal('media_chunk.bytes', 'bytes');
  await picture('of-case', held.id, chunk);
  await picture('loose', null, chunk);
  await insert(db, 'timer', {
    key: `case-destroy:${back.id}`,
    kind: 'case-destroy',
    lane: `case:${back.id}`,
    due_at: at + 2,
    data: seal.sealJson('timer.data', { case: back.id }),
    case_id: back.id,
  });
  return { held: held.id, back: back.id, claimer };
}

describeOnEachStore('a database from before the later life of a case', (_open, make) => {
  it('keeps its cases, files, links, withdrawals and roster', async () => {
    const options = await make();
    const old = await openStore({ ...options, migrations: before });
    const ids = await fill(old);
    await old.close();

    const store = await openStore(options);
    const cases = createCases(store);
    const media = createMediaStore(store, randomBytes);
    await store.transact(async (tx) => {
      const [held, back] = [await cases.byId(tx, ids.held), await cases.byId(tx, ids.back)];
      if (!held || !back) throw new Error('a case is gone');
      expect(held).toMatchObject({ warnedAt: null, withdrawnAt: null, number: 1001 });
      expect(held.state).toMatchObject({ status: 'claimed', claimedBy: ids.claimer });
      expect(await cases.events(tx, held)).toMatchObject([{ kind: 'told', data: { text: story } }]);
      expect(back.withdrawnAt).toBe(at + 1);
      // What is compared by the number of a case has it now, newest first.
      const numbers = await tx.selectFrom('case_trace').select('number').orderBy('number').execute();
      expect(numbers).toEqual([{ number: 1001 }, { number: 1002 }]);
      expect((await reportsOf(tx, ids.held)).map(({ reporterId }) => reporterId)).toEqual(['writer-1001']);
      const going = await cases.going(tx, { areas: ['52.03'] }, { limit: 10, offset: 0 });
      expect(going.map(({ id }) => id)).toEqual([ids.held]);
      await cases.record(tx, held, { kind: 'warned', at: at + 3 });
    });

    expect((await media.read('of-case'))?.bytes.toString()).toBe('bytes');
    expect((await media.readFor('of-case', ids.claimer))?.bytes.toString()).toBe('bytes');
    expect(await media.renew()).toBe(2);
    expect((await media.read('of-case'))?.bytes.toString()).toBe('bytes');
    expect((await media.read('loose'))?.bytes.toString()).toBe('bytes');
    await store.transact(async (tx) => {
      const held = await cases.byId(tx, ids.held);
      if (held) await cases.destroy(tx, held);
    });
    expect(await media.read('of-case')).toBeNull();
    await store.close();
  });
});
