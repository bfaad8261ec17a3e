/** Header of a page up to its table of segments. */
const headSize = 27;
const opusTags = 'OpusTags';
const vorbisTags = '\x03vorbis';

interface Page {
  readonly start: number;
  /** Which stream it belongs to: its number, and how often a stream of that number has begun. */
  readonly stream: string;
  readonly segments: Buffer;
  readonly body: number;
  readonly end: number;
}

/** A packet of one stream, as the stretches of the file that it lies in. */
type Stretch = readonly [start: number, end: number];

/**
 * Ogg with Opus or Vorbis: the second packet of each stream, which names program, title and person, is
 * emptied in its place. What is no page is left out. Null when it is something else.
 */
export function bareOgg(bytes: Buffer): Buffer | null {
  const copy = Buffer.from(bytes);
  const pages = pagesIn(copy);
  if (pages.length === 0) return null;
  for (const own of Map.groupBy(pages, ({ stream }) => stream).values())
    if (!emptyTags(copy, own)) return null;
  for (const page of pages) writeChecksum(copy, page);
  return Buffer.concat(pages.map(({ start, end }) => copy.subarray(start, end)));
}

/** Page after page; ends at the first thing that is none. */
function pagesIn(bytes: Buffer): Page[] {
  const pages: Page[] = [];
  const begun = new Map<number, number>();
  for (let start = 0; start + headSize <= bytes.length; ) {
    if (bytes.toString('latin1', start, start + 4) !== 'OggS' || bytes[start + 4] !== 0) break;
    const count = bytes[start + 26] ?? 0;
    const body = start + headSize + count;
    const segments = bytes.subarray(start + headSize, body);
    const end = body + segments.reduce((sum, size) => sum + size, 0);
    if (end > bytes.length) break;
    const serial = bytes.readUInt32LE(start + 14);
    const isFirst = ((bytes[start + 5] ?? 0) & 2) !== 0;
    if (isFirst) begun.set(serial, (begun.get(serial) ?? 0) + 1);
    pages.push({ start, stream: `${serial}/${begun.get(serial) ?? 0}`, segments, body, end });
    start = end;
  }
  return pages;
}

function emptyTags(bytes: Buffer, pages: readonly Page[]): boolean {
  const [first, second] = packetsIn(pages, 2);
  if (!first || !second) return false;
  const kind = textOf(bytes, first, 8);
  const name = textOf(bytes, second, 8);
  if (kind === 'OpusHead' && name === opusTags) return fill(bytes, second, tagsOf(opusTags, ''));
  if (kind.startsWith('\x01vorbis') && name.startsWith(vorbisTags))
    return fill(bytes, second, tagsOf(vorbisTags, '\x01'));
  return false;
}

/** No program, no remarks; zeros behind them are padding. */
const tagsOf = (name: string, end: string): Buffer =>
  Buffer.concat([Buffer.from(name, 'latin1'), Buffer.alloc(8), Buffer.from(end, 'latin1')]);

/** The first packets of a stream; a segment of 255 goes on in the next one, over pages too. */
function packetsIn(pages: readonly Page[], most: number): Stretch[][] {
  const packets: Stretch[][] = [];
  let open: Stretch[] = [];
  for (const { segments, body } of pages) {
    let at = body;
    for (const size of segments) {
      open.push([at, at + size]);
      at += size;
      if (size === 255) continue;
      packets.push(open);
      if (packets.length === most) return packets;
      open = [];
    }
  }
  return packets;
}

function textOf(bytes: Buffer, packet: readonly Stretch[], length: number): string {
  return packet
    .map(([start, end]) => bytes.toString('latin1', start, Math.min(end, start + length)))
    .join('')
    .slice(0, length);
}

/** False when the packet is too short for what must stand in it. */
function fill(bytes: Buffer, packet: readonly Stretch[], content: Buffer): boolean {
  let written = 0;
  for (const [start, end] of packet) {
    bytes.fill(0, start, end);
    written += content.copy(bytes, start, written, Math.min(content.length, written + end - start));
  }
  return written === content.length;
}

/** The checksum of Ogg: polynomial 0x04c11db7, not mirrored, over the page with its own place empty. */
function writeChecksum(bytes: Buffer, { start, end }: Page): void {
  bytes.writeUInt32LE(0, start + 22);
  let sum = 0;
  for (let at = start; at < end; at += 1) {
    sum = ((sum << 8) ^ (table[((sum >>> 24) ^ (bytes[at] ?? 0)) & 0xff] ?? 0)) >>> 0;
  }
  bytes.writeUInt32LE(sum, start + 22);
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value >>> 0;
});
