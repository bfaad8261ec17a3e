import { conceptsIn, findConcepts } from './danger-concepts.ts';
import { rootsOf } from './lexicon.ts';
import { meaningsOf } from './thesaurus.ts';

/** Takes a hash of 32 bits of what was seen, and how much it counts. The same may come more than once. */
export type TakeFeature = (key: number, much: number) => void;

/** How much each kind of feature counts; found by cross-validation, see docs/understanding.md. */
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
export function eachDangerFeature(words: readonly string[], take: TakeFeature): void {
  takeRow(words, seed.word, weight.word, seed.pair, weight.pair, take);
  for (const word of words) takeLetters(word, take);
  const roots = rootsOf(words);
  takeRow(roots, seed.root, weight.root, seed.rootPair, weight.rootPair, take);
  takeTogether(first(new Set(roots), mostRootsTogether), seed.rootsTogether, weight.rootsTogether, take);
  const concepts = conceptsIn(findConcepts(words));
  for (const concept of conceptsIn(findConcepts(roots))) concepts.add(concept);
  for (const meaning of meaningsOf(words).slice(0, mostMeanings)) concepts.add(`means ${meaning}`);
  const spokenOf = first(concepts, mostConcepts);
  for (const concept of spokenOf) take(hash(seed.concept, concept), weight.concept);
  takeTogether(spokenOf, seed.concepts, weight.concepts, take);
}

function first(all: ReadonlySet<string>, most: number): string[] {
  return [...all].sort().slice(0, most);
}

/** Each by itself, and with the one before it. */
function takeRow(
  row: readonly string[],
  own: number,
  much: number,
  ofTwo: number,
  muchOfTwo: number,
  take: TakeFeature,
): void {
  let before = ofTwo;
  for (const one of row) {
    take(hash(own, one), much);
    take(hash(before ^ 0x20, one), muchOfTwo);
    before = hash(ofTwo, one);
  }
  take(before ^ 0x2e, muchOfTwo);
}

/** Groups of letters with the ends of the word marked: they see through misspelling and affixes. */
function takeLetters(word: string, take: TakeFeature): void {
  const marked = `<${word.slice(0, longestWord)}>`;
  for (const size of letterSizes) {
    for (let at = 0; at + size <= marked.length; at++) {
      let key = seed.letters + size;
      for (let offset = 0; offset < size; offset++) key = step(key, marked.charCodeAt(at + offset));
      take(key, weight.letters);
    }
  }
}

/** Every two of them; they come sorted. */
function takeTogether(sorted: readonly string[], start: number, much: number, take: TakeFeature): void {
  const keys = sorted.map((one) => hash(start, one));
  for (let at = 0; at < keys.length; at++) {
    const one = Math.imul(keys[at] ?? 0, 0x9e3779b1);
    for (let other = at + 1; other < keys.length; other++) take(one ^ (keys[other] ?? 0), much);
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
