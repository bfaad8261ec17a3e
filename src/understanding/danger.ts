import { concepts } from './danger-words.ts';
import { wordsOf } from './normalise.ts';

export type DangerKind = 'held' | 'violence' | 'sexual' | 'suicide' | 'moved' | 'sea' | 'other';
export type DangerPlace = 'home' | 'abroad' | 'sea';

export interface Danger {
  readonly danger: boolean;
  readonly kind: DangerKind | null;
  /** Where, as far as the words say; null when they do not. */
  readonly place: DangerPlace | null;
}

interface Rule {
  readonly kind: DangerKind;
  /** Every group must have a word within the span; `a|b` is either of two concepts. */
  readonly all: readonly string[];
  /** How many words the whole may stretch over. */
  readonly span: number;
  /** Concepts that speak against it, beyond those that speak against every rule. */
  readonly unless?: readonly string[];
}

/** First the worst: the first rule that holds names the kind. */
const rules: readonly Rule[] = [
  { kind: 'suicide', all: ['suicide'], span: 3, unless: ['hyperbole', 'deviceNear'] },
  { kind: 'sexual', all: ['rape', 'me|kin'], span: 7 },
  { kind: 'sexual', all: ['rape', 'boss'], span: 6 },
  { kind: 'sexual', all: ['touch', 'boss', 'me|kin'], span: 9, unless: ['thing'] },
  { kind: 'sexual', all: ['touch', 'body', 'me|boss'], span: 7 },
  { kind: 'sexual', all: ['touch', 'night', 'me'], span: 7, unless: ['thing'] },
  { kind: 'violence', all: ['beat', 'boss', 'me|kin'], span: 9, unless: ['school'] },
  {
    kind: 'violence',
    all: ['beatSurely', 'me|kin|plead|abroadPlace|boss|still|shelter'],
    span: 8,
    unless: ['school'],
  },
  { kind: 'violence', all: ['beat', 'me|kin', 'plead|help|still|weapon|wound|abroadPlace'], span: 9 },
  { kind: 'violence', all: ['beat', 'hotWater', 'me|kin|boss'], span: 8 },
  { kind: 'violence', all: ['wound', 'me|kin', 'boss|help|beat'], span: 9 },
  { kind: 'violence', all: ['threat', 'me|kin'], span: 6 },
  { kind: 'violence', all: ['threat', 'kill|weapon|boss'], span: 7 },
  { kind: 'violence', all: ['kill', 'me|kin', 'boss|help|want'], span: 7 },
  { kind: 'violence', all: ['weapon', 'boss', 'me|kin'], span: 8 },
  { kind: 'violence', all: ['starve', 'me|kin|boss|shelter|help'], span: 10 },
  { kind: 'violence', all: ['noMeal', 'days', 'me|kin|shelter|boss|help'], span: 10 },
  { kind: 'violence', all: ['overwork', 'me|kin'], span: 8 },
  { kind: 'held', all: ['heldSurely', 'me|kin|place|plead|boss'], span: 8 },
  { kind: 'held', all: ['locked', 'outside'], span: 4, unless: ['deviceNear'] },
  { kind: 'held', all: ['locked', 'me|kin', 'place|help|boss|inside'], span: 9, unless: ['deviceNear'] },
  { kind: 'held', all: ['locked', 'place', 'help|boss|notAllowed|cannot'], span: 9, unless: ['deviceNear'] },
  { kind: 'held', all: ['locked', 'inside'], span: 5, unless: ['deviceNear'] },
  { kind: 'held', all: ['held', 'me|kin', 'shelter'], span: 8, unless: ['deviceNear'] },
  {
    kind: 'held',
    all: ['held', 'me|kin', 'boss', 'notAllowed|cannot|exit|leave'],
    span: 12,
    unless: ['deviceNear'],
  },
  { kind: 'held', all: ['heldAgainstWill', 'me|kin'], span: 7 },
  { kind: 'held', all: ['held', 'gang', 'me|kin'], span: 8, unless: ['deviceNear'] },
  {
    kind: 'held',
    all: ['notAllowed', 'leave|exit', 'boss|shelter|sea|guarded'],
    span: 10,
    unless: ['deviceNear'],
  },
  { kind: 'held', all: ['notAllowed', 'leave', 'me|kin|place'], span: 9, unless: ['deviceNear', 'village'] },
  { kind: 'held', all: ['cannot', 'leave|exit', 'shelter|guarded|locked'], span: 9, unless: ['deviceNear'] },
  {
    kind: 'held',
    all: ['cannot', 'leave', 'house', 'me|kin|help'],
    span: 8,
    unless: ['deviceNear', 'village'],
  },
  { kind: 'held', all: ['guarded', 'notAllowed|cannot', 'me|kin|leave'], span: 9 },
  { kind: 'held', all: ['shelter', 'phoneTaken', 'phone'], span: 9 },
  { kind: 'moved', all: ['sold', 'me|kin|boss|abroadPlace|unknown'], span: 7, unless: ['goods', 'device'] },
  { kind: 'moved', all: ['ransom'], span: 2 },
  { kind: 'moved', all: ['move', 'soon', 'me|kin'], span: 8, unless: ['goods', 'husbandTakes'] },
  { kind: 'moved', all: ['move', 'want', 'me'], span: 4, unless: ['goods', 'husbandTakes'] },
  { kind: 'moved', all: ['move', 'unknown', 'me|kin|boss'], span: 9, unless: ['goods'] },
  { kind: 'moved', all: ['move', 'forced', 'me|kin'], span: 8 },
  { kind: 'moved', all: ['forced', 'go', 'me|kin', 'soon|boss'], span: 9 },
  { kind: 'sea', all: ['sea', 'sink', 'me|kin|help'], span: 12 },
  { kind: 'sea', all: ['sea', 'starve|beat|dying|noMeal'], span: 9 },
  { kind: 'violence', all: ['beatPassive'], span: 3, unless: ['school'] },
  { kind: 'sexual', all: ['forced', 'bed', 'me|kin|boss'], span: 7 },
  { kind: 'held', all: ['notAllowed', 'contact'], span: 6 },
  { kind: 'held', all: ['phoneTaken', 'phones', 'cannot|notAllowed', 'leave|exit'], span: 12 },
  { kind: 'held', all: ['phoneTaken', 'phones', 'plead|fearNow|guarded|move'], span: 14 },
  { kind: 'moved', all: ['move', 'fearNow'], span: 14, unless: ['goods'] },
  { kind: 'moved', all: ['forced', 'move'], span: 6, unless: ['goods'] },
  { kind: 'sea', all: ['sea', 'seaDeath', 'help|plead|boss'], span: 12, unless: ['bodyHome'] },
  { kind: 'sea', all: ['sea', 'sink'], span: 6, unless: ['asked'] },
  { kind: 'other', all: ['hide', 'fear|boss', 'me|kin|help'], span: 10, unless: ['goods'] },
  { kind: 'other', all: ['hide', 'chase'], span: 8 },
  { kind: 'other', all: ['dying', 'me|kin', 'boss|plead|abroadPlace|still'], span: 10, unless: ['device'] },
  { kind: 'other', all: ['rescue', 'me|kin'], span: 3, unless: ['money'] },
  { kind: 'other', all: ['peril', 'me|kin'], span: 5 },
];

/** Short cries that are danger only when nothing else is said. */
const cries = new Set(
  [
    'tolong saya',
    'tolong aku',
    'tolong kami',
    'tolongin saya',
    'tolongin aku',
    'help me',
    'help us',
    'sos',
    'help help',
    'tolong tolong',
    'tolong tolong tolong',
    'help me please',
    'please help me',
    'tolong saya pak',
    'tolong saya bu',
    'tolong saya min',
    'tolong darurat',
    'darurat',
    'emergency',
    'gawat',
    'bahaya',
    'saya dalam bahaya',
    'i am in danger',
    'tolong kami pak',
    'tulung aku',
    'tulungan abdi',
    'tolong bang saya takut',
    'saya takut',
    'tolong saya takut',
    'i am scared',
    'selamatkan saya',
    'danger',
    'mayday',
    'saya terancam',
    'nyawa saya terancam',
  ].map((cry) => wordsOf(cry).join(' ')),
);

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

/** The same for words that `wordsOf` has already made. */
export function dangerInWords(words: readonly string[]): Danger {
  if (words.length > 0 && words.length <= 5 && cries.has(words.join(' '))) {
    return { danger: true, kind: 'other', place: null };
  }
  const seen = findConcepts(words);
  if (seen.size === 0) return none;
  let best = rules.length;
  for (const [at, here] of seen) {
    for (const concept of here) {
      for (const index of rulesByConcept.get(concept) ?? []) {
        const rule = rules[index];
        if (index < best && rule && holds(rule, seen, at) && !spokenAgainst(rule, seen, at)) best = index;
      }
    }
  }
  const rule = rules[best];
  if (!rule) return none;
  const place = placeOf(seen);
  const kind = place === 'sea' && (rule.kind === 'held' || rule.kind === 'other') ? 'sea' : rule.kind;
  return { danger: true, kind, place };
}

type Seen = ReadonlyMap<number, ReadonlySet<string>>;

function findConcepts(words: readonly string[]): Seen {
  const seen = new Map<number, Set<string>>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    for (const phrase of phrasesByFirstWord.get(word) ?? []) {
      if (!phrase.words.every((part, offset) => words[at + offset] === part)) continue;
      if (negated(words, at, phrase)) continue;
      const here = seen.get(at);
      if (here) here.add(phrase.concept);
      else seen.set(at, new Set([phrase.concept]));
    }
  }
  return seen;
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
  const all = new Set<string>();
  for (const here of seen.values()) for (const concept of here) all.add(concept);
  if (all.has('sea')) return 'sea';
  if (all.has('abroadPlace')) return 'abroad';
  return all.has('homePlace') ? 'home' : null;
}

function indexPhrases(): Map<string, Phrase[]> {
  const index = new Map<string, Phrase[]>();
  for (const [concept, list] of Object.entries(concepts)) {
    const known = new Set<string>();
    for (const entry of list.split(' ')) {
      const words = wordsOf(entry.replaceAll('_', ' '));
      const [first] = words;
      if (!first || known.has(words.join(' '))) continue;
      known.add(words.join(' '));
      index.set(first, [...(index.get(first) ?? []), { words, concept }]);
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
