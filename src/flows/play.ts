import { isObject, type Json } from '../values/json.ts';
import type { Message } from '../values/message.ts';
import { fold } from './choose.ts';
import * as engine from './engine.ts';
import type { Flow, FlowTest } from './schema.ts';

/** What a dialogue is played against: texts of one language and how typed words are read. */
export interface Stage {
  readonly language: string;
  t(key: string, params?: Readonly<Record<string, unknown>>): string;
  has(key: string): boolean;
  /**
   * Dialogues are written in one language. The label of a choice as that language has it is said here
   * in the language of the stage.
   */
  written(key: string): string;
  region(text: string): Json;
  phone(text: string): Json;
  date(text: string): Json;
  readonly synonyms: Readonly<Record<string, readonly string[]>>;
  /** The words that work everywhere: one question back, or leave. */
  command(text: string): 'back' | 'leave' | null;
}

export interface PlayFailure {
  readonly flow: string;
  readonly language: string;
  readonly test: string;
  /** Places in the file, from 0; the turn is absent when it is about the end. */
  readonly testIndex: number;
  readonly turnIndex: number | undefined;
  /** One plain sentence: what was expected and what came. */
  readonly message: string;
}

/** Plays every dialogue of a flow. The state goes through JSON before every step. */
export function playFlow(flow: Flow, stage: Stage): PlayFailure[] {
  return flow.tests.flatMap((test, testIndex) => {
    const failure = playTest(flow, test, stage);
    if (!failure) return [];
    const { turnIndex, message } = failure;
    return [{ flow: flow.id, language: stage.language, test: test.name, testIndex, turnIndex, message }];
  });
}

/** Something that was said, by the text key of its words; null when they are of no key. */
interface Heard {
  readonly key: string | null;
}

interface Scene {
  readonly flow: Flow;
  readonly stage: Stage;
  state: engine.FlowState;
  next: engine.Next;
  heard: Heard[];
  prompts: number;
}

type Turn = FlowTest['turns'][number];

function playTest(
  flow: Flow,
  test: FlowTest,
  stage: Stage,
): { turnIndex: number | undefined; message: string } | null {
  let turnIndex: number | undefined;
  try {
    const scene = open(flow, test, stage);
    for (const [index, turn] of test.turns.entries()) {
      turnIndex = index;
      const message = take(scene, turn);
      if (message !== null) return { turnIndex, message };
    }
    turnIndex = undefined;
    if (scene.state.step === test.at) return null;
    return { turnIndex, message: `should be at ${test.at}, but ${whereabouts(scene)}` };
  } catch (error) {
    if (error instanceof engine.FlowError) return { turnIndex, message: error.message };
    throw error;
  }
}

function open(flow: Flow, test: FlowTest, stage: Stage): Scene {
  const answers = throughJson<engine.Answers>(test.answers);
  const state: engine.FlowState = {
    flow: flow.id,
    version: flow.version,
    step: flow.start,
    prompt: '',
    answers,
    trail: [],
    counted: [],
    tries: 0,
  };
  const scene: Scene = { flow, stage, state, next: { kind: 'end' }, heard: [], prompts: 0 };
  advance(scene, (env) => engine.start(flow, answers, env));
  return scene;
}

/** Does one turn; a sentence when it failed. */
function take(scene: Scene, turn: Turn): string | null {
  if ('hears' in turn) return hear(scene, turn.hears);
  if ('does' in turn) return act(scene, turn);
  if (scene.next.kind !== 'wait')
    return `expects an answer to be awaited for "${nameOf(turn)}", but ${whereabouts(scene)}`;
  if ('silent' in turn) {
    const run = advance(scene, (env) => engine.answer(scene.flow, scene.state, { kind: 'silence' }, env));
    return run?.next.kind === 'unmatched'
      ? `is silent, but silence means nothing at ${scene.state.step}`
      : null;
  }
  if ('sends' in turn) return give(scene, { kind: 'piece', piece: { kind: turn.sends } });
  return say(scene, turn.says);
}

function say(scene: Scene, words: string): string | null {
  const { flow, stage } = scene;
  const command = stage.command(words);
  if (command === 'back') {
    const run = advance(scene, (env) => engine.back(flow, scene.state, env));
    return run ? null : `goes back, but there is nothing to go back to at ${scene.state.step}`;
  }
  if (command === 'leave') {
    const { leave } = flow;
    if (leave === undefined) scene.next = { kind: 'end' };
    else advance(scene, (env) => engine.jump(flow, scene.state, leave, env));
    return null;
  }
  return give(scene, { kind: 'text', text: inStageLanguage(scene, words) });
}

/** Hands an input to the flow; one that is no answer has the question asked again, as in a real talk. */
function give(scene: Scene, input: engine.FlowInput): null {
  const { flow } = scene;
  const run = advance(scene, (env) => engine.answer(flow, scene.state, input, env));
  if (run?.next.kind === 'unmatched') advance(scene, (env) => engine.again(flow, scene.state, env));
  return null;
}

function hear(scene: Scene, say: string): string | null {
  const key = `flows.${scene.flow.id}.${say}`;
  const at = scene.heard.findIndex((message) => message.key === key);
  if (at >= 0) {
    scene.heard = scene.heard.slice(at + 1);
    return null;
  }
  const said = scene.heard.map((message) => message.key ?? 'words of its own');
  const came = said.length > 0 ? `it said ${said.join(', then ')}` : 'it said nothing';
  return `should hear ${key}, but ${came} (${whereabouts(scene)})`;
}

function act(scene: Scene, turn: Extract<Turn, { does: string }>): string | null {
  const { next } = scene;
  if (next.kind !== 'act') return `should ask for the action ${turn.does}, but ${whereabouts(scene)}`;
  if (next.name !== turn.does) return `should ask for the action ${turn.does}, but asks for ${next.name}`;
  for (const [name, wanted] of Object.entries(turn.with ?? {})) {
    const given = next.args[name] ?? null;
    if (!includes(given, wanted))
      return `action ${turn.does} should get ${name} = ${JSON.stringify(wanted)}, but gets ${JSON.stringify(given)}`;
  }
  const result = throughJson<Json>(turn.gives ?? null);
  advance(scene, (env) => engine.resume(scene.flow, scene.state, result, env));
  return null;
}

/** Runs the engine on the state as it comes back from storage, and keeps what was said. */
function advance(scene: Scene, step: (env: engine.FlowEnv) => engine.Run | null): engine.Run | null {
  scene.state = throughJson<engine.FlowState>(scene.state);
  scene.prompts += 1;
  const recorder = record(scene.stage, scene.prompts);
  const run = step(recorder.env);
  if (!run) return null;
  scene.state = run.state;
  if (run.next.kind !== 'unmatched') scene.next = run.next;
  scene.heard.push(...heardIn(run.messages, recorder.rendered));
  return run;
}

/** A text key and the words that it was rendered to. */
interface Rendering {
  readonly key: string;
  readonly text: string;
}

/**
 * The stage with its ears open: it notes which key was rendered to which words. Comparing with what was
 * really rendered is exact where comparing with a pattern of the text would guess: two keys with like words
 * stay apart, and a text that is all placeholders is still recognised.
 */
function record(stage: Stage, number: number): { env: engine.FlowEnv; rendered: Rendering[] } {
  const rendered: Rendering[] = [];
  const env: engine.FlowEnv = {
    t(key, params) {
      const text = stage.t(key, params);
      if (text !== key && text !== '') rendered.push({ key, text });
      return text;
    },
    has: (key) => stage.has(key),
    region: (text) => stage.region(text),
    phone: (text) => stage.phone(text),
    date: (text) => stage.date(text),
    prompt: `p${String(number).padStart(5, '0')}`,
    synonyms: stage.synonyms,
  };
  return { env, rendered };
}

/** The key of each message's words. Messages and renderings stand in the order in which they arose. */
function heardIn(messages: readonly Message[], rendered: readonly Rendering[]): Heard[] {
  let from = 0;
  return messages.map((message) => {
    const at = rendered.findIndex(
      ({ text }, index) => index >= from && isMadeOf(message.text, text, rendered),
    );
    if (at >= 0) from = at + 1;
    return { key: rendered[at]?.key ?? null };
  });
}

/** Whether a message is a rendered text, alone or under a line of its own such as "2 of 4". */
function isMadeOf(message: string, text: string, rendered: readonly Rendering[]): boolean {
  if (message === text) return true;
  if (!message.endsWith(`\n${text}`)) return false;
  const above = message.slice(0, -text.length - 1);
  return rendered.some((other) => other.text === above);
}

/** A label as the dialogue's language has it → the same label on this stage; other words stay. */
function inStageLanguage(scene: Scene, words: string): string {
  const { flow, state, stage } = scene;
  const step = engine.askAt(flow, state);
  const env = record(stage, 0).env;
  const written = engine.choicesOf(flow, state, step, { ...env, t: (key) => stage.written(key) });
  const meant = written.find((choice) => fold(choice.label) === fold(words));
  if (!meant) return words;
  return engine.choicesOf(flow, state, step, env).find((choice) => choice.id === meant.id)?.label ?? words;
}

/** Whether a value holds what is wanted: objects may hold more, everything else must be equal. */
function includes(value: unknown, wanted: unknown): boolean {
  if (isObject(wanted))
    return isObject(value) && Object.entries(wanted).every(([key, inner]) => includes(value[key], inner));
  if (Array.isArray(wanted))
    return (
      Array.isArray(value) &&
      value.length === wanted.length &&
      wanted.every((inner, index) => includes(value[index], inner))
    );
  return value === wanted;
}

/** What is left of a value after it was stored and read back. */
function throughJson<T>(value: unknown): T {
  return JSON.parse(JSON.stringify(value));
}

function whereabouts(scene: Scene): string {
  const { step } = scene.state;
  const { next } = scene;
  if (next.kind === 'act') return `it asks for the action ${next.name} at ${step}`;
  if (next.kind === 'go') return `it has gone on to the flow ${next.flow} at ${step}`;
  if (next.kind === 'topic') return `it has answered the topic ${next.id} at ${step}`;
  return next.kind === 'wait' ? `it waits at ${step}` : `it has ended at ${step}`;
}

function nameOf(turn: Turn): string {
  if ('says' in turn) return turn.says;
  return 'sends' in turn ? turn.sends : 'silence';
}
