import { negations, negativePhrases, regional } from './danger-regional.ts';
import { concepts, inflect, verbRoots } from './danger-words.ts';
import { wordsOf } from './normalise.ts';

/** What is spoken of at each place of a message: number of the word → concepts that begin there. */
export type Seen = ReadonlyMap<number, ReadonlySet<string>>;

interface Phrase {
  readonly words: readonly string[];
  readonly concept: string;
}

const usualOnes = new Map<string, readonly string[]>();
/** Phrases by their first word, or by the first two: too many begin with "not". */
const phrasesByBeginning = indexPhrases();

/** Finds what the danger rules and the danger model know of in words made by `wordsOf`. */
export function findConcepts(words: readonly string[]): Seen {
  const seen = new Map<number, Set<string>>();
  for (let at = 0; at < words.length; at++) {
    const here = new Set<string>();
    for (const phrase of [...beginningAt(words, at, 1), ...beginningAt(words, at, 2)]) {
      if (phrase.words.every((part, offset) => offset === 0 || words[at + offset] === part)) {
        here.add(negated(words, at, phrase) ? 'negated' : phrase.concept);
      }
    }
    if (here.size > 0) seen.set(at, here);
  }
  return seen;
}

const noPhrases: readonly Phrase[] = [];

function beginningAt(words: readonly string[], at: number, count: 1 | 2): readonly Phrase[] {
  const word = words[at] ?? '';
  const rest = count === 1 ? '' : ` ${words[at + 1] ?? ''}`;
  return (
    phrasesByBeginning.get(word + rest) ?? phrasesByBeginning.get(withoutEnding(word) + rest) ?? noPhrases
  );
}

/** Every concept that begins from one word on and before another. */
export function conceptsIn(seen: Seen, from = 0, to = Number.POSITIVE_INFINITY): Set<string> {
  const all = new Set<string>();
  for (const [at, here] of seen) {
    if (at >= to) break;
    if (at >= from) for (const concept of here) all.add(concept);
  }
  return all;
}

/** `juragane`, `adhiku`, `majikanna`: the endings for "his" and "my" of several languages. */
function withoutEnding(word: string): string {
  return word.length > 5 ? word.replace(/(?:nya|ne|ku|mu|na|e)$/, '') : word;
}

const canBeNegated = new Set([
  'beat',
  'beatSurely',
  'rape',
  'kill',
  'threat',
  'suicide',
  'heldSurely',
  'locked',
  'touch',
  'sold',
]);
/** May stand between "not" and what is denied: "ga ada yg dipukul", "ora tau dikunci". */
const between = new Set('pernah tau tao tahu ada ana aya yang se sing nu ever been being'.split(' '));
/** "Tidak mau dipukul lagi" is a cry, "tidak mau bunuh diri" is none. */
const wanting = new Set('mau ingin pengen nak want to hayang hoyong terro'.split(' '));

/** `majikan tidak pernah mukul saya`; `keluar negeri` is no way out of a house; KK Park is no KK. */
function negated(words: readonly string[], at: number, phrase: Phrase): boolean {
  if (words[at] === 'kk' && words[at + 1] === 'park' && phrase.words.length === 1) return true;
  if (phrase.concept === 'leave') {
    const next = words[at + phrase.words.length];
    return next === 'negeri' || next === 'negri' || next === 'dari';
  }
  if (!canBeNegated.has(phrase.concept) || negations.has(phrase.words[0] ?? '')) return false;
  let before = at - 1;
  while (before > at - 4 && mayStandBetween(words[before] ?? '', phrase.concept)) before--;
  return negations.has(words[before] ?? '');
}

function mayStandBetween(word: string, concept: string): boolean {
  return between.has(word) || (concept === 'suicide' && wanting.has(word));
}

function indexPhrases(): Map<string, Phrase[]> {
  const index = new Map<string, Phrase[]>();
  const known = new Set<string>();
  const add = (concept: string, entry: string): void => {
    const words = entry.split('_').flatMap(usual);
    const key = `${concept} ${words.join(' ')}`;
    if (words.length === 0 || known.has(key)) return;
    known.add(key);
    const beginning = words.slice(0, 2).join(' ');
    const there = index.get(beginning);
    if (there) there.push({ words, concept });
    else index.set(beginning, [{ words, concept }]);
  };
  for (const source of [concepts, regional, negativePhrases()]) {
    for (const [concept, list] of Object.entries(source)) {
      for (const entry of list.trim().split(/\s+/)) add(concept, entry);
    }
  }
  for (const [concept, roots] of Object.entries(verbRoots)) {
    for (const form of roots.split(' ').flatMap(inflect)) add(concept, form);
  }
  return index;
}

/** One word as `wordsOf` writes it; remembered, since the same words stand in many phrases. */
function usual(word: string): readonly string[] {
  const known = usualOnes.get(word);
  if (known) return known;
  const made = wordsOf(word);
  usualOnes.set(word, made);
  return made;
}
