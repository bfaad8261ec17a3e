import { fold } from '../flows/choose.ts';

/** How the marks of a text are made. What each of these numbers brings stands in docs/linking.md. */
export interface MarkShape {
  /** Words in one shingle. */
  readonly words: number;
  readonly bands: number;
  /** Smallest values in one band. */
  readonly rows: number;
  /** Two texts are near copies when they share so many bands. */
  readonly shared: number;
}

export const markShape: MarkShape = { words: 2, bands: 16, rows: 3, shared: 2 };

/** A text of fewer words is like another too easily. */
export const fewestWords = 12;
const mostWords = 3000;

/**
 * Marks of a text (MinHash, in bands): each says which of the text's shingles come first in an order of
 * its own. Near copies share some of them, other texts none. Nothing for a short text. They are no
 * secret by themselves: whoever keeps them hashes them with a key.
 */
export function textMarks(text: string, shape: MarkShape = markShape): string[] {
  const words = wordsOf(text);
  if (words.length < fewestWords) return [];
  const hashes = [...shinglesOf(words, shape.words)].map(hashOf);
  return Array.from({ length: shape.bands }, (_, band) => {
    const first = band * shape.rows;
    return [band, ...Array.from({ length: shape.rows }, (__, row) => smallest(hashes, first + row))].join(
      '.',
    );
  });
}

/** How much two texts have in common: 0 nothing, 1 the same words in the same order; capitals and signs do not count. */
export function sameness(one: string, other: string): number {
  const a = shinglesOf(wordsOf(one), markShape.words);
  const b = shinglesOf(wordsOf(other), markShape.words);
  if (a.size + b.size === 0) return fold(one) === fold(other) ? 1 : 0;
  let shared = 0;
  for (const shingle of a) if (b.has(shingle)) shared += 1;
  return shared / (a.size + b.size - shared);
}

/** A number is one word, however it is written: whoever passes a text on may put their own in. */
const wordsOf = (text: string): string[] =>
  fold(text)
    .replace(/(?<=\d) (?=\d)/g, '')
    .split(' ')
    .slice(0, mostWords);

const shinglesOf = (words: readonly string[], size: number): Set<string> =>
  new Set(words.slice(size - 1).map((_, at) => words.slice(at, at + size).join(' ')));

/** The smallest of all hashes in the order of this number. */
function smallest(hashes: readonly number[], order: number): number {
  const turn = Math.imul(order + 1, 0x9e3779b1);
  let least = 0xffffffff;
  for (const hash of hashes) least = Math.min(least, mix(hash ^ turn));
  return least;
}

/** FNV-1a, mixed afterwards, so that every letter has its part in every bit. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash);
}

function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
