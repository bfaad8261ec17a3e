import { type IconName, icons } from './icons.ts';
import { type Letters, widthOf, wrap } from './wrap.ts';

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

export const sheetWidth = 1080;

/** Calm colours, none of which is a verdict. */
const colours = {
  paper: '#f8f4ec',
  ink: '#1f3350',
  soft: '#4b5a70',
  tile: '#dfe7f1',
  mark: '#f2c768',
  box: '#fbe9c3',
  line: '#b9c6d8',
};

const margin = 56;
const tile = 150;
/** Room around a line drawing. */
const inset = 21;
const gap = 36;
const textLeft = margin + tile + gap;
const textWidth = sheetWidth - textLeft - margin;
const rowSpace = 40;
const lineHeight = 1.28;

const titleLetters: Letters = { size: 68, bold: true };
const leadLetters: Letters = { size: 44 };
const headLetters: Letters = { size: 48, bold: true };
const bodyLetters: Letters = { size: 43 };
const noticeLetters: Letters = { size: 46, bold: true };
const askLetters: Letters = { size: 44 };
const sourceLetters: Letters = { size: 36 };

/** A part of the picture, from a height in pixels downwards. */
interface Part {
  readonly svg: string;
  readonly height: number;
}

/** The sheet as SVG, as high as its words need. */
export function drawSheet(sheet: Sheet): string {
  const rows = sheet.rows.map((row, index) => (top: number) => drawRow(row, index, top, sheet));
  const parts = [
    (top: number) => drawHead(sheet, top),
    ...rows,
    (top: number) => drawBox(sheet, top),
    (top: number) => drawSource(sheet, top),
  ];
  let height = 0;
  let inside = '';
  for (const draw of parts) {
    const part = draw(height);
    inside += part.svg;
    height += part.height;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${sheetWidth}" height="${height}" viewBox="0 0 ${sheetWidth} ${height}" font-family="Noto Sans"><rect width="${sheetWidth}" height="${height}" fill="${colours.paper}"/>${inside}</svg>`;
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

function lines(
  text: string,
  letters: Letters,
  width: number,
  at: { readonly left: number; readonly top: number; readonly fill: string },
): Part {
  if (text === '') return { svg: '', height: 0 };
  const step = letters.size * lineHeight;
  const wrapped = wrap(text, letters, width);
  const svg = wrapped.map((line, n) =>
    textLine(line, letters, at.left, at.top + step * n + letters.size * 0.98, at.fill),
  );
  return { svg: svg.join(''), height: step * wrapped.length };
}

/** The height that a text takes, in pixels. */
const sizeOf = (text: string, letters: Letters, width: number): number =>
  lines(text, letters, width, { left: 0, top: 0, fill: '' }).height;

const textLine = (text: string, { size, bold }: Letters, x: number, y: number, fill: string): string =>
  `<text x="${round(x)}" y="${round(y)}" font-size="${size}"${bold ? ' font-weight="700"' : ''} fill="${fill}">${escaped(text)}</text>`;

const round = (value: number): number => Math.round(value * 10) / 10;

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => signs[sign] ?? sign);
