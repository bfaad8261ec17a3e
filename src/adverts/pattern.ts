import { normalise } from '../understanding/normalise.ts';
import type { AdvertText, Span } from './words.ts';

/**
 * A turn of phrase to be looked for in the usual spelling of a text:
 * `bayar ~ berangkat` words in this order, with up to four others at `~`;
 * `(paspor|visa) turis` one of several; `(di)? sana` perhaps;
 * `potong*` any word that begins so; `#` a number, with its currency; `$` one that is money for sure.
 */
export type Phrase = string;

export interface Found extends Span {
  /** Where it stands in `line`. */
  readonly at: number;
  readonly end: number;
}

/** Between two words of a phrase a line may end; a sentence may not. */
const gap = '(?: ,)? ';
const between = '(?:(?: ,)? [^ ,.][^ ]*){0,4}?';
const currency =
  '(?:rp|idr|rupiah|rm|myr|ringgit|usd|dolar|dollar|hkd|hk|hongkong|ntd|nt|twd|sgd|bnd|eur|euro|gbp|yen|jpy|won|krw|sar|riyal|aed|dirham|qar|kwd|kd|omr|rial|jod|pln|huf|nzd|aud|cad|b)';
/** A number with what may stand around it: short words before, a unit behind. */
const amount = '(?:[a-z]{1,4} ){0,2}\\d[\\d,]*(?: (?:juta|ribu|jutaan|rban|million))?';
/** A number that is money by its currency or its unit. */
const money = `(?:${currency} \\d[\\d,]*(?: (?:juta|ribu))?|\\d[\\d,]* (?:juta|ribu|jutaan|million|${currency}))`;

/** All phrases as one expression over `line`, sticky words at both ends. */
export function phrases(...list: readonly Phrase[]): RegExp {
  return new RegExp(`(?<= )(?:${list.map(source).join('|')})(?= )`, 'g');
}

function source(phrase: Phrase): string {
  return phrase
    .trim()
    .split(/\s+/)
    .map((part) => piece(part))
    .reduce(join, '');
}

/** The expression of a part, and whether it may be absent together with its gap. */
function piece(part: string): { text: string; kind: 'word' | 'optional' | 'between' } {
  if (part === '~') return { text: between, kind: 'between' };
  const optional = part.endsWith(')?');
  const text = (optional ? part.slice(0, -1) : part)
    .replace(/[a-z0-9_]+\*?/g, literal)
    .replace(/^\(/, '(?:')
    .replaceAll('#', amount)
    .replaceAll('$', money);
  return { text, kind: optional ? 'optional' : 'word' };
}

/** A word as the text will show it: in its usual spelling. `a_b` are two words. */
function literal(word: string): string {
  if (word.endsWith('*')) return `${word.slice(0, -1)}[^ ]*`;
  return word
    .split('_')
    .map((one) => normalise(one) || one)
    .join(' ')
    .replaceAll(' ', gap);
}

function join(before: string, part: { text: string; kind: string }): string {
  if (part.kind === 'between') return `${before}${between}`;
  if (part.kind === 'optional')
    return before === '' ? `(?:${part.text}${gap})?` : `${before}(?:${gap}${part.text})?`;
  return before === '' || before.endsWith(`${gap})?`)
    ? `${before}${part.text}`
    : `${before}${gap}${part.text}`;
}

/** Every place where an expression matches, with the words as they were written. */
export function findAll(text: AdvertText, expression: RegExp): Found[] {
  return [...text.line.matchAll(expression)].map((match) => {
    const end = match.index + match[0].length;
    return { at: match.index, end, ...text.spanOf(match.index, end) };
  });
}

export const has = (text: AdvertText, expression: RegExp): boolean => text.line.search(expression) >= 0;

/** The words before a place, back to the end of the sentence before; at most `most`. */
export function wordsBefore(text: AdvertText, at: number, most: number): string[] {
  const clause = text.line.slice(0, at).split(' .').at(-1) ?? '';
  return clause
    .split(' ')
    .filter((word) => word !== '' && word !== ',')
    .slice(-most);
}

/** The whole sentence around a place. */
export function sentenceAround(text: AdvertText, at: number): string {
  const from = text.line.lastIndexOf(' .', at) + 1;
  const to = text.line.indexOf(' .', at);
  return text.line.slice(from, to < 0 ? undefined : to);
}
