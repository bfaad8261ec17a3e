import { isObject, type Json, type JsonObject } from '../values/json.ts';
import type { Choice, Message } from '../values/message.ts';
import { pickChoice } from './choose.ts';
import type { AskStep, Flow, Step } from './schema.ts';
import { isAsk } from './schema.ts';

export type Answers = JsonObject;

/** Where somebody is in a flow. Plain JSON: it is sealed after every step and read back. */
export interface FlowState {
  readonly flow: string;
  readonly version: number;
  readonly step: string;
  /** Id of the prompt that waits for an answer. */
  readonly prompt: string;
  readonly answers: Answers;
  /** The asking steps that `kembali` goes back through; emptied by every action. */
  readonly trail: readonly string[];
  /** The counted questions asked so far, for "2 of 4". */
  readonly counted: readonly string[];
  /** How often the present step was answered with something else. */
  readonly tries: number;
}

/** What a person did, as far as flows are concerned. */
export type FlowInput =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'choice'; readonly choice: string }
  | { readonly kind: 'piece'; readonly piece: Json; readonly text?: string }
  | { readonly kind: 'silence' };

/** What the engine needs to know of the world, passed in by the conversation. */
export interface FlowEnv {
  t(key: string, params?: Readonly<Record<string, unknown>>): string;
  has(key: string): boolean;
  /** Answers typed as words, by kind; null when it is none. */
  region(text: string): Json;
  phone(text: string): Json;
  date(text: string): Json;
  /** Id for the prompt that this run may issue. */
  readonly prompt: string;
  readonly synonyms: Readonly<Record<string, readonly string[]>>;
}

export type Next =
  | { readonly kind: 'wait'; readonly silence?: AskStep['silence'] }
  | { readonly kind: 'act'; readonly name: string; readonly args: Answers }
  | { readonly kind: 'go'; readonly flow: string; readonly answers: Answers }
  | { readonly kind: 'topic'; readonly id: string }
  | { readonly kind: 'end' }
  /** The input was no answer to what was asked; nothing was said and nothing has changed. */
  | { readonly kind: 'unmatched' };

export interface Run {
  readonly state: FlowState;
  readonly messages: readonly Message[];
  readonly next: Next;
}

/** A flow does something that `suluh check` should have found; names flow and step. */
export class FlowError extends Error {
  override readonly name = 'FlowError';
}

const maxSteps = 100;

/** Starts a flow with what is known already. */
export function start(flow: Flow, answers: Answers, env: FlowEnv): Run {
  const state: FlowState = {
    flow: flow.id,
    version: flow.version,
    step: flow.start,
    prompt: '',
    answers,
    trail: [],
    counted: [],
    tries: 0,
  };
  return proceed(flow, state, flow.start, env);
}

/** Goes on with what the person did. */
export function answer(flow: Flow, state: FlowState, input: FlowInput, env: FlowEnv): Run {
  const step = askAt(flow, state);
  const unmatched: Run = { state, messages: [], next: { kind: 'unmatched' } };
  if (input.kind === 'silence') return step.silence ? proceed(flow, state, step.silence.to, env) : unmatched;
  const choices = choicesOf(flow, state, step, env);
  const picked = pickedChoice(step, input, choices, env);
  if (picked === 'skip' && step.skip) return saved(flow, state, step, null, step.to, env);
  const chosen = picked === null ? undefined : choices.find((choice) => choice.id === picked);
  if (chosen) {
    const target = step.choices?.find((choice) => choice.id === chosen.id)?.to ?? step.to;
    return saved(flow, state, step, chosen.id, target, env);
  }
  if (step.ask === 'messages' && step.each) return collected(state, step.each, input, flow);
  if (input.kind !== 'text') return unmatched;
  const value = typedAnswer(step, input.text, state, env);
  return value === undefined ? unmatched : saved(flow, state, step, value, step.to, env);
}

/** Goes on after an action, with its result. */
export function resume(flow: Flow, state: FlowState, result: Json, env: FlowEnv): Run {
  const step = stepAt(flow, state.step);
  const each = isAsk(step) ? step.each : undefined;
  const save = each?.save ?? ('act' in step ? step.save : undefined);
  const to = each?.to ?? ('act' in step ? step.to : undefined);
  if (to === undefined) throw new FlowError(`flow ${flow.id}: step ${state.step} did not ask for an action`);
  const answers = save ? { ...state.answers, [save]: result } : state.answers;
  return proceed(flow, { ...state, answers, trail: each ? state.trail : [] }, to, env);
}

/** Says the present question once more, under a new prompt. */
export function again(flow: Flow, state: FlowState, env: FlowEnv): Run {
  return asked(flow, { ...state, tries: state.tries + 1 }, state.step, askAt(flow, state), env);
}

/** One question back; null when there is none to go back to. */
export function back(flow: Flow, state: FlowState, env: FlowEnv): Run | null {
  const previous = state.trail.at(-1);
  if (previous === undefined) return null;
  const step = stepAt(flow, previous);
  if (!isAsk(step)) throw new FlowError(`flow ${flow.id}: step ${previous} asks nothing`);
  return asked(flow, { ...state, trail: state.trail.slice(0, -1), tries: 0 }, previous, step, env);
}

/** Goes to a step of the flow from outside: its `leave` step. */
export function jump(flow: Flow, state: FlowState, to: string, env: FlowEnv): Run {
  return proceed(flow, state, to, env);
}

/** The asking step at which a state waits. */
export function askAt(flow: Flow, state: FlowState): AskStep {
  const step = stepAt(flow, state.step);
  if (!isAsk(step)) throw new FlowError(`flow ${flow.id}: step ${state.step} asks nothing`);
  return step;
}

/** The choices that a state waits for, with labels in the language of `env`. */
export function choicesOf(flow: Flow, state: FlowState, step: AskStep, env: FlowEnv): Choice[] {
  const key = `flows.${flow.id}.${step.say}`;
  const fromAnswers = step.choicesFrom ? dynamicChoices(look(state.answers, step.choicesFrom)) : [];
  const fixed = (step.choices ?? []).map((choice) => ({
    id: choice.id,
    label: env.t(`${key}.${choice.id}`, state.answers),
    ...(choice.number ? { number: choice.number } : {}),
  }));
  const yesNo =
    step.ask === 'yes-no' && !step.choices
      ? ['yes', 'no'].map((id) => ({ id, label: env.t(`common.${id}`) }))
      : [];
  const skip = step.skip ? [{ id: 'skip', label: env.t('common.skip'), number: '0' }] : [];
  return [...fromAnswers, ...fixed, ...yesNo, ...skip];
}

function proceed(flow: Flow, from: FlowState, first: string, env: FlowEnv): Run {
  const messages: Message[] = [];
  let state = from;
  let name = first;
  for (let count = 0; count < maxSteps; count += 1) {
    const step = stepAt(flow, name);
    state = { ...state, step: name };
    if (isAsk(step)) {
      if (!step.unless || isEmpty(look(state.answers, step.unless))) {
        const run = asked(flow, { ...state, tries: 0 }, name, step, env);
        return { ...run, messages: [...messages, ...run.messages] };
      }
      name = step.known ?? step.to;
    } else if ('act' in step) {
      return { state, messages, next: { kind: 'act', name: step.act, args: fill(step.with, state.answers) } };
    } else if ('branch' in step) {
      const answers = state.answers;
      name = step.branch.find((condition) => holds(condition, answers))?.to ?? step.else;
    } else if ('stay' in step) {
      const target = stepAt(flow, step.stay);
      const silence = isAsk(target) ? target.silence : undefined;
      return {
        state: { ...state, step: step.stay },
        messages,
        next: { kind: 'wait', ...(silence ? { silence } : {}) },
      };
    } else if ('go' in step) {
      return {
        state,
        messages,
        next: {
          kind: 'go',
          flow: String(fillOne(step.go, state.answers)),
          answers: fill(step.with, state.answers),
        },
      };
    } else if ('topic' in step) {
      return { state, messages, next: { kind: 'topic', id: String(fillOne(step.topic, state.answers)) } };
    } else {
      if (step.say) messages.push({ text: textOf(flow, step.say, step.with, state, env) });
      if ('end' in step) return { state, messages, next: { kind: 'end' } };
      name = step.to;
    }
  }
  throw new FlowError(`flow ${flow.id}: more than ${maxSteps} steps without a question, near ${name}`);
}

function asked(flow: Flow, before: FlowState, name: string, step: AskStep, env: FlowEnv): Run {
  const counted = step.counted && !before.counted.includes(name) ? [...before.counted, name] : before.counted;
  const state = { ...before, step: name, prompt: env.prompt, counted };
  const choices = choicesOf(flow, state, step, env);
  const key =
    state.tries > 0 && env.has(`flows.${flow.id}.${step.say}.again`) ? `${step.say}.again` : step.say;
  const counter = step.counted ? `${env.t('common.counter', position(flow, state, name))}\n` : '';
  const text = counter + textOf(flow, key, step.with, state, env);
  return {
    state,
    messages: [{ text, prompt: env.prompt, ...(choices.length > 0 ? { choices } : {}) }],
    next: { kind: 'wait', ...(step.silence ? { silence: step.silence } : {}) },
  };
}

/** "2 of 4": the place among the counted questions asked so far and those still open. */
function position(flow: Flow, state: FlowState, name: string): { n: number; of: number } {
  const open = Object.entries(flow.steps).filter(
    ([id, step]) =>
      isAsk(step) &&
      step.counted &&
      !state.counted.includes(id) &&
      (!step.unless || isEmpty(look(state.answers, step.unless))),
  );
  return { n: state.counted.indexOf(name) + 1, of: state.counted.length + open.length };
}

function saved(flow: Flow, state: FlowState, step: AskStep, value: Json, to: string, env: FlowEnv): Run {
  const answers = step.save ? { ...state.answers, [step.save]: value } : state.answers;
  return proceed(flow, { ...state, answers, trail: [...state.trail, state.step] }, to, env);
}

function collected(state: FlowState, each: NonNullable<AskStep['each']>, input: FlowInput, flow: Flow): Run {
  const piece: Json =
    input.kind === 'piece' ? input.piece : input.kind === 'text' ? { kind: 'text', text: input.text } : null;
  if (piece === null) return { state, messages: [], next: { kind: 'unmatched' } };
  const args = { ...fill(each.with, { ...state.answers, flow: flow.id }), piece };
  return { state, messages: [], next: { kind: 'act', name: each.act, args } };
}

function pickedChoice(
  step: AskStep,
  input: FlowInput,
  choices: readonly Choice[],
  env: FlowEnv,
): string | null {
  if (input.kind === 'choice')
    return choices.some((choice) => choice.id === input.choice) ? input.choice : null;
  if (input.kind !== 'text') return null;
  return pickChoice(input.text, choices, env.synonyms, step.free);
}

/** What typed words mean for this kind of question; undefined when they are no answer. */
function typedAnswer(step: AskStep, text: string, state: FlowState, env: FlowEnv): Json | undefined {
  const typed = text.trim();
  if (typed === '') return undefined;
  if (step.ask === 'text') return typed;
  if (step.ask === 'region') {
    const region = env.region(typed);
    // Asked twice, the words are kept as they are: a village that no list knows is still a place.
    return region ?? (state.tries > 0 ? { text: typed } : undefined);
  }
  if (step.ask === 'phone') return env.phone(typed) ?? undefined;
  if (step.ask === 'date') return env.date(typed) ?? (state.tries > 0 ? { text: typed } : undefined);
  return undefined;
}

function textOf(flow: Flow, say: string, extra: AskStep['with'], state: FlowState, env: FlowEnv): string {
  return env.t(`flows.${flow.id}.${say}`, { ...state.answers, ...fill(extra, state.answers) });
}

function stepAt(flow: Flow, name: string): Step {
  const step = flow.steps[name];
  if (!step) throw new FlowError(`flow ${flow.id}: there is no step ${name}`);
  return step;
}

/** The answer at a path such as `claim.number`. */
export function look(answers: Answers, path: string): Json | undefined {
  let value: Json | undefined = answers;
  for (const part of path.split('.')) {
    if (!isObject(value)) return undefined;
    value = value[part];
  }
  return value;
}

function holds(condition: { when: string; is?: unknown }, answers: Answers): boolean {
  const value = look(answers, condition.when);
  if (condition.is === undefined) return !isEmpty(value);
  const wanted = Array.isArray(condition.is) ? condition.is : [condition.is];
  return wanted.includes(value ?? null);
}

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === false || value === '' || value === 0;

function fill(values: AskStep['with'], answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(values ?? {}).map(([key, value]) => [key, fillOne(value, answers)]),
  );
}

function fillOne(value: string | number | boolean | null, answers: Answers): Json {
  if (typeof value !== 'string' || !value.startsWith('$')) return value;
  return look(answers, value.slice(1)) ?? null;
}

function dynamicChoices(value: Json | undefined): Choice[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) =>
    isObject(entry) && typeof entry.id === 'string' && typeof entry.label === 'string'
      ? [{ id: entry.id, label: entry.label }]
      : [],
  );
}
