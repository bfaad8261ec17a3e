import { describe, expect, it } from 'vitest';
import { check } from '../../../src/flows/check/check.ts';
import { keysInCode } from '../../../src/flows/check/code-keys.ts';
import { betrayingIn } from '../../../src/flows/check/notices.ts';
import { numbersIn } from '../../../src/flows/check/numbers.ts';
import { placeholdersOf } from '../../../src/flows/check/placeholders.ts';
import { flow, type Planted, projectWith, texts, topic } from './fixture.ts';

/** Findings as `level file [language]: message`. */
function found(planted: Planted): string[] {
  return check(projectWith(planted)).map(
    ({ level, file, line, language, message }) =>
      `${level} ${file}${line ? `:${line}` : ''}${language ? ` [${language}]` : ''}: ${message}`,
  );
}

/** The beginning of a placeholder, as sources write it. */
const open = '${';

const both = { id: {}, en: {} };
const inBoth = (changes: Record<string, string>): Planted => ({ id: changes, en: changes });

describe('a sound project', () => {
  it('has no findings', () => {
    expect(found({})).toEqual([]);
  });
});

const planted: readonly [string, Planted, string | RegExp][] = [
  [
    'a missing text of a step',
    { en: { 'flows.trip.bye': undefined } },
    'error flows/trip.yaml [en]: the text flows.trip.bye is missing',
  ],
  [
    'a missing label',
    { en: { 'flows.trip.where.sea': undefined } },
    'error flows/trip.yaml [en]: the text flows.trip.where.sea is missing',
  ],
  [
    'a missing title',
    { en: { 'topics.passport.fees.title': undefined } },
    'error flows/topics/passport.yaml [en]: the text topics.passport.fees.title is missing',
  ],
  [
    'a missing answer',
    { en: { 'topics.passport.fees.answer': undefined } },
    'error flows/topics/passport.yaml [en]: the text topics.passport.fees.answer is missing',
  ],
  [
    'a text that the program names',
    { code: "texts.t(language, 'common.hello')" },
    'error locales/en [en]: the text common.hello is missing',
  ],
  [
    '`again` in one language only',
    { id: { 'flows.trip.where.again': 'Where?? {{name}}' } },
    'error locales/en [en]: the text flows.trip.where.again is missing',
  ],
  [
    'an unused text',
    { id: { 'flows.trip.old': 'Old' } },
    'warning locales/id [id]: nothing uses the text flows.trip.old',
  ],
  [
    'an unknown step',
    { steps: { bye: { say: 'bye', to: 'nowhere' }, end: { end: true } } },
    'error flows/trip.yaml: there is no step nowhere',
  ],
  ['an unknown start', { flow: { start: 'begin' } }, 'error flows/trip.yaml: there is no step begin'],
  [
    'an unknown step for leaving',
    { flow: { leave: 'away' } },
    'error flows/trip.yaml: there is no step away',
  ],
  [
    'an unknown step of silence',
    { steps: { first: { ...flow.steps.first, silence: { after: 'story', to: 'hush' } } } },
    'error flows/trip.yaml: there is no step hush',
  ],
  [
    'an unknown step in a test',
    { flow: { tests: [{ name: 'x', turns: [], at: 'there' }] } },
    'error flows/trip.yaml: there is no step there',
  ],
  [
    'staying where nothing is asked',
    { steps: { bye: { stay: 'other' }, other: { end: true } } },
    'error flows/trip.yaml: it stays at a step that asks nothing',
  ],
  ['an unknown flow', { steps: { bye: { go: 'away' } } }, 'error flows/trip.yaml: there is no flow away'],
  [
    'an unknown topic',
    { steps: { bye: { topic: 'passport.none' } } },
    'error flows/trip.yaml: there is no topic passport.none',
  ],
  [
    'an unknown fact',
    { topic: { facts: ['P-1', 'X-9'] } },
    'error flows/topics/passport.yaml: there is no fact X-9',
  ],
  [
    'an unknown topic to go on with',
    { topic: { next: ['passport.none'] } },
    'error flows/topics/passport.yaml: there is no topic passport.none',
  ],
  [
    'an unknown flow of a topic',
    { topic: { kind: 'flow', flow: 'away' } },
    'error flows/topics/passport.yaml: there is no flow away',
  ],
  [
    'an unknown help line',
    inBoth({ 'flows.trip.bye': 'Ring {{lines.Z-1}}' }),
    'error locales/en [en]: there is no help line Z-1 (in flows.trip.bye)',
  ],
  [
    'a sample of an unknown topic',
    { samples: [{ language: 'id', topic: 'a.b', text: 'apa' }] },
    'error locales/id/questions/a.yaml [id]: a sample question belongs to the topic a.b, which does not exist',
  ],
  [
    'a step that nothing leads to',
    { steps: { island: { end: true } } },
    'error flows/trip.yaml: no way leads to island',
  ],
  [
    'a dead end',
    {
      steps: {
        first: { ...flow.steps.first, to: 'round' },
        round: { ask: 'text', say: 'bye', free: false, to: 'round' },
      },
    },
    'error flows/trip.yaml: from round no end can be reached',
  ],
  [
    'a question that nothing answers',
    { steps: { first: { ask: 'choice', say: 'bye', free: false, to: 'bye' } } },
    'error flows/trip.yaml: first offers nothing to answer with',
  ],
  [
    'a circle without a question',
    {
      steps: {
        bye: { say: 'bye', to: 'again' },
        again: { branch: [{ when: 'x', to: 'bye' }], else: 'end' },
        end: { end: true },
      },
    },
    'error flows/trip.yaml: again leads back to itself without a question',
  ],
  [
    'a circle of questions that may be answered already',
    {
      steps: {
        bye: { ask: 'text', say: 'bye', free: false, unless: 'x', to: 'again' },
        again: { branch: [{ when: 'y', to: 'bye' }], else: 'end' },
        end: { end: true },
      },
    },
    'warning flows/trip.yaml: bye leads back to itself when its questions are answered already',
  ],
  [
    'too long a label for a button',
    inBoth({ 'flows.trip.where.sea': 'Somewhere out at the sea' }),
    'warning locales/en [en]: the label "Somewhere out at the sea" has 24 characters; a WhatsApp button shows 20',
  ],
  [
    'labels that read alike',
    inBoth({ 'flows.trip.where.sea': 'AT home!' }),
    'error flows/trip.yaml [en]: first has two choices that read "at home"',
  ],
  [
    'a number twice',
    { steps: { first: { ...flow.steps.first, choices: [{ id: 'home', number: '2' }, { id: 'sea' }] } } },
    'error flows/trip.yaml: first has two choices with the number 2',
  ],
  [
    'a choice that takes the place of a text',
    {
      steps: { first: { ...flow.steps.first, choices: [{ id: 'home' }, { id: 'sea' }, { id: 'again' }] } },
      ...both,
    },
    'error flows/trip.yaml: a choice cannot be called again: its text would stand for something else',
  ],
  [
    'an intake that there is not',
    { topic: { cases: ['missing', 'lost'] } },
    'error flows/topics/passport.yaml: there is no intake for cases of lost',
  ],
  [
    'a choice of the program without a label',
    { lists: [{ name: 'the ends of sick', keys: ['flows.trip.where.sea', 'case.end-home'] }] },
    'error locales/en [en]: the text case.end-home is missing (a choice of the ends of sick)',
  ],
  [
    'too long a label of the program for a list',
    {
      ...inBoth({ 'flows.trip.where.sea': 'Somewhere very far out at the sea' }),
      lists: [{ name: 'the ends of sick', keys: ['flows.trip.where.sea'] }],
    },
    'warning locales/en [en]: the label "Somewhere very far out at the sea" has 33 characters; a WhatsApp list shows 24',
  ],
  [
    'labels of the program that read alike',
    { lists: [{ name: 'the ends of sick', keys: ['flows.trip.where.sea', 'flows.trip.where.sea'] }] },
    'error locales/en [en]: the ends of sick has two choices that read "at sea"',
  ],
  [
    'more choices of the program than a list shows',
    { lists: [{ name: 'the ends of sick', keys: Array.from({ length: 11 }, () => 'flows.trip.where.sea') }] },
    'error locales/en [en]: the ends of sick has 11 choices; a list shows at most 10',
  ],
  [
    'a betraying notice',
    inBoth({ 'notice.neutral': 'Ada laporan baru' }),
    'error locales/en [en]: notice.neutral says "*lapor*", which betrays its reader',
  ],
  [
    'a betraying head of a danger answer',
    inBoth({ 'danger.opening': 'Ini soal calo' }),
    'error locales/id [id]: danger.opening says "calo", which betrays its reader',
  ],
  [
    'an answer without sources',
    { topic: { sources: [] } },
    'error flows/topics/passport.yaml: the answer passport.fees names no source',
  ],
  [
    'an answer past its date',
    { today: '2027-02-22' },
    'warning flows/topics/passport.yaml: passport.fees was to be read again by 2027-02-21',
  ],
  [
    'an answer read in the future',
    { today: '2026-11-20' },
    'error flows/topics/passport.yaml: passport.fees was read on 2026-11-21, which is still to come',
  ],
  [
    'a date of review before the reading',
    { topic: { review: '2026-11-21' } },
    'error flows/topics/passport.yaml: passport.fees is to be read again on 2026-11-21, before it was read',
  ],
  [
    'too long an answer',
    { id: { 'topics.passport.fees.answer': `{{lines.H-1}}${'x'.repeat(900)}` } },
    'error locales/id [id]: the answer passport.fees has 924 characters with its sources; at most 900',
  ],
  [
    'too long a title',
    { id: { 'topics.passport.fees.title': 'What a passport costs today' } },
    'error locales/id [id]: the title "What a passport costs today" has 27 characters; a list shows 24',
  ],
  [
    'a sample that two topics claim',
    {
      samples: [
        { language: 'id', topic: 'passport.fees', text: 'Berapa biaya?' },
        { language: 'id', topic: null, text: 'berapa  BIAYA' },
      ],
    },
    'error locales/id/questions/none.yaml [id]: the sample question "berapa  BIAYA" belongs to passport.fees and to no topic',
  ],
  [
    'a placeholder that one language lacks',
    { en: { 'flows.trip.where': 'Where?' } },
    'error locales/en [en]: flows.trip.where lacks {{name}}, which id has',
  ],
  [
    'a placeholder that one language adds',
    { en: { 'flows.trip.bye': 'Bye {{name}}' } },
    'error locales/en [en]: flows.trip.bye has {{name}}, which id lacks',
  ],
  [
    'a telephone number in a text',
    inBoth({ 'flows.trip.bye': 'Telepon 0811-8080-141 ya' }),
    'error locales/id [id]: flows.trip.bye holds the number 0811-8080-141; put it into data/lines.yaml and write {{lines.…}}',
  ],
  [
    'a short one',
    inBoth({ 'flows.trip.bye': 'Call the police (110)' }),
    'error locales/id [id]: flows.trip.bye holds the number 110; put it into data/lines.yaml and write {{lines.…}}',
  ],
  [
    'a flow without dialogues',
    { flow: { tests: [] } },
    'error flows/trip.yaml: the flow trip has no test dialogue',
  ],
  [
    'an end that no dialogue comes to',
    {
      steps: {
        bye: { branch: [{ when: 'x', to: 'away' }], else: 'last' },
        last: { end: true },
        away: { go: 'trip' },
      },
    },
    'warning flows/trip.yaml: no dialogue ends at away',
  ],
  [
    'a dialogue that does not hold',
    { flow: { tests: [{ name: 'x', turns: [], at: 'bye' }] } },
    'error flows/trip.yaml [id]: dialogue "x", at the end: should be at bye, but it waits at first',
  ],
  [
    'a partial language',
    { partial: { 'flows.trip.bye': 'Dag' } },
    'note locales/jv [jv]: 1 of 8 texts; the others fall back',
  ],
];

describe('a planted error is found', () => {
  it.each(planted)('%s', (_, changes, sentence) => {
    expect(found(changes)).toContain(sentence);
  });

  it('more than ten choices', () => {
    const choices = Array.from({ length: 11 }, (_, index) => ({ id: `c${index}` }));
    const labels = Object.fromEntries(choices.map(({ id }) => [`flows.trip.where.${id}`, id]));
    expect(found({ steps: { first: { ...flow.steps.first, choices } }, ...inBoth(labels) })).toContain(
      'error flows/trip.yaml: first has 11 choices; a list shows at most 10',
    );
  });

  it('a choice whose button holds too many bytes, to the byte', () => {
    const fits = 'c'.repeat(64 - 'p:123456:'.length);
    const long = `${fits}c`;
    const choices = [{ id: fits }, { id: long }];
    const messages = found({ steps: { first: { ...flow.steps.first, choices } } }).filter((m) =>
      m.includes('bytes'),
    );
    expect(messages).toEqual([
      `error flows/trip.yaml: the choice ${long} makes a button of more than 64 bytes`,
    ]);
  });
});

describe('what is no error', () => {
  it.each<[string, Planted]>([
    [
      'a circle through an action that fetches something',
      {
        steps: {
          bye: { act: 'next', save: 'item', to: 'which' },
          which: { branch: [{ when: 'item', to: 'bye' }], else: 'end' },
          end: { end: true },
        },
      },
    ],
    [
      'a topic or flow that is found on the way',
      {
        steps: {
          bye: { branch: [{ when: 'a', to: 'go' }], else: 'show' },
          go: { go: '$a.flow' },
          show: { topic: '$b' },
        },
      },
    ],
    [
      'a text that the program names by its beginning',
      { ...inBoth({ 'danger.numbers-sea': 'x' }), code: `t(\`danger.numbers-${open}place}\`)` },
    ],
    [
      'plural forms',
      {
        ...inBoth({ 'common.days_other': '{{count}} days' }),
        en: { 'common.days_one': 'a day {{count}}', 'common.days_other': '{{count}} days' },
        code: "t('common.days')",
      },
    ],
    ['the label at its limit', inBoth({ 'flows.trip.where.sea': 'x'.repeat(20) })],
    [
      'an answer at its limit',
      inBoth({ 'topics.passport.fees.answer': `{{lines.H-1}}${'x. '.repeat(292)}` }),
    ],
    ['the last day before the review', { today: '2027-02-21' }],
    [
      'the same sample for the same topic',
      {
        samples: [
          { language: 'id', topic: 'passport.fees', text: 'a' },
          { language: 'en', topic: 'passport.fees', text: 'A!' },
        ],
      },
    ],
  ])('%s', (_, changes) => {
    const relevant = found(changes).filter(
      (m) => !/the text flows\.trip\.bye|dialogue|nothing uses the text flows\.trip\.bye/.test(m),
    );
    expect(relevant).toEqual([]);
  });
});

describe('findings', () => {
  const files = [
    {
      file: 'flows/trip.yaml',
      source:
        'id: trip\nstart: first\nsteps:\n  first:\n    ask: choice\n  bye: {end: true}\ntests:\n  - name: x\n    turns: []\n    at: there\n',
    },
    { file: 'flows/topics/passport.yaml', source: 'fees:\n  kind: answer\n  facts: [X-9]\n' },
    {
      file: 'locales/id/flows/trip.yaml',
      source: '# where\nwhere:\n  text: Where?\n  home: At home\nbye: Bye\nold: Old\n',
    },
    { file: 'locales/id/questions/passport.yaml', source: 'fees:\n  - berapa\n  - "apa: itu"\n' },
    { file: 'locales/id/questions/none.yaml', source: 'none:\n  - halo\n  - "apa: itu"\n' },
  ];

  it.each<[string, Planted, string]>([
    ['a step', { steps: { bye: { go: 'away' } } }, 'error flows/trip.yaml:6: there is no flow away'],
    [
      'a test',
      { flow: { tests: [{ name: 'x', turns: [], at: 'there' }] } },
      'error flows/trip.yaml:10: there is no step there',
    ],
    [
      'an entry of a topic',
      { topic: { facts: ['X-9'] } },
      'error flows/topics/passport.yaml:3: there is no fact X-9',
    ],
    [
      'a text',
      { id: { 'flows.trip.old': 'Old' } },
      'warning locales/id/flows/trip.yaml:6 [id]: nothing uses the text flows.trip.old',
    ],
    [
      'a text that stands for its parent',
      { id: { 'flows.trip.where': 'Where?' } },
      'error locales/en [en]: flows.trip.where has {{name}}, which id lacks',
    ],
    [
      'a sample',
      {
        samples: [
          { language: 'id', topic: 'passport.fees', text: 'apa: itu' },
          { language: 'id', topic: null, text: 'apa: itu' },
        ],
      },
      'error locales/id/questions/none.yaml:3 [id]: the sample question "apa: itu" belongs to passport.fees and to no topic',
    ],
  ])('tell the line of %s', (_, changes, sentence) => {
    expect(found({ ...changes, files })).toContain(sentence);
  });

  it('stand in the order of files and lines', () => {
    const order = check(
      projectWith({
        files,
        steps: { bye: { go: 'away' }, island: { go: 'away' } },
        topic: { ...topic, facts: ['X-9'] },
      }),
    );
    const places = order.map(({ file, line = 0 }) => `${file} ${String(line).padStart(4, '0')}`);
    expect(places).toEqual(places.toSorted());
    expect(places.length).toBeGreaterThan(2);
  });
});

describe('keysInCode', () => {
  it('finds what is handed to t, and what is only named', () => {
    const keys = keysInCode([`words.t(language, 'a.b'); t('c.d-e'); const k = 'f.g'; at(\`h.i-${open}x}\`)`]);
    expect([...keys.required]).toEqual(['a.b', 'c.d-e']);
    expect(['a.b', 'c.d-e', 'f.g', 'h.i-j'].filter((key) => !keys.uses(key))).toEqual([]);
    expect(keys.uses('h.other')).toBe(false);
  });
});

describe('numbersIn', () => {
  it.each([
    'Telepon 0800-1000-200',
    '+62 21 2924 4800.',
    'WA (+62 811-8080-141)',
    '(021) 2924 4800',
    'nomor 081234567890, ya',
    '0812 3456 7890',
  ])('finds the number in %s', (text) => {
    expect(numbersIn(text)).toHaveLength(1);
  });

  it.each([
    'Rp650.000 sampai Rp7.000.000',
    '2025-03-18',
    '18/12/2024',
    'jam 08.00-16.00',
    'UU 18/2017 Ps 4',
    'NIB 9120304050607',
    '10 hari, 24 jam, 3 orang',
    'Permen 2 Tahun 2026',
  ])('finds none in %s', (text) => {
    expect(numbersIn(text)).toEqual([]);
  });
});

describe('betrayingIn', () => {
  const words = ['*lapor*', 'calo', 'perdagangan orang'];
  it.each([
    ['Laporanmu sudah dibaca', ['*lapor*']],
    ['ada CALO.', ['calo']],
    ['calon pekerja', []],
    ['perdagangan  orang!', ['perdagangan orang']],
    ['perdagangan', []],
    ['Halo, ada info baru dari Suluh. Balas 1 kalau sedang santai.', []],
  ])('%s → %j', (text, found) => {
    expect(betrayingIn(text, words)).toEqual(found);
  });
});

describe('placeholdersOf', () => {
  it('reads names, with formats and without escaping', () => {
    expect([...placeholdersOf('{{a}} {{- b}} {{c, number}} {{lines.H-1}} {d}')]).toEqual([
      'a',
      'b',
      'c',
      'lines.H-1',
    ]);
    expect([...placeholdersOf(texts['flows.trip.bye'])]).toEqual([]);
  });
});
