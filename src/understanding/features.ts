import { rootsOf } from './lexicon.ts';
import { namesCompany } from './names.ts';
import { meaningsOf } from './thesaurus.ts';

/** How much each kind of feature counts beside the others; found by cross-validation on the sample questions. */
const weight = { word: 0.3, pair: 0.3, letters: 0.3, root: 1.4, roots: 0.7, meaning: 1.2, meanings: 0.6 };

/** Longer texts are cut: nobody's question needs more words than this. */
export const mostWords = 80;
const mostMeanings = 12;

const seeds = {
  word: 0x811c9dc5,
  pair: 0x6a09e667,
  letters: 0x2468ace1,
  root: 0x01234567,
  roots: 0x3c6ef372,
  meaning: 0x13579bdf,
  meanings: 0x5bd1e995,
};

/**
 * Takes one feature: a 32-bit hash of what was seen (a word, its letters, a root, two roots in a row,
 * meanings) and its weight. The same feature may come more than once.
 */
export type TakeFeature = (key: number, weight: number) => void;

/** What the classifier sees of a message: its words, letter groups, roots, neighbours and meanings. */
export function eachFeature(all: readonly string[], take: TakeFeature): void {
  const words = all.length > mostWords ? all.slice(0, mostWords) : all;
  let before = '';
  for (const word of words) {
    take(hash(seeds.word, word), weight.word);
    take(hash(hash(seeds.pair, before) ^ 0x20, word), weight.pair);
    letterGroups(word, take);
    before = word;
  }
  before = '';
  for (const root of rootsOf(words)) {
    take(hash(seeds.root, root), weight.root);
    take(hash(hash(seeds.roots, before) ^ 0x20, root), weight.roots);
    before = root;
  }
  meanings(words, take);
}

/** The matters that are spoken of, and every two of them together. */
function meanings(words: readonly string[], take: TakeFeature): void {
  const found = meaningsOf(words).slice(0, mostMeanings);
  if (namesCompany(words)) found.push('named company');
  if (words.some((word) => /^\d{9,}$/.test(word))) found.push('long number');
  found.sort();
  for (let at = 0; at < found.length; at++) {
    const first = hash(seeds.meaning, found[at] ?? '');
    take(first, weight.meaning);
    for (let other = at + 1; other < found.length; other++) {
      take(hash(first ^ seeds.meanings, found[other] ?? ''), weight.meanings);
    }
  }
}

/** Groups of three and four letters with the ends of the word marked: they see through misspelling and affixes. */
function letterGroups(word: string, take: TakeFeature): void {
  const marked = `<${word}>`;
  for (let size = 3; size <= 4; size++) {
    for (let at = 0; at + size <= marked.length; at++) {
      let key = seeds.letters + size;
      for (let offset = 0; offset < size; offset++) key = step(key, marked.charCodeAt(at + offset));
      take(key, weight.letters);
    }
  }
}

function hash(seed: number, text: string): number {
  let key = seed;
  for (let at = 0; at < text.length; at++) key = step(key, text.charCodeAt(at));
  return key;
}

function step(key: number, code: number): number {
  return Math.imul(key ^ code, 0x01000193);
}
