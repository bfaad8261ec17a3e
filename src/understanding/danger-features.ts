import { conceptsIn, findConcepts } from './danger-concepts.ts';
import { rootsOf } from './lexicon.ts';
import { meaningsOf } from './thesaurus.ts';

/** A hash of 32 bits of what was seen, and how much it counts. */
export type DangerFeature = readonly [key: number, much: number];

/** How much each kind of feature counts; found by cross-validation, see test/understanding/danger-ways.md. */
const weight = {
  word: 1,
  pair: 0.7,
  letters: 0.25,
  root: 2,
  rootPair: 1.2,
  rootsTogether: 0.5,
  concept: 1.6,
  concepts: 0.6,
};
const seed = {
  word: 0x811c9dc5,
  pair: 0x01234567,
  letters: 0x2468ace1,
  root: 0x7f4a7c15,
  rootPair: 0x3c6ef372,
  rootsTogether: 0x1b873593,
  concept: 0x13579bdf,
  concepts: 0x5bd1e995,
};
const letterSizes = [4, 5];
const longestWord = 30;
const mostConcepts = 24;
const mostMeanings = 10;
const mostRootsTogether = 14;

/**
 * What the danger model sees of some words, made by `wordsOf`: the words, their neighbours and letters; their
 * roots, which are the same in every language, one by one and together; and what is spoken of.
 */
export function dangerFeatures(words: readonly string[]): DangerFeature[] {
  const found: DangerFeature[] = [];
  addWords(found, words);
  const roots = rootsOf(words);
  addRoots(found, roots);
  const concepts = new Set([...conceptsIn(findConcepts(words)), ...conceptsIn(findConcepts(roots))]);
  for (const meaning of meaningsOf(words).slice(0, mostMeanings)) concepts.add(`means ${meaning}`);
  const sorted = [...concepts].sort().slice(0, mostConcepts);
  for (const one of sorted) found.push([hash(seed.concept, one), weight.concept]);
  addTogether(found, sorted, seed.concepts, weight.concepts);
  return found;
}

function addWords(found: DangerFeature[], words: readonly string[]): void {
  let before = '';
  for (const word of words) {
    found.push([hash(seed.word, word), weight.word]);
    found.push([hash(hash(seed.pair, before) ^ 0x20, word), weight.pair]);
    addLetters(found, word);
    before = word;
  }
  found.push([hash(hash(seed.pair, before) ^ 0x20, '.'), weight.pair]);
}

/** Groups of letters with the ends of the word marked: they see through misspelling and affixes. */
function addLetters(found: DangerFeature[], word: string): void {
  const marked = `<${word.slice(0, longestWord)}>`;
  for (const size of letterSizes) {
    for (let at = 0; at + size <= marked.length; at++) {
      let key = seed.letters + size;
      for (let offset = 0; offset < size; offset++) key = step(key, marked.charCodeAt(at + offset));
      found.push([key, weight.letters]);
    }
  }
}

function addRoots(found: DangerFeature[], roots: readonly string[]): void {
  let before = '';
  for (const root of roots) {
    found.push([hash(seed.root, root), weight.root]);
    found.push([hash(hash(seed.rootPair, before) ^ 0x20, root), weight.rootPair]);
    before = root;
  }
  const different = [...new Set(roots)].sort().slice(0, mostRootsTogether);
  addTogether(found, different, seed.rootsTogether, weight.rootsTogether);
}

/** Every two of them. */
function addTogether(found: DangerFeature[], sorted: readonly string[], start: number, much: number): void {
  for (let at = 0; at < sorted.length; at++) {
    const first = hash(start, sorted[at] ?? '') ^ 0x20;
    for (let other = at + 1; other < sorted.length; other++) {
      found.push([hash(first, sorted[other] ?? ''), much]);
    }
  }
}

function hash(start: number, text: string): number {
  let key = start;
  for (let at = 0; at < text.length; at++) key = step(key, text.charCodeAt(at));
  return key;
}

function step(key: number, code: number): number {
  return Math.imul(key ^ code, 0x01000193);
}
