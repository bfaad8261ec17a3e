import type { CaseKind, Outcome, Urgency } from './case.ts';
import type { QuestionId } from './questions.ts';

/** Where a case may belong, and by which of the places in its story; the first that is named counts. */
type Belonging = 'home' | 'abroad' | 'sea';

/** What is different from kind to kind: whose turn it is, how soon, what is asked, how it can end. */
interface KindRules {
  /** `departure`: within days, so that nobody waits twelve hours for the next level. */
  readonly urgency: Urgency;
  readonly places: readonly Belonging[];
  /** Asked after the story, as far as it has not said it; at most three. */
  readonly questions: readonly QuestionId[];
  readonly outcomes: readonly Outcome[];
}

/** What any case may come to; it stands below the ends of its own. */
const anyEnd = ['handed-over', 'police-report', 'too-little', 'no-case'] as const;
/** A message or a voice may be about anything. */
const manyEnds = ['not-departed', 'documents-back', 'money-back', 'found', 'home', ...anyEnd] as const;

const rules: Readonly<Record<CaseKind, KindRules>> = {
  recruiter: {
    urgency: 'normal',
    places: ['home'],
    questions: [],
    outcomes: [
      'not-departed',
      'handed-over',
      'police-report',
      'money-back',
      'departed',
      'too-little',
      'no-case',
    ],
  },
  danger: {
    urgency: 'danger',
    places: ['home'],
    questions: [],
    outcomes: ['freed', 'home', 'cared-for', 'not-departed', ...anyEnd],
  },
  documents: {
    urgency: 'normal',
    // Papers are mostly kept before anybody has left: the company or the broker is near the home.
    places: ['home', 'abroad'],
    questions: ['where', 'papers', 'holder'],
    outcomes: ['documents-back', 'money-back', 'not-departed', ...anyEnd],
  },
  missing: {
    urgency: 'normal',
    places: ['abroad'],
    questions: ['where', 'since', 'asker'],
    outcomes: ['found', 'home', 'freed', ...anyEnd],
  },
  stranded: {
    urgency: 'departure',
    places: ['abroad', 'home'],
    questions: ['where', 'shelter', 'passport'],
    outcomes: ['home', 'cared-for', ...anyEnd],
  },
  sick: {
    urgency: 'departure',
    places: ['abroad'],
    questions: ['state', 'where', 'care'],
    outcomes: ['cared-for', 'home', ...anyEnd],
  },
  deceased: {
    urgency: 'normal',
    places: ['abroad'],
    questions: ['where', 'told-by', 'pay'],
    outcomes: ['home', 'money-back', ...anyEnd],
  },
  'at-sea': {
    urgency: 'departure',
    places: ['sea'],
    questions: ['ship', 'position', 'reach'],
    outcomes: ['home', 'freed', 'cared-for', 'money-back', ...anyEnd],
  },
  detained: {
    urgency: 'departure',
    places: ['abroad'],
    questions: ['where', 'held-by', 'embassy'],
    outcomes: ['freed', 'home', ...anyEnd],
  },
  voice: { urgency: 'normal', places: ['home'], questions: [], outcomes: manyEnds },
  help: { urgency: 'normal', places: ['home'], questions: [], outcomes: manyEnds },
  outreach: {
    urgency: 'normal',
    places: ['home'],
    questions: [],
    outcomes: ['visited', 'handed-over', 'too-little', 'no-case'],
  },
};

/** The kinds that have a short intake of their own, `flows/help.case.yaml`. */
export const intakeKinds = [
  'documents',
  'missing',
  'stranded',
  'sick',
  'deceased',
  'at-sea',
  'detained',
] as const satisfies readonly CaseKind[];
export type IntakeKind = (typeof intakeKinds)[number];

export const intakeKindOf = (name: unknown): IntakeKind | null =>
  intakeKinds.find((kind) => kind === name) ?? null;

export const outcomesOf = (kind: CaseKind): readonly Outcome[] => rules[kind].outcomes;

export const questionsOf = (kind: CaseKind): readonly QuestionId[] => rules[kind].questions;

/** How urgent a case is before anything is known of it. */
export const firstUrgency = (kind: CaseKind): Urgency => rules[kind].urgency;

/** The places that a story names. */
export interface NamedPlaces {
  /** Code of a regency or province. */
  readonly home: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
}

/** The region to which a case belongs by the places that its story names; null when it is not known. */
export function firstRegion(kind: CaseKind, { home, country }: NamedPlaces): string | null {
  const { places } = rules[kind];
  for (const place of places) {
    if (place === 'sea') return 'sea';
    if (place === 'home' && home !== null) return home;
    if (place === 'abroad' && country !== null) return `abroad:${country}`;
  }
  // Home is where the family lives: it is not whose turn it is, as long as nobody says which country.
  return places.includes('home') ? null : 'abroad:';
}

/** Whether a story leaves no doubt about the place to which its case belongs. */
export function isPlaceKnown(kind: CaseKind, { home, country }: NamedPlaces): boolean {
  const { places } = rules[kind];
  if (places[0] === 'sea') return true;
  // "Ijazahku di PT di Malang, mau ke Taiwan": before departure, or after it?
  if (places[0] === 'home' && places.includes('abroad')) return (home === null) !== (country === null);
  return places[0] === 'abroad' ? country !== null : home !== null;
}

/** Whether an Indonesian place, given in answer to "where?", is where the case belongs. */
export const mayBeAtHome = (kind: CaseKind): boolean => rules[kind].places.includes('home');

/** The words for an outcome: of somebody who died nobody says that they are home. */
export const outcomeWords = (kind: CaseKind, outcome: Outcome): string =>
  kind === 'deceased' && outcome === 'home' ? 'home-deceased' : outcome;
