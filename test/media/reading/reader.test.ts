import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cleanFile } from '../../../src/media/clean.ts';
import { createReader, type Reader, ReaderStoppedError } from '../../../src/media/reading/reader.ts';
import { posters } from '../../support/posters.ts';

// A machine that is busy with other tests reads slowly.
vi.setConfig({ testTimeout: 120_000 });

/** A picture as the bot keeps it: redrawn, and then read. */
async function readBack(reader: Reader, bytes: Buffer) {
  const cleaned = await cleanFile(bytes, 'photo');
  if ('problem' in cleaned) return cleaned;
  const read = await reader.read(cleaned.bytes);
  return 'text' in read ? { ...read, text: read.text.replace(/\s+/g, ' ') } : read;
}

const upright = (bytes: Buffer) => sharp(bytes).autoOrient().toBuffer();

describe('what stands in a picture', () => {
  let reader: Reader;
  beforeAll(() => {
    reader = createReader();
  });
  afterAll(() => reader.stop());

  it.each(posters)('is read back from a poster: $name', async ({ draw, words }) => {
    const read = await readBack(reader, await draw());
    if (!('text' in read)) throw new Error(read.problem);
    for (const word of words) expect(read.text).toMatch(word);
    expect(read.confidence).toBeGreaterThan(0.8);
  });

  const edits: readonly (readonly [string, string, (bytes: Buffer) => Promise<Buffer>])[] = [
    ['turned to the right', 'honest', (bytes) => sharp(bytes).rotate(90).jpeg().toBuffer()],
    ['upside down', 'facebook', (bytes) => sharp(bytes).rotate(180).jpeg().toBuffer()],
    ['turned to the left', 'dark', (bytes) => sharp(bytes).rotate(270).jpeg().toBuffer()],
    ['of a third of the size', 'honest', (bytes) => sharp(bytes).resize({ width: 400 }).jpeg().toBuffer()],
    ['light on dark', 'honest', (bytes) => sharp(bytes).negate().jpeg().toBuffer()],
    ['pale', 'photographed', (bytes) => sharp(bytes).linear(0.25, 140).jpeg({ quality: 60 }).toBuffer()],
  ];
  it.each(edits)('is read back %s: %s', async (_how, name, edit) => {
    const poster = posters.find((each) => each.name === name);
    const read = await readBack(reader, await edit(await upright((await poster?.draw()) ?? Buffer.alloc(0))));
    if (!('text' in read)) throw new Error(read.problem);
    for (const word of poster?.words ?? []) expect(read.text).toMatch(word);
  });

  it('is nothing where no letters stand', async () => {
    const face = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200"><rect width="900" height="1200" fill="#7a8f6a"/>' +
        '<ellipse cx="450" cy="520" rx="240" ry="310" fill="#b98a66"/><circle cx="360" cy="460" r="28" fill="#2a1d14"/>' +
        '<circle cx="540" cy="460" r="28" fill="#2a1d14"/><path d="M340 660 Q450 740 560 660" stroke="#6b2d22" stroke-width="14" fill="none"/></svg>',
    );
    const noise = sharp({
      create: {
        width: 800,
        height: 600,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    });
    const plain = sharp({ create: { width: 640, height: 480, channels: 3, background: '#335577' } });
    for (const picture of [sharp(face), noise, plain])
      expect(await readBack(reader, await picture.jpeg().toBuffer())).toEqual({ problem: 'no-text' });
  });

  it('says of bytes that are no picture that they are none', async () => {
    expect(await reader.read(Buffer.from('PK\u0003\u0004 no picture'))).toEqual({ problem: 'unreadable' });
  });
});

describe('the thread', () => {
  it('is given up when a picture takes too long, and the next picture gets another', async () => {
    const draw = posters.find(({ name }) => name === 'photographed')?.draw;
    const bytes = (await draw?.()) ?? Buffer.alloc(0);
    const reader = createReader();
    const hasty = createReader({ limitMs: 20 });
    expect(await hasty.read(bytes)).toEqual({ problem: 'too-slow' });
    expect(await hasty.read(bytes)).toEqual({ problem: 'too-slow' });
    expect(await reader.read(bytes)).toHaveProperty('text');
    await Promise.all([hasty.stop(), reader.stop()]);
  });

  it('cannot take more memory than its share; the process lives on', async () => {
    const broken: unknown[] = [];
    const reader = createReader({ mostBytes: 1_000_000, onError: (error) => broken.push(error) });
    const { draw } = posters[0] ?? { draw: async () => Buffer.alloc(0) };
    expect(await reader.read(await draw())).toEqual({ problem: 'unreadable' });
    expect(broken).toHaveLength(1);
    await reader.stop();
  });

  it('reads one picture after another and blocks nobody meanwhile', async () => {
    const reader = createReader({ idleMs: 50 });
    const pictures = await Promise.all(posters.slice(0, 2).map(({ draw }) => draw()));
    let longest = 0;
    let before = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - before);
      before = performance.now();
    }, 5);
    const started = performance.now();
    const ends: number[] = [];
    await Promise.all(
      pictures.map(async (bytes) => {
        expect(await reader.read(bytes)).toHaveProperty('text');
        ends.push(performance.now() - started);
      }),
    );
    clearInterval(watch);
    expect(longest).toBeLessThan(1_000);
    expect((ends[1] ?? 0) - (ends[0] ?? 0)).toBeGreaterThan(100);
    await reader.stop();
    await expect(reader.read(Buffer.alloc(1))).rejects.toThrow(ReaderStoppedError);
  });
});
