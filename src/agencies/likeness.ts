/** A word as it sounds, with its share in telling one company from another (0 to 1). */
export interface WeighedWord {
  readonly sound: string;
  readonly weight: number;
}

/** Words less alike than this are two words, not one misspelt. */
const sameWord = 0.6;

/** Words written together must fit better: any word resembles itself with a short one before it. */
const sameJoined = 0.85;

/**
 * How much a name that somebody wrote is like a name in the register, 0 to 1. Words that many companies
 * bear (JAYA, MANDIRI) count less than rare ones; a word that stands in only one of the two counts
 * against the likeness. Order and spaces do not matter, misspelling matters in proportion.
 */
export function likeness(asked: readonly WeighedWord[], known: readonly WeighedWord[]): number {
  return Math.max(byWords(asked, known), byLetters(asked, known));
}

/** Names with more letters of the alphabet that only one of them has are not compared any further. */
const tooStrange = 6;

interface Pair {
  readonly asked: readonly [from: number, to: number];
  readonly known: readonly [from: number, to: number];
  readonly alike: number;
  readonly weight: number;
}

function byWords(asked: readonly WeighedWord[], known: readonly WeighedWord[]): number {
  const pairs = possiblePairs(asked, known).sort((a, b) => b.alike * b.weight - a.alike * a.weight);
  const askedFree = asked.map(() => true);
  const knownFree = known.map(() => true);
  let shared = 0;
  let total = 0;
  for (const pair of pairs) {
    if (!allFree(askedFree, pair.asked) || !allFree(knownFree, pair.known)) continue;
    askedFree.fill(false, ...pair.asked);
    knownFree.fill(false, ...pair.known);
    shared += pair.alike * pair.weight;
    total += pair.weight;
  }
  total += weightWhere(asked, askedFree) + weightWhere(known, knownFree);
  return total === 0 ? 0 : shared / total;
}

/** Every pair of words alike enough, and every word beside two or three written apart. */
function possiblePairs(asked: readonly WeighedWord[], known: readonly WeighedWord[]): Pair[] {
  const pairs: Pair[] = [];
  const knownRuns = runsOf(known);
  for (const a of runsOf(asked)) {
    for (const k of knownRuns) {
      if (a.count > 1 && k.count > 1) continue;
      const alike = similarity(a.text, k.text, a.count + k.count > 2 ? sameJoined : sameWord);
      if (alike === 0) continue;
      pairs.push({
        asked: [a.from, a.from + a.count],
        known: [k.from, k.from + k.count],
        alike,
        weight: k.weight,
      });
    }
  }
  return pairs;
}

interface Run {
  readonly from: number;
  readonly count: number;
  readonly text: string;
  readonly weight: number;
}

/** Each word, and each two or three neighbours written together. */
function runsOf(words: readonly WeighedWord[]): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < words.length; from++) {
    let text = '';
    let weight = 0;
    for (let count = 1; count <= 3; count++) {
      const word = words[from + count - 1];
      if (word === undefined) break;
      text += word.sound;
      weight += word.weight;
      runs.push({ from, count, text, weight });
    }
  }
  return runs;
}

function allFree(free: readonly boolean[], [from, to]: readonly [number, number]): boolean {
  for (let i = from; i < to; i++) if (!free[i]) return false;
  return true;
}

function weightWhere(words: readonly WeighedWord[], free: readonly boolean[]): number {
  return words.reduce((sum, word, i) => (free[i] ? sum + word.weight : sum), 0);
}

/** Edits for a change of all of a word, so that words of more letters do not count more. */
function byLetters(asked: readonly WeighedWord[], known: readonly WeighedWord[]): number {
  const a = letters(asked);
  const k = letters(known);
  const [shorter, longer] = [a.text.length, k.text.length].sort((x, y) => x - y);
  if (shorter === undefined || longer === undefined || shorter * 2 < longer) return 0;
  if (strangers(a.text, k.text) > tooStrange) return 0;
  const cost = editCost(a, k);
  const total = Math.max(sum(a.weights), sum(k.weights));
  return Math.max(0, 1 - cost / total);
}

interface Letters {
  readonly text: string;
  readonly weights: readonly number[];
}

function letters(words: readonly WeighedWord[]): Letters {
  const weights: number[] = [];
  for (const word of words) {
    for (let i = 0; i < word.sound.length; i++) weights.push(word.weight / word.sound.length);
  }
  return { text: words.map((word) => word.sound).join(''), weights };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Room for the longest name asked about (120 letters) against one of twice its length. */
const room = 256;
const costs = [new Float64Array(room), new Float64Array(room), new Float64Array(room)] as const;

/** As `edits` below, where each letter costs its weight. */
function editCost(a: Letters, b: Letters): number {
  let [before, last, row]: [Float64Array, Float64Array, Float64Array] = [costs[0], costs[1], costs[2]];
  last[0] = 0;
  for (let j = 1; j <= b.text.length; j++) last[j] = (last[j - 1] ?? 0) + (b.weights[j - 1] ?? 0);
  for (let i = 1; i <= a.text.length; i++) {
    const gone = a.weights[i - 1] ?? 0;
    const letter = a.text.charCodeAt(i - 1);
    row[0] = (last[0] ?? 0) + gone;
    for (let j = 1; j <= b.text.length; j++) {
      const added = b.weights[j - 1] ?? 0;
      const other = b.text.charCodeAt(j - 1);
      let cost = (last[j - 1] ?? 0) + (letter === other ? 0 : Math.max(gone, added));
      cost = Math.min(cost, (last[j] ?? 0) + gone, (row[j - 1] ?? 0) + added);
      if (i > 1 && j > 1 && letter === b.text.charCodeAt(j - 2) && a.text.charCodeAt(i - 2) === other) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + Math.max(gone, added));
      }
      row[j] = cost;
    }
    [before, last, row] = [last, row, before];
  }
  return last[b.text.length] ?? 0;
}

/** 1 for the same letters, less by every letter changed, swapped, added or dropped; 0 below `least`. */
function similarity(a: string, b: string, least: number): number {
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  const allowed = Math.floor(longest * (1 - least) + 1e-9);
  if (Math.abs(a.length - b.length) > allowed || strangers(a, b) > 2 * allowed) return 0;
  const alike = 1 - edits(a, b) / longest;
  return alike < least ? 0 : alike;
}

/** Letters of the alphabet that only one of the two words has; each edit explains two at most. */
function strangers(a: string, b: string): number {
  let rest = letterSet(a) ^ letterSet(b);
  let count = 0;
  for (; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function letterSet(word: string): number {
  let set = 0;
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) & 31);
  return set;
}

const rows = [new Uint16Array(room), new Uint16Array(room), new Uint16Array(room)] as const;

/** Letters changed, swapped with their neighbour, added or dropped between two words. */
function edits(a: string, b: string): number {
  let [before, last, row]: [Uint16Array, Uint16Array, Uint16Array] = [rows[0], rows[1], rows[2]];
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    const letter = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = (last[j - 1] ?? 0) + (letter === other ? 0 : 1);
      cost = Math.min(cost, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row[j] = cost;
    }
    [before, last, row] = [last, row, before];
  }
  return last[b.length] ?? 0;
}
