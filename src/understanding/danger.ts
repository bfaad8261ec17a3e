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

interface IndexedRule {
  readonly rule: Rule;
  readonly groups: readonly (readonly string[])[];
}

const indexedRules: readonly IndexedRule[] = rules.map((rule) => ({
  rule,
  groups: rule.all.map((group) => group.split('|')),
}));
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
 * The same for words that `wordsOf` has already made. `resemblesCry` is asked when there is an alarming word
 * but no rule holds: is the message as a whole like known cries?
 */
export function dangerInWords(words: readonly string[], resemblesCry = (): boolean => false): Danger {
  if (words.length > 0 && words.length <= 5 && cries.has(words.join(' '))) {
    return { danger: true, kind: 'other', place: null };
  }
  const seen = findConcepts(words);
  if (seen.size === 0) return none;
  const rule = worstRule(seen);
  if (!rule) return soundsAlarm(seen) && resemblesCry() ? ofItsKind('other', seen) : none;
  return ofItsKind(rule.kind, seen);
}

/**
 * The kind that the rule names, or a nearer one whose first step is another: in a scam compound, at the
 * airport with the escort, a child, somebody without papers, at sea.
 */
function ofItsKind(kind: DangerKind, seen: Seen): Danger {
  const all = conceptsIn(seen);
  const place = placeOf(seen);
  const has = (...concepts: string[]): boolean => concepts.some((concept) => all.has(concept));
  if (kind === 'suicide' || kind === 'sexual') return { danger: true, kind, place };
  if (kind === 'compound' || has('compound', 'forcedScam'))
    return { danger: true, kind: 'compound', place: 'abroad' };
  // A country named by somebody who is about to be sent is where they shall go.
  const aboutToGo = kind === 'child' || (kind === 'moved' && has('child') && !has('sold'));
  if (aboutToGo) return { danger: true, kind: 'child', place: 'home' };
  if (has('child')) return { danger: true, kind: 'child', place };
  if (kind === 'airport' || ((kind === 'moved' || kind === 'other') && has('airportNow')))
    return { danger: true, kind: 'airport', place: 'home' };
  if (kind === 'undocumented' || (has('undocumented') && place === 'abroad' && !has('homePlace')))
    return { danger: true, kind: 'undocumented', place: 'abroad' };
  const near = place === 'sea' && (kind === 'held' || kind === 'other') ? 'sea' : kind;
  return { danger: true, kind: near, place };
}

/** The first of the rules that holds anywhere and that nothing nearby speaks against. */
function worstRule(seen: Seen): Rule | null {
  let best = indexedRules.length;
  const lastSeen = new Map<string, number>();
  for (const [at, here] of seen) {
    for (const concept of here) lastSeen.set(concept, at);
    let after: ReadonlySet<string> | null = null;
    for (const concept of here) {
      for (const index of rulesByConcept.get(concept) ?? []) {
        const rule = indexedRules[index];
        if (index >= best || !rule || !holds(rule, lastSeen, at)) continue;
        after ??= conceptsAfter(seen, at);
        if (!spokenAgainst(rule.rule, lastSeen, after, at)) best = index;
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

/** `majikan tidak pernah mukul saya`; `keluar negeri` is no way out of a house; KK Park is no KK. */
function negated(words: readonly string[], at: number, phrase: Phrase): boolean {
  if (words[at] === 'kk' && words[at + 1] === 'park' && phrase.words.length === 1) return true;
  if (phrase.concept === 'leave') {
    const next = words[at + phrase.words.length];
    return next === 'negeri' || next === 'negri' || next === 'dari';
  }
  if (!canBeNegated.has(phrase.concept) || negations.has(phrase.words[0] ?? '')) return false;
  const before = words[at - 1] ?? '';
  return negations.has(before) || (before === 'pernah' && negations.has(words[at - 2] ?? ''));
}

type LastSeen = ReadonlyMap<string, number>;

/** Do all groups of the rule stand within its span that ends at this word? */
function holds({ groups, rule }: IndexedRule, lastSeen: LastSeen, end: number): boolean {
  const start = end - rule.span;
  return groups.every((group) =>
    group.some((concept) => (lastSeen.get(concept) ?? Number.NEGATIVE_INFINITY) > start),
  );
}

const wordsAhead = 7;
const wordsBack = 6;

function conceptsAfter(seen: Seen, at: number): Set<string> {
  const after = new Set<string>();
  for (let ahead = at + 1; ahead <= at + wordsAhead; ahead++)
    for (const one of seen.get(ahead) ?? []) after.add(one);
  return after;
}

/** Words near the match that say it is no present danger. */
function spokenAgainst(rule: Rule, lastSeen: LastSeen, after: ReadonlySet<string>, end: number): boolean {
  const start = end - rule.span - wordsBack;
  const near = (concept: string): boolean =>
    after.has(concept) || (lastSeen.get(concept) ?? Number.NEGATIVE_INFINITY) >= start;
  if (near('news') || near('laugh')) return true;
  if (near('asked') && !near('plead')) return true;
  if (near('past') && !near('still') && !near('plead')) return true;
  return rule.unless?.some(near) ?? false;
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
