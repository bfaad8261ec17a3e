import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { KeyError } from '../../src/store/key.ts';
import { migrations } from '../../src/store/migrate.ts';
import {
  afterCommit,
  databaseFile,
  forUpdate,
  openStore,
  savepoint,
  type Tx,
} from '../../src/store/store.ts';
import { testKey } from '../support/key.ts';
import { silent } from '../support/logger.ts';
import { describeOnEachStore } from '../support/store.ts';

const person = (id: string) => ({ id, language: null, created_at: 1, seen_at: 1_800_000_000_000 });
const addPerson = (tx: Tx, id: string) => tx.insertInto('person').values(person(id)).execute();

describeOnEachStore('store', (open, make) => {
  it('commits as a whole and rolls back as a whole', async () => {
    const { store } = await open();
    await store.transact(async (tx) => {
      await addPerson(tx, 'a');
    });
    const failing = store.transact(async (tx) => {
      await addPerson(tx, 'b');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await store.db.selectFrom('person').selectAll().execute()).toEqual([person('a')]);
  });

  it('undoes a savepoint alone, hooks included', async () => {
    const { store } = await open();
    const called: string[] = [];
    await store.transact(async (tx) => {
      await addPerson(tx, 'a');
      afterCommit(tx, () => called.push('a'));
      const failing = savepoint(tx, async () => {
        await addPerson(tx, 'b');
        afterCommit(tx, () => called.push('b'));
        await addPerson(tx, 'a');
      });
      await expect(failing).rejects.toThrow();
      await savepoint(tx, () => addPerson(tx, 'c'));
      expect(called).toEqual([]);
    });
    expect(called).toEqual(['a']);
    const ids = await store.db.selectFrom('person').select('id').orderBy('id').execute();
    expect(ids.map((row) => row.id)).toEqual(['a', 'c']);
  });

  it('counts in two transactions at once without losing one', async () => {
    const { store } = await open();
    await store.db.insertInto('meta').values({ key: 'n', value: '0' }).execute();
    const add = () =>
      store.transact(async (tx) => {
        const query = tx.selectFrom('meta').select('value').where('key', '=', 'n');
        const { value } = await forUpdate(query).executeTakeFirstOrThrow();
        await new Promise((resolve) => setTimeout(resolve, 2));
        await tx
          .updateTable('meta')
          .set({ value: String(Number(value) + 1) })
          .where('key', '=', 'n')
          .execute();
      });
    await Promise.all(Array.from({ length: 8 }, add));
    const row = await store.db.selectFrom('meta').select('value').where('key', '=', 'n').executeTakeFirst();
    expect(row?.value).toBe('8');
  });

  it('refuses what is not a number, text or bytes rather than storing something else', async () => {
    const { store } = await open();
    await expect(
      store.db
        .insertInto('person')
        .values({ ...person('a'), seen_at: 1.5 })
        .execute(),
    ).rejects.toThrow();
    const missing = store.db.selectFrom('person').selectAll().where('id', '=', JSON.parse('{}').id);
    if (store.dialect === 'sqlite') await expect(missing.execute()).rejects.toThrow(/missing value/);
  });

  it('says at the start when the key is not the one that the database was sealed with', async () => {
    const { options } = await open();
    await expect(openStore({ ...options, key: Buffer.alloc(32, 9) })).rejects.toThrow(KeyError);
  });

  it('is opened on a new database by several at once', async () => {
    const options = await make();
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(options)));
    const rows = await stores[0]?.db.selectFrom('meta').select('key').orderBy('key').execute();
    expect(rows).toMatchObject([{ key: 'index-key' }, { key: 'key-check' }]);
    await Promise.all(stores.map((one) => one.close()));
  });
});

const second = {
  '9999-second': {
    up: async (db: Kysely<unknown>) => {
      await db.schema.createTable('second').addColumn('id', 'text').execute();
    },
  },
};

describe('SQLite file', () => {
  const withFolder = async (test: (folder: string) => Promise<void>) => {
    const folder = mkdtempSync(join(tmpdir(), 'suluh-file-'));
    try {
      await test(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it('is copied before the tables of an existing database change, and only then', () =>
    withFolder(async (folder) => {
      const dataDir = join(folder, 'var');
      const options = { dataDir, key: testKey, logger: silent };
      const store = await openStore(options);
      await store.transact((tx) => addPerson(tx, 'before'));
      await store.close();
      await (await openStore(options)).close();
      expect(readdirSync(dataDir)).toEqual([databaseFile]);

      await (
        await openStore({ ...options, migrations: (name) => ({ ...migrations(name), ...second }) })
      ).close();
      const copies = readdirSync(join(dataDir, 'backups'));
      expect(copies).toHaveLength(1);
      const copy = new DatabaseSync(join(dataDir, 'backups', copies[0] ?? ''), { readOnly: true });
      expect(copy.prepare('select id from person').all()).toEqual([{ __proto__: null, id: 'before' }]);
      expect(() => copy.prepare('select * from second')).toThrow();
      copy.close();
    }));

  it('keeps the tables as they were when a migration fails half-way', () =>
    withFolder(async (dataDir) => {
      const options = { dataDir, key: testKey, logger: silent };
      await (await openStore(options)).close();
      const broken = {
        '9999-second': {
          up: async (db: Kysely<unknown>) => {
            await second['9999-second'].up(db);
            throw new Error('half-way');
          },
        },
      };
      const failing = openStore({ ...options, migrations: (name) => ({ ...migrations(name), ...broken }) });
      await expect(failing).rejects.toThrow('half-way');
      await (
        await openStore({ ...options, migrations: (name) => ({ ...migrations(name), ...second }) })
      ).close();
    }));

  it('waits without standing still while another process writes', () =>
    withFolder(async (dataDir) => {
      const store = await openStore({ dataDir, key: testKey, logger: silent });
      const other = new DatabaseSync(join(dataDir, databaseFile));
      other.exec('begin immediate');
      let ticks = 0;
      const ticking = setInterval(() => ticks++, 5);
      setTimeout(() => other.exec('commit'), 300);
      await Promise.all([
        store.transact((tx) => addPerson(tx, 'a')),
        store.db.insertInto('person').values(person('b')).execute(),
      ]);
      clearInterval(ticking);
      other.close();
      expect(ticks).toBeGreaterThan(10);
      expect(await store.db.selectFrom('person').select('id').execute()).toHaveLength(2);
      await store.close();
    }));

  it('is durable and forgets what is deleted', () =>
    withFolder(async (dataDir) => {
      const store = await openStore({ dataDir, key: testKey, logger: silent });
      const file = new DatabaseSync(join(dataDir, databaseFile), { readOnly: true });
      expect(file.prepare('pragma journal_mode').get()).toMatchObject({ journal_mode: 'wal' });
      file.close();
      await store.checkpoint();
      await store.close();
      expect(readdirSync(dataDir)).toEqual([databaseFile]);
    }));
});
