import { randomBytes } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, it } from 'vitest';
import { SendError } from '../../src/channels/channel.ts';
import type { Input } from '../../src/conversation/input.ts';
import { createPrepare } from '../../src/inbox/fetch.ts';
import { largestFile } from '../../src/media/clean.ts';
import { createMediaStore } from '../../src/store/media.ts';
import { incoming } from '../support/incoming.ts';
import { describeOnEachStore } from '../support/store.ts';

const pdf = await (async () => {
  const made = await PDFDocument.create();
  made.addPage().drawText('rahasia');
  return Buffer.from(await made.save());
})();

describeOnEachStore('what hangs on a message', (open) => {
  const setUp = async (fetchMedia: () => Promise<Buffer> = async () => pdf) => {
    const { store } = await open();
    const media = createMediaStore(store, randomBytes);
    let asked = 0;
    const channel = {
      name: 'test',
      fetchMedia: () => {
        asked += 1;
        return fetchMedia();
      },
    };
    const prepare = createPrepare({ channels: [channel], media, now: () => 5 });
    const take = async (input: Input, more: { channel?: string; group?: boolean } = {}) =>
      prepare({ type: 'message', incoming: incoming({ input, ...more }) })?.();
    return { store, media, take, asked: () => asked };
  };
  const file = (more: { size?: number } = {}): Input => ({
    kind: 'media',
    media: 'document',
    remote: { ref: 'r', ...more },
  });

  it('is fetched, made fit, and sealed', async () => {
    const { store, media, take } = await setUp();
    const stored = await take(file());
    expect(stored).toEqual({ id: expect.any(String), mime: 'application/pdf', size: expect.any(Number) });
    const { id } = stored as { id: string };
    expect((await media.read(id))?.bytes.toString('latin1')).toMatch(/^%PDF-/);
    const row = await store.db.selectFrom('media').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ case_id: null, kind: 'document', created_at: 5 });
    const chunk = await store.db.selectFrom('media_chunk').select('bytes').executeTakeFirstOrThrow();
    expect(Buffer.from(chunk.bytes).includes('%PDF')).toBe(false);
  });

  it('that cannot be had is an answer', async () => {
    const failing = (error: Error) => setUp(() => Promise.reject(error));
    expect(await (await failing(new SendError('gone', '404'))).take(file())).toEqual({ problem: 'gone' });
    expect(await (await failing(new SendError('rejected', 'big'))).take(file())).toEqual({
      problem: 'too-large',
    });
    expect(await (await setUp(async () => Buffer.from('PK'))).take(file())).toEqual({
      problem: 'wrong-type',
    });
  });

  it('from a platform that is down is tried again', async () => {
    const { take } = await setUp(() => Promise.reject(new SendError('retry', '500')));
    await expect(take(file())).rejects.toThrow(SendError);
  });

  it('too large by its own word is not even fetched', async () => {
    const { take, asked } = await setUp();
    expect(await take(file({ size: largestFile + 1 }))).toEqual({ problem: 'too-large' });
    expect(asked()).toBe(0);
  });

  it('from a channel that is not there any more is gone', async () => {
    const { take } = await setUp();
    expect(await take(file(), { channel: 'former' })).toEqual({ problem: 'gone' });
  });

  it('in a group, a video, and plain words need nothing', async () => {
    const { take, asked } = await setUp();
    expect(await take(file(), { group: true })).toBeUndefined();
    expect(await take({ kind: 'media', media: 'video', remote: { ref: 'r' } })).toBeUndefined();
    expect(await take({ kind: 'text', text: 'halo' })).toBeUndefined();
    expect(asked()).toBe(0);
  });
});
