/** Boxes that hold other boxes on the way to what is looked for. */
const containers = ['moov', 'trak', 'mdia', 'moof', 'traf'];
/** Titles, names, places, pictures, and whatever programs leave there. */
const said = ['udta', 'meta', 'uuid', 'free', 'skip', 'wide', 'pdin', 'cprt', 'XMP_'];
/** Begin with when something was made and changed. */
const dated = ['mvhd', 'tkhd', 'mdhd'];
const known = ['ftyp', 'mdat', 'sidx', 'styp', 'mfra', ...containers, ...said];
const mostBoxes = 100_000;

/**
 * MPEG-4 sound: what is said about it is overwritten in its place, because the sound is found by its
 * distance from the beginning. Null for films and for what cannot be taken apart.
 */
export function bareMp4(bytes: Buffer): Buffer | null {
  const copy = Buffer.from(bytes);
  const waiting: [start: number, end: number, top: boolean][] = [[0, copy.length, true]];
  let count = 0;
  let sounds = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [start, end, top] = next;
    for (let at = start; at < end; ) {
      const box = boxAt(copy, at, end);
      count += 1;
      if (!box || count > mostBoxes || (top && !known.includes(box.type))) return null;
      if (box.type === 'hdlr') {
        if (copy.toString('latin1', box.body + 8, box.body + 12) !== 'soun') return null;
        sounds += 1;
      }
      if (containers.includes(box.type)) waiting.push([box.body, box.end, false]);
      if (said.includes(box.type)) empty(copy, at, box);
      if (dated.includes(box.type)) undate(copy, box);
      at = box.end;
    }
  }
  return sounds > 0 ? copy : null;
}

interface Box {
  readonly type: string;
  readonly body: number;
  readonly end: number;
}

function boxAt(bytes: Buffer, at: number, limit: number): Box | null {
  if (at + 8 > limit) return null;
  const stated = bytes.readUInt32BE(at);
  const type = bytes.toString('latin1', at + 4, at + 8);
  if (stated === 1 && at + 16 > limit) return null;
  const head = stated === 1 ? 16 : 8;
  const size = stated === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : stated === 0 ? limit - at : stated;
  return size < head || at + size > limit ? null : { type, body: at + head, end: at + size };
}

function empty(bytes: Buffer, at: number, { body, end }: Box): void {
  bytes.write('free', at + 4, 'latin1');
  bytes.fill(0, body, end);
}

/** Two times of four bytes each, in version 1 of eight, behind version and flags. */
function undate(bytes: Buffer, { body, end }: Box): void {
  const size = bytes[body] === 1 ? 16 : 8;
  bytes.fill(0, body + 4, Math.min(end, body + 4 + size));
}
