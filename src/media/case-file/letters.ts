/** What the letters in data/fonts can draw. */
const drawn = String.raw`\x20-\x7e\u00a1-\u00ac\u00ae-\u00ff\u2010-\u2015\u2018-\u201e\u2022\u2026`;
const drawable = new RegExp(`^[${drawn}]*$`, 'u');
/** Signs that cannot be drawn, with the spaces between them. */
const undrawable = new RegExp(`[^\\n${drawn}]+(?: [^\\n${drawn}]+)*`, 'gu');
/** Ends of lines of every kind. */
const lineEnds = /\r\n?|[\u2028\u2029\u0085\v\f]/g;
/** What has no look of its own: control signs, marks that turn the direction of writing, ways to draw an emoji. */
const unseen = /\p{Cc}|\p{Cf}|\p{Variation_Selector}/gu;
/** Signs that are written with others. */
const written: Readonly<Record<string, string>> = {
  '\u2212': '-',
  '\u2032': "'",
  '\u2033': '"',
  '\u2190': '<-',
  '\u2192': '->',
  '\u20ac': 'EUR',
};
/** So many signs are named one by one; of a longer run only the number is given. */
const mostNamed = 4;

/**
 * A text in letters that can be drawn. What cannot is never left out in silence: a sign becomes its
 * number, `[U+1F62D]`, and a longer run what `others` says of it. Signs that nobody sees are dropped.
 */
export function inLetters(text: string, others: (count: number) => string): string {
  return text
    .toWellFormed()
    .replace(lineEnds, '\n')
    .replace(/\t|\p{Zs}/gu, ' ')
    .replace(unseen, (sign) => (sign === '\n' ? sign : ''))
    .normalize('NFC')
    .replace(/[^\x20-\x7e\n]/gu, plainer)
    .replace(undrawable, (run) => instead(run, others));
}

/** The same sign without ornament, where that can be drawn: `ē` → `e`, a wide `Ａ` → `A`. */
function plainer(sign: string): string {
  if (drawable.test(sign)) return sign;
  const known = written[sign];
  if (known !== undefined) return known;
  const compatible = sign.normalize('NFKC');
  if (drawable.test(compatible)) return compatible;
  const bare = sign.normalize('NFKD').replace(/\p{M}/gu, '');
  return bare !== '' && drawable.test(bare) ? bare : sign;
}

function instead(run: string, others: (count: number) => string): string {
  const signs = [...run.replaceAll(' ', '')];
  if (signs.length > mostNamed) return others(signs.length);
  return signs.map(named).join('');
}

const named = (sign: string): string =>
  `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
