import type { BareSound } from './bare.ts';

/** So many frames in a row are no chance. */
const enough = 3;
const mostTags = 20;

/**
 * MP3 or AAC without titles, names and pictures: the frames of the sound are kept and nothing else.
 * Null when there are not enough of them.
 */
export function bareMpeg(bytes: Buffer): BareSound | null {
  let at = behindTags(bytes);
  const kind = kindAt(bytes, at);
  if (!kind) return null;
  const frames: Buffer[] = [];
  while (at < bytes.length) {
    if (kindAt(bytes, at) === kind && runsOn(bytes, at, kind)) {
      const end = Math.min(bytes.length, at + frameSize(bytes, at));
      frames.push(bytes.subarray(at, end));
      at = end;
    } else {
      at = bytes.indexOf(0xff, at + 1);
      if (at < 0) break;
    }
  }
  if (frames.length < enough) return null;
  return { mime: kind === 'aac' ? 'audio/aac' : 'audio/mpeg', bytes: Buffer.concat(frames) };
}

/** ID3 at the beginning says itself how long it is; its pictures could look like sound. */
function behindTags(bytes: Buffer): number {
  let at = 0;
  for (let n = 0; n < mostTags && bytes.toString('latin1', at, at + 3) === 'ID3'; n += 1) {
    if (at + 10 > bytes.length) return bytes.length;
    const sizes = [...bytes.subarray(at + 6, at + 10)];
    const size = sizes.reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
    const footer = ((bytes[at + 5] ?? 0) & 0x10) === 0 ? 0 : 10;
    at = Math.min(bytes.length, at + 10 + size + footer);
  }
  while (bytes[at] === 0) at += 1;
  return at;
}

type Kind = `mp3-${number}` | 'aac';

/** Version, layer and rate stay the same from frame to frame. */
function kindAt(bytes: Buffer, at: number): Kind | null {
  const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
  if (first !== 0xff || (second & 0xe0) !== 0xe0 || frameSize(bytes, at) === 0) return null;
  return (second & 0x06) === 0 ? 'aac' : `mp3-${((second & 0x1e) << 2) | ((third & 0x0c) >> 2)}`;
}

/** The next frames follow where this one ends, or the file does. */
function runsOn(bytes: Buffer, at: number, kind: Kind): boolean {
  let next = at;
  for (let n = 0; n < enough; n += 1) {
    next += frameSize(bytes, next);
    if (next >= bytes.length) return next === bytes.length || n > 0;
    if (isEnd(bytes, next)) return true;
    if (kindAt(bytes, next) !== kind) return false;
  }
  return true;
}

/** Tags that stand behind the sound. */
const endings = ['TAG', 'APETAGEX', 'LYRICSBEGIN', 'ID3', '3DI'];

const isEnd = (bytes: Buffer, at: number): boolean =>
  endings.some((name) => bytes.toString('latin1', at, at + name.length) === name);

const rates = [44_100, 48_000, 32_000];
const kilobits: Readonly<Record<string, readonly number[]>> = {
  '3-3': [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  '3-2': [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  '3-1': [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  'low-3': [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  'low-2': [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  'low-1': [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};

/** Bytes of the frame that begins here; 0 when none does. */
function frameSize(bytes: Buffer, at: number): number {
  const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0, sixth = 0] = bytes.subarray(at, at + 6);
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return 0;
  const layer = (second >> 1) & 3;
  if (layer === 0) {
    const size = ((fourth & 3) << 11) | (fifth << 3) | (sixth >> 5);
    return (second & 0xf0) === 0xf0 && size > 7 ? size : 0;
  }
  const version = (second >> 3) & 3;
  const rate = rates[(third >> 2) & 3];
  const rated = kilobits[`${version === 3 ? '3' : 'low'}-${layer}`]?.[third >> 4];
  if (version === 1 || rate === undefined || !rated) return 0;
  const hertz = version === 3 ? rate : version === 2 ? rate / 2 : rate / 4;
  const padding = (third >> 1) & 1;
  if (layer === 3) return (Math.floor((12_000 * rated) / hertz) + padding) * 4;
  const samples = layer === 1 && version !== 3 ? 72_000 : 144_000;
  return Math.floor((samples * rated) / hertz) + padding;
}
