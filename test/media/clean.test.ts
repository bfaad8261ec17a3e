import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { cleanFile, largestFile } from '../../src/media/clean.ts';

const { default: sharp } = await import('sharp');

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#446688' } });

async function taken(bytes: Buffer, claimed: 'photo' | 'document' | 'voice' = 'photo') {
  const cleaned = await cleanFile(bytes, claimed);
  if ('problem' in cleaned) throw new Error(`it was refused: ${cleaned.problem}`);
  return cleaned;
}

describe('a picture', () => {
  const withPlace = () =>
    picture(400, 300)
      .jpeg()
      .withExif({
        IFD0: { Copyright: 'Siti dari Aikmel', Make: 'Xiaomi', Model: 'Redmi' },
        IFD3: {
          GPSLatitude: '8/1 35/1 0/1',
          GPSLatitudeRef: 'S',
          GPSLongitude: '116/1 30/1 0/1',
          GPSLongitudeRef: 'E',
        },
      })
      .toBuffer();

  it('loses its place, its owner and its device', async () => {
    const before = await withPlace();
    expect(before.includes('Siti dari Aikmel')).toBe(true);
    expect((await sharp(before).metadata()).exif).toBeDefined();
    const { bytes, kind, mime } = await taken(before);
    const { exif, xmp, iptc, icc } = await sharp(bytes).metadata();
    expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
    for (const word of ['Siti', 'Xiaomi', 'GPS', 'Exif']) expect(bytes.includes(word)).toBe(false);
    expect([kind, mime]).toEqual(['photo', 'image/jpeg']);
  });

  it('loses what hangs behind its end', async () => {
    const bytes = Buffer.concat([await withPlace(), Buffer.from('PK\u0003\u0004 hidden archive')]);
    expect((await taken(bytes)).bytes.includes('hidden archive')).toBe(false);
  });

  it('stands upright, whatever way the phone was held', async () => {
    const { bytes } = await taken(await picture(400, 300).jpeg().withMetadata({ orientation: 6 }).toBuffer());
    const { width, height, orientation } = await sharp(bytes).metadata();
    expect([width, height, orientation]).toEqual([300, 400, undefined]);
  });

  it('is made smaller when it is large, and never larger', async () => {
    const large = await sharp((await taken(await picture(4000, 3000).jpeg().toBuffer())).bytes).metadata();
    expect([large.width, large.height]).toEqual([2048, 1536]);
    const small = await sharp((await taken(await picture(20, 10).png().toBuffer())).bytes).metadata();
    expect([small.width, small.height, small.format]).toEqual([20, 10, 'jpeg']);
  });

  it('of 41 megapixels is taken; of 60 it is an attack', async () => {
    const real = await picture(7400, 5550).jpeg({ quality: 20 }).toBuffer();
    expect((await taken(real)).bytes.length).toBeLessThan(largestFile);
    const bomb = await picture(10_000, 6000).png({ compressionLevel: 9 }).toBuffer();
    expect(await cleanFile(bomb, 'photo')).toEqual({ problem: 'unreadable' });
  });

  it.each(['png', 'webp'] as const)(
    'as %s becomes a JPEG, on white where one could see through',
    async (format) => {
      const clear = sharp({
        create: { width: 8, height: 8, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
      });
      const { bytes } = await taken(await clear.toFormat(format).toBuffer());
      const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
      expect(info.channels).toBe(3);
      expect(data[0]).toBeGreaterThan(250);
    },
  );

  it('sent as a document is a picture all the same', async () => {
    expect((await taken(await withPlace(), 'document')).kind).toBe('photo');
  });

  it.each([
    ['cut off in the middle', async () => (await withPlace()).subarray(0, 300)],
    [
      'with noise for a body',
      async () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(400, 7)]),
    ],
    ['of nothing but its first bytes', async () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
  ])('%s is unreadable', async (_, make) => {
    expect(await cleanFile(await make(), 'photo')).toEqual({ problem: 'unreadable' });
  });
});

describe('what is no picture', () => {
  const zip = Buffer.concat([
    Buffer.from('PK\u0003\u0004\u0014\u0000'),
    deflateRawSync(Buffer.from('x'.repeat(99))),
  ]);

  it.each<[string, Buffer]>([
    ['a zip that calls itself a photo', zip],
    ['a program', Buffer.from('MZ\u0090\u0000')],
    ['a web page', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000')],
    ['RIFF that is sound', Buffer.from('RIFF\u0000\u0000\u0000\u0000WAVE')],
    ['an office file', Buffer.from('\u00d0\u00cf\u0011\u00e0', 'latin1')],
    ['nothing at all', Buffer.alloc(0)],
  ])('%s is of the wrong type', async (_, bytes) => {
    expect(await cleanFile(bytes, 'photo')).toEqual({ problem: 'wrong-type' });
    expect(await cleanFile(bytes, 'document')).toEqual({ problem: 'wrong-type' });
  });

  it('too much of anything is too large, before it is looked at', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(largestFile)]);
    for (const claimed of ['photo', 'document', 'voice'] as const)
      expect(await cleanFile(bytes, claimed)).toEqual({ problem: 'too-large' });
  });
});
