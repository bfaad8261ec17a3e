import { colours, lines, margin, type Part, picture, sheetWidth, sizeOf, stacked, textLine } from './draw.ts';
import { type IconName, icons } from './icons.ts';
import { type Letters, widthOf } from './wrap.ts';

/** One picture to be read on a small phone and passed on: a heading, numbered rows, and where it comes from. */
export interface Sheet {
  readonly title: string;
  readonly lead?: string;
  readonly rows: readonly { readonly icon: IconName; readonly head: string; readonly note?: string }[];
  /** The rows follow each other: a line joins them. */
  readonly joined: boolean;
  /** In a box below the rows. */
  readonly notice: string;
  readonly ask: string;
  /** Small print: sources and dates. */
  readonly source: string;
}

const tile = 150;
/** Room around a line drawing. */
const inset = 21;
const gap = 36;
const textLeft = margin + tile + gap;
const textWidth = sheetWidth - textLeft - margin;
const rowSpace = 40;

const titleLetters: Letters = { size: 68, bold: true };
const leadLetters: Letters = { size: 44 };
const headLetters: Letters = { size: 48, bold: true };
const bodyLetters: Letters = { size: 43 };
const noticeLetters: Letters = { size: 46, bold: true };
const askLetters: Letters = { size: 44 };
const sourceLetters: Letters = { size: 36 };

/** The sheet as SVG, as high as its words need. */
export function drawSheet(sheet: Sheet): string {
  const rows = sheet.rows.map((row, index) => (top: number) => drawRow(row, index, top, sheet));
  const parts = [
    (top: number) => drawHead(sheet, top),
    ...rows,
    (top: number) => drawBox(sheet, top),
    (top: number) => drawSource(sheet, top),
  ];
  return picture(stacked(parts, 0));
}

function drawHead({ title, lead }: Sheet, top: number): Part {
  const width = sheetWidth - 2 * margin;
  const titleLines = lines(title, titleLetters, width, { left: margin, top: top + 44, fill: '#ffffff' });
  const leadLines = lines(lead ?? '', leadLetters, width, {
    left: margin,
    top: top + 44 + titleLines.height + 14,
    fill: '#e7edf5',
  });
  const band = 44 + titleLines.height + (lead ? 14 + leadLines.height : 0) + 44;
  const rect = `<rect y="${top}" width="${sheetWidth}" height="${band}" fill="${colours.ink}"/>`;
  return { svg: rect + titleLines.svg + leadLines.svg, height: band + 52 };
}

function drawRow(row: Sheet['rows'][number], index: number, top: number, { rows, joined }: Sheet): Part {
  const inner = sizeOf(row.head, headLetters, textWidth) + sizeOf(row.note ?? '', bodyLetters, textWidth);
  const height = Math.max(tile, inner);
  const tileTop = top + (height - tile) / 2;
  const textTop = top + (height - inner) / 2;
  const head = lines(row.head, headLetters, textWidth, { left: textLeft, top: textTop, fill: colours.ink });
  const text = lines(row.note ?? '', bodyLetters, textWidth, {
    left: textLeft,
    top: textTop + head.height,
    fill: colours.soft,
  });
  const middle = margin + tile / 2;
  const onward =
    joined && index < rows.length - 1
      ? `<path d="M${middle} ${tileTop + tile}V${top + height + rowSpace}" stroke="${colours.line}" stroke-width="10"/>`
      : '';
  const into =
    joined && index > 0
      ? `<path d="M${middle} ${top}V${tileTop}" stroke="${colours.line}" stroke-width="10"/>`
      : '';
  const picture = `<rect x="${margin}" y="${tileTop}" width="${tile}" height="${tile}" rx="28" fill="${colours.tile}"/><g transform="translate(${margin + inset} ${tileTop + inset}) scale(${(tile - 2 * inset) / 24})" fill="none" stroke="${colours.ink}" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">${icons[row.icon]}</g>`;
  return {
    svg: onward + into + picture + badge(index + 1, tileTop) + head.svg + text.svg,
    height: height + rowSpace,
  };
}

function badge(number: number, tileTop: number): string {
  const digit = String(number);
  const letters = { size: 40, bold: true };
  const left = margin - widthOf(digit, letters) / 2 + 10;
  return `<circle cx="${margin + 10}" cy="${tileTop + 10}" r="33" fill="${colours.mark}" stroke="${colours.paper}" stroke-width="6"/>${textLine(digit, letters, left, tileTop + 24, colours.ink)}`;
}

function drawBox({ notice, ask }: Sheet, top: number): Part {
  const left = margin + 36;
  const width = sheetWidth - 2 * left;
  const noticeLines = lines(notice, noticeLetters, width, { left, top: top + 32, fill: colours.ink });
  const askLines = lines(ask, askLetters, width, {
    left,
    top: top + 32 + noticeLines.height + 10,
    fill: colours.ink,
  });
  const height = 32 + noticeLines.height + 10 + askLines.height + 32;
  const rect = `<rect x="${margin}" y="${top}" width="${sheetWidth - 2 * margin}" height="${height}" rx="28" fill="${colours.box}"/>`;
  return { svg: rect + noticeLines.svg + askLines.svg, height: height + 32 };
}

function drawSource({ source }: Sheet, top: number): Part {
  const { svg, height } = lines(source, sourceLetters, sheetWidth - 2 * margin, {
    left: margin,
    top,
    fill: colours.soft,
  });
  return { svg, height: height + 40 };
}
