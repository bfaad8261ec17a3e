import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFile } from '../../../src/media/clean.ts';
import { bareSound } from '../../../src/media/sound/bare.ts';
import {
  box,
  madeAt,
  mp3Frame,
  mp3Voice,
  mp4Sound,
  mp4Voice,
  oggChecksum,
  oggSound,
  oggVoice,
} from '../../support/sounds.ts';

const secret = 'SITI DARI AIKMEL';

/** Takes a file apart as the program that plays it would: every page with a right checksum. */
function pagesOf(bytes: Buffer): Buffer[] {
  const pages: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const count = bytes[at + 26] ?? 0;
    const size = bytes.subarray(at + 27, at + 27 + count).reduce((sum, part) => sum + part, 0);
    const page = Buffer.from(bytes.subarray(at, at + 27 + count + size));
    const stated = page.readUInt32LE(22);
    page.writeUInt32LE(0, 22);
    expect(oggChecksum(page)).toBe(stated);
    pages.push(page);
    at += page.length;
  }
  return pages;
}

describe('a voice note', () => {
  it.each<[string, readonly string[]]>([
    ['with a name and a place', [`ARTIST=${secret}`, 'LOCATION=-8.58,116.5']],
    ['with a picture over several pages', [`METADATA_BLOCK_PICTURE=${secret}${'A'.repeat(150_000)}`]],
    ['with nothing but its maker', []],
  ])('as Ogg %s keeps its sound only', async (_, remarks) => {
    const before = oggVoice(`Recorder ${secret}`, remarks);
    expect(before.includes(secret)).toBe(true);
    const cleaned = await cleanFile(before, 'voice');
    if ('problem' in cleaned) throw new Error(cleaned.problem);
    expect([cleaned.kind, cleaned.mime]).toEqual(['voice', 'audio/ogg']);
    for (const word of [secret, 'ARTIST', 'LOCATION', 'Recorder', 'PICTURE'])
      expect(cleaned.bytes.includes(word)).toBe(false);
    expect(cleaned.bytes.length).toBe(before.length);
    const pages = pagesOf(cleaned.bytes);
    expect(pages).toHaveLength(pagesOf(before).length);
    expect(pages.at(-1)?.includes(oggSound)).toBe(true);
    expect(pages[1]?.includes(Buffer.from('OpusTags\0\0\0\0\0\0\0\0', 'latin1'))).toBe(true);
  });

  it('of two pieces behind one another loses what is said of both', () => {
    const both = Buffer.concat([oggVoice('x', [secret]), oggVoice('y', [secret])]);
    const bare = bareSound(both);
    expect(bare?.bytes.length).toBe(both.length);
    expect(bare?.bytes.includes(secret)).toBe(false);
  });

  it('loses what hangs behind its end', () => {
    const bare = bareSound(Buffer.concat([oggVoice('x', []), Buffer.from(`PK\u0003\u0004${secret}`)]));
    expect(bare?.bytes.includes(secret)).toBe(false);
    expect(bare && pagesOf(bare.bytes)).toHaveLength(3);
  });

  it('as MP3 keeps its frames only', async () => {
    const cleaned = await cleanFile(mp3Voice(secret), 'voice');
    if ('problem' in cleaned) throw new Error(cleaned.problem);
    expect(cleaned.mime).toBe('audio/mpeg');
    expect(cleaned.bytes.equals(Buffer.concat(Array(6).fill(mp3Frame)))).toBe(true);
  });

  it('as MPEG-4 sound loses place, name and day, and its sound stays where it was', async () => {
    const before = mp4Voice(secret);
    expect(before.includes('116.5000')).toBe(true);
    expect(before.includes(madeAt)).toBe(true);
    const cleaned = await cleanFile(before, 'voice');
    if ('problem' in cleaned) throw new Error(cleaned.problem);
    expect(cleaned.mime).toBe('audio/mp4');
    for (const word of [secret, '116.5000', 'udta', 'xyz', madeAt])
      expect(cleaned.bytes.includes(word)).toBe(false);
    expect(cleaned.bytes.indexOf(mp4Sound)).toBe(before.indexOf(mp4Sound));
  });

  it.each<[string, Buffer]>([
    ['a film', mp4Voice('x', 'vide')],
    ['a zip', Buffer.from('PK\u0003\u0004')],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['a PDF', Buffer.from('%PDF-1.7')],
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from([0xff])],
    ['the first bytes of Ogg', Buffer.from('OggS\u0000\u0002')],
    ['Ogg with a film in it', oggVoice('x', []).fill('Theora!!', 28, 36)],
    ['the first bytes of MPEG-4', Buffer.from('\u0000\u0000\u0000\u0018ftypM4A ')],
    ['a tag without sound', mp3Voice('x').subarray(0, 40)],
    [
      'boxes within boxes that lie',
      Buffer.concat([box('ftyp'), Buffer.from('\xff\xff\xff\xffmoov', 'latin1')]),
    ],
  ])('that is %s is of the wrong type', async (_, bytes) => {
    expect(await cleanFile(bytes, 'voice')).toEqual({ problem: 'wrong-type' });
  });

  it('of whatever bytes is an answer, never an error', () => {
    const starts = [
      oggVoice('x', [secret]),
      mp3Voice(secret),
      mp4Voice(secret),
      Buffer.from('OggS'),
      Buffer.from('\0\0\0\x08ftyp'),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 20 }),
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(2000),
        (start, changes, more, cut) => {
          const bytes = Buffer.concat([start, more]).subarray(0, cut + 1);
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          const bare = bareSound(bytes);
          expect(bare === null || bare.bytes.length <= bytes.length).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('of ten megabytes takes no time worth speaking of', () => {
    const hostile = [
      Buffer.alloc(10 * 1024 * 1024, 0xff),
      Buffer.concat([box('ftyp'), Buffer.alloc(10 * 1024 * 1024, '\0\0\0\x08moov', 'latin1')]),
      Buffer.concat(Array(25_000).fill(Buffer.concat([mp3Frame, Buffer.from([0xff])]))),
      Buffer.concat(Array(15_000).fill(oggVoice('x', [], 1))),
    ];
    for (const bytes of hostile) {
      const begun = process.cpuUsage();
      bareSound(bytes.subarray(0, 10 * 1024 * 1024));
      expect(process.cpuUsage(begun).user / 1000).toBeLessThan(2000);
    }
  });
});
