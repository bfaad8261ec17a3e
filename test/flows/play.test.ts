import { describe, expect, it } from 'vitest';
import { playFlow, type Stage } from '../../src/flows/play.ts';
import { envOf, flowOf } from './fixture.ts';

const indonesian = {
  'flows.trip.where': 'Di mana?',
  'flows.trip.where.home': 'Di rumah',
  'flows.trip.where.sea': 'Di kapal',
  'flows.trip.name': 'Siapa?',
  'flows.trip.sent': 'Nomor {{number}}',
  'flows.trip.bye': 'Nomor {{number}}',
  'flows.trip.left': 'Batal',
  'flows.trip.only': '{{number}}',
};
const english = { ...indonesian, 'flows.trip.where.home': 'At home', 'flows.trip.where.sea': 'On a ship' };

function stageOf(texts: Record<string, string>, language = 'id'): Stage {
  return {
    ...envOf(texts),
    language,
    written: (key) => envOf(indonesian).t(key),
    command: (text) => (text === 'kembali' ? 'back' : text === 'batal' ? 'leave' : null),
  };
}

const steps = {
  first: {
    ask: 'choice',
    say: 'where',
    free: false,
    save: 'where',
    choices: [{ id: 'home' }, { id: 'sea' }],
    to: 'name',
  },
  name: {
    ask: 'text',
    say: 'name',
    free: true,
    save: 'name',
    silence: { after: 'story', to: 'quiet' },
    to: 'open',
  },
  open: { act: 'case.open', with: { where: '$where', name: '$name' }, save: 'opened', to: 'sent' },
  sent: { say: 'sent', with: { number: '$opened.number' }, to: 'bye' },
  bye: { end: true, say: 'bye', with: { number: '$opened.number' } },
  quiet: { end: true },
  left: { end: true, say: 'left' },
};

function play(turns: unknown[], at = 'bye', stage = stageOf(indonesian)): string[] {
  const tests = [{ name: 'a dialogue', turns, at }];
  return playFlow(flowOf(steps, { leave: 'left', tests }), stage).map(
    ({ turnIndex, message }) => `${turnIndex === undefined ? 'end' : turnIndex}: ${message}`,
  );
}

const opening = { does: 'case.open', gives: { number: 7 } };

describe('a dialogue that holds', () => {
  it('fails nowhere', () => {
    const turns = [{ hears: 'where' }, { says: '2' }, { hears: 'name' }, { says: 'Siti' }, opening];
    expect(play([...turns, { hears: 'sent' }, { hears: 'bye' }])).toEqual([]);
  });

  it('may look at what an action is given, as far as it likes', () => {
    const given = { ...opening, with: { where: 'sea' } };
    expect(play([{ says: 'di kapal' }, { says: 'Siti' }, given])).toEqual([]);
  });

  it('is said in the language of the stage where it says the label of a choice', () => {
    const stage = stageOf(english, 'en');
    expect(
      play([{ says: 'di kapal' }, { says: 'x' }, { ...opening, with: { where: 'sea' } }], 'bye', stage),
    ).toEqual([]);
  });

  it('may go back, leave, and be silent', () => {
    expect(play([{ says: '1' }, { says: 'kembali' }, { hears: 'where' }], 'first')).toEqual([]);
    expect(play([{ says: 'batal' }, { hears: 'left' }], 'left')).toEqual([]);
    expect(play([{ says: '1' }, { silent: true }], 'quiet')).toEqual([]);
  });

  it('hears a question again after something that is no answer', () => {
    expect(play([{ hears: 'where' }, { sends: 'photo' }, { hears: 'where' }], 'first')).toEqual([]);
  });
});

describe('a dialogue that does not hold', () => {
  it.each([
    [
      'another text',
      [{ hears: 'name' }],
      '0: should hear flows.trip.name, but it said flows.trip.where (it waits at first)',
    ],
    [
      'a text that was heard already',
      [{ hears: 'where' }, { hears: 'where' }],
      '1: should hear flows.trip.where, but it said nothing (it waits at first)',
    ],
    [
      'texts in another order',
      [{ says: '1' }, { says: 'x' }, opening, { hears: 'bye' }, { hears: 'sent' }],
      '4: should hear flows.trip.sent, but it said nothing (it has ended at bye)',
    ],
    ['no action', [opening], '0: should ask for the action case.open, but it waits at first'],
    [
      'another action',
      [{ says: '1' }, { says: 'x' }, { does: 'case.add' }],
      '2: should ask for the action case.add, but asks for case.open',
    ],
    [
      'an action with other values',
      [{ says: '1' }, { says: 'x' }, { ...opening, with: { where: 'sea' } }],
      '2: action case.open should get where = "sea", but gets "home"',
    ],
    [
      'an action where words are expected',
      [{ says: '1' }, { says: 'x' }, { says: 'y' }],
      '2: expects an answer to be awaited for "y", but it asks for the action case.open at open',
    ],
    ['silence that means nothing', [{ silent: true }], '0: is silent, but silence means nothing at first'],
    [
      'nothing to go back to',
      [{ says: 'kembali' }],
      '0: goes back, but there is nothing to go back to at first',
    ],
    ['another end', [{ says: '1' }], 'end: should be at bye, but it waits at name'],
  ])('says so: %s', (_, turns, sentence) => {
    expect(play(turns)).toEqual([sentence]);
  });

  it('keeps two keys with the same words apart', () => {
    const turns = [{ says: '1' }, { says: 'x' }, opening, { hears: 'bye' }];
    expect(play(turns)).toEqual([]);
    const swapped = { ...steps, sent: { say: 'only', with: { number: '$opened.number' }, to: 'quiet' } };
    const tests = [{ name: 'x', turns, at: 'quiet' }];
    const [failure] = playFlow(flowOf(swapped, { tests }), stageOf(indonesian));
    expect(failure?.message).toMatch(
      /^should hear flows\.trip\.bye, but it said .*, then flows\.trip\.only /,
    );
  });

  it('is told by its flow, its place and its language', () => {
    const tests = [
      { name: 'good', turns: [], at: 'first' },
      { name: 'bad', turns: [{ hears: 'where' }, { hears: 'bye' }], at: 'first' },
    ];
    const [failure, ...others] = playFlow(flowOf(steps, { tests }), stageOf(english, 'en'));
    expect(failure).toMatchObject({ flow: 'trip', language: 'en', test: 'bad', testIndex: 1, turnIndex: 1 });
    expect(others).toEqual([]);
  });

  it('fails with a sentence when the flow itself is broken', () => {
    const tests = [{ name: 'x', turns: [{ says: '1' }], at: 'first' }];
    const broken = flowOf({ first: { ...steps.first, to: 'nowhere' } }, { tests });
    expect(playFlow(broken, stageOf(indonesian)).map((failure) => failure.message)).toEqual([
      'flow trip: there is no step nowhere',
    ]);
  });

  it('hears no text that is missing', () => {
    const { 'flows.trip.where': _, ...rest } = indonesian;
    expect(play([{ hears: 'where' }], 'first', stageOf(rest))).toEqual([
      '0: should hear flows.trip.where, but it said words of its own (it waits at first)',
    ]);
  });
});
