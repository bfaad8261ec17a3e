import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { SendError } from '../../src/channels/channel.ts';
import type { Incoming, Input, MediaKind } from '../../src/conversation/input.ts';
import { loadWorld } from '../../src/conversation/load.ts';
import { createPrepare } from '../../src/inbox/fetch.ts';
import type { Work } from '../../src/inbox/work.ts';
import { largestFile } from '../../src/media/clean.ts';
import { localRates } from '../../src/shared/rates.ts';
import { createCases } from '../../src/store/cases.ts';
import { createMediaStore } from '../../src/store/media.ts';
import { openStore, type StoreOptions } from '../../src/store/store.ts';
import { incoming } from '../support/incoming.ts';
import { describeOnEachStore } from '../support/store.ts';

const world = loadWorld({ folder: join(import.meta.dirname, '../..') });

const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#446688' } })
  .jpeg()
  .toBuffer();
const pdf = await (async () => {
  const made = await PDFDocument.create();
  made.addPage().drawText('rahasia');
  return Buffer.from(await made.save());
})();

describeOnEachStore('what hangs on a message', (open) => {
  const setUp = async (fetchMedia: () => Promise<Buffer> = async () => jpeg) => {
    const { store } = await open();
    const media = createMediaStore(store, randomBytes);
    let asked = 0;
    let count = 0;
    const dropped: string[] = [];
    const channel = {
      name: 'test',
      dropMedia: async ({ ref }: { ref: string }) => void dropped.push(ref),
      fetchMedia: () => {
        asked += 1;
        return fetchMedia();
      },
    };
    const prepare = createPrepare({
      store,
      media,
      channels: [channel],
      cases: createCases(store),
      rates: localRates(),
      world: { understand: world.understand, policy: { ...world.policy, limits } },
      now: () => 5,
    });
    const message = (input: Input, more: Partial<Incoming> = {}): Work => {
      count += 1;
      return { type: 'message', incoming: incoming({ input, key: `k${count}`, ...more }) };
    };
    const take = async (input: Input, more: Partial<Incoming> = {}, before: readonly Work[] = []) =>
      prepare(message(input, more), before)?.();
    return { store, media, take, message, asked: () => asked, dropped };
  };
  /** Two files a day. */
  const limits = { ...world.policy.limits, files: { points: 2, per: 86_400_000 } };
  const file = (more: { size?: number; caption?: string; media?: MediaKind } = {}): Input => {
    const { size, caption, media = 'document' } = more;
    const remote = { ref: 'r', ...(size === undefined ? {} : { size }) };
    return { kind: 'media', media, remote, ...(caption === undefined ? {} : { caption }) };
  };

  it('is fetched, made fit, and sealed', async () => {
    const { store, media, take } = await setUp(async () => pdf);
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

  it('is stored once, whatever is killed between storing and noting it', async () => {
    const { store, take, asked, dropped } = await setUp();
    const first = await take(file(), { key: 'same' });
    // The next process begins anew with the same message.
    expect(await take(file(), { key: 'same' })).toEqual(first);
    expect(asked()).toBe(1);
    expect(await store.db.selectFrom('media').select('id').execute()).toHaveLength(1);
    expect(dropped).toEqual(['r', 'r']);
  });

  it('beyond so many in a day is not fetched, but in danger there is no limit', async () => {
    const { take, asked } = await setUp();
    for (let n = 0; n < 2; n += 1) expect(await take(file())).toHaveProperty('id');
    expect(await take(file())).toEqual({ problem: 'too-many' });
    expect(asked()).toBe(2);
    expect(await take(file({ caption: 'tolong saya dikurung majikan' }))).toHaveProperty('id');
    expect(await take(file(), { sender: 'somebody else', chat: 'somebody else' })).toHaveProperty('id');
  });

  it('about sexual violence is not fetched, by its caption or by what was written just before', async () => {
    const { take, message, asked, dropped, store } = await setUp();
    const words = 'saya diperkosa majikan';
    expect(await take(file({ caption: words, media: 'photo' }))).toEqual({ problem: 'unopened' });
    const before = [message({ kind: 'text', text: words })];
    expect(await take(file({ media: 'photo' }), {}, before)).toEqual({ problem: 'unopened' });
    expect(asked()).toBe(0);
    expect(dropped).toHaveLength(2);
    expect(await store.db.selectFrom('media').select('id').execute()).toEqual([]);
    // A voice note stays.
    await take(file({ media: 'voice', caption: words }));
    expect(asked()).toBe(1);
  });
});

describeOnEachStore('a file whose process was killed after storing it', (_open, make) => {
  const run = (options: StoreOptions, after: string): Promise<unknown> => {
    const script = join(import.meta.dirname, '../support/kill-while-storing.ts');
    const child = fork(script, [options.dataDir, after, options.databaseUrl ?? ''], { stdio: 'ignore' });
    return new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
  };

  it('is found by the next one, and swept when nobody comes for it', { timeout: 90_000 }, async () => {
    const options = await make();
    expect(await run(options, 'be killed')).toBe('SIGKILL');
    expect(await run(options, 'go on')).toBe(0);
    const store = await openStore(options);
    const media = createMediaStore(store, randomBytes);
    const rows = await store.db.selectFrom('media').select(['case_id', 'created_at']).execute();
    expect(rows).toEqual([{ case_id: null, created_at: expect.any(Number) }]);
    expect(await media.sweep(Date.now() - 86_400_000)).toBe(0);
    expect(await media.sweep(Date.now() + 1)).toBe(1);
    expect(await store.db.selectFrom('media_chunk').select('n').execute()).toEqual([]);
    await store.close();
  });
});
