/** Widths of the signs from space to tilde, in thousandths of the letter size: Noto Sans, as in data/fonts. */
const widths = {
  regular:
    '260 269 408 646 572 831 732 225 300 300 551 572 268 322 268 372 572 572 572 572 572 572 572 572 572 572 268 268 572 572 572 434 899 639 650 632 730 556 519 728 741 339 273 619 524 907 760 781 605 781 622 549 556 731 600 930 586 566 572 329 372 329 572 444 281 561 615 480 615 564 344 615 618 258 258 534 258 935 618 605 615 615 413 479 361 618 508 786 529 510 470 380 551 380 572',
  bold: '260 286 472 646 572 901 750 266 339 339 545 572 285 322 285 413 572 572 572 572 572 572 572 572 572 572 285 285 572 572 572 477 897 690 672 637 740 560 549 724 765 389 331 664 565 943 813 796 628 796 660 551 579 756 650 967 667 624 579 331 413 331 572 411 362 604 633 514 633 591 387 633 657 305 305 620 305 982 657 619 633 633 454 497 434 657 569 856 578 569 488 394 551 394 572',
};
/** Any other sign: as wide as a wide letter. */
const otherWidth = 800;

export interface Letters {
  /** Height of the letters in pixels. */
  readonly size: number;
  readonly bold?: boolean;
}

const tables = {
  regular: widths.regular.split(' ').map(Number),
  bold: widths.bold.split(' ').map(Number),
};

/** How wide a text stands in a picture, in pixels. */
export function widthOf(text: string, { size, bold = false }: Letters): number {
  const table = bold ? tables.bold : tables.regular;
  const units = [...text].reduce(
    (sum, sign) => sum + (table[(sign.codePointAt(0) ?? 0) - 32] ?? otherWidth),
    0,
  );
  return (units * size) / 1000;
}

/** The lines of a text that fit into a width in pixels. A word wider than that is cut. */
export function wrap(text: string, letters: Letters, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.trim().split(/\n+/)) {
    let line = '';
    for (const word of paragraph.split(/ +/).flatMap((each) => pieces(each, letters, width))) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && widthOf(longer, letters) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    lines.push(line);
  }
  return lines;
}

/** A word in parts that fit: addresses on the web have no spaces. */
function pieces(word: string, letters: Letters, width: number): string[] {
  if (widthOf(word, letters) <= width) return [word];
  const parts = [''];
  for (const sign of word) {
    const longer = (parts.at(-1) ?? '') + sign;
    if (widthOf(longer, letters) > width && longer.length > 1) parts.push(sign);
    else parts[parts.length - 1] = longer;
  }
  return parts;
}

/** A text without the signs that the letters at hand cannot draw: emoji, other scripts, control signs. */
export const drawnLetters = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\n\p{Script=Latin}\p{N}\p{P}\p{Sc}\p{Zs}+=<>|~^`]/gu, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
