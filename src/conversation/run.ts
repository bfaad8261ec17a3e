import type { Answers, FlowEnv, FlowState, Run } from '../flows/engine.ts';
import * as engine from '../flows/engine.ts';
import type { Flow } from '../flows/schema.ts';
import type { Topic } from '../flows/topics.ts';
import type { AdvertSheet } from '../values/advert-sheet.ts';
import { isObject, type Json } from '../values/json.ts';
import type { ReplyLanguage } from '../values/language.ts';
import type { Message } from '../values/message.ts';
import { lookups } from './lookups.ts';
import type { Effect, Question, Talk, Turn } from './talk.ts';
import { answerOf, menuOption, numbersRead, sourceLine } from './topic.ts';
import type { Speaker, World } from './world.ts';

export interface Scene {
  readonly world: World;
  readonly who: Speaker;
}

export const turnOf = (talk: Talk): Turn => ({ talk, effects: [], action: null });

export const withTalk = (turn: Turn, change: Partial<Talk>): Turn => ({
  ...turn,
  talk: { ...turn.talk, ...change },
});

export const withEffects = (turn: Turn, ...effects: readonly Effect[]): Turn => ({
  ...turn,
  effects: [...turn.effects, ...effects],
});

export const saying = (turn: Turn, message: Message): Turn => withEffects(turn, { kind: 'say', message });

/** Says a text of the locales. */
export function sayingText(turn: Turn, scene: Scene, key: string, params: Answers = {}): Turn {
  return saying(turn, { text: scene.world.texts.t(turn.talk.language, key, params) });
}

export const flowOf = (scene: Scene, state: FlowState): Flow | undefined =>
  scene.world.contents.flows.get(state.flow);

/** The engine's view of the world, for the prompt that comes next in this talk. */
export function envOf(turn: Turn, scene: Scene, flow: Flow): FlowEnv {
  const { world } = scene;
  const { language } = turn.talk;
  const topic = world.contents.topics.get(flow.id);
  const extra = {
    ...(topic ? { source: sourceOf(world, topic, language) } : {}),
    ...(flow.id === 'menu' ? { menu: world.texts.t(language, 'topics.bot.menu.answer') } : {}),
  };
  return {
    t: (key, params) => world.texts.t(language, key, { ...params, ...extra }),
    has: (key) => world.texts.has('id', key),
    region: (text) => world.region(text),
    phone: (text) => world.understand(text, {}).entities().phones[0] ?? null,
    date: () => null,
    prompt: promptId(turn.talk.prompts + 1),
    synonyms: world.synonyms,
  };
}

/** The texts of a world never change, and going through all of them at every step takes a tenth of the time. */
const knownSources = new WeakMap<World, Map<string, string>>();

/** The source line of a flow, with when the numbers in its words were read. */
function sourceOf(world: World, topic: Topic, language: ReplyLanguage): string {
  const known = knownSources.get(world) ?? new Map<string, string>();
  knownSources.set(world, known);
  const name = `${language} ${topic.id}`;
  const line = known.get(name) ?? findSource(world, topic, language);
  known.set(name, line);
  return line;
}

function findSource(world: World, topic: Topic, language: ReplyLanguage): string {
  const keys = Object.keys(world.texts.catalogues.id ?? {}).filter((key) =>
    key.startsWith(`flows.${topic.id}.`),
  );
  return [sourceLine(world, topic, language), numbersRead(world, language, ...keys)]
    .filter((line) => line !== '')
    .join(' ');
}

export const promptId = (count: number): string => count.toString(36);

/** Starts a flow, if there is one of that name and the speaker may use it. */
export function begin(turn: Turn, scene: Scene, id: string, answers: Answers = {}): Turn {
  const flow = scene.world.contents.flows.get(id);
  if (!flow || !mayUse(flow, scene.who)) return turn;
  const known = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null));
  // A flow that answers a topic is what the next question leans on; a cry for help leaves no such trace.
  const topic = scene.world.contents.topics.has(id) && id !== 'help.emergency' ? id : turn.talk.topic;
  return follow(
    withTalk(turn, { offer: null, topic }),
    scene,
    flow,
    engine.start(flow, known, envOf(turn, scene, flow)),
  );
}

function mayUse(flow: Flow, who: Speaker): boolean {
  if (flow.role === 'anyone') return true;
  return flow.role === 'supervisor' ? who.role === 'supervisor' : who.role !== 'anyone';
}

/** Puts what is about a case aside, to come back to it after something short; the rest is left. */
export function aside(turn: Turn): Turn {
  const { flow, held } = turn.talk;
  return withTalk(turn, { flow: null, held: held ?? (caseOf(flow) === null ? null : flow) });
}

/** Takes over what the engine made: words, the new state, and whatever comes next. */
export function follow(turn: Turn, scene: Scene, flow: Flow, run: Run): Turn {
  const asked = run.messages.some((message) => message.prompt !== undefined);
  const said = withEffects(turn, ...run.messages.map((message) => ({ kind: 'say', message }) as const));
  const next = run.next;
  const here = withTalk(said, {
    flow: run.state,
    prompts: asked ? turn.talk.prompts + 1 : turn.talk.prompts,
  });
  switch (next.kind) {
    case 'wait': {
      if (!next.silence) return here;
      return withEffects(here, { kind: 'silence', prompt: run.state.prompt, after: next.silence.after });
    }
    case 'act':
      return acted(here, scene, flow, run.state, next.name, next.args);
    case 'go':
      return begin(withTalk(here, { flow: null }), scene, next.flow, next.answers);
    case 'topic':
      return showTopic(withTalk(here, { flow: null }), scene, next.id);
    case 'end':
      return ended(withTalk(here, { flow: null }), scene, flow, run.messages.length > 0);
    case 'unmatched':
      return here;
  }
}

/** After an answer to one question of a coordinator comes the next piece of news that waits. */
function ended(turn: Turn, scene: Scene, flow: Flow, spoke: boolean): Turn {
  if (scene.who.news && flow.id.startsWith('relay.')) return begin(turn, scene, 'news');
  if (turn.talk.held) return restored(turn, scene);
  return spoke && flow.role === 'anyone' ? withMenu(turn, scene) : turn;
}

/** The last word of a flow is no dead end: the menu is offered under it. */
function withMenu(turn: Turn, scene: Scene): Turn {
  const last = turn.effects.at(-1);
  if (last?.kind !== 'say' || last.message.choices) return turn;
  const options = [menuOption(scene.world, turn.talk.language)];
  return offering({ ...turn, effects: turn.effects.slice(0, -1) }, last.message.text, options);
}

function acted(turn: Turn, scene: Scene, flow: Flow, state: FlowState, name: string, args: Answers): Turn {
  if (name === 'language.set') {
    const language: ReplyLanguage = args.language === 'en' ? 'en' : 'id';
    const spoken = withEffects(withTalk(turn, { language, chosen: true }), { kind: 'language', language });
    return follow(spoken, scene, flow, engine.resume(flow, state, true, envOf(spoken, scene, flow)));
  }
  const lookup = lookups[name];
  // Whose data goes has nothing to come back to: the story that was put aside goes too.
  if (name === 'data.delete')
    return { ...withTalk(turn, { held: null, topic: null }), action: { name, args } };
  if (!lookup) return { ...turn, action: { name, args } };
  const { language } = turn.talk;
  const { found, sheet } = lookup({ world: scene.world, args, language, now: scene.who.now });
  const shown = sheet ? withSheet(turn, scene, sheet) : turn;
  const noted = counting(shown, found);
  return follow(noted, scene, flow, engine.resume(flow, state, found, envOf(noted, scene, flow)));
}

/** Companies that are asked for are counted by the shell; the answer knows nothing of the counts. */
function counting(turn: Turn, found: Json): Turn {
  if (!isObject(found) || typeof found.company !== 'string') return turn;
  return withEffects(turn, { kind: 'company', name: found.company });
}

/** The picture comes first: the words below it hold the choices. */
const withSheet = (turn: Turn, scene: Scene, sheet: AdvertSheet): Turn =>
  saying(turn, {
    text: scene.world.texts.t(turn.talk.language, 'adverts.sheet.caption'),
    attachments: [{ kind: 'photo', source: { sheet }, fileName: 'suluh-cek-iklan.png' }],
  });

/** Goes on after an action of the shell, with its result. */
export function resume(talk: Talk, result: Json, scene: Scene): Turn {
  const turn = turnOf(talk);
  const flow = talk.flow ? flowOf(scene, talk.flow) : undefined;
  if (!talk.flow || !flow) return turn;
  if (talk.deferred !== null) return deferred(turn, scene, { flow, state: talk.flow }, talk.deferred, result);
  return follow(turn, scene, flow, engine.resume(flow, talk.flow, result, envOf(turn, scene, flow)));
}

/** What belonged to the case rather than to the question is stored by now: the question goes on. */
function deferred(
  turn: Turn,
  scene: Scene,
  { flow, state }: { flow: Flow; state: FlowState },
  text: string,
  result: Json,
): Turn {
  const ready = withTalk(turn, { deferred: null });
  if (isObject(result) && typeof result.quiet === 'boolean')
    return kept(ready, scene, flow, state, result.quiet);
  const env = envOf(ready, scene, flow);
  const run = text === '' ? null : engine.answer(flow, state, { kind: 'text', text }, env);
  return follow(
    ready,
    scene,
    flow,
    run && run.next.kind !== 'unmatched' ? run : engine.again(flow, state, env),
  );
}

/** A picture or a place between two questions. Of many at once only the first is thanked for. */
function kept(turn: Turn, scene: Scene, flow: Flow, state: FlowState, quiet: boolean): Turn {
  if (quiet) return turn;
  const said = sayingText(turn, scene, 'common.kept');
  return follow(said, scene, flow, engine.again(flow, state, envOf(said, scene, flow)));
}

/** After what came between, back to where the person was. */
export function restored(turn: Turn, scene: Scene): Turn {
  const { held } = turn.talk;
  if (!held) return turn;
  const back = withTalk(turn, { held: null, flow: null });
  const flow = flowOf(scene, held);
  if (flow?.version !== held.version) return restarted(back, scene, held);
  return follow(back, scene, flow, engine.again(flow, held, envOf(back, scene, flow)));
}

/** What a flow was started with: enough to start it once more. */
const startedWith = ['case', 'advert', 'number', 'question', 'token', 'query', 'country', 'kind', 'place'];

/** A flow that was renewed meanwhile cannot go on where it was: it begins again, politely. */
export function restarted(turn: Turn, scene: Scene, before: FlowState, fresh: Answers = {}): Turn {
  const known = Object.entries(before.answers).filter(([name]) => startedWith.includes(name));
  const said = sayingText(turn, scene, 'common.restarted');
  const id = flowOf(scene, before) ? before.flow : 'menu';
  return begin(said, scene, id, { ...Object.fromEntries(known), ...fresh });
}

/** Answers a topic, or starts its flow. */
export function showTopic(turn: Turn, scene: Scene, id: string, answers: Answers = {}): Turn {
  const topic = scene.world.contents.topics.get(id);
  if (!topic) return turn;
  if (topic.flow !== undefined) return begin(turn, scene, topic.flow, answers);
  if (id === 'bot.menu') return begin(turn, scene, 'menu');
  if (id === 'bot.language' || id === 'bot.delete-data') return begin(turn, scene, id);
  const answer = answerOf(scene.world, topic, turn.talk.language);
  return offering(withTalk(turn, { topic: id }), answer.text, answer.options);
}

/** Says something with a list to choose from, outside any flow. */
export function offering(
  turn: Turn,
  text: string,
  options: readonly { readonly id: string; readonly label: string }[],
  asked?: Question,
): Turn {
  const prompts = turn.talk.prompts + 1;
  const prompt = promptId(prompts);
  const message: Message = { text, prompt, ...(options.length > 0 ? { choices: options } : {}) };
  const offer = { prompt, options, ...(asked ? { asked } : {}) };
  return saying(withTalk(turn, { prompts, offer }), message);
}

/** The case that a flow is about, when it has one. */
export function caseOf(state: FlowState | null): string | null {
  const entry = state?.answers.case;
  if (typeof entry === 'string') return entry;
  return isObject(entry) && typeof entry.id === 'string' ? entry.id : null;
}
