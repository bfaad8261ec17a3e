import { alarms, cries, type DangerKind, type Rule, rules } from './danger-rules.ts';
import { concepts, inflect, verbRoots } from './danger-words.ts';
import { wordsOf } from './normalise.ts';

export type DangerPlace = 'home' | 'abroad' | 'sea';

export interface Danger {
  readonly danger: boolean;
  readonly kind: DangerKind | null;
  /** Where, as far as the words say; null when they do not, or when nothing is wrong. */
  readonly place: DangerPlace | null;
}

interface Phrase {
  readonly words: readonly string[];
  readonly concept: string;
}

const phrasesByFirstWord = indexPhrases();
const rulesByConcept = indexRules();

const none: Danger = { danger: false, kind: null, place: null };

/**
 * Does a message speak of somebody who is in danger now? Recall comes before precision: a wrong alarm costs
 * one tap. News, definitions, jokes and things long past are left out. Linear in the length of the text.
 */
export function detectDanger(text: string): Danger {
  return dangerInWords(wordsOf(text));
}

/**
 * The same for words that `wordsOf` has already made. `resemblesCry`: the message as a whole is like known
 * cries; then a single alarming word is enough.
 */
export function dangerInWords(words: readonly string[], resemblesCry = false): Danger {
  if (words.length > 0 && words.length <= 5 && cries.has(words.join(' '))) {
    return { danger: true, kind: 'other', place: null };
  }
  const seen = findConcepts(words);
  if (seen.size === 0) return none;
  const rule = worstRule(seen);
  if (!rule)
    return resemblesCry && soundsAlarm(seen) ? { danger: true, kind: 'other', place: placeOf(seen) } : none;
  const place = placeOf(seen);
  const kind = place === 'sea' && (rule.kind === 'held' || rule.kind === 'other') ? 'sea' : rule.kind;
  return { danger: true, kind, place };
}

/** The first of the rules that holds anywhere and that nothing nearby speaks against. */
function worstRule(seen: Seen): Rule | null {
  let best = rules.length;
  for (const [at, here] of seen) {
    for (const concept of here) {
      for (const index of rulesByConcept.get(concept) ?? []) {
        const rule = rules[index];
        if (index < best && rule && holds(rule, seen, at) && !spokenAgainst(rule, seen, at)) best = index;
      }
    }
  }
  return rules[best] ?? null;
}

function soundsAlarm(seen: Seen): boolean {
  const all = conceptsIn(seen);
  if (['news', 'laugh', 'asked', 'pet', 'school'].some((concept) => all.has(concept))) return false;
  if (all.has('past') && !all.has('still') && !all.has('plead')) return false;
  return alarms.some((concept) => all.has(concept));
}

function conceptsIn(seen: Seen): Set<string> {
  const all = new Set<string>();
  for (const here of seen.values()) for (const concept of here) all.add(concept);
  return all;
}

type Seen = ReadonlyMap<number, ReadonlySet<string>>;

function findConcepts(words: readonly string[]): Seen {
  const seen = new Map<number, Set<string>>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    for (const phrase of phrasesByFirstWord.get(word) ?? phrasesByFirstWord.get(withoutEnding(word)) ?? []) {
      if (!phrase.words.every((part, offset) => offset === 0 || words[at + offset] === part)) continue;
      if (negated(words, at, phrase)) continue;
      const here = seen.get(at);
      if (here) here.add(phrase.concept);
      else seen.set(at, new Set([phrase.concept]));
    }
  }
  return seen;
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
const negations = new Set(['tidak', 'bukan', 'belum', 'never', 'not', 'ora', 'teu', 'jangan', 'henteu']);

/** `majikan tidak pernah mukul saya`; and `keluar negeri` is no way out of a house. */
function negated(words: readonly string[], at: number, phrase: Phrase): boolean {
  if (phrase.concept === 'leave') {
    const next = words[at + phrase.words.length];
    return next === 'negeri' || next === 'negri' || next === 'dari';
  }
  if (!canBeNegated.has(phrase.concept) || negations.has(phrase.words[0] ?? '')) return false;
  const before = words[at - 1] ?? '';
  return negations.has(before) || (before === 'pernah' && negations.has(words[at - 2] ?? ''));
}

/** Do all groups of the rule stand within its span that ends at this word? */
function holds(rule: Rule, seen: Seen, end: number): boolean {
  return rule.all.every((group) => {
    const wanted = group.split('|');
    for (let at = end; at > end - rule.span && at >= 0; at--) {
      const here = seen.get(at);
      if (here && wanted.some((concept) => here.has(concept))) return true;
    }
    return false;
  });
}

/** Words near the match that say it is no present danger. */
function spokenAgainst(rule: Rule, seen: Seen, end: number): boolean {
  const near = new Set<string>();
  for (let at = Math.max(0, end - rule.span - 6); at <= end + 7; at++)
    for (const one of seen.get(at) ?? []) near.add(one);
  if (near.has('news') || near.has('laugh')) return true;
  if (near.has('asked') && !near.has('plead')) return true;
  if (near.has('past') && !near.has('still') && !near.has('plead')) return true;
  return (rule.unless ?? []).some((concept) => near.has(concept));
}

function placeOf(seen: Seen): DangerPlace | null {
  const all = conceptsIn(seen);
  if (all.has('sea')) return 'sea';
  if (all.has('abroadPlace')) return 'abroad';
  return all.has('homePlace') ? 'home' : null;
}

function indexPhrases(): Map<string, Phrase[]> {
  const index = new Map<string, Phrase[]>();
  const all = Object.entries(concepts).map(([concept, list]) => {
    const roots = verbRoots[concept]?.split(' ') ?? [];
    return { concept, entries: [...list.split(' '), ...roots.flatMap(inflect)] };
  });
  for (const { concept, entries } of all) {
    for (const words of new Set(entries.map((entry) => wordsOf(entry.replaceAll('_', ' ')).join(' ')))) {
      const parts = words.split(' ');
      const [first] = parts;
      if (!first) continue;
      const there = index.get(first);
      if (there) there.push({ words: parts, concept });
      else index.set(first, [{ words: parts, concept }]);
    }
  }
  return index;
}

function indexRules(): Map<string, number[]> {
  const index = new Map<string, number[]>();
  rules.forEach((rule, at) => {
    for (const concept of new Set(rule.all.flatMap((group) => group.split('|')))) {
      index.set(concept, [...(index.get(concept) ?? []), at]);
    }
  });
  return index;
}
