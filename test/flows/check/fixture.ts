import { keysInCode } from '../../../src/flows/check/code-keys.ts';
import type { CheckInput } from '../../../src/flows/check/input.ts';
import type { OfferedList } from '../../../src/flows/check/lists.ts';
import { createPlaces, type SourceFile } from '../../../src/flows/check/places.ts';
import { flowSchema } from '../../../src/flows/schema.ts';
import { topicSchema } from '../../../src/flows/topics.ts';
import type { SampleQuestion } from '../../../src/text/load.ts';
import { envOf } from '../fixture.ts';

export const topic = {
  kind: 'answer',
  facts: ['P-1'],
  sources: [{ title: 'Imigrasi', date: '2025' }],
  checked: '2026-11-21',
  review: '2027-02-21',
};

export const flow = {
  version: 1,
  start: 'first',
  steps: {
    first: { ask: 'choice', say: 'where', free: false, choices: [{ id: 'home' }, { id: 'sea' }], to: 'bye' },
    bye: { end: true, say: 'bye' },
  },
  tests: [{ name: 'a talk', turns: [{ says: '1' }], at: 'bye' }],
};

export const texts = {
  'flows.trip.where': 'Where? {{name}}',
  'flows.trip.where.home': 'At home',
  'flows.trip.where.sea': 'At sea',
  'flows.trip.bye': 'Bye',
  'topics.passport.fees.title': 'Fees',
  'topics.passport.fees.answer': 'Ask {{lines.H-1}}',
  'notice.neutral': 'Hello, there is something new',
  'danger.opening': 'Hello, thank you for writing',
};

const line = {
  id: 'H-1',
  kind: 'help' as const,
  country: 'ID',
  name: { id: 'KP2MI' },
  number: '110',
  works: 'both' as const,
  for: { id: 'semua' },
  whatsapp: false,
  rank: 1 as const,
  readOn: '2025-12',
};

export interface Planted {
  readonly flow?: Record<string, unknown>;
  /** Added to the steps of the sound flow. */
  readonly steps?: Record<string, unknown>;
  readonly topic?: Record<string, unknown>;
  readonly id?: Record<string, string | undefined>;
  readonly en?: Record<string, string | undefined>;
  readonly partial?: Record<string, string>;
  readonly samples?: readonly SampleQuestion[];
  readonly code?: string;
  readonly lists?: readonly OfferedList[];
  readonly today?: string;
  readonly files?: readonly SourceFile[];
}

const code = "t(language, 'notice.neutral'); t('danger.opening')";

/** A small project in which nothing is wrong but what is planted. */
export function projectWith(planted: Planted = {}): CheckInput {
  const catalogue = (changes: Planted['id']) =>
    Object.fromEntries(
      Object.entries({ ...texts, ...changes }).flatMap(([key, text]) =>
        text === undefined ? [] : [[key, text]],
      ),
    );
  const complete = new Map([
    ['id', catalogue(planted.id)],
    ['en', catalogue(planted.en)],
  ]);
  const steps = { ...flow.steps, ...planted.steps };
  return {
    contents: {
      flows: new Map([['trip', flowSchema.parse({ id: 'trip', ...flow, steps, ...planted.flow })]]),
      topics: new Map([
        ['passport.fees', { id: 'passport.fees', ...topicSchema.parse({ ...topic, ...planted.topic }) }],
      ]),
    },
    complete,
    partial: new Map(planted.partial ? [['jv', planted.partial]] : []),
    facts: new Set(['P-1']),
    lines: [line],
    samples: planted.samples ?? [],
    code: keysInCode([code, planted.code ?? '']),
    betraying: new Map([['id', ['*lapor*', 'calo', 'perdagangan orang']]]),
    lists: planted.lists ?? [],
    intakes: ['missing'],
    today: planted.today ?? '2026-11-22',
    render: (language, id) => `${complete.get(language)?.[`topics.${id}.answer`]} (Imigrasi)`,
    stage: (language) => ({
      ...envOf(complete.get(language)),
      language,
      written: envOf(complete.get('id')).t,
      command: () => null,
    }),
    places: createPlaces(planted.files ?? []),
    sources: planted.files ?? [],
  };
}
