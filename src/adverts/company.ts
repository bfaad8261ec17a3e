import { outsideNames } from '../agencies/ordinary-words.ts';
import { findAgency } from '../understanding/entities.ts';
import type { Span } from './words.ts';

export interface Company extends Span {
  /** Form and name, to be looked up: `PT Maju Jaya`. */
  readonly name: string;
  /** The text shows that the name ends there; otherwise it may be longer. */
  readonly whole: boolean;
}

const domain =
  /(?<![\w.-])[\w.-]{1,64}@[\w.-]+|https?:\S+|(?<![\w-])[\w-]{1,60}\.(?:com|co\.id|id|net|org|example)\b/giu;
/** "Kirim CV", "tanpa PT", "bukan PT": no name follows. */
const nameless =
  /(?<![\p{L}\d])(?:(?:kirim(?:kan)?|bawa|send|submit|siapkan|dan|update|lampirkan|your)\s+CV|(?:tanpa|bukan|lewat|pakai|pake|perlu|antar|tiap|banyak)\s+PT(?!\s+\p{Lu}\p{L}+\s+\p{Lu}))(?![\p{L}\d])/giu;
const form = /(?<![\p{L}\d])(P\.?\s?T|C\.?V|LPKS?)(?:[.,]\s{0,2}|\s{1,2})(?=[\p{Lu}\d])/gu;
const nameWord = /^[ ]{0,2}((?:&|[\p{Lu}\d][\p{L}\d'’&-]*))(\.(?=\p{Lu}))?/u;
/** "Maju Jaya (PT)", "Maju Jaya, PT". */
const formBehind = /((?:\p{Lu}[\p{L}'’&-]+ ){1,5}\p{Lu}[\p{L}'’&-]+),? \(?PT\)?(?=[\s,.–-]{2})/u;
const malaysian = /((?:\p{Lu}[\p{L}\d&'’-]*\s){1,6})sdn\.?\s*bhd/iu;
/** Words that an advert goes on with behind the name, whatever their letters; more than the register's own list. */
const goesOn = new Set(
  'P3MI SIP3MI SIP2MI SIPPTKI SIPPTKIS SIUPPAK SIUKAK NIB NEGARA JOB LOKER LOWONGAN MENGUMUMKAN MENGUNDANG MEREKRUT MEMBUKA MENERIMA KANTOR OPEN RECRUITMENT HIRING GAJI CABANG DIBUTUHKAN LICENCE POSISI MAGANG PROGRAM BUTUH PENYALUR PEREKRUT DICARI KESEMPATAN PENEMPATAN REKRUTMEN REKRUT SELEKSI TERDAFTAR JABATAN MENAWARKAN'.split(
    ' ',
  ),
);
const mostWords = 7;

/** The company that an advert names as its own; null when it names none. */
export function findCompany(text: string): Company | null {
  const searched = text.replace(domain, blank).replace(nameless, blank);
  return capitalised(searched) ?? behindName(searched) ?? inSmallLetters(searched) ?? sendirian(searched);
}

/** "PT Maju Jaya Abadi": words with capitals behind the form, as far as they may be a name. */
function capitalised(text: string): Company | null {
  for (const match of text.matchAll(form)) {
    const words: string[] = [];
    let at = match.index + match[0].length;
    while (words.length < mostWords) {
      const next = nameWord.exec(text.slice(at, at + 40));
      const word = next?.[1];
      if (!next || !word || endsName(word, words.length)) break;
      words.push(word);
      at += next[0].length;
    }
    if (words.join('').length < 3) continue;
    const kind = (match[1] ?? '').replace(/[\s.]/g, '');
    const whole = words.length < mostWords && endsHere(text.slice(at, at + 40));
    return { name: `${kind} ${words.join(' ')}`, from: match.index, to: at, whole };
  }
  return null;
}

/** A sign, a new line, or a word with which adverts go on. */
function endsHere(rest: string): boolean {
  const next = /^ {0,2}([\p{L}\d]+)/u.exec(rest)?.[1];
  if (next === undefined) return true;
  const capital = next.toUpperCase();
  return goesOn.has(capital) || (next !== capital && outsideNames.has(capital));
}

function endsName(word: string, before: number): boolean {
  const capital = word.toUpperCase();
  return goesOn.has(capital) || outsideNames.has(capital) || (before === 0 && /^\d/.test(word));
}

function behindName(text: string): Company | null {
  const match = formBehind.exec(text);
  return match?.[1]
    ? { name: `PT ${match[1]}`, from: match.index, to: match.index + match[0].length, whole: false }
    : null;
}

function inSmallLetters(text: string): Company | null {
  const found = findAgency(text);
  if (!found) return null;
  const from = text.indexOf(found.written);
  return { name: found.name, from, to: from + found.written.length, whole: false };
}

function sendirian(text: string): Company | null {
  const match = malaysian.exec(text);
  return match
    ? { name: match[0].trim(), from: match.index, to: match.index + match[0].length, whole: false }
    : null;
}

const blank = (found: string): string => ' '.repeat(found.length);
