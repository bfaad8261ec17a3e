import { PictureFormatError } from './jpeg.ts';

/** What makes up a picture; everything else in a file is said about it. */
const needed = ['jP  ', 'ftyp', 'jp2h', 'jp2c'];

/** A JPEG 2000 without what is said about it (`xml `, `uuid`). Throws PictureFormatError. */
export function bareJpeg2000(bytes: Uint8Array): Uint8Array {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // The picture alone, in no box.
  if (view.toString('hex', 0, 4) === 'ff4fff51') return bytes;
  const kept: Buffer[] = [];
  for (let at = 0; at < view.length; ) {
    if (at + 8 > view.length) throw new PictureFormatError('cut off');
    const stated = view.readUInt32BE(at);
    const size = stated === 0 ? view.length - at : stated;
    if (size < 8 || at + size > view.length) throw new PictureFormatError('a box of an odd size');
    if (needed.includes(view.toString('latin1', at + 4, at + 8))) kept.push(view.subarray(at, at + size));
    at += size;
  }
  if (kept.length === 0) throw new PictureFormatError('no JPEG 2000');
  return Buffer.concat(kept);
}
