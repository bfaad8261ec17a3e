import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/conversation/input.ts';
import { numberOf, pickChoice } from '../../src/flows/choose.ts';
import * as engine from '../../src/flows/engine.ts';
import type { Flow, FlowTest } from '../../src/flows/schema.ts';
import type { Json } from '../../src/values/json.ts';
import type { Choice, Message } from '../../src/values/message.ts';
import { stored, world } from '../conversation/player.ts';
import { allChannels, type Seen } from './seen.ts';

const env = (prompt: number): engine.FlowEnv => ({
  t: (key, params) => world.texts.t('id', key, { ...params, source: 'Sumber.', menu: 'menu' }),
  has: (key) => world.texts.has('id', key),
  region: (text) => world.region(text),
  phone: (text) => world.understand(text, {}).entities().phones[0] ?? null,
  date: () => null,
  prompt: `p${prompt}`,
  synonyms: world.synonyms,
});

/** A dialogue of a flow file, by somebody who sees only what the channel shows. Gives the step at its end. */
async function play(flow: Flow, test: FlowTest, seen: Seen): Promise<string> {
  let prompts = 1;
  let run = engine.start(flow, stored(test.answers) as engine.Answers, env(prompts));
  let state = run.state;
  let last: Message | undefined;
  const take = (next: engine.Run | null): void => {
    if (!next) throw new Error(`nothing to do at ${state.step}`);
    last = next.messages.findLast(({ choices }) => choices !== undefined) ?? last;
    state = stored(next.state);
    run = next;
  };
  const answer = (input: engine.FlowInput): void => {
    prompts += 1;
    take(engine.answer(flow, state, input, env(prompts)));
    if (run.next.kind === 'unmatched') take(engine.again(flow, state, env(prompts)));
  };
  take(run);
  for (const turn of test.turns) {
    if ('hears' in turn) continue;
    prompts += 1;
    if ('does' in turn) take(engine.resume(flow, state, stored(turn.gives ?? null) as Json, env(prompts)));
    else if ('silent' in turn) answer({ kind: 'silence' });
    else if ('sends' in turn) answer({ kind: 'piece', piece: { kind: turn.sends } });
    else {
      const word = world.words.get(turn.says.toLowerCase());
      const choices = engine.choicesOf(flow, state, engine.askAt(flow, state), env(prompts));
      const meant = pickChoice(turn.says, choices, world.synonyms);
      if (word === 'back') take(engine.back(flow, state, env(prompts)));
      else if (word === 'cancel' && meant === null) {
        if (flow.leave !== undefined) take(engine.jump(flow, state, flow.leave, env(prompts)));
      } else answer(inputOf(await act(seen, turn.says, meant, choices, last), state.prompt));
    }
  }
  return state.step;
}

/** Taps what stands for the choice; where there is nothing to tap, types the number that is shown for it. */
async function act(
  seen: Seen,
  says: string,
  meant: string | null,
  choices: readonly Choice[],
  message: Message | undefined,
): Promise<Input | undefined> {
  const at = choices.findIndex(({ id }) => id === meant);
  const choice = choices[at];
  if (!choice || !message?.choices?.some(({ id }) => id === meant)) return seen.type(says);
  const screen = await seen.show(message);
  const found = screen.taps.filter(({ shown }) => shown.includes(choice.label));
  if (screen.taps.length > 0) {
    const exact =
      found.find(({ shown }) => shown.endsWith(choice.label) || shown.startsWith(choice.label)) ?? found[0];
    if (!exact) throw new Error(`${seen.name} shows nothing to tap that reads "${choice.label}"`);
    return exact.tap();
  }
  const number = numberOf(choice, at);
  expect(screen.text, `${seen.name} shows the number of "${choice.label}"`).toContain(
    `${number} ${choice.label}`,
  );
  return seen.type(number);
}

function inputOf(input: Input | undefined, prompt: string): engine.FlowInput {
  if (input?.kind === 'choice') {
    expect(input.prompt, 'the button is of the prompt that is open').toBe(prompt);
    return { kind: 'choice', choice: input.choice };
  }
  if (input?.kind === 'text') return { kind: 'text', text: input.text };
  throw new Error(`the channel made ${input?.kind ?? 'nothing'} of it`);
}

const dialogues = [...world.contents.flows.values()].flatMap((flow) =>
  flow.tests.map((test) => ({ flow, test })),
);

describe.each(allChannels)('every dialogue of the flow files, on $name,', (seen) => {
  it('there are some', () => expect(dialogues.length).toBeGreaterThan(50));

  it.each(dialogues.map(({ flow, test }) => [flow.id, test.name, { flow, test }] as const))(
    'comes to the same end: %s, %s',
    async (_flow, _name, { flow, test }) => {
      expect(await play(flow, test, seen)).toBe(test.at);
    },
  );
});

describe('a channel that mixes its buttons up', () => {
  it.each(allChannels.slice(0, 2))('comes to other ends on $name', async (seen) => {
    const crossed: Seen = {
      ...seen,
      show: async (message) => {
        const { text, taps } = await seen.show(message);
        return {
          text,
          taps: taps.map(({ shown }, at) => ({ shown, tap: taps[(at + 1) % taps.length]?.tap ?? nothing })),
        };
      },
    };
    const ends = await Promise.all(
      dialogues.map(({ flow, test }) => play(flow, test, crossed).catch(() => 'nowhere')),
    );
    const wrong = ends.filter((end, at) => end !== dialogues[at]?.test.at);
    expect(wrong.length).toBeGreaterThan(dialogues.length / 3);
  });
});

const nothing = (): undefined => undefined;
