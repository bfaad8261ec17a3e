/** The bytes are no picture of the kind that they claim to be. */
export class PictureFormatError extends Error {
  override readonly name = 'PictureFormatError';
}

const startOfScan = 0xda;
const endOfImage = 0xd9;
const comment = 0xfe;

/**
 * A JPEG without anything that is not the picture: place, time, device, comments, previews, and what
 * hangs behind its end are left out. The picture itself is not drawn anew. Throws PictureFormatError.
 */
export function bareJpeg(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) throw new PictureFormatError('no JPEG');
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) throw new PictureFormatError('no marker where one must be');
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1] ?? endOfImage;
    if (marker === endOfImage) break;
    const end = isAlone(marker) ? at + 2 : at + 2 + lengthAt(bytes, at + 2);
    if (end > bytes.length) throw new PictureFormatError('cut off');
    const next = marker === startOfScan ? endOfScan(bytes, end) : end;
    if (belongs(marker, bytes.subarray(at + 4, end))) kept.push(bytes.subarray(at, next));
    at = next;
  }
  kept.push(Uint8Array.of(0xff, endOfImage));
  return Buffer.concat(kept);
}

const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

function lengthAt(bytes: Uint8Array, at: number): number {
  const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  if (length < 2) throw new PictureFormatError('a part without a length');
  return length;
}

/** Of the parts for applications only two change how the picture looks; a JFIF one may hold a preview. */
function belongs(marker: number, content: Uint8Array): boolean {
  if (marker === comment) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  const name = Buffer.from(content.subarray(0, 5)).toString('latin1');
  if (marker === 0xe0) return name === 'JFIF\0' && content.length === 14;
  return marker === 0xee && name === 'Adobe' && content.length === 12;
}

/** Where the compressed picture ends: at the first marker that is no restart and no escaped byte. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !isAlone(next)) return at;
  }
  return bytes.length;
}
