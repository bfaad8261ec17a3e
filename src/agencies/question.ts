import { isLimitedCompany, linesOf } from './name.ts';
import {
  aboutNames,
  endings,
  givenNames,
  judging,
  linking,
  nextTimes,
  ordinary,
  outsideNames,
  times,
  titles,
} from './ordinary-words.ts';
import { regionalTalk } from './regional-words.ts';

/** What a word does in a question: part of a name perhaps, or one of the signs around it. */
export type Role = 'company' | 'other-form' | 'title' | 'number' | 'outside' | 'word';

export interface Token {
  readonly text: string;
  readonly role: Role;
}

/** `lines`: a new line ends a name, as in adverts. `flat`: it is a space like any other. */
export type Layout = 'lines' | 'flat';

/** Stands between two lines that are no one name. */
export const lineBreak: Token = { text: '', role: 'outside' };

/** What bears a name without being a limited company. */
export type OtherForm = 'lpk' | 'cv';

/** A run of words that may be a name; `from` and `to` (exclusive) count tokens. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly words: readonly string[];
  /** "LPK", "CV" or the like stands right before it; empty otherwise. */
  readonly form: string;
  /** Stands right at "PT". */
  readonly marked: boolean;
  /** "Pak", "Bu", "saya" or the like stands right before it. */
  readonly titled: boolean;
}

export interface Question {
  readonly tokens: readonly Token[];
  readonly segments: readonly Segment[];
  /** Runs of digits long enough for a business number or a telephone. */
  readonly numbers: readonly string[];
  readonly saysNib: boolean;
  readonly otherForm: OtherForm | null;
}

/** Words of a register; a word that stands in names never ends one. */
export type Vocabulary = (word: string) => boolean;

const otherForms: ReadonlyMap<string, OtherForm> = new Map([
  ['LPK', 'lpk'],
  ['LPKS', 'lpk'],
  ['BLK', 'lpk'],
  ['BLKLN', 'lpk'],
  ['CV', 'cv'],
  ['UD', 'cv'],
  ['FIRMA', 'cv'],
  ['YAYASAN', 'cv'],
  ['KOPERASI', 'cv'],
]);

/** Names have fewer words; beyond, a run of words is a sentence. */
export const longestName = 12;

/** Takes a question apart into signs, numbers and what may be names. Pure and bounded in length. */
export function readQuestion(text: string, inNames: Vocabulary, layout: Layout): Question {
  const read = linesOf(text).flatMap((line, i, lines) => {
    const words = line.map((word): Token => ({ text: word, role: roleOf(word, inNames) }));
    return layout === 'lines' && isBreak(lines[i - 1], line, inNames) ? [lineBreak, ...words] : words;
  });
  const tokens = read.map((token, i) =>
    opensTalk(read, i, inNames) ? { ...token, role: 'outside' as const } : token,
  );
  const forms = tokens.flatMap((token) => otherForms.get(token.text) ?? []);
  return {
    tokens,
    segments: segmentsOf(tokens),
    numbers: numbersIn(text),
    saysNib: tokens.some((token) => /^NIB(NYA)?$/.test(token.text)),
    otherForm: forms[0] ?? null,
  };
}

/** Two lines of words known from names may be one long name; then the break says nothing. */
function isBreak(
  before: readonly string[] | undefined,
  line: readonly string[],
  inNames: Vocabulary,
): boolean {
  const last = before?.at(-1);
  const first = line[0];
  if (last === undefined || first === undefined || isLimitedCompany(last)) return false;
  return !inNames(last) || !inNames(first);
}

function roleOf(word: string, inNames: Vocabulary): Role {
  if (isLimitedCompany(word)) return 'company';
  if (otherForms.has(word)) return 'other-form';
  if (/^\d+$/.test(word)) return 'number';
  if (titles.has(word) && !inNames(word)) return 'title';
  if (inNames(word)) return 'word';
  // "gajinya", "kantornya": a thing of the company's, never its name.
  if (outsideNames.has(word) || /...NYA$/.test(word)) return 'outside';
  return 'word';
}

/** "… aman ga", "… bulan depan": words that end a name only together with the one behind them. */
function opensTalk(tokens: readonly Token[], at: number, inNames: Vocabulary): boolean {
  const word = tokens[at]?.text ?? '';
  if (tokens[at]?.role === 'word' && regionalTalk.has(word)) return isRegionalTalk(tokens, at, inNames);
  const next = tokens[at + 1];
  if (nextTimes.has(word)) return times.has(tokens[at - 1]?.text ?? '');
  if (next === undefined || inNames(word)) return false;
  return (times.has(word) && nextTimes.has(next.text)) || (judging.has(word) && next.role === 'outside');
}

/** A run of such words is talk when it has two or stands beside other talk, but never right after "PT". */
function isRegionalTalk(tokens: readonly Token[], at: number, inNames: Vocabulary): boolean {
  const isOne = ({ text, role }: Token) => role === 'word' && regionalTalk.has(text) && !inNames(text);
  if (!tokens[at] || !isOne(tokens[at])) return false;
  let from = at;
  while (from > 0 && isOne(tokens[from - 1] ?? lineBreak)) from--;
  let to = at + 1;
  while (isOne(tokens[to] ?? lineBreak)) to++;
  if (tokens[from - 1]?.role === 'company') return false;
  const besideTalk = [tokens[from - 1], tokens[to]].some((token) => token?.role === 'outside');
  return besideTalk || to - from > 1;
}

/** Longer runs of digits, with the signs people put in between taken out. Two numbers side by side stay two. */
function numbersIn(text: string): string[] {
  const runs = text.slice(0, 4_000).match(/\+?\d(?:[ .-]?\d){7,29}/g) ?? [];
  return runs.flatMap((run) => {
    const parts = run.split(/[ .-]/);
    const whole = parts.filter((part) => part.length >= 10);
    return whole.length > 0 ? whole : [parts.join('')];
  });
}

function segmentsOf(tokens: readonly Token[]): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  while (from < tokens.length) {
    let to = from;
    while (isNameToken(tokens, to, from)) to++;
    if (to > from) segments.push(segment(tokens, from, Math.min(to, from + longestName)));
    from = Math.max(to, from + 1);
  }
  return segments.filter((part) => part.words.some((word) => /[A-Z]/.test(word)));
}

/** A title ("HAJI") opens a person's name; within a run of words it is part of it. */
function isNameToken(tokens: readonly Token[], at: number, start: number): boolean {
  const role = tokens[at]?.role;
  if (role === 'title') return at > start || tokens[at - 1]?.role === 'company';
  return role === 'word' || (role === 'number' && at > start && (tokens[at]?.text.length ?? 9) < 5);
}

function segment(tokens: readonly Token[], from: number, to: number): Segment {
  const before = tokens[from - 1];
  const words = tokens.slice(from, to).map((token) => token.text);
  const closedByForm = tokens[to]?.role === 'company' && !isNameToken(tokens, to + 1, to + 1);
  return {
    from,
    to,
    words,
    form: before?.role === 'other-form' ? before.text : '',
    marked: before?.role === 'company' || (closedByForm && !isTalk(words)),
    titled: opensPersonName(before),
  };
}

/** "Pak", "Bu"; "saya Intan Ayu Lestari" is a greeting, though a company bears that name. */
export function opensPersonName(before: Token | undefined): boolean {
  return before?.role === 'title' || /^(SAYA|AKU|NAMAKU)$/.test(before?.text ?? '');
}

/** True when a name that ends (or begins) beside this token ends there indeed. */
export function isBoundary(token: Token | undefined): boolean {
  return token === undefined || token.role === 'company' || token.role === 'outside' || isLongNumber(token);
}

/**
 * "PT Kita Asa Jaya": a word of talk between "PT" and a register's name may be the beginning of another
 * company's name, unless it only leads on to the name. So may "Kita" where the question begins with it.
 */
export function beginsBefore(tokens: readonly Token[], at: number): boolean {
  if (at === 1 && endings.has(tokens[0]?.text ?? '')) return true;
  let from = at;
  while (tokens[from - 1]?.role === 'outside' && tokens[from - 1] !== lineBreak) from--;
  if (from === at || tokens[from - 1]?.role !== 'company') return false;
  return !tokens.slice(from, at).every((token) => linking.has(token.text));
}

/** "PT Asa Jaya Kita", and nothing behind it. */
export function endsBehind(tokens: readonly Token[], at: number): boolean {
  return at === tokens.length - 1 && endings.has(tokens[at]?.text ?? '');
}

function isLongNumber(token: Token): boolean {
  return token.role === 'number' && token.text.length >= 8;
}

/** True when all around the segment only asks about the name ("… itu resmi ga"). */
export function onlyAsks(question: Question, { from, to }: { from: number; to: number }): boolean {
  return question.tokens.every(
    (token, i) => (i >= from && i < to) || token.role === 'company' || aboutNames.has(token.text),
  );
}

/** "ijazahku ditahan PT": something of mine, or everyday words only, before a "PT" that has no name. */
function isTalk(words: readonly string[]): boolean {
  return (
    words.every(isOrdinary) || words.some((word) => /[KM]U$/.test(word) && isOrdinary(word.slice(0, -2)))
  );
}

export function isOrdinary(word: string): boolean {
  return ordinary.has(word) || outsideNames.has(word) || regionalTalk.has(word) || /^\d+$/.test(word);
}

/** A name of one to four words, all of them people's. */
export function soundsLikePerson(words: readonly string[]): boolean {
  return words.length <= 4 && words.every((word, i) => givenNames.has(word) || (i === 0 && titles.has(word)));
}
