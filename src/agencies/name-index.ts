import { likeness, type WeighedWord } from './likeness.ts';
import { harmless, nameWords, sound } from './name.ts';
import type { Notice } from './notice.ts';
import type { Company } from './register.ts';

/** A company as it can be found: from the register, from those gone from it, or from another list. */
export interface IndexedCompany extends Company {
  /** `noticed`: no register holds it, only a list of suspended or revoked licences. */
  readonly place: 'present' | 'gone' | 'noticed';
  /** The day since which it is no longer in the register; null for one that did not leave it. */
  readonly since: string | null;
  /** What the lists of suspended and revoked licences say about it. */
  readonly notices: readonly Notice[];
}

export interface Likely {
  readonly company: IndexedCompany;
  /** 0 to 1; 1 means that nothing but harmless differences were found. */
  readonly score: number;
}

export interface NameIndex {
  /** Companies with exactly these letters, case, punctuation, spaces and legal form aside. */
  same(words: readonly string[]): readonly IndexedCompany[];
  /** Companies that differ in spelling variants and word order at most. */
  harmless(words: readonly string[]): readonly IndexedCompany[];
  byNib(nib: string): readonly IndexedCompany[];
  /** The companies whose first letters are these; more than three are none. */
  byInitials(initials: string): readonly IndexedCompany[];
  /** Companies with a similar name, best first, at most `count`. */
  likely(words: readonly string[], count: number): Likely[];
  /** True when the word stands in the name of any company. */
  knows(word: string): boolean;
  /** True when the word stands in the names of several companies (JAYA, MANDIRI). */
  isCommon(word: string): boolean;
}

const none: readonly IndexedCompany[] = [];

/** Words of more companies than this say "a company", not "which company". */
const fewCompanies = 3;

/** Letters compared; names are shorter, and a text without end costs no time. */
const longestName = 120;

/** Entries of the letter index looked at in one search, companies ranked, and those compared in full. */
const entriesVisited = 4_000;
const ranked = 500;
const comparedInFull = 16;

/**
 * What sharing a letter group is worth: a little more where few names have it. Not much more, since the
 * rarest groups of a misspelt name are its slips.
 */
const everyGroup = 8;
const rarestGroup = 16;

/** Makes the index; costs a few microseconds a company and is done once for a register. */
export function indexNames(companies: readonly IndexedCompany[]): NameIndex {
  const words = companies.map((company) => nameWords(company.name));
  const bySame = group(companies, (_, i) => [sameKey(words[i] ?? [])]);
  const byHarmless = group(companies, (_, i) => harmlessKeys(words[i] ?? []));
  const byNib = group(companies, (company) => company.nibs);
  const byInitials = group(companies, (_, i) => [initialsOf(words[i] ?? [])]);
  const soundOf = remember(sound, words);
  const bearers = countBearers(words, soundOf);
  const vocabulary = new Set([...new Set(words.flat())].map(harmless));
  const weigh = weigher(bearers, soundOf, companies.length);
  const search = indexLetters(words.map((list) => list.map(soundOf).join('')));

  return {
    same: (asked) =>
      bySame.get(sameKey(asked)) ?? bySame.get(sameKey(asked).replace(/^PT(?=.{4})/, '')) ?? none,
    harmless: (asked) => lookUpHarmless(byHarmless, asked),
    byNib: (nib) => byNib.get(nib) ?? none,
    byInitials: (initials) => {
      const found = byInitials.get(initials) ?? none;
      return found.length > fewCompanies ? none : found;
    },
    likely(asked, count) {
      const weighed = weigh(shorten(asked));
      return search(weighed.map((word) => word.sound).join(''))
        .map((i) => ({ i, score: likeness(weighed, weigh(words[i] ?? [])) }))
        .map(({ i, score }) => ({
          i,
          score: Math.max(score, partScore(weighed, weigh(words[i] ?? []), bearers)),
        }))
        .sort((a, b) => b.score - a.score || a.i - b.i)
        .slice(0, count)
        .flatMap(({ i, score }) => {
          const company = companies[i];
          return company === undefined ? [] : [{ company, score: Math.min(score, 0.99) }];
        });
    },
    knows: (word) => vocabulary.has(harmless(word)),
    isCommon: (word) => (bearers.get(sound(word)) ?? 0) >= fewCompanies,
  };
}

function group(
  companies: readonly IndexedCompany[],
  keysOf: (company: IndexedCompany, i: number) => readonly string[],
): Map<string, IndexedCompany[]> {
  const groups = new Map<string, IndexedCompany[]>();
  companies.forEach((company, i) => {
    for (const key of new Set(keysOf(company, i))) {
      if (key === '') continue;
      const members = groups.get(key);
      if (members === undefined) groups.set(key, [company]);
      else members.push(company);
    }
  });
  return groups;
}

function sameKey(words: readonly string[]): string {
  return words.join('');
}

/** One key for the spelling with spaces aside, one for the words in any order. */
function harmlessKeys(words: readonly string[]): [string, string] {
  const folded = words.map(harmless);
  return [folded.join(''), folded.toSorted().join(' ')];
}

function lookUpHarmless(
  byHarmless: ReadonlyMap<string, readonly IndexedCompany[]>,
  asked: readonly string[],
): readonly IndexedCompany[] {
  const keys: string[] = harmlessKeys(asked);
  // Words both rejoined and in another order ("MANPOWER ASAMULIA INDO").
  if (asked.length === 3) {
    const [a = '', b = '', c = ''] = asked.map(harmless);
    keys.push(a + c + b, b + a + c, b + c + a, c + a + b, c + b + a);
  }
  const found = new Set(keys.flatMap((key) => byHarmless.get(key) ?? []));
  return [...found];
}

function initialsOf(words: readonly string[]): string {
  return words.length < 3 ? '' : words.map((word) => word[0]).join('');
}

/** The function with its values for all these words at hand. */
function remember(
  fold: (word: string) => string,
  names: readonly (readonly string[])[],
): (word: string) => string {
  const known = new Map<string, string>();
  for (const name of names) {
    for (const word of name) if (!known.has(word)) known.set(word, fold(word));
  }
  return (word) => known.get(word) ?? fold(word);
}

function countBearers(
  names: readonly (readonly string[])[],
  soundOf: (word: string) => string,
): Map<string, number> {
  const bearers = new Map<string, number>();
  for (const name of names) {
    for (const word of new Set(name.map(soundOf))) bearers.set(word, (bearers.get(word) ?? 0) + 1);
  }
  return bearers;
}

/** A word that one company bears weighs 1, one that all bear next to nothing. */
function weigher(bearers: ReadonlyMap<string, number>, soundOf: (word: string) => string, companies: number) {
  const heaviest = Math.log(1 + companies);
  return (words: readonly string[]): WeighedWord[] =>
    words.map((word) => {
      const sounds = soundOf(word);
      const weight = Math.log(1 + companies / (bearers.get(sounds) ?? 1)) / heaviest;
      return { sound: sounds, weight: Math.max(0.05, weight) };
    });
}

function shorten(words: readonly string[]): string[] {
  const kept: string[] = [];
  let letters = 0;
  for (const word of words) {
    if (letters + word.length > longestName) break;
    kept.push(word);
    letters += word.length;
  }
  return kept.length > 0 ? kept : words.slice(0, 1).map((word) => word.slice(0, longestName));
}

/** People say one or two words of a name ("PT Agesa"): enough where few companies bear them. */
function partScore(
  asked: readonly WeighedWord[],
  name: readonly WeighedWord[],
  bearers: ReadonlyMap<string, number>,
): number {
  if (!asked.every((word) => name.some((known) => known.sound === word.sound))) return 0;
  const rarest = Math.min(...asked.map((word) => bearers.get(word.sound) ?? 0));
  if (rarest > fewCompanies || !asked.some((word) => word.sound.length >= 4)) return 0;
  return 0.65 + (0.3 * asked.length) / Math.max(name.length, asked.length + 1);
}

/**
 * Finds the names that share most letter groups with a text. The rarest groups are looked up first and
 * only so many entries are visited, so that a search costs about the same in any register.
 */
function indexLetters(names: readonly string[]): (text: string) => number[] {
  const lists = new Map<string, number[]>();
  names.forEach((name, i) => {
    for (const part of new Set(trigrams(name))) {
      const list = lists.get(part);
      if (list === undefined) lists.set(part, [i]);
      else list.push(i);
    }
  });
  const marks = new Uint32Array(names.length * 4);
  names.forEach((name, i) => {
    mark(name, marks, i * 4);
  });
  const hits = new Uint16Array(names.length);
  const worth = new Uint16Array(names.length);

  return (text) => {
    const found: number[] = [];
    const rarestFirst = [...new Set(trigrams(text))]
      .map((part) => lists.get(part))
      .filter((list) => list !== undefined)
      .sort((a, b) => a.length - b.length);
    let left = entriesVisited;
    for (const list of rarestFirst) {
      if (left <= 0) break;
      const rarity = everyGroup + Math.floor(Math.log2(names.length / list.length) / 4);
      const value = Math.min(rarestGroup, rarity);
      const end = Math.min(list.length, left);
      left -= end;
      for (let at = 0; at < end; at++) {
        const i = list[at] ?? 0;
        const count = hits[i] ?? 0;
        if (count === 0) found.push(i);
        hits[i] = count + 1;
        worth[i] = (worth[i] ?? 0) + value;
      }
    }
    const asked = new Uint32Array(4);
    mark(text, asked, 0);
    const rank = (i: number) => (hits[i] ?? 0) + 20 * overlap(asked, marks, i * 4);
    const best = highest(mostWorth(found, worth), rank, comparedInFull);
    for (const i of found) {
      hits[i] = 0;
      worth[i] = 0;
    }
    return best;
  };
}

const worths = new Uint32Array((longestName + 3) * rarestGroup);

/** Those that share the groups worth most, about `ranked` of them; the others are not looked at closer. */
function mostWorth(items: readonly number[], worth: Uint16Array): readonly number[] {
  if (items.length <= ranked) return items;
  let least = 0;
  worths.fill(0);
  for (const item of items) {
    const value = worth[item] ?? 0;
    worths[value] = (worths[value] ?? 0) + 1;
    if (value > least) least = value;
  }
  for (let kept = worths[least] ?? 0; least > 1 && kept < ranked; kept += worths[least] ?? 0) least--;
  return items.filter((item) => (worth[item] ?? 0) >= least);
}

/** The items with the highest ranks, best first, at most `count`. */
function highest(items: readonly number[], rankOf: (item: number) => number, count: number): number[] {
  const best: { item: number; rank: number }[] = [];
  let least = -1;
  for (const item of items) {
    const rank = rankOf(item);
    if (best.length === count && rank <= least) continue;
    const at = best.findIndex((other) => other.rank < rank);
    best.splice(at < 0 ? best.length : at, 0, { item, rank });
    if (best.length > count) best.pop();
    least = best.at(-1)?.rank ?? -1;
  }
  return best.map(({ item }) => item);
}

function trigrams(text: string): string[] {
  const padded = `^${text}$`;
  const parts: string[] = [];
  for (let i = 0; i + 3 <= padded.length; i++) parts.push(padded.slice(i, i + 3));
  return parts;
}

/** Sets one of 128 bits for every pair of neighbouring letters. */
function mark(text: string, marks: Uint32Array, at: number): void {
  for (let i = 0; i + 2 <= text.length; i++) {
    const bit = (text.charCodeAt(i) * 31 + text.charCodeAt(i + 1) * 7) & 127;
    const word = at + (bit >> 5);
    marks[word] = (marks[word] ?? 0) | (1 << (bit & 31));
  }
}

/** Shared bits among all bits set, 0 to 1. */
function overlap(asked: Uint32Array, marks: Uint32Array, at: number): number {
  let shared = 0;
  let all = 0;
  for (let word = 0; word < 4; word++) {
    const a = asked[word] ?? 0;
    const b = marks[at + word] ?? 0;
    shared += bitsSet(a & b);
    all += bitsSet(a | b);
  }
  return all === 0 ? 0 : shared / all;
}

function bitsSet(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
