import type { AdvertSheet, SheetPart, SheetRow } from '../../values/advert-sheet.ts';
import { colours, lines, margin, type Part, picture, sheetWidth, stacked } from './draw.ts';
import { drawnLetters, type Letters } from './wrap.ts';

const titleLetters: Letters = { size: 58, bold: true };
const leadLetters: Letters = { size: 38 };
const headLetters: Letters = { size: 42, bold: true };
const rowLetters: Letters = { size: 40 };
const noteLetters: Letters = { size: 36 };
const sourceLetters: Letters = { size: 30 };

const boxInset = 32;
const bullet = 34;

/** The sheet about an advert as SVG. No sign in it is a verdict: no ticks, no red, no green, no counts. */
export function drawAdvertSheet(sheet: AdvertSheet): string {
  return picture(
    stacked(
      [
        (top) => drawTitle(sheet, top),
        ...sheet.parts.map((part) => (top: number) => drawPart(part, top)),
        (top) => drawSource(sheet, top),
      ],
      0,
    ),
  );
}

function drawTitle({ title, lead }: AdvertSheet, top: number): Part {
  const text = stacked(
    [words(title, titleLetters, margin, '#ffffff'), space(12), words(lead, leadLetters, margin, '#e7edf5')],
    top + 40,
  );
  const band = 40 + text.height + 40;
  const rect = `<rect y="${top}" width="${sheetWidth}" height="${band}" fill="${colours.ink}"/>`;
  return { svg: rect + text.svg, height: band + 36 };
}

function drawPart({ head, look, rows }: SheetPart, top: number): Part {
  const left = look === 'box' ? margin + boxInset : margin;
  const inset = look === 'box' ? 28 : 0;
  const inside = stacked(
    [
      words(head, headLetters, left, colours.ink, left),
      space(10),
      ...rows.flatMap((row) => [(at: number) => drawRow(row, left, at), space(8)]),
    ],
    top + inset,
  );
  const height = inside.height + 2 * inset;
  const width = sheetWidth - 2 * margin;
  const ground =
    look === 'box'
      ? `<rect x="${margin}" y="${top}" width="${width}" height="${height}" rx="28" fill="${colours.box}"/>`
      : `<path d="M${margin} ${top + height + 4}h${width}" stroke="${colours.line}" stroke-width="3"/>`;
  return { svg: ground + inside.svg, height: height + 26 };
}

function drawRow({ text, note }: SheetRow, left: number, top: number): Part {
  const dot = `<circle cx="${left + 9}" cy="${top + rowLetters.size * 0.68}" r="8" fill="${colours.mark}" stroke="${colours.ink}" stroke-width="2"/>`;
  const inside = stacked(
    [
      words(text, rowLetters, left + bullet, colours.ink, left),
      words(note ?? '', noteLetters, left + bullet, colours.soft, left),
    ],
    top,
  );
  return { svg: dot + inside.svg, height: inside.height };
}

function drawSource({ source }: AdvertSheet, top: number): Part {
  return stacked([words(source, sourceLetters, margin, colours.soft), space(36)], top);
}

/** Words from `left` on, as far as `right` from the other edge. Advert words may hold signs that we cannot draw. */
const words =
  (text: string, letters: Letters, left: number, fill: string, right = margin) =>
  (top: number): Part =>
    lines(drawnLetters(text), letters, sheetWidth - left - right, { left, top, fill });

const space = (height: number) => (): Part => ({ svg: '', height });
