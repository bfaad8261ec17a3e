import { type Letters, wrap } from './wrap.ts';

export const sheetWidth = 1080;

/** Calm colours, none of which is a verdict. */
export const colours = {
  paper: '#f8f4ec',
  ink: '#1f3350',
  soft: '#4b5a70',
  tile: '#dfe7f1',
  mark: '#f2c768',
  box: '#fbe9c3',
  line: '#b9c6d8',
};

export const margin = 56;
const lineHeight = 1.28;

/** A part of the picture, from a height in pixels downwards. */
export interface Part {
  readonly svg: string;
  readonly height: number;
}

/** Parts below each other. */
export function stacked(parts: readonly ((top: number) => Part)[], top: number): Part {
  let height = 0;
  let svg = '';
  for (const draw of parts) {
    const part = draw(top + height);
    svg += part.svg;
    height += part.height;
  }
  return { svg, height };
}

/** The whole picture, as high as its parts. */
export function picture({ svg, height }: Part): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${sheetWidth}" height="${height}" viewBox="0 0 ${sheetWidth} ${height}" font-family="Noto Sans"><rect width="${sheetWidth}" height="${height}" fill="${colours.paper}"/>${svg}</svg>`;
}

/** A text in lines of at most `width` pixels. */
export function lines(
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
export const sizeOf = (text: string, letters: Letters, width: number): number =>
  lines(text, letters, width, { left: 0, top: 0, fill: '' }).height;

export const textLine = (text: string, { size, bold }: Letters, x: number, y: number, fill: string): string =>
  `<text x="${round(x)}" y="${round(y)}" font-size="${size}"${bold ? ' font-weight="700"' : ''} fill="${fill}">${escaped(text)}</text>`;

const round = (value: number): number => Math.round(value * 10) / 10;

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => signs[sign] ?? sign);
