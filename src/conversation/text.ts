import { parseCommand } from '../coordinators/words.ts';
import { fold, pickChoice, plainly } from '../flows/choose.ts';
import * as engine from '../flows/engine.ts';
import type { AskStep, Flow } from '../flows/schema.ts';
import type { Understood } from '../understanding/understand.ts';
import type { Json } from '../values/json.ts';
import { textLanguages } from '../values/language.ts';
import { isPlainAdvert } from './advert.ts';
import { askedAgain, command, leave } from './commands.ts';
import { inDanger } from './danger.ts';
import { looseWord, pickOffer, topicsOf } from './offer.ts';
import { quoting } from './quoted.ts';
import { furtherWords, isPlainQuestion, maybeAnswer, stopsAsking } from './relay.ts';
import {
  aside,
  begin,
  caseOf,
  envOf,
  flowOf,
  follow,
  type Scene,
  saying,
  sayingText,
  showTopic,
  turnOf,
  withEffects,
  withTalk,
} from './run.ts';
import type { Talk, Turn } from './talk.ts';
import type { GlobalWord } from './world.ts';

/** Words that work inside free text too; the others would swallow a village named "Status". */
const everywhere: readonly GlobalWord[] = [
  'menu',
  'back',
  'cancel',
  'language',
  'privacy',
  'delete',
  'data',
  'urgent',
];

interface Present {
  readonly flow: Flow;
  readonly state: engine.FlowState;
  readonly step: AskStep;
}

/** What a typed message makes of a talk. `edited`: a message that was changed after it was sent. */
export function heard(talk: Talk, raw: string, scene: Scene, edited: boolean): Turn {
  const text = clean(raw);
  const turn = turnOf(talk);
  if (text === '') return sayingText(turn, scene, 'common.empty');
  const present = presentOf(talk, scene);
  if (edited && present?.step.ask !== 'messages' && !isCry(text, scene)) {
    return sayingText(turn, scene, 'common.edited');
  }
  return (
    coordinatorWords(turn, text, scene) ??
    news(turn, text, scene) ??
    wholeMessage(turn, text, scene, present) ??
    askedNoMore(turn, text, scene, present) ??
    picked(turn, text, scene, present) ??
    understood(turn, text, scene, present)
  );
}

/** What counts whatever is under way: a command, a coordinator's word, a cry for help. */
export function goesFirst(raw: string, scene: Scene): boolean {
  const text = clean(raw);
  const typed = scene.who.role !== 'anyone' && parseCommand(text) !== null;
  return typed || scene.world.words.has(fold(text.slice(0, 41))) || isCry(text, scene);
}

const isCry = (text: string, scene: Scene): boolean => scene.world.understand(text, {}).danger.danger;

/** More than an answer or a bare wish. */
export const isStory = (text: string): boolean => text.trim().split(/\s+/).length > 3;

/** Control characters and marks that turn the direction of writing are dropped; words stay as they are. */
function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (c) => (c === '\n' || c === '\u200d' ? c : ' ')).trim();
}

function presentOf(talk: Talk, scene: Scene): Present | null {
  if (!talk.flow) return null;
  const flow = flowOf(scene, talk.flow);
  return flow ? { flow, state: talk.flow, step: engine.askAt(flow, talk.flow) } : null;
}

function coordinatorWords(turn: Turn, text: string, scene: Scene): Turn | null {
  if (scene.who.role === 'anyone') return null;
  const typed = parseCommand(text);
  if (!typed) return null;
  const free = withTalk(turn, { flow: null });
  if (typed.word === 'claim') return begin(free, scene, 'case.claim', { number: typed.number });
  if (typed.word === 'unseal') return begin(free, scene, 'case.unseal', { number: typed.number });
  if (typed.word === 'close') return begin(free, scene, 'case.close', { number: typed.number });
  if (typed.word === 'file') return begin(free, scene, 'case.file', { number: typed.number });
  const { word, ...rest } = typed;
  return begin(free, scene, 'case.do', { word, ...wordsOf(rest) });
}

/**
 * A coordinator's word under a picture, a document or a voice: a question takes it along; with any other
 * word it is said that only the words count. Null when there is no such word.
 */
export function withWords(
  turn: Turn,
  { caption, kind, id }: { readonly caption: string; readonly kind: string; readonly id: string },
  scene: Scene,
): Turn | null {
  const typed = scene.who.role === 'anyone' ? null : parseCommand(clean(caption));
  if (!typed) return null;
  const free = withTalk(turn, { flow: null });
  if (typed.word === 'ask') return begin(free, scene, 'case.do', { ...typed, media: { id, kind } });
  return coordinatorWords(sayingText(turn, scene, 'common.only-words'), caption, scene);
}

function wordsOf(rest: Readonly<Record<string, string | number | boolean>>): Record<string, Json> {
  const { number, on, ...words } = rest;
  const text = words.text ?? words.other ?? words.code ?? words.command ?? null;
  return { number: number ?? null, text: on === undefined ? text : on };
}

/** "Ask me no more", where the question itself has no such choice. */
function askedNoMore(turn: Turn, text: string, scene: Scene, present: Present | null): Turn | null {
  const typed = fold(text);
  if (!(scene.world.synonyms['stop-asking'] ?? []).some((word) => fold(word) === typed)) return null;
  return present?.step.choices?.some(({ id }) => id === 'stop-asking') ? null : stopsAsking(turn, scene);
}

/** `1` after the neutral line opens what waits behind it; not where it is the answer to another question. */
function news(turn: Turn, text: string, scene: Scene): Turn | null {
  const folded = plainly(text, scene.world.synonyms);
  if (turn.talk.flow?.flow === 'relay.late') return null;
  const yes = folded === '1' || (scene.world.synonyms.yes ?? []).some((word) => fold(word) === folded);
  if (!yes || (folded !== '1' && !scene.who.news)) return null;
  return openNews(turn, scene);
}

/**
 * What waits behind the neutral line; null when nothing does and something else is open. A number may
 * have changed hands since the line was sent, and everybody whose talk is empty is asked the same: the
 * question tells nobody whether there ever was anything.
 */
export function openNews(turn: Turn, scene: Scene): Turn | null {
  const { flow, held, offer } = turn.talk;
  if (scene.who.news) return begin(withTalk(turn, { held: held ?? flow, flow: null }), scene, 'news');
  if (!scene.who.byNumber || scene.who.role !== 'anyone' || flow || offer) return null;
  return begin(turn, scene, 'report.status', { ask: true });
}

function wholeMessage(turn: Turn, text: string, scene: Scene, present: Present | null): Turn | null {
  const started = /^\/start(?:\s+(\S+))?$/i.exec(text);
  if (started) return opened(turn, started[1] ?? '', scene);
  const checked = /^\/cek\s+([\s\S]+)$/i.exec(text);
  if (checked?.[1]) return begin(aside(turn), scene, 'agency.verify', { query: checked[1] });
  if (text.length > 40) return null;
  const word = scene.world.words.get(fold(text));
  // "Bahasa Indonesia" is a choice where it stands in the list, and a command everywhere else.
  if (!word || (present && isLabel(text, turn, scene, present))) return null;
  if (present && word === 'greeting') return null;
  if (present?.step.free && !everywhere.includes(word)) return null;
  return command(turn, scene, word, text);
}

function isLabel(text: string, turn: Turn, scene: Scene, { flow, state, step }: Present): boolean {
  const choices = engine.choicesOf(flow, state, step, envOf(turn, scene, flow));
  return choices.some((choice) => fold(choice.label) === fold(text));
}

/** `/start` with what a link carries: an invitation, or the name of a flow. */
function opened(turn: Turn, payload: string, scene: Scene): Turn {
  if (payload.startsWith('inv_')) {
    return begin(aside(turn), scene, 'coordinator.join', { token: payload.slice(4) });
  }
  if (payload === 'lapor') return begin(aside(turn), scene, 'report.recruiter');
  return leave(turn, scene, (left) => begin(left, scene, 'menu'));
}

/** A number or the words of a choice that is open right now. */
function picked(turn: Turn, text: string, scene: Scene, present: Present | null): Turn | null {
  if (present) {
    const { flow, state, step } = present;
    const env = envOf(turn, scene, flow);
    const choices = engine.choicesOf(flow, state, step, env);
    if (choices.length === 0 || pickChoice(text, choices, scene.world.synonyms, step.free) === null)
      return null;
    return follow(turn, scene, flow, engine.answer(flow, state, { kind: 'text', text }, env));
  }
  const { offer } = turn.talk;
  const option = offer ? pickChoice(text, offer.options, scene.world.synonyms) : null;
  if (option !== null) return pickOffer(turn, scene, option);
  const loose = looseWord(turn, scene, text);
  // "3" or "sudah" may be the answer to what was asked before; "0" and "1" belong to the bot's own lines.
  const mayBe = loose && !offer && !['', '0', '1'].includes(fold(text));
  return (
    (mayBe ? (quotes(turn, text, scene) ?? maybeAnswer(turn, scene, { kind: 'text', text })) : null) ?? loose
  );
}

function understood(turn: Turn, text: string, scene: Scene, present: Present | null): Turn {
  const meaning = scene.world.understand(text, {
    language: turn.talk.language,
    ...(turn.talk.topic ? { previousTopic: turn.talk.topic } : {}),
  });
  const spoken = inLanguage(turn, text, meaning);
  const ownWork = present?.flow.role !== undefined && present.flow.role !== 'anyone';
  if (meaning.danger.danger && !ownWork) return inDanger(spoken, { text, ...meaning.danger }, scene);
  const quoted = quotes(spoken, text, scene);
  if (quoted) return quoted;
  if (present) return inFlow(spoken, text, meaning, scene, present);
  return answered(spoken, text, meaning, scene);
}

/** Words that quote a message about a case; at a question about the same case they are its answer anyway. */
function quotes(turn: Turn, text: string, scene: Scene): Turn | null {
  const { flow } = turn.talk;
  if (flow?.flow === 'relay.answer' && caseOf(flow) === scene.who.quoted) return null;
  return quoting(turn, scene, { kind: 'text', text });
}

function inFlow(turn: Turn, text: string, meaning: Understood, scene: Scene, present: Present): Turn {
  const { flow, state, step } = present;
  const further = furtherWords(turn, text, meaning, scene);
  if (further) return further;
  if (aboutOffers.includes(flow.id) || isMere(turn, present)) {
    const read = advert(withTalk(turn, { flow: null }), text, scene);
    if (read) return read;
  }
  const env = envOf(turn, scene, flow);
  const run = engine.answer(flow, state, { kind: 'text', text }, env);
  if (run.next.kind !== 'unmatched') return follow(turn, scene, flow, run);
  if (step.ask !== 'choice') return askedAgain(turn, scene);
  // Whoever writes on instead of choosing what a picture or a voice is for goes on with their story.
  const { held } = turn.talk;
  if (held && between.includes(flow.id) && flowOf(scene, held)?.version === held.version)
    return after(turn, heard({ ...turn.talk, flow: held, held: null }, text, scene, false));
  const topic = meaning.topic.outcome === 'answer' ? meaning.topic.topic : null;
  const answerable = topic !== null && scene.world.contents.topics.get(topic)?.kind === 'answer';
  // Questions in the middle of something are answered, and what was under way goes on.
  if (flow.leave !== undefined || step.counted === true) {
    const added = answerable && !tells(text, meaning) ? null : addedToCase(turn, text, present);
    if (added) return added;
    const kept = answerable && !tells(text, meaning) ? null : remembered(turn, text, present);
    if (topic && answerable) return askedAgain(showTopic(kept ?? turn, scene, topic), scene);
    const key = kept ? 'common.remembered' : 'common.again-short';
    return askedAgain(sayingText(kept ?? turn, scene, key), scene);
  }
  // A menu is left without a word when somebody just asks.
  const free = withTalk(turn, { flow: null });
  // A coordinator who speaks of danger at work is not in it.
  const nothing = meaning.topic.outcome === 'none' || meaning.danger.danger;
  const answer = isMere(turn, present) ? lateAnswer(free, text, meaning, scene) : null;
  if (answer) return answer;
  const own = nothing ? free : inOwnWords(free, text, meaning, scene);
  const found = company(own, text, scene) ?? (nothing ? null : topicsOf(own, text, meaning, scene));
  if (found) return found;
  // What follows an answer is left for a new question; at any other choice it may be part of a story.
  const isNumber = /^\d{1,2}$/.test(text);
  if (step.passing && turn.talk.held === null && !isNumber) return topicsOf(free, text, meaning, scene);
  return askedAgain(sayingText(turn, scene, 'common.again-short'), scene);
}

/** Flows in which an advert is an answer, whatever they ask. */
const aboutOffers = ['agency.verify', 'warning.job-offer', 'picture.result'];

/** A choice that is left without a word: nothing was told in it, and nothing waits behind it. */
const isMere = ({ talk }: Turn, { flow, state, step }: Present): boolean =>
  step.ask === 'choice' &&
  flow.leave === undefined &&
  caseOf(state) === null &&
  talk.held === null &&
  !between.includes(flow.id);

/** Flows that ask what something is for that came in the middle of another. */
const between = ['voice', 'photo'];

const after = (first: Turn, second: Turn): Turn => ({
  ...second,
  effects: [...first.effects, ...second.effects],
});

/** Rather the beginning of a story than a question. */
const tells = (text: string, meaning: Understood): boolean =>
  text.split(/\s+/).length > 8 || meaning.entities().persons.length > 0;

/** A story that comes before it was asked for: it is told once the question is answered, if it is. */
function remembered(turn: Turn, text: string, { flow, state }: Present): Turn | null {
  if (flow.leave === undefined || caseOf(state) !== null || !isStory(text)) return null;
  const first = [state.answers.first, text].filter((part) => typeof part === 'string').join('\n');
  return withTalk(turn, { flow: { ...state, answers: { ...state.answers, first } } });
}

/** More of a story, at a question of its case: it is kept with it, and the question goes on. */
function addedToCase(turn: Turn, text: string, { flow, state }: Present): Turn | null {
  const known = caseOf(state);
  if (flow.leave === undefined || known === null || !isStory(text)) return null;
  const args: Json = { case: known, piece: { kind: 'text', text } };
  return { ...withTalk(turn, { deferred: '' }), action: { name: 'case.add', args } };
}

/** Right after an answer that says "send the name", a few words may be one. */
const expectsName = (turn: Turn, text: string): boolean =>
  (turn.talk.topic?.startsWith('agency.') ?? false) && text.split(/\s+/).length <= 5;

/** A message that plainly names a company is a question about it. */
function company(turn: Turn, text: string, scene: Scene): Turn | null {
  const { agencies } = scene.world;
  const named = agencies.mentions(text) ?? (expectsName(turn, text) ? agencies.check(text) : null);
  if (!named || named.verdict === 'not-a-name') return null;
  if (named.verdict === 'not-listed' && agencies.mentions(text) === null) return null;
  return begin(turn, scene, 'agency.verify', { query: text });
}

/** A message that is plainly an advert is assessed without a command. */
function advert(turn: Turn, text: string, scene: Scene): Turn | null {
  return isPlainAdvert(text, scene.world) ? begin(turn, scene, 'warning.job-offer', { advert: text }) : null;
}

/** A question outside any flow: about a company that it names, or about a topic. */
function answered(turn: Turn, text: string, meaning: Understood, scene: Scene): Turn {
  const read = advert(turn, text, scene);
  if (read) return read;
  const answer = lateAnswer(turn, text, meaning, scene);
  if (answer) return answer;
  const own = meaning.topic.outcome === 'none' ? turn : inOwnWords(turn, text, meaning, scene);
  return company(own, text, scene) ?? topicsOf(own, text, meaning, scene);
}

/** What nobody asks the bot may be meant for the coordinator who waits for an answer. */
function lateAnswer(turn: Turn, text: string, meaning: Understood, scene: Scene): Turn | null {
  if ((scene.who.asked ?? []).length === 0) return null;
  if (isPlainQuestion(text, meaning) || company(turn, text, scene)) return null;
  return maybeAnswer(turn, scene, { kind: 'text', text });
}

/**
 * Who asks in a language that has no answers yet is told so in it, once, before the Indonesian answer. Only
 * where the words leave no doubt, and not where the person chose the language of the answers.
 */
function inOwnWords(turn: Turn, text: string, meaning: Understood, scene: Scene): Turn {
  const { told, chosen, language: answers } = turn.talk;
  const own = textLanguages.find((language) => language === meaning.language);
  const key = 'common.answered-in-indonesian';
  const { texts } = scene.world;
  if (told || chosen || answers !== 'id' || !own || !texts.has(own, key)) return turn;
  if (!meaning.plain || isShort(text)) return turn;
  return saying(withTalk(turn, { told: true }), { text: texts.t(own, key) });
}

/** Too short to tell a language by. */
const isShort = (text: string): boolean => text.split(/\s+/).length < 3;

/** Until the person has chosen, the bot answers in the language that they write. */
export function inLanguage(turn: Turn, text: string, meaning: Understood): Turn {
  if (turn.talk.chosen || meaning.language === null || !meaning.plain || isShort(text)) return turn;
  const language = meaning.language === 'en' ? 'en' : 'id';
  if (language === turn.talk.language) return turn;
  return withEffects(withTalk(turn, { language }), { kind: 'language', language });
}
