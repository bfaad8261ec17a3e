import type { Sharp } from 'sharp';
import sharp from 'sharp';

/** A picture, or a part of one, as grey values: a byte for each pixel, row by row. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly grey: Buffer;
}

/** A quarter turn to the right, so many times. */
export type Turns = 0 | 1 | 2 | 3;

/** More pixels than any phone's camera has are an attack on memory. */
const mostPixels = 50_000_000;
/** Letters are read best when a page of them is about so wide. */
const narrowest = 1100;
const widest = 1600;
const mostEnlarged = 3;
/** What is higher than so many times its width is cut into pieces of about twice its width. */
const longFrom = 2.6;
const pieceHeight = 2;
const mostHeight = 14;
const glanceShare = 0.55;
const sharpEdge = 40;
/** Below this mean the letters are taken to be lighter than what is around them. */
const darkBelow = 105;

sharp.cache(false);
sharp.concurrency(1);

/**
 * Opens a picture upright as its camera meant it, in a size that letters are read well in, dark on light.
 * Throws for what is no picture.
 */
export async function openPage(bytes: Uint8Array): Promise<Page> {
  const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' });
  const { autoOrient } = await picture.metadata();
  const shorter = Math.min(autoOrient.width, autoOrient.height);
  const wanted = Math.min(Math.max(shorter, narrowest), widest, shorter * mostEnlarged);
  const page = await pageOf(
    picture
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .greyscale()
      .resize({
        width: Math.max(1, Math.round((autoOrient.width * wanted) / shorter)),
        height: Math.max(
          1,
          Math.min(Math.round((autoOrient.height * wanted) / shorter), widest * mostHeight),
        ),
        fit: 'inside',
      }),
  );
  return meanOf(page.grey) < darkBelow ? inverted(page) : page;
}

const rawOf = ({ width, height, grey }: Page): Sharp =>
  sharp(grey, { raw: { width, height, channels: 1 }, limitInputPixels: false });

async function pageOf(picture: Sharp): Promise<Page> {
  const { data, info } = await picture
    .toColourspace('b-w')
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, grey: data };
}

export const turned = (page: Page, turns: Turns): Promise<Page> =>
  turns === 0 ? Promise.resolve(page) : pageOf(rawOf(page).rotate(turns * 90));

const inverted = (page: Page): Page => ({ ...page, grey: page.grey.map((value) => 255 - value) as Buffer });

function meanOf(grey: Buffer): number {
  let sum = 0;
  for (const value of grey) sum += value;
  return sum / Math.max(1, grey.length);
}

/**
 * A photo of a sheet of paper as if it were lit evenly: each pixel is compared with the brightness of its
 * surroundings, after grain was taken out.
 */
export async function evenlyLit(page: Page): Promise<Page> {
  const { width, height } = page;
  const smooth = await pageOf(rawOf(page).median(3));
  const coarse = await pageOf(
    rawOf(smooth).resize({ width: Math.ceil(width / 32), height: Math.ceil(height / 32), fit: 'fill' }),
  );
  const around = await pageOf(
    rawOf(coarse).median(5).blur(1.5).resize({ width, height, fit: 'fill', kernel: 'cubic' }),
  );
  const grey = Buffer.alloc(smooth.grey.length);
  for (let at = 0; at < grey.length; at += 1) {
    const share = (smooth.grey[at] ?? 0) / Math.max(24, around.grey[at] ?? 0);
    grey[at] = Math.max(0, Math.min(255, Math.round((share - 0.35) * 340)));
  }
  return { width, height, grey };
}

/** Cuts what is very long into pieces, between the lines of letters. */
export function pieces(page: Page): Page[] {
  const { width, height, grey } = page;
  if (height < width * longFrom) return [page];
  const found: Page[] = [];
  let top = 0;
  while (top < height) {
    const wanted = top + Math.round(width * pieceHeight);
    const bottom = wanted >= height ? height : calmRow(page, wanted - Math.round(width / 4), wanted);
    found.push({ width, height: bottom - top, grey: grey.subarray(top * width, bottom * width) });
    top = bottom;
  }
  return found;
}

/** The last row in [from, to) with the least difference between neighbours: no letters stand in it. */
function calmRow({ width, grey }: Page, from: number, to: number): number {
  let best = to;
  let least = Number.POSITIVE_INFINITY;
  for (let row = to - 1; row >= from; row -= 1) {
    let unrest = 0;
    for (let at = row * width + 1; at < (row + 1) * width; at += 1)
      unrest += Math.abs((grey[at] ?? 0) - (grey[at - 1] ?? 0));
    if (unrest >= least) continue;
    least = unrest;
    best = row;
  }
  return best;
}

/** The square in which neighbouring pixels differ most, as letters do; about half as wide as the page. */
export function busiest(page: Page): Page {
  const side = Math.ceil(Math.min(page.width, page.height) * glanceShare);
  const step = Math.max(1, Math.floor(side / 4));
  let best = { left: 0, top: 0, unrest: -1 };
  for (let top = 0; top + side <= page.height; top += step)
    for (let left = 0; left + side <= page.width; left += step) {
      const unrest = unrestIn(page, left, top, side);
      if (unrest > best.unrest) best = { left, top, unrest };
    }
  const rows = Array.from({ length: side }, (_, row) => {
    const from = (best.top + row) * page.width + best.left;
    return page.grey.subarray(from, from + side);
  });
  return { width: side, height: side, grey: Buffer.concat(rows) };
}

/** Only sharp edges count, and a pixel of every sixteen is enough. */
function unrestIn({ width, grey }: Page, left: number, top: number, side: number): number {
  let count = 0;
  for (let row = top; row < top + side; row += 4)
    for (let at = row * width + left + 2; at < row * width + left + side; at += 4)
      if (Math.abs((grey[at] ?? 0) - (grey[at - 2] ?? 0)) > sharpEdge) count += 1;
  return count;
}
