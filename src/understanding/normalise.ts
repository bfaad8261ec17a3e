import { spelling, usualWords } from './spelling.ts';

// Written by code, so that no invisible sign stands in this file: zero-width and direction marks,
// variation selectors, the byte order mark, soft hyphen, and control characters except white space.
const invisible =
  /\u00ad|\u034f|\u061c|[\u115f\u1160]|[\u180b-\u180f]|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u206f]|[\ufe00-\ufe0f]|\ufeff|\p{Cc}/gu;
const whiteSpace = /[\t\n\v\f\r\u0085\u2028\u2029]/g;
const marks = /\p{M}+/gu;
const apostrophes = /(?<=\p{L})['’‘`´](?=\p{L})/gu;
const words = /[\p{L}\p{N}]+/gu;

/** Letters of other alphabets that look Latin, as used to slip past filters. */
const lookAlikes = new Map(
  [...'аaеeоoрpсcхxуyкkіiмmтtнhвbαaοoεeιiκkνvρpτt'.matchAll(/(.)(.)/gu)].map(([, from = '', to = '']) => [
    from,
    to,
  ]),
);
const lookAlike = /[\u0370-\u03ff\u0400-\u04ff]/gu;

/** Names in which a digit is a digit. */
const withDigits = new Set(
  'g2g gtog p3mi sip3mi sip2mi bp2mi bp3mi kp2mi p4mi siskop2mi kemenp2mi cp3mi p2mi pt3mi s1 d3 d4 h1 h2 lpk2 a1 b1 n1 n2 n3 n4 n5 e9 4g 5g'.split(
    ' ',
  ),
);
const digitLetters: Record<string, string> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  6: 'g',
  7: 't',
  8: 'b',
};
const units = /^(\d+)(jt|juta|rb|ribu|k|th|thn|tahun|taun|bln|bulan|hr|hari|jam|x|kali|org|orang|kg)$/;

/**
 * Text as a person typed it, cleaned of tricks of Unicode: compatibility forms, invisible signs, accents,
 * look-alike letters. Lower case; punctuation stays. Linear in its length.
 */
export function clean(text: string): string {
  return text
    .normalize('NFKD')
    .replace(whiteSpace, (sign) => (sign === '\t' ? ' ' : '\n'))
    .replace(invisible, (sign) => (sign === '\n' ? '\n' : ''))
    .replace(marks, '')
    .toLowerCase()
    .replace(lookAlike, (letter) => lookAlikes.get(letter) ?? letter);
}

/** The words of a text, each in its usual spelling: `brp byr paspor anak2?` → berapa bayar paspor anak anak. */
export function wordsOf(text: string): string[] {
  const found: string[] = [];
  for (const [word] of clean(text).replace(apostrophes, '').matchAll(words)) spell(word, found);
  return found;
}

/** The same as one line, for comparing. */
export function normalise(text: string): string {
  return wordsOf(text).join(' ');
}

function spell(word: string, found: string[]): void {
  if (withDigits.has(word) || /^\d+$/.test(word)) {
    found.push(word);
    return;
  }
  const amount = units.exec(word);
  if (amount?.[1] && amount[2]) {
    found.push(amount[1], spelling.get(amount[2]) ?? amount[2]);
    return;
  }
  const doubled = /^(\p{L}{2,})2(nya|an|in)?$/u.exec(word);
  if (doubled?.[1]) {
    const once = usual(doubled[1]);
    found.push(once, once);
    return;
  }
  found.push(usual(/\d/.test(word) ? lettersForDigits(word) : word));
}

/** `t0l0ng` → tolong. Only where letters are in the majority: `a4` and `15an` stay. */
function lettersForDigits(word: string): string {
  const letters = word.replace(/\d/g, '').length;
  if (letters * 2 <= word.length) return word;
  return word.replace(/\d/g, (digit) => digitLetters[digit] ?? digit);
}

/** One word: letters held down are let go (`toloooong`), then the spelling list. */
function usual(word: string): string {
  const short = word.replace(/(\p{L})\1{2,}/gu, '$1');
  const known = spelling.get(short);
  if (known) return known;
  // `makasihh`, `gakk`: a doubled last letter is emphasis in Indonesian, but not in English (`will`).
  const last = short.at(-1);
  if (!last || short.length < 4 || last !== short.at(-2)) return short;
  const single = short.slice(0, -1);
  return spelling.get(single) ?? (usualWords.has(single) ? single : short);
}
