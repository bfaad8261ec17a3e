import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { createCases } from '../../src/store/cases.ts';
import { readDeletions } from '../../src/store/deleted.ts';
import { loadKey } from '../../src/store/key.ts';
import { migrations } from '../../src/store/migrate.ts';
import { createPeople } from '../../src/store/people.ts';
import { forgetPerson } from '../../src/store/retention.ts';
import { createRoster } from '../../src/store/roster.ts';
import { type DialectName, databaseFile, openStore, type Store } from '../../src/store/store.ts';
import { fillEverything, openEverything } from '../support/everything.ts';
import { silent } from '../support/logger.ts';
import { dataFolder } from '../support/program.ts';
import { testIo } from './io.ts';

const day = 86_400_000;
let root = dataFolder();
beforeEach(() => {
  root = dataFolder();
  writeFileSync(at('pass'), 'kata sandi cadangan\n', { mode: 0o600 });
});
afterEach(() => root.remove());

const at = (...names: string[]): string => join(root.path, ...names);

async function run(command: string, args: string[], dataDir: string, env: Record<string, string> = {}) {
  const io = testIo([], { DATA_DIR: at(dataDir), LOG_LEVEL: 'silent', ...env });
  const status = await main([command, ...args, '--passphrase-file', at('pass')], io);
  return { status, out: io.out(), err: io.err() };
}

/** Works in a data folder, and closes it. */
async function inside<T>(dataDir: string, work: (store: Store) => Promise<T>): Promise<T> {
  const key = loadKey({ dataDir: at(dataDir), logger: silent });
  const store = await openStore({ dataDir: at(dataDir), key, logger: silent });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function destroy(store: Store, id: string): Promise<void> {
  const cases = createCases(store);
  await store.transact(async (tx) => {
    const file = await cases.byId(tx, id);
    if (file) await cases.destroy(tx, file);
  });
}

const openCases = (store: Store) =>
  store.db.selectFrom('case_file').select('id').where('case_key', 'is not', null).orderBy('number').execute();

describe('restore over what is there', () => {
  it('does not bring back what was deleted or taken back after the backup', async () => {
    const [gone, withdrawn, kept, draft] = await inside('data', (store) => fillEverything(store, 4));
    await run('backup', [at('copy')], 'data');
    const removed = await inside('data', async (store) => {
      await destroy(store, gone ?? '');
      await store.db
        .updateTable('case_file')
        .set({ withdrawn_at: Date.now() })
        .where('id', '=', withdrawn ?? '')
        .execute();
      return store.transact(async (tx) => {
        const file = await createCases(store).byId(tx, draft ?? '');
        const reporter = file?.reporterId ?? '';
        if (file) await createCases(store).discard(tx, file);
        await forgetPerson(tx, reporter);
        const [first] = await createRoster(store).all(tx);
        await createRoster(store).setStatus(tx, first?.id ?? '', 'removed', 0);
        return { reporter, coordinator: first?.id };
      });
    });
    const restored = await run('restore', [at('copy'), '--force', '--json'], 'data');
    expect(restored.status).toBe(0);
    expect(JSON.parse(restored.out).since).toEqual({ cases: 2, withdrawn: 1, coordinators: 1, people: 1 });
    await inside('data', async (store) => {
      expect((await openCases(store)).map(({ id }) => id)).toEqual([withdrawn, kept]);
      const file = await store.db
        .selectFrom('case_file')
        .selectAll()
        .where('id', '=', withdrawn ?? '')
        .execute();
      expect(file[0]?.withdrawn_at).toBeGreaterThan(0);
      const all = await openEverything(store);
      const words = [...all.values()].flat().join('\n');
      expect(all.get('case_event.data')).toHaveLength(2);
      expect(words).toContain('rahasia 2');
      // What a person wrote outside of any case is not the case's, and was not deleted with it.
      expect(all.get('media.media_key')?.join()).not.toContain('rahasia 0');
      expect(
        await store.db.selectFrom('person').select('id').where('id', '=', removed.reporter).execute(),
      ).toEqual([]);
      const roster = await store.transact((tx) => createRoster(store).all(tx));
      expect(roster.map(({ id }) => id)).not.toContain(removed.coordinator);
    });
  });

  it('deletes at once what has had its time by now', async () => {
    const [old] = await inside('data', async (store) => {
      const ids = await fillEverything(store, 2);
      const longAgo = Date.now() - 100 * day;
      await store.db
        .updateTable('case_file')
        .set({ activity_at: longAgo })
        .where('id', '=', ids[0] ?? '')
        .execute();
      return ids;
    });
    await run('backup', [at('copy')], 'data');
    expect((await run('restore', [at('copy')], 'other')).out).toContain('is not known');
    await inside('other', async (store) => {
      const ids = (await openCases(store)).map(({ id }) => id);
      expect(ids).toHaveLength(1);
      expect(ids).not.toContain(old);
    });
  });

  it('takes nothing away because of a database that is no later state of the same one', async () => {
    await inside('data', (store) => fillEverything(store, 1));
    await run('backup', [at('first')], 'data');
    await inside('data', (store) =>
      store.transact(async (tx) => {
        const people = createPeople(store);
        const place = { channel: 'test', sender: 'later', chat: 'later' };
        const { personId, conversationId } = await people.meet(tx, place, Date.now());
        const who = { reporterId: personId, conversationId };
        await createCases(store).create(tx, { kind: 'recruiter', urgency: 'normal', ...who }, Date.now());
      }),
    );
    await run('backup', [at('second')], 'data');
    // The older one by mistake, worked on and backed up, then the newer one.
    await run('restore', [at('first'), '--force'], 'data');
    await run('backup', [at('third')], 'data');
    const { out } = await run('restore', [at('second'), '--force', '--json'], 'data');
    expect(JSON.parse(out).since).toEqual({ cases: 0, withdrawn: 0, coordinators: 0, people: 0 });
    await inside('data', async (store) => expect(await openCases(store)).toHaveLength(2));
    await inside('elsewhere', (store) => fillEverything(store, 1));
    await run('restore', [at('second'), '--force'], 'elsewhere');
    await inside('elsewhere', async (store) => expect(await openCases(store)).toHaveLength(2));
  });

  it('goes on when what is there cannot be read, and says what that means', async () => {
    await inside('data', (store) => fillEverything(store, 1));
    await run('backup', [at('copy')], 'data');
    writeFileSync(at('data', databaseFile), 'x'.repeat(9000));
    expect(readDeletions(at('data', databaseFile))).toBe(null);
    expect(readDeletions(at('none'))).toBe(null);
    const { status, out } = await run('restore', [at('copy'), '--force'], 'data');
    expect(status).toBe(0);
    expect(out).toContain('cannot be read, so what was deleted after the backup is not known');
  });

  it('reads a database from before withdrawals had a time of their own', async () => {
    const early = (dialect: DialectName) =>
      Object.fromEntries(Object.entries(migrations(dialect)).filter(([name]) => name < '0007'));
    const dataDir = at('early');
    const key = loadKey({ dataDir, logger: silent });
    const store = await openStore({ dataDir, key, logger: silent, migrations: early });
    const row = (id: string, status: string, number: number, key: Buffer | null) =>
      sql`
      insert into case_file (id, number, kind, urgency, level, status, case_key, opened_at, activity_at)
      values (${id}, ${number}, 'danger', 'danger', 'national', ${status}, ${key}, 1, 2)`.execute(store.db);
    await row('taken-back', 'withdrawn', 1, Buffer.alloc(60));
    await row('deleted', 'expired', 2, null);
    await row('open', 'open', 3, Buffer.alloc(60));
    await store.close();
    const deletions = readDeletions(join(dataDir, databaseFile));
    expect([...(deletions?.cases ?? [])]).toEqual(['deleted']);
    expect([...(deletions?.withdrawn ?? [])]).toEqual([['taken-back', 2]]);
  });
});

describe('the lifetime of a backup', () => {
  const short = () => {
    writeFileSync(at('short.yaml'), 'backups: 1ms\n');
    return { POLICY_FILE: at('short.yaml') };
  };

  it('is said when it is made and when it is brought back', async () => {
    await inside('data', (store) => fillEverything(store, 1));
    const made = await run('backup', [at('copy'), '--json'], 'data');
    const { made: madeAt, keepUntil } = JSON.parse(made.out);
    expect(Date.parse(keepUntil) - Date.parse(madeAt)).toBe(30 * day);
    expect((await run('backup', [at('copy')], 'data')).out).toContain(
      `Keep it until ${keepUntil.slice(0, 10)}`,
    );
    const { out } = await run('restore', [at('copy')], 'other');
    expect(out).toContain(`made on ${madeAt.slice(0, 10)}, 0 days ago`);
    expect(readFileSync(at('other', databaseFile)).length).toBeGreaterThan(0);
  });

  it('is over: it is refused with the reason, and comes back only when that is wanted', async () => {
    await inside('data', (store) => fillEverything(store, 1));
    await run('backup', [at('copy')], 'data', short());
    const refused = await run('restore', [at('copy')], 'other');
    expect(refused).toMatchObject({ status: 1, out: '' });
    expect(refused.err).toContain('promised are deleted');
    const wanted = await run('restore', [at('copy'), '--past-lifetime'], 'other');
    expect(wanted.status).toBe(0);
    await run('backup', [at('long')], 'data');
    // A lifetime that was made shorter counts for what was made before.
    expect((await run('restore', [at('long')], 'third', short())).status).toBe(1);
  });

  it('needs backups that are made: doctor says how old the last one is', async () => {
    await inside('data', (store) => fillEverything(store, 1));
    const found = async (now: number) => {
      const io = testIo([], { DATA_DIR: at('data'), LOG_LEVEL: 'silent' });
      await main(['doctor', '--json', '--now', new Date(now).toISOString()], io);
      const told: { check: string; state: string; text: string }[] = JSON.parse(io.out());
      return told.filter(({ check }) => check === 'backup');
    };
    expect(await found(Date.now())).toMatchObject([
      { state: 'attention', text: expect.stringContaining('ever') },
    ]);
    await run('backup', [at('copy')], 'data');
    expect(await found(Date.now())).toMatchObject([{ state: 'ok' }]);
    expect(await found(Date.now() + 8 * day)).toMatchObject([
      { state: 'attention', text: expect.stringContaining('8 days') },
    ]);
    await run('backup', [at('no', 'such', 'folder')], 'data');
    expect(await found(Date.now() + 8 * day)).toMatchObject([{ state: 'attention' }]);
  });
});
