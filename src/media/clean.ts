import { fileType } from '../values/file-type.ts';
import { cleanPdfApart } from './pdf/cleaner.ts';
import { bareSound } from './sound/bare.ts';

/** Largest file that is taken, in bytes. */
export const largestFile = 10 * 1024 * 1024;
/** A 40-megapixel photo is real; more is an attack on memory. */
const mostPixels = 50_000_000;
const longestSide = 2048;
/** A talk of many screens in one picture is longer than that; its letters are to stay readable. */
const longFrom = 2.6;
const longWidth = 1080;
const longest = 15_000;
/** So many pixels at once in memory are enough: larger pictures wait for each other. */
const largePixels = 8_000_000;

export type Cleaned =
  | { readonly kind: 'photo' | 'document' | 'voice'; readonly mime: string; readonly bytes: Buffer }
  | { readonly problem: 'too-large' | 'wrong-type' | 'unreadable' | 'pdf' };

/**
 * Makes a received file fit to be kept. Its type is what its bytes say. A picture is drawn anew, so
 * that place, time, device and anything hidden in it are gone; it is turned upright and made smaller.
 * A PDF is put together anew from what can be seen on its pages.
 */
export async function cleanFile(bytes: Buffer, claimed: 'photo' | 'document' | 'voice'): Promise<Cleaned> {
  if (bytes.length > largestFile) return { problem: 'too-large' };
  if (claimed === 'voice') return voiceOf(bytes);
  const type = fileType(bytes);
  if (type === 'application/pdf') return documentOf(bytes);
  return type === null ? { problem: 'wrong-type' } : redrawn(bytes);
}

async function documentOf(bytes: Buffer): Promise<Cleaned> {
  const cleaned = await cleanPdfApart(bytes);
  return cleaned ? { kind: 'document', mime: 'application/pdf', bytes: cleaned } : { problem: 'pdf' };
}

let large: Promise<unknown> = Promise.resolve();

async function redrawn(bytes: Buffer): Promise<Cleaned> {
  // Only who sends pictures pays for the picture library.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  try {
    const options = { limitInputPixels: mostPixels, failOn: 'error' } as const;
    const { autoOrient } = await sharp(bytes, options).metadata();
    const draw = async (): Promise<Buffer> =>
      sharp(bytes, options)
        .rotate()
        .resize({ ...boundsOf(autoOrient), fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .jpeg({ quality: 82 })
        .toBuffer();
    if (autoOrient.width * autoOrient.height <= largePixels) return photo(await draw());
    const drawn = large.then(draw);
    large = drawn.catch(() => undefined);
    return photo(await drawn);
  } catch {
    return { problem: 'unreadable' };
  }
}

const photo = (bytes: Buffer): Cleaned => ({ kind: 'photo', mime: 'image/jpeg', bytes });

function boundsOf({ width, height }: { readonly width: number; readonly height: number }) {
  return height > width * longFrom
    ? { width: longWidth, height: longest }
    : { width: longestSide, height: longestSide };
}

function voiceOf(bytes: Buffer): Cleaned {
  const bare = bareSound(bytes);
  return bare ? { kind: 'voice', ...bare } : { problem: 'wrong-type' };
}
