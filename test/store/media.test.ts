import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createMediaStore } from '../../src/store/media.ts';
import { describeOnEachStore } from '../support/store.ts';

describeOnEachStore('media', (open) => {
  it.each([0, 1, 256 * 1024, 600_001])('keeps %i bytes sealed and gives them back', async (size) => {
    const { store } = await open();
    const media = createMediaStore(store, randomBytes);
    const bytes = Buffer.alloc(size, 'foto rahasia ');
    const id = await media.put({ kind: 'photo', mime: 'image/jpeg', bytes, personId: 'p' }, 5);
    const kept = await media.read(id);
    expect(kept?.mime).toBe('image/jpeg');
    expect(kept && Buffer.compare(kept.bytes, bytes)).toBe(0);
    const chunks = await store.db.selectFrom('media_chunk').select('bytes').execute();
    for (const chunk of chunks) expect(Buffer.from(chunk.bytes).includes('rahasia')).toBe(false);
  });

  it('removes the bytes too, and sweeps only what became part of no case', async () => {
    const { store } = await open();
    const media = createMediaStore(store, randomBytes);
    const put = (now: number) =>
      media.put({ kind: 'photo', mime: 'image/png', bytes: Buffer.from('x') }, now);
    const [old, ofCase, fresh] = [await put(1), await put(1), await put(10)];
    await store.db.updateTable('media').set({ case_id: 'k' }).where('id', '=', ofCase).execute();
    expect(await media.sweep(5)).toBe(1);
    expect(
      await Promise.all([old, ofCase, fresh].map(async (id) => (await media.read(id)) !== null)),
    ).toEqual([false, true, true]);
    await media.remove(fresh);
    expect(await store.db.selectFrom('media_chunk').select('media_id').execute()).toEqual([
      expect.objectContaining({ media_id: ofCase }),
    ]);
  });
});
