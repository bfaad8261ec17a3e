import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { aliasHash } from '../../src/store/hashes.ts';
import { KeyError } from '../../src/store/key.ts';
import {
  countSealed,
  finishRotation,
  isUnfinished,
  lockOut,
  RotationError,
  rotate,
} from '../../src/store/rotate.ts';
import { createSeal, derivedIndexKey } from '../../src/store/seal.ts';
import { sealedByCase, sealedByServer } from '../../src/store/sealed-columns.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { fillEverything, openEverything, sealedBytes } from '../support/everything.ts';
import { describeOnEachStore, type OpenedStore } from '../support/store.ts';

const newKey = Buffer.alloc(32, 77);
const now = 1_800_000_000_000;

/** A change of the key as the command makes it, with one connection of its own. */
async function change({ store, options }: OpenedStore, more: { skipDamaged?: boolean } = {}) {
  await store.close();
  const alone = await openStore({ ...options, connections: 1 });
  try {
    await lockOut(alone);
    return await rotate(alone, newKey, { now, ...more });
  } finally {
    await alone.close();
  }
}

describeOnEachStore('a new key', (open) => {
  it('opens everything that the old one opened, and the old one nothing', async () => {
    const opened = await open();
    await fillEverything(opened.store, 3);
    const before = await openEverything(opened.store);
    const filled = [...sealedByServer, ...sealedByCase].flatMap(({ table, columns }) =>
      columns.map((column) => `${table}.${column}`),
    );
    for (const place of filled) expect([place, (before.get(place) ?? []).length > 0]).toEqual([place, true]);
    const rotated = await change(opened);
    expect(rotated.damaged.size).toBe(0);
    await expect(openStore(opened.options)).rejects.toThrow(KeyError);
    const store = await openStore({ ...opened.options, key: newKey });
    expect(await openEverything(store)).toEqual(before);
    expect(rotated.values).toBe([...(await countSealed(store.db)).values()].reduce((a, b) => a + b, 0));
    const old = createSeal(opened.options.key);
    for (const { table, columns } of sealedByServer) {
      for (const column of columns) {
        const place = `${table}.${column}` as const;
        for (const value of await sealedBytes(store, sealedByServer))
          expect(() => old.open(place, value)).toThrow();
      }
    }
    expect(await store.db.selectFrom('audit').select(['act', 'at', 'detail']).execute()).toEqual([
      { act: 'key-changed', at: now, detail: null },
    ]);
    await store.close();
  });

  it('gives every case a key of its own anew: who had opened the old one opens nothing later', async () => {
    const opened = await open();
    const [id = ''] = await fillEverything(opened.store, 2);
    const keyOf = async (store: Store) => {
      const row = await store.db
        .selectFrom('case_file')
        .select('case_key')
        .where('id', '=', id)
        .executeTakeFirst();
      return store.seal.withCaseKey(row?.case_key ?? Buffer.alloc(0));
    };
    const stolen = await keyOf(opened.store);
    await change(opened);
    const store = await openStore({ ...opened.options, key: newKey });
    const events = await store.db.selectFrom('case_event').select('data').where('case_id', '=', id).execute();
    const file = await store.db
      .selectFrom('media')
      .select('media_key')
      .where('case_id', '=', id)
      .executeTakeFirst();
    const told = events.flatMap(({ data }) => data ?? []);
    expect(told.length).toBeGreaterThan(0);
    const own = await keyOf(store);
    for (const data of told) {
      expect(own.openText('case_event.data', data)).toContain('rahasia');
      expect(() => stolen.open('case_event.data', data)).toThrow();
    }
    expect(() => stolen.open('media.media_key', file?.media_key ?? Buffer.alloc(0))).toThrow(/another key/);
    await store.close();
  });

  it('finds by the hashes from before: people, chats, Kode', async () => {
    const opened = await open();
    await fillEverything(opened.store, 1);
    const hash = aliasHash(opened.store.seal, 'test', 'chat-0');
    await change(opened);
    const store = await openStore({ ...opened.options, key: newKey });
    expect(aliasHash(store.seal, 'test', 'chat-0').equals(hash)).toBe(true);
    const found = await store.db.selectFrom('alias').select('channel').where('hash', '=', hash).execute();
    expect(found).toHaveLength(1);
    await store.close();
  });

  it('is refused whole where a value does not open, unless it is to be passed over', async () => {
    const opened = await open();
    await fillEverything(opened.store, 2);
    await opened.store.db
      .updateTable('news')
      .set({ body: Buffer.alloc(60, 1) })
      .where('id', '=', 'news-1')
      .execute();
    const error = await change(opened).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RotationError);
    expect(error instanceof RotationError && [...error.places]).toEqual([['news.body', 1]]);
    const same = await openStore(opened.options);
    expect(await isUnfinished(same)).toBe(false);
    const { damaged } = await change({ store: same, options: opened.options }, { skipDamaged: true });
    expect([...damaged]).toEqual([['news.body', 1]]);
    const store = await openStore({ ...opened.options, key: newKey });
    const left = await store.db
      .selectFrom('news')
      .select('body')
      .where('id', '=', 'news-1')
      .executeTakeFirst();
    expect(Buffer.from(left?.body ?? []).equals(Buffer.alloc(60, 1))).toBe(true);
    await store.close();
  });

  it('keeps others away while it is made, or is refused because of them', async () => {
    const { store, options } = await open();
    if (store.dialect === 'sqlite') await store.close();
    const alone = await openStore({ ...options, connections: 1 });
    await lockOut(alone);
    if (store.dialect === 'sqlite') {
      const other = new DatabaseSync(join(options.dataDir, 'suluh.db'), { timeout: 0 });
      expect(() => other.prepare('select * from meta').all()).toThrow(/locked/);
      other.close();
    } else await expect(rotate(alone, newKey, { now })).rejects.toMatchObject({ trouble: 'in-use' });
    await alone.close();
    await (await openStore(options)).close();
  });

  it('is unfinished until what the old one opens is cleared away', async () => {
    const opened = await open();
    await fillEverything(opened.store, 1);
    await change(opened);
    const store = await openStore({ ...opened.options, key: newKey });
    expect(await isUnfinished(store)).toBe(true);
    await finishRotation(store, opened.options.dataDir);
    expect(await isUnfinished(store)).toBe(false);
    await finishRotation(store, opened.options.dataDir);
    expect((await openEverything(store)).get('news.body')).toEqual(['"rahasia 0"']);
    await store.close();
  });

  it('keeps the look-ups of a database from before they had a key of their own', async () => {
    const opened = await open();
    await opened.store.db.deleteFrom('meta').where('key', '=', 'index-key').execute();
    await opened.store.close();
    const derived = createSeal(opened.options.key, derivedIndexKey(opened.options.key));
    const again = await openStore(opened.options);
    expect(again.seal.blindText('x', 'y')).toBe(derived.blindText('x', 'y'));
    await change({ store: again, options: opened.options });
    const store = await openStore({ ...opened.options, key: newKey });
    expect(store.seal.blindText('x', 'y')).toBe(derived.blindText('x', 'y'));
    await store.close();
  });

  it('looks up by another key than the one that a thief of the server key alone could derive', async () => {
    const { store, options } = await open();
    expect(store.seal.blindText('x', 'y')).not.toBe(createSeal(options.key).blindText('x', 'y'));
    const second = await openStore(options);
    expect(second.seal.blindText('x', 'y')).toBe(store.seal.blindText('x', 'y'));
    await second.close();
  });
});

describeOnEachStore('what the old key sealed', (open) => {
  it('is in no file afterwards: not in the database, its log, or copies from before the tables changed', async () => {
    const opened = await open();
    if (opened.store.dialect !== 'sqlite') return;
    const { dataDir } = opened.options;
    await fillEverything(opened.store, 40);
    const old = await sealedBytes(opened.store, [...sealedByServer, ...sealedByCase]);
    await opened.store.close();
    const copies = join(dataDir, 'backups');
    mkdirSync(copies);
    writeFileSync(join(copies, 'before-migration-2026.db'), readFileSync(join(dataDir, 'suluh.db')));
    const found = (): number => {
      const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((one) =>
        one.isFile(),
      );
      const all = Buffer.concat(files.map((one) => readFileSync(join(one.parentPath, one.name))));
      return old.filter((value) => all.includes(value.subarray(1, 41))).length;
    };
    expect(found()).toBe(old.length);
    await change({ store: await openStore(opened.options), options: opened.options });
    const store = await openStore({ ...opened.options, key: newKey });
    expect(await finishRotation(store, dataDir)).toEqual([join(copies, 'before-migration-2026.db')]);
    await store.close();
    expect(existsSync(join(copies, 'before-migration-2026.db'))).toBe(false);
    expect(old.length).toBeGreaterThan(500);
    expect(found()).toBe(0);
  }, 60_000);
});
