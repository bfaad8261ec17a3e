/** Voice notes as phones make them, with what they and programs write beside the sound. */

/** Bit by bit, as the description of the format says it. */
export function oggChecksum(page: Buffer): number {
  let sum = 0;
  for (const byte of page) {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  }
  return sum >>> 0;
}

function oggPage(serial: number, sequence: number, flags: number, segments: number[], body: Buffer): Buffer {
  const head = Buffer.alloc(27 + segments.length);
  head.write('OggS', 'latin1');
  head[5] = flags;
  head.writeUInt32LE(serial, 14);
  head.writeUInt32LE(sequence, 18);
  head[26] = segments.length;
  head.set(segments, 27);
  const page = Buffer.concat([head, body]);
  page.writeUInt32LE(oggChecksum(page), 22);
  return page;
}

const lacing = (size: number): number[] => [...Array(Math.floor(size / 255)).fill(255), size % 255];

const lengthed = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
};

export const oggSound = Buffer.alloc(400, 'bunyi');

/** Opus with remarks; long ones go over several pages. */
export function oggVoice(vendor: string, remarks: readonly string[], serial = 7): Buffer {
  const head = Buffer.concat([Buffer.from('OpusHead'), Buffer.alloc(11, 1)]);
  const count = Buffer.alloc(4);
  count.writeUInt32LE(remarks.length);
  const tags = Buffer.concat([Buffer.from('OpusTags'), lengthed(vendor), count, ...remarks.map(lengthed)]);
  const pages = [oggPage(serial, 0, 2, lacing(head.length), head)];
  const segments = lacing(tags.length);
  for (let at = 0; at * 255 < segments.length; at += 1) {
    const own = segments.slice(at * 255, (at + 1) * 255);
    const body = tags.subarray(at * 255 * 255, at * 255 * 255 + own.reduce((sum, size) => sum + size, 0));
    pages.push(oggPage(serial, at + 1, at === 0 ? 0 : 1, own, body));
  }
  return Buffer.concat([...pages, oggPage(serial, 99, 4, lacing(oggSound.length), oggSound)]);
}

/** MPEG 1, layer III, 128 kbit/s, 44100 Hz: 417 bytes. */
export const mp3Frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x44]), Buffer.alloc(413, 0x55)]);

export function mp3Voice(words: string): Buffer {
  const content = Buffer.concat([Buffer.from('TIT2'), Buffer.alloc(6), Buffer.from(words), mp3Frame]);
  const head = Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, content.length >> 7, content.length & 0x7f]);
  const end = Buffer.alloc(128);
  end.write(`TAG${words}`, 'latin1');
  const ape = Buffer.concat([Buffer.from('APETAGEX'), Buffer.from(words)]);
  return Buffer.concat([head, content, ...Array(6).fill(mp3Frame), ape, end]);
}

export function box(type: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

export const mp4Sound = Buffer.alloc(300, 'bunyi');
export const madeAt = Buffer.from('e5f6a7b8', 'hex');

export function mp4Voice(words: string, handler = 'soun'): Buffer {
  const dated = Buffer.concat([Buffer.alloc(4), madeAt, madeAt, Buffer.alloc(20)]);
  const hdlr = box('hdlr', Buffer.alloc(8), Buffer.from(handler), Buffer.alloc(13));
  const trak = box(
    'trak',
    box('tkhd', dated),
    box('mdia', box('mdhd', dated), hdlr, box('minf')),
    box('meta', Buffer.from(words)),
  );
  const place = box('\u00a9xyz', Buffer.from(`\0\x12\x15\xc7-08.5833+116.5000/${words}`));
  return Buffer.concat([
    box('ftyp', Buffer.from('M4A \0\0\0\0')),
    box('free', Buffer.from(words)),
    box('moov', box('mvhd', dated), trak, box('udta', place)),
    box('mdat', mp4Sound),
  ]);
}
