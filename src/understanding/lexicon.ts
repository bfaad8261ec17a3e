import { english } from './lexicon/english.ts';
import { everyday } from './lexicon/everyday.ts';
import { matters } from './lexicon/matters.ts';
import { more } from './lexicon/more.ts';
import { outside } from './lexicon/outside.ts';
import { people } from './lexicon/people.ts';
import { wordsOf } from './normalise.ts';
import { stemsOf } from './stem.ts';

/**
 * One Indonesian root for the words of all languages, so that a sample question in one teaches the others.
 * A line is `root: Indonesian words | jv words | su words | mad words | ms words | en words | sas words`;
 * `_` joins what is several words. `-name:` is a matter that has no single word, like `-football`.
 */
const sources = [everyday, people, matters, more, english, outside];

interface Entry {
  readonly words: readonly string[];
  readonly root: string;
}

const byFirstWord = new Map<string, Entry[]>();
for (const line of sources.flatMap((source) => source.trim().split('\n'))) addLine(line);

function addLine(line: string): void {
  const [root = '', ...rest] = line.split(':');
  const [own = '', ...others] = rest.join(':').split('|');
  const foreign = others.flatMap((group) => group.trim().split(/\s+/).slice(1));
  const named = root.startsWith('-') ? [] : [root];
  for (const entry of new Set([...named, ...own.trim().split(/\s+/), ...foreign])) add(entry, root);
}

function add(entry: string, root: string): void {
  const words = wordsOf(entry.replaceAll('_', ' '));
  const [first] = words;
  if (first === undefined) return;
  const there = byFirstWord.get(first);
  if (!there) byFirstWord.set(first, [{ words, root }]);
  else if (!there.some((one) => one.root === root && one.words.join() === words.join()))
    there.push({ words, root });
}

/**
 * The roots of a row of normalised words, in their order; a word that is not in the lexicon, nor is any
 * of its stems, stands for itself. A word may have more than one root.
 */
export function rootsOf(words: readonly string[]): string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const before = found.length;
    for (const { words: parts, root } of byFirstWord.get(word) ?? stemmed(word))
      if (parts.every((part, offset) => words[at + offset] === part)) found.push(root);
    if (found.length === before) found.push(word);
  }
  return found;
}

const none: readonly Entry[] = [];

/** Entries of the nearest stem that the lexicon knows: `dibayarin` → bayar. */
function stemmed(word: string): readonly Entry[] {
  for (const stem of stemsOf(word)) {
    const entries = byFirstWord.get(stem)?.filter((entry) => entry.words.length === 1);
    if (entries && entries.length > 0) return entries.map(({ root }) => ({ words: [word], root }));
  }
  return none;
}
