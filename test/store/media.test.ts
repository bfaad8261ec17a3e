import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { type CaseFile, createCases } from '../../src/store/cases.ts';
import { createMediaStore, tieMedia } from '../../src/store/media.ts';
import type { Store } from '../../src/store/store.ts';
import { describeOnEachStore } from '../support/store.ts';

describeOnEachStore('media', (open) => {
  const photo = (bytes: Buffer) => ({ kind: 'photo', mime: 'image/jpeg', bytes }) as const;

  const aCase = async (store: Store): Promise<CaseFile> => {
    await store.db
      .insertInto('person')
      .values({ id: 'p', language: null, created_at: 1, seen_at: 1 })
      .onConflict((on) => on.doNothing())
      .execute();
    return store.transact((tx) =>
      createCases(store).create(
        tx,
        { kind: 'recruiter', urgency: 'normal', reporterId: 'p', conversationId: 'c' },
        1,
      ),
    );
  };
  const tie = (store: Store, id: string, file: CaseFile) =>
    store.transact((tx) => tieMedia(tx, store.seal, id, file));

  /** As it was kept before each file had a key. */
  const putOld = async (store: Store, id: string, bytes: Buffer, caseId: string | null) => {
    const row = { id, case_id: caseId, person_id: null, kind: 'photo', mime: 'image/jpeg', created_at: 1 };
    await store.db
      .insertInto('media')
      .values({ ...row, size: bytes.length })
      .execute();
    const sealed = store.seal.seal('media_chunk.bytes', bytes);
    await store.db.insertInto('media_chunk').values({ media_id: id, n: 0, bytes: sealed }).execute();
  };

  it.each([0, 1, 256 * 1024, 600_001])('keeps %i bytes sealed and gives them back', async (size) => {
    const { store } = await open();
    const media = createMediaStore(store, randomBytes);
    const bytes = Buffer.alloc(size, 'foto rahasia ');
    const id = await media.put({ ...photo(bytes), personId: 'p' }, 5);
    const kept = await media.read(id);
    expect(kept?.mime).toBe('image/jpeg');
    expect(kept && Buffer.compare(kept.bytes, bytes)).toBe(0);
    const chunks = await store.db.selectFrom('media_chunk').select('bytes').execute();
    for (const chunk of chunks) expect(Buffer.from(chunk.bytes).includes('rahasia')).toBe(false);
  });

  it('removes the bytes too, and sweeps only what became part of no case', async () => {
    const { store } = await open();
    const media = createMediaStore(store, randomBytes);
    const put = (now: number) => media.put(photo(Buffer.from('x')), now);
    const [old, ofCase, fresh] = [await put(1), await put(1), await put(10)];
    await tie(store, ofCase, await aCase(store));
    expect(await media.sweep(5)).toBe(1);
    expect(
      await Promise.all([old, ofCase, fresh].map(async (id) => (await media.read(id)) !== null)),
    ).toEqual([false, true, true]);
    await media.remove(fresh);
    expect(await store.db.selectFrom('media_chunk').select('media_id').execute()).toEqual([
      expect.objectContaining({ media_id: ofCase }),
    ]);
  });

  it('stored again under the same id is there once', async () => {
    const { store } = await open();
    const media = createMediaStore(store, randomBytes);
    await media.put({ ...photo(Buffer.alloc(600_000, 'a')), id: 'same' }, 1);
    await media.put({ ...photo(Buffer.from('bb')), id: 'same' }, 2);
    expect((await media.read('same'))?.bytes.toString()).toBe('bb');
    expect(await media.about('same')).toEqual({ mime: 'image/jpeg', size: 2 });
    expect(await media.about('other')).toBeNull();
  });

  it('of a case is unreadable, even from an old copy of the table, once the key of the case is destroyed', async () => {
    const { store } = await open();
    const media = createMediaStore(store, randomBytes);
    const file = await aCase(store);
    const id = await media.put(photo(Buffer.from('foto rahasia')), 1);
    const loose = await store.db.selectFrom('media').selectAll().executeTakeFirstOrThrow();
    await tie(store, id, file);
    expect((await media.read(id))?.bytes.toString()).toBe('foto rahasia');
    const row = await store.db.selectFrom('media').selectAll().executeTakeFirstOrThrow();
    const chunks = await store.db.selectFrom('media_chunk').selectAll().execute();
    expect(row.case_id).toBe(file.id);
    expect(Buffer.from(row.media_key ?? []).equals(Buffer.from(loose.media_key ?? []))).toBe(false);
    await store.transact((tx) => createCases(store).destroy(tx, file));
    expect(await store.db.selectFrom('media').select('id').execute()).toEqual([]);
    // What was copied before, put back: the server's key alone opens neither the key nor the bytes.
    await store.db.insertInto('media').values(row).execute();
    await store.db.insertInto('media_chunk').values(chunks).execute();
    expect(await media.read(id)).toBeNull();
    expect(() => store.seal.withKey('media.media_key', row.media_key ?? new Uint8Array())).toThrow();
    for (const chunk of chunks) expect(() => store.seal.open('media_chunk.bytes', chunk.bytes)).toThrow();
    expect(await media.sweepOrphans()).toBe(1);
    expect(await store.db.selectFrom('media_chunk').select('n').execute()).toEqual([]);
  });

  it('is tied to a case in a moment, however large it is', async () => {
    const { store } = await open();
    const media = createMediaStore(store, randomBytes);
    const id = await media.put(photo(Buffer.alloc(10 * 1024 * 1024, 'x')), 1);
    const file = await aCase(store);
    const before = await store.db.selectFrom('media_chunk').select('bytes').where('n', '=', 0).execute();
    const begun = performance.now();
    await tie(store, id, file);
    expect(performance.now() - begun).toBeLessThan(250);
    expect(await store.db.selectFrom('media_chunk').select('bytes').where('n', '=', 0).execute()).toEqual(
      before,
    );
    expect((await media.read(id))?.bytes.length).toBe(10 * 1024 * 1024);
  });

  it('of one case can become part of another', async () => {
    const { store } = await open();
    const media = createMediaStore(store, randomBytes);
    const [first, second] = [await aCase(store), await aCase(store)];
    const id = await media.put(photo(Buffer.from('x')), 1);
    await tie(store, id, first);
    await tie(store, id, second);
    await store.transact((tx) => createCases(store).destroy(tx, first));
    expect((await media.read(id))?.bytes.toString()).toBe('x');
  });

  it('from before there were keys is readable, tied, and renewed', async () => {
    const { store } = await open();
    const media = createMediaStore(store, randomBytes);
    const file = await aCase(store);
    await putOld(store, 'loose', Buffer.from('satu'), null);
    await putOld(store, 'tied', Buffer.from('dua'), file.id);
    await putOld(store, 'waiting', Buffer.from('tiga'), null);
    const all = async () =>
      Promise.all(
        ['loose', 'tied', 'waiting'].map(async (id) => (await media.read(id))?.bytes.toString() ?? null),
      );
    expect(await all()).toEqual(['satu', 'dua', 'tiga']);
    await tie(store, 'loose', file);
    expect(await media.renew(1)).toBe(1);
    expect(await media.renew()).toBe(1);
    expect(await media.renew()).toBe(0);
    expect(await all()).toEqual(['satu', 'dua', 'tiga']);
    const chunks = await store.db.selectFrom('media_chunk').selectAll().execute();
    for (const chunk of chunks) expect(() => store.seal.open('media_chunk.bytes', chunk.bytes)).toThrow();
    await store.db.updateTable('case_file').set({ case_key: null }).execute();
    expect(await all()).toEqual([null, null, 'tiga']);
  });
});
