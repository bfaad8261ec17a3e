import { conceptsIn, findConcepts, type Seen } from './danger-concepts.ts';
import { type DangerModel, kindOf, mostWordsRead, riskIn, window } from './danger-model.ts';
import { cries, type DangerKind, type Rule, rules } from './danger-rules.ts';

export type DangerPlace = 'home' | 'abroad' | 'sea';

export interface Danger {
  readonly danger: boolean;
  readonly kind: DangerKind | null;
  /** Where, as far as the words say; null when they do not, or when nothing is wrong. */
  readonly place: DangerPlace | null;
}

interface IndexedRule {
  readonly rule: Rule;
  readonly groups: readonly (readonly string[])[];
}

const indexedRules: readonly IndexedRule[] = rules.map((rule) => ({
  rule,
  groups: rule.all.map((group) => group.split('|')),
}));
const rulesByConcept = indexRules();

const none: Danger = { danger: false, kind: null, place: null };

/** Does a message speak of somebody who is in danger now? Takes its words, made by `wordsOf`. */
export type DangerDetector = (words: readonly string[]) => Danger;

/** So much like known cries (log odds) is danger, whatever the rules say; with a rule that holds, less will do. */
const likeACry = { alone: 0.25, withRule: -0.25 };
/** A long message has many parts, and one of them may look like a cry by chance. */
const longLikeACry = { alone: 1.5, withRule: 0.5 };
/** Who asks how a body comes home tells of a death in the words of a cry: more is needed to be one. */
const mourning = 2.5;

/**
 * Rules and a model learnt from samples together. Recall comes before precision: a wrong alarm costs one tap.
 * News, definitions, jokes and things long past are left out. Linear in the number of words.
 */
export function createDangerDetector(model: DangerModel): DangerDetector {
  return (words) => {
    if (words.length === 0) return none;
    if (words.length <= 5 && cries.has(words.join(' '))) return { danger: true, kind: 'other', place: null };
    const seen = findConcepts(words);
    const rule = ruleIn(seen);
    const unread = rule !== null && words.length > mostWordsRead;
    const enough = (words.length > window ? longLikeACry : likeACry)[rule ? 'withRule' : 'alone'];
    const vague = rule === null || rule.kind === 'other';
    const mourned = vague && conceptsIn(seen).has('bodyHome') ? mourning : 0;
    if (!unread && riskIn(model, words) < enough + mourned) return none;
    return ofItsKind(rule?.kind ?? kindOf(model, words), seen);
  };
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
export function ruleIn(seen: Seen): Rule | null {
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

function indexRules(): Map<string, number[]> {
  const index = new Map<string, number[]>();
  rules.forEach((rule, at) => {
    for (const concept of new Set(rule.all.flatMap((group) => group.split('|')))) {
      index.set(concept, [...(index.get(concept) ?? []), at]);
    }
  });
  return index;
}
