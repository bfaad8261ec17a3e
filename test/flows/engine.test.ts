import { describe, expect, it } from 'vitest';
import { FlowError, jump } from '../../src/flows/engine.ts';
import { envOf, flowOf, Talk } from './fixture.ts';

const end = { end: true };

describe('a question', () => {
  const ask = { ask: 'text', say: 'name', free: true, save: 'name', to: 'bye' };
  const flow = flowOf({ first: ask, bye: { end: true, say: 'bye' } });
  const env = envOf({ 'flows.trip.name': 'What name?', 'flows.trip.bye': 'Bye {{name}}' });

  it('is said with a prompt, and waits', () => {
    const { run } = new Talk(flow, envOf({ 'flows.trip.name': 'What name?' }));
    expect(run.messages).toEqual([{ text: 'What name?', prompt: 'p1' }]);
    expect(run.state).toMatchObject({ flow: 'trip', version: 1, step: 'first', prompt: 'p1', tries: 0 });
    expect(run.next).toEqual({ kind: 'wait' });
  });

  it('keeps the typed words without the spaces around them, and goes on', () => {
    const talk = new Talk(flow, env).says('  Siti \n');
    expect(talk.run.state.answers).toEqual({ name: 'Siti' });
    expect(talk.said).toEqual(['Bye Siti']);
    expect(talk.run.next).toEqual({ kind: 'end' });
  });

  it.each([
    ['nothing', { kind: 'text', text: '   ' }],
    ['a photo', { kind: 'piece', piece: { kind: 'photo' } }],
    ['a button of something else', { kind: 'choice', choice: 'yes' }],
    ['silence that means nothing here', { kind: 'silence' }],
  ] as const)('is not answered by %s: nothing is said and nothing changes', (_, input) => {
    const talk = new Talk(flow, env);
    const before = talk.stored;
    talk.does(input);
    expect(talk.run.next).toEqual({ kind: 'unmatched' });
    expect(talk.run.messages).toEqual([]);
    expect(talk.run.state).toEqual(before);
  });

  it('is passed over when the answer named by `unless` is there', () => {
    const passed = flowOf({ first: { ...ask, unless: 'case.name' }, bye: { end: true, say: 'bye' } });
    expect(new Talk(passed, env, { case: { name: 'Siti' } }).step).toBe('bye');
    for (const missing of [{}, { case: {} }, { case: { name: null } }, { case: { name: '' } }, { case: 'x' }])
      expect(new Talk(passed, env, missing).step).toBe('first');
  });

  it('is asked again in other words where there are some, under a new prompt', () => {
    const talk = new Talk(
      flow,
      envOf({ 'flows.trip.name': 'Name?', 'flows.trip.name.again': 'Your name, please?' }),
    );
    talk.says(' ').hearsAgain();
    expect(talk.said).toEqual(['Your name, please?']);
    expect(talk.run.state).toMatchObject({ prompt: 'p3', tries: 1 });
    expect(new Talk(flow, envOf({ 'flows.trip.name': 'Name?' })).hearsAgain().said).toEqual(['Name?']);
  });
});

describe('kinds of answers', () => {
  const asks = (ask: string) =>
    flowOf({ first: { ask, say: 'q', free: false, save: 'a', to: 'bye' }, bye: end });

  it.each([
    ['region', 'Lombok Timur', { code: '52.03', name: 'Lombok Timur' }],
    ['phone', '0812345678', '+62812345678'],
    ['date', 'besok', '2026-11-22'],
    ['yes-no', '1', 'yes'],
    ['yes-no', 'betul', 'yes'],
    ['yes-no', 'gak', 'no'],
  ])('%s: %s', (ask, typed, value) => {
    expect(new Talk(asks(ask)).says(typed).run.state.answers).toEqual({ a: value });
  });

  it.each(['region', 'phone', 'date', 'yes-no'])('%s is not answered by just any words', (ask) => {
    expect(new Talk(asks(ask)).says('entah apa').run.next.kind).toBe('unmatched');
  });

  it.each(['region', 'date'])('%s keeps the words as they are at the second time', (ask) => {
    const talk = new Talk(asks(ask)).hearsAgain().says('Kampung Tengah');
    expect(talk.run.state.answers).toEqual({ a: { text: 'Kampung Tengah' } });
  });

  it('phone does not, however often', () => {
    expect(new Talk(asks('phone')).hearsAgain().hearsAgain().says('entah').run.next.kind).toBe('unmatched');
  });
});

describe('choices', () => {
  const flow = flowOf({
    first: {
      ask: 'choice',
      say: 'where',
      free: false,
      save: 'where',
      skip: true,
      choicesFrom: 'found.list',
      choices: [{ id: 'home' }, { id: 'sea', to: 'ship' }, { id: 'stop', number: '9', to: 'stopped' }],
      to: 'bye',
    },
    ship: end,
    stopped: end,
    bye: end,
  });
  const env = envOf({
    'flows.trip.where.home': 'At home',
    'flows.trip.where.sea': 'On a ship',
    'flows.trip.where.stop': 'Do not pass on',
    'common.skip': 'No idea',
  });

  it.each([
    ['its number', '1', 'bye', 'home'],
    ['its number with words', 'nomor 2', 'ship', 'sea'],
    ['a number of its own', '9', 'stopped', 'stop'],
    ['its label in another spelling', 'ON A  SHIP!', 'ship', 'sea'],
    ['words of one label only', 'pass on', 'stopped', 'stop'],
    ['zero, which leaves it open', '0', 'bye', null],
    ['the words for that', 'no idea', 'bye', null],
  ])('are picked by %s', (_, typed, step, value) => {
    const talk = new Talk(flow, env).says(typed);
    expect(talk.step).toBe(step);
    expect(talk.run.state.answers.where).toBe(value);
  });

  it.each(['3', '4', '33', 'on', 'somewhere else'])('are not picked by %s', (typed) => {
    expect(new Talk(flow, env).says(typed).run.next.kind).toBe('unmatched');
  });

  it('are picked by their button, and only by one that is there', () => {
    expect(new Talk(flow, env).picks('sea').step).toBe('ship');
    expect(new Talk(flow, env).picks('skip').step).toBe('bye');
    expect(new Talk(flow, env).picks('moon').run.next.kind).toBe('unmatched');
  });

  it('stand under the question, those found on the way first', () => {
    const found = {
      list: [{ id: 'pt-1', label: 'PT Satu' }, 'junk', { id: 2 }, { id: 'pt-2', label: 'PT Dua' }],
    };
    const talk = new Talk(flow, env, { found });
    expect(talk.run.messages[0]?.choices?.map((choice) => [choice.id, choice.number])).toEqual([
      ['pt-1', undefined],
      ['pt-2', undefined],
      ['home', undefined],
      ['sea', undefined],
      ['stop', '9'],
      ['skip', '0'],
    ]);
    expect(talk.says('2').run.state.answers.where).toBe('pt-2');
  });
});

describe('a question that takes many messages', () => {
  const flow = flowOf({
    first: {
      ask: 'messages',
      say: 'story',
      free: true,
      each: { act: 'case.add', with: { case: '$case.id' }, save: 'added', to: 'heard' },
      choices: [{ id: 'done', to: 'bye' }],
      silence: { after: 'story', to: 'quiet' },
      to: 'bye',
    },
    heard: { branch: [{ when: 'added.first', to: 'more' }], else: 'still' },
    more: { say: 'more', to: 'still' },
    still: { stay: 'first' },
    quiet: { act: 'case.open', to: 'bye' },
    bye: end,
  });
  const env = envOf({ 'flows.trip.story.done': 'Selesai' });
  const begun = () => new Talk(flow, env, { case: { id: 'c1' } });

  it('hands over each of them, and stays without saying the question again', () => {
    const talk = begun().says('He asked for money');
    expect(talk.run.next).toEqual({
      kind: 'act',
      name: 'case.add',
      args: { case: 'c1', piece: { kind: 'text', text: 'He asked for money' } },
    });
    talk.gets({ first: true });
    expect(talk.said).toEqual(['flows.trip.more']);
    expect(talk.step).toBe('first');
    expect(talk.run.next).toEqual({ kind: 'wait', silence: { after: 'story', to: 'quiet' } });
    talk.does({ kind: 'piece', piece: { kind: 'photo' } }).gets({});
    expect(talk.said).toEqual([]);
  });

  it('keeps its prompt while it stays, so that a timer for it still holds', () => {
    const talk = begun();
    const { prompt } = talk.run.state;
    expect(talk.says('one').gets({}).run.state.prompt).toBe(prompt);
  });

  it('ends by its choice, in words or by number', () => {
    expect(begun().says('selesai').step).toBe('bye');
    expect(begun().says('1').step).toBe('bye');
  });

  it('goes where silence leads', () => {
    const talk = begun().does({ kind: 'silence' });
    expect(talk.run.next).toEqual({ kind: 'act', name: 'case.open', args: {} });
    expect(talk.gets(null).run.next).toEqual({ kind: 'end' });
  });
});

describe('steps without a question', () => {
  it('say, and go on to the next', () => {
    const flow = flowOf({
      first: { say: 'one', with: { n: '$count', m: 7 }, to: 'two' },
      two: { say: 'two', to: 'bye' },
      bye: end,
    });
    const talk = new Talk(flow, envOf({ 'flows.trip.one': '{{n}} and {{m}}' }), { count: 3 });
    expect(talk.said).toEqual(['3 and 7', 'flows.trip.two']);
    expect(talk.run.next).toEqual({ kind: 'end' });
  });

  it.each([
    [{ place: 'sea' }, 'a'],
    [{ place: 'lake' }, 'b'],
    [{ place: 'river' }, 'b'],
    [{ deep: { er: true } }, 'c'],
    [{ deep: { er: false } }, 'd'],
    [{ nil: null }, 'd'],
    [{}, 'd'],
  ])('branch by what is known: %j → %s', (answers, step) => {
    const flow = flowOf({
      first: {
        branch: [
          { when: 'place', is: 'sea', to: 'a' },
          { when: 'place', is: ['lake', 'river'], to: 'b' },
          { when: 'deep.er', to: 'c' },
        ],
        else: 'd',
      },
      a: end,
      b: end,
      c: end,
      d: end,
    });
    expect(new Talk(flow, envOf(), answers).step).toBe(step);
  });

  it('ask for an action with what is known, and keep its result', () => {
    const flow = flowOf({
      first: {
        act: 'case.open',
        with: { id: '$case.id', gone: '$nothing', n: 1 },
        save: 'opened',
        to: 'bye',
      },
      bye: { end: true, say: 'bye' },
    });
    const talk = new Talk(flow, envOf({ 'flows.trip.bye': 'no. {{opened}}' }), { case: { id: 'c7' } });
    expect(talk.run.next).toEqual({ kind: 'act', name: 'case.open', args: { id: 'c7', gone: null, n: 1 } });
    expect(talk.gets(1204).said).toEqual(['no. 1204']);
  });

  it('lead to another flow or to a topic, named outright or found on the way', () => {
    const flow = flowOf({
      first: { branch: [{ when: 'topic', to: 'answer' }], else: 'away' },
      answer: { topic: '$topic' },
      away: { go: '$item.flow', with: { case: '$item.case' } },
    });
    expect(new Talk(flow, envOf(), { topic: 'passport.fees' }).run.next).toEqual({
      kind: 'topic',
      id: 'passport.fees',
    });
    const item = { flow: 'relay.answer', case: 'c1' };
    expect(new Talk(flow, envOf(), { item }).run.next).toEqual({
      kind: 'go',
      flow: 'relay.answer',
      answers: { case: 'c1' },
    });
  });

  it('that run in a circle are stopped with the name of the flow', () => {
    const flow = flowOf({ first: { say: 'a', to: 'second' }, second: { say: 'b', to: 'first' } });
    expect(() => new Talk(flow)).toThrow(/flow trip: more than 100 steps without a question/);
  });

  it('that do not exist are named', () => {
    expect(() => new Talk(flowOf({ first: { say: 'a', to: 'nowhere' } }))).toThrow(
      new FlowError('flow trip: there is no step nowhere'),
    );
  });
});

describe('back', () => {
  const flow = flowOf({
    first: { ask: 'text', say: 'a', free: false, save: 'a', to: 'second' },
    second: { ask: 'text', say: 'b', free: false, save: 'b', to: 'third' },
    third: { ask: 'text', say: 'c', free: false, save: 'c', to: 'send' },
    send: { act: 'send', to: 'fourth' },
    fourth: { ask: 'text', say: 'd', free: false, to: 'bye' },
    bye: end,
  });

  it('goes through the questions one by one, and forward again with new answers', () => {
    const talk = new Talk(flow).says('1').says('2');
    expect(talk.goesBack()).toBe(true);
    expect(talk.said).toEqual(['flows.trip.b']);
    expect(talk.goesBack()).toBe(true);
    expect(talk.step).toBe('first');
    expect(talk.goesBack()).toBe(false);
    expect(talk.says('one').says('two').run.state.answers).toEqual({ a: 'one', b: 'two' });
    expect(talk.step).toBe('third');
  });

  it('asks in the first words again, not in those for a second try', () => {
    const talk = new Talk(flow, envOf({ 'flows.trip.a': 'A?', 'flows.trip.a.again': 'A, please?' }));
    talk.says('1').hearsAgain();
    expect(talk.goesBack()).toBe(true);
    expect(talk.said).toEqual(['A?']);
    expect(talk.run.state.tries).toBe(0);
  });

  it('does not go behind an action: what was done is done', () => {
    const talk = new Talk(flow).says('1').says('2').says('3').gets(null);
    expect(talk.step).toBe('fourth');
    expect(talk.goesBack()).toBe(false);
  });
});

describe('counted questions', () => {
  const question = (say: string, to: string, more = {}) => ({
    ask: 'text',
    say,
    free: false,
    counted: true,
    skip: true,
    save: say,
    to,
    ...more,
  });
  const flow = flowOf({
    first: question('a', 'second'),
    second: question('b', 'third', { unless: 'known.b' }),
    third: question('c', 'bye'),
    bye: end,
  });
  const env = () => envOf({ 'common.counter': '{{n}}/{{of}}' });
  const counter = (talk: Talk) => talk.said[0]?.split('\n')[0];

  it('show their place among those that will be asked', () => {
    const talk = new Talk(flow, env());
    expect(counter(talk)).toBe('1/3');
    expect(counter(talk.says('x'))).toBe('2/3');
    expect(counter(talk.says('0'))).toBe('3/3');
  });

  it('leave out what is known already', () => {
    const talk = new Talk(flow, env(), { known: { b: 'yes' } });
    expect(counter(talk)).toBe('1/2');
    expect(counter(talk.says('x'))).toBe('2/2');
  });

  it('keep their place when asked again or gone back to', () => {
    const talk = new Talk(flow, env()).says('x');
    expect(counter(talk.hearsAgain())).toBe('2/3');
    talk.goesBack();
    expect(counter(talk)).toBe('1/3');
  });
});

describe('leaving', () => {
  it('jumps to a step of the flow with all answers kept', () => {
    const flow = flowOf(
      {
        first: { ask: 'text', say: 'a', free: false, to: 'bye' },
        bye: end,
        leave: { end: true, say: 'left' },
      },
      { leave: 'leave' },
    );
    const talk = new Talk(flow, envOf(), { case: 'c1' });
    const run = jump(flow, talk.stored, 'leave', talk.env);
    expect(run.messages).toEqual([{ text: 'flows.trip.left' }]);
    expect(run.state.answers).toEqual({ case: 'c1' });
    expect(run.next).toEqual({ kind: 'end' });
  });
});

describe('the state', () => {
  it('is plain JSON at every step', () => {
    const flow = flowOf({
      first: { ask: 'yes-no', say: 'a', free: false, save: 'a', counted: true, skip: true, to: 'second' },
      second: { ask: 'region', say: 'b', free: false, save: 'b', to: 'third' },
      third: { act: 'x', with: { b: '$b' }, save: 'c', to: 'bye' },
      bye: end,
    });
    const talk = new Talk(flow);
    const steps = [
      () => talk.says('ya'),
      () => talk.picks('yes'),
      () => talk.says('Lombok'),
      () => talk.gets([1]),
    ];
    expect(talk.run.state).toEqual(talk.stored);
    for (const step of steps) {
      step();
      expect(talk.run.state).toStrictEqual(talk.stored);
    }
  });

  it('of a step that asks nothing cannot be answered, nor resumed where no action was asked for', () => {
    const flow = flowOf({ first: { ask: 'text', say: 'a', free: false, to: 'bye' }, bye: end });
    const talk = new Talk(flow).says('x');
    expect(() => talk.says('y')).toThrow(/step bye asks nothing/);
    expect(() => talk.gets(null)).toThrow(/step bye did not ask for an action/);
  });
});
