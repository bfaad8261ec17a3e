import { clean, normalise } from '../understanding/normalise.ts';

/** One word of an advert: how it is compared, and where it stands. */
interface Word {
  /** Lower case, letters that a picture reader mistook put right; otherwise as written. */
  readonly plain: string;
  /** In its usual spelling; several words for one like `anak2`. */
  readonly usual: string;
  readonly from: number;
  readonly to: number;
}

/** A stretch of the text as it was written. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * An advert made ready for looking through. In `line` every word stands in its usual spelling, parted by
 * one space; ` ,` is a comma or a new line, which may stand in the middle of what is said, ` .` is an end.
 */
export interface AdvertText {
  readonly raw: string;
  readonly line: string;
  /** The same without the spelling list, for names. */
  readonly plain: string;
  /** Where the words of a stretch of `line` stand in the text. */
  spanOf(from: number, to: number): Span;
  /** The same for a stretch of `plain`. */
  plainSpanOf(from: number, to: number): Span;
}

/** Chat spelling that only adverts have. */
const chat: ReadonlyMap<string, string> = new Map(
  Object.entries({
    jlr: 'jalur',
    blkg: 'belakang',
    blkng: 'belakang',
    blakang: 'belakang',
    dpn: 'depan',
    blg: 'bilang',
    lsg: 'langsung',
    lgsg: 'langsung',
    lngsg: 'langsung',
    lngsung: 'langsung',
    ni: 'ini',
    tgl: 'tanggal',
    pake: 'pakai',
    pakek: 'pakai',
    melancong: 'pelancong',
    gapapa: 'boleh',
    gpp: 'boleh',
    kat: 'di',
    kerje: 'kerja',
    msia: 'malaysia',
    bwh: 'bawah',
    ampe: 'sampai',
    dpt: 'dapat',
    sapa: 'siapa',
    takde: 'tiada',
    ambik: 'ambil',
    thun: 'tahun',
    umroh: 'umrah',
    turist: 'turis',
    turism: 'turis',
    pasport: 'paspor',
  }),
);

/** Adverts are short; of a longer text the rest is left unread. */
export const mostCharacters = 8_000;

const pieces =
  /(?:rp|rm|idr|usd|sgd|hkd|ntd?|twd|eur|aed|sar|qar|aud|nzd|cad|krw|jpy)(?=\d)|(?:\p{L} ){3,}\p{L}(?![\p{L}\p{N}])|\d+(?:[.,]\d+)+|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’](?=\p{L})|-\n(?=\p{Ll}))*|[$€¥£]|\n\s*\n|[.!?;,|•\n]|(?<=\s)[-–—](?=\s)|\p{Extended_Pictographic}/giu;
const moneySigns: Readonly<Record<string, string>> = { $: 'usd', '€': 'eur', '¥': 'yen', '£': 'gbp' };
/** A full stop behind these ends nothing. */
const shortened = new Set(
  'no nmr jl jln hub tlp telp hp rp bp bpk ir dr pt cv st kab kec gg km th thn bln min max mr mrs ms spd usia sd dst dll'.split(
    ' ',
  ),
);

/** Takes a text apart. Linear in its length; never throws. */
export function readAdvertText(text: string): AdvertText {
  const raw = text.slice(0, mostCharacters);
  const words: Word[] = [];
  const usual = new Line();
  const plain = new Line();
  for (const match of raw.matchAll(pieces)) {
    const [piece] = match;
    if (/^[\p{L}\p{N}$€¥£]/u.test(piece)) {
      const word = wordFrom(piece, match.index);
      if (word.usual === '') continue;
      words.push(word);
      usual.add(word.usual);
      plain.add(word.plain);
    } else {
      const mark = markFor(piece, raw[match.index + piece.length], words.at(-1)?.plain);
      usual.mark(mark);
      plain.mark(mark);
    }
  }
  return {
    raw,
    line: usual.text,
    plain: plain.text,
    spanOf: (from, to) => spanIn(usual, words, from, to),
    plainSpanOf: (from, to) => spanIn(plain, words, from, to),
  };
}

/** Words in one line, with where each of them begins. */
class Line {
  private readonly parts: string[] = [];
  private length = 0;
  private marked = '';
  readonly starts: number[] = [];

  add(word: string): void {
    this.put(this.marked);
    this.marked = '';
    this.starts.push(this.length + 1);
    this.put(` ${word}`);
  }

  mark(mark: '' | ' ,' | ' .'): void {
    if (mark !== '' && this.marked !== ' .') this.marked = mark;
  }

  private put(text: string): void {
    this.parts.push(text);
    this.length += text.length;
  }

  get text(): string {
    return `${this.parts.join('')} `;
  }
}

function spanIn({ starts }: Line, words: readonly Word[], from: number, to: number): Span {
  const first = Math.max(
    0,
    starts.findLastIndex((start) => start <= from + 1),
  );
  const last = Math.max(
    first,
    starts.findLastIndex((start) => start < to),
  );
  return { from: words[first]?.from ?? 0, to: words[last]?.to ?? 0 };
}

/** `l5` is a number, `V1SA` a word; a word cut at the end of a line is one word. */
function wordFrom(piece: string, from: number): Word {
  const to = from + piece.length;
  const sign = moneySigns[piece];
  if (sign) return { plain: sign, usual: sign, from, to };
  if (/^\d+(?:[.,]\d+)+$/.test(piece)) {
    const number = /[.,]\d{3}(?!\d)/.test(piece) ? piece.replace(/[.,]/g, '') : piece.replace('.', ',');
    return { plain: number, usual: number, from, to };
  }
  const whole = clean(/^\p{L} \p{L} /u.test(piece) ? piece.replaceAll(' ', '') : piece.replace(/-\n/, ''));
  const plain = readRight(whole);
  return { plain, usual: normalise(chat.get(plain) ?? plain), from, to };
}

const vowel = /[aeiou]/;

function readRight(word: string): string {
  if (/^[\doil]*\d[\doil]*$/.test(word)) return word.replace(/o/g, '0').replace(/[il]/g, '1');
  const letters = word.replace(/\d/g, '').length;
  if (letters * 2 <= word.length || !/\p{L}[01]|[01]\p{L}{2}/u.test(word) || /[2-9]/.test(word)) return word;
  return word.replace(/0/g, 'o').replace(/1/g, (_, at: number) => {
    const before = vowel.test(word[at - 1] ?? '');
    const after = word[at + 1];
    return before && (after === undefined || vowel.test(after)) ? 'l' : 'i';
  });
}

function markFor(piece: string, next: string | undefined, before: string | undefined): '' | ' ,' | ' .' {
  if (/^\n\s*\n$/.test(piece) || /[!;]/.test(piece)) return ' .';
  if (piece !== '.') return ' ,';
  if (next !== undefined && !/\s/.test(next)) return '';
  return before !== undefined && shortened.has(before) ? '' : ' .';
}
