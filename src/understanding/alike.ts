import { wordsOf } from './normalise.ts';

/** Questions that share this part of their words, or more, ask much the same. */
const alikeFrom = 0.5;
const shortWord = 3;

/**
 * Puts texts that share most of their words together. Every group holds its members in the order given;
 * its first member speaks for it.
 */
export function groupAlike<T>(items: readonly T[], textOf: (item: T) => string): T[][] {
  const groups: { readonly words: ReadonlySet<string>; readonly members: T[] }[] = [];
  for (const item of items) {
    const words = tellingWords(textOf(item));
    const group = groups.find((each) => overlap(each.words, words) >= alikeFrom);
    if (group) group.members.push(item);
    else groups.push({ words, members: [item] });
  }
  return groups.map((group) => group.members);
}

/** Words that say what it is about; short ones only where there are no others. */
function tellingWords(text: string): Set<string> {
  const all = wordsOf(text);
  const long = all.filter((word) => word.length > shortWord);
  return new Set(long.length > 0 ? long : all);
}

/** Shared words against all words of both, from 0 to 1. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  const all = a.size + b.size - shared;
  return all === 0 ? 1 : shared / all;
}
