import * as engine from '../flows/engine.ts';
import { isObject, type Json, type JsonObject } from '../values/json.ts';
import { askedAgain } from './commands.ts';
import { inDanger } from './danger.ts';
import { type Input, unopened } from './input.ts';
import { isLasting, pickOffer } from './offer.ts';
import { asksAboutAdvert, isBusy, tellPictures, wasRead } from './pictures.ts';
import { quoting } from './quoted.ts';
import { gathered, maybeAnswer } from './relay.ts';
import {
  begin,
  caseOf,
  envOf,
  flowOf,
  follow,
  restarted,
  resume as resumed,
  type Scene,
  sayingText,
  turnOf,
  withTalk,
} from './run.ts';
import type { Talk, Turn } from './talk.ts';
import { goesFirst, heard, inLanguage, isStory, openNews, withWords } from './text.ts';

type MediaInput = Extract<Input, { kind: 'media' }>;

/** One input → the new state and what is to happen. Pure: the same arguments give the same turn. */
export function converse(talk: Talk, input: Input, scene: Scene): Turn {
  return tellPictures(ordinary(answered(talk, input, scene), scene), scene);
}

/** It was no answer for a coordinator: now it is what it would have been without that question. */
function ordinary(turn: Turn, scene: Scene): Turn {
  if (turn.action?.name !== 'relay.not') return turn;
  const { pieces } = turn.action.args;
  const calm = { ...scene, who: { ...scene.who, asked: [] } };
  const free: Turn = { ...withTalk(turn, { flow: null }), action: null };
  const list = (Array.isArray(pieces) ? pieces : []).filter(isObject);
  const words = list.flatMap(({ kind, text }) => (kind === 'text' && typeof text === 'string' ? [text] : []));
  const sent = list.filter(({ kind }) => kind !== 'text');
  const heardAll = words.length > 0 ? merge(free, heard(free.talk, words.join('\n'), calm, false)) : free;
  return sent.reduce<Turn>(
    (before, piece) => (before.action ? before : other(before, piece, calm)),
    heardAll,
  );
}

/** A picture, a place or a contact, as if it had just come. */
function other(turn: Turn, { kind, media: id, text }: JsonObject, scene: Scene): Turn {
  if (typeof id !== 'string') return sayingText(turn, scene, `common.${String(kind)}`);
  return asked(turn, scene, 'photo', id, typeof text === 'string' ? text : '');
}

/** Goes on after an action of the shell, with its result. */
export function resume(talk: Talk, result: Json, scene: Scene): Turn {
  return tellPictures(resumed(talk, result, scene), scene);
}

function answered(talk: Talk, input: Input, scene: Scene): Turn {
  if (talk.flow && flowOf(scene, talk.flow)?.version !== talk.flow.version) {
    return renewed(talk, talk.flow, input, scene);
  }
  const turn = turnOf(talk);
  switch (input.kind) {
    case 'text':
      return merge(turn, heard(turn.talk, input.text, scene, input.edited === true));
    case 'choice':
      return chosen(turn, input.prompt, input.choice, scene);
    case 'media':
      return media(turn, input, scene);
    case 'location':
      return piece(
        turn,
        scene,
        { kind: 'location', latitude: input.latitude, longitude: input.longitude },
        'common.location',
      );
    case 'contact':
      return contact(turn, scene, input.phone, input.name ?? '');
    case 'sticker':
      return askedAgain(sayingText(turn, scene, 'common.sticker'), scene);
    case 'unsupported':
      return askedAgain(sayingText(turn, scene, 'common.unsupported'), scene);
    case 'silence':
      return silent(turn, scene, input.prompt);
    case 'opened':
      return opened(turn, scene);
    case 'read':
      return wasRead(turn, { media: input.media, read: input.read });
    case 'left':
      return withTalk(turn, { offer: null });
    case 'joined':
      return turn;
  }
}

const merge = (first: Turn, second: Turn): Turn => ({
  ...second,
  effects: [...first.effects, ...second.effects],
});

/** The neutral line was tapped: the news behind it, as after "1"; else whatever is open. */
function opened(turn: Turn, scene: Scene): Turn {
  return openNews(turn, scene) ?? askedAgain(turn, scene);
}

/** The flow was renewed meanwhile. What was just written is no answer to its first question, but it is not lost. */
function renewed(talk: Talk, state: engine.FlowState, input: Input, scene: Scene): Turn {
  const turn = turnOf({ ...talk, flow: null });
  if (input.kind === 'read') return wasRead(turnOf(talk), { media: input.media, read: input.read });
  if (input.kind === 'silence' || input.kind === 'left' || input.kind === 'joined') return turnOf(talk);
  if (input.kind === 'opened') return openNews(turnOf(talk), scene) ?? restarted(turn, scene, state);
  if (input.kind === 'text' && goesFirst(input.text, scene))
    return heard(turn.talk, input.text, scene, false);
  if (input.kind === 'media' && input.media === 'voice') return media(turn, input, scene);
  const words = input.kind === 'text' ? input.text : input.kind === 'media' ? (input.caption ?? '') : '';
  const stored = input.kind === 'media' ? input.stored : undefined;
  return restarted(turn, scene, state, {
    ...(isStory(words) ? { first: words } : {}),
    ...(stored && 'id' in stored ? { media: stored.id } : {}),
  });
}

function chosen(turn: Turn, prompt: string, choice: string, scene: Scene): Turn {
  const { flow: state, offer } = turn.talk;
  const flow = state ? flowOf(scene, state) : undefined;
  if (state && flow && state.prompt === prompt) {
    const run = engine.answer(flow, state, { kind: 'choice', choice }, envOf(turn, scene, flow));
    if (run.next.kind !== 'unmatched') return follow(turn, scene, flow, run);
  }
  if (!state && offer?.prompt === prompt && offer.options.some((o) => o.id === choice)) {
    return pickOffer(turn, scene, choice);
  }
  if (!state && isLasting(scene, choice)) return pickOffer(turn, scene, choice);
  if (!state) return sayingText(turn, scene, 'common.stale-end');
  return askedAgain(sayingText(turn, scene, 'common.stale'), scene);
}

function silent(turn: Turn, scene: Scene, prompt: string): Turn {
  const state = turn.talk.flow;
  const flow = state ? flowOf(scene, state) : undefined;
  if (!state || !flow || state.prompt !== prompt) return turn;
  const run = engine.answer(flow, state, { kind: 'silence' }, envOf(turn, scene, flow));
  return run.next.kind === 'unmatched' ? turn : follow(turn, scene, flow, run);
}

function media(turn: Turn, input: MediaInput, scene: Scene): Turn {
  const { stored, caption = '' } = input;
  if (input.media === 'video') return refused(turn, caption, 'common.video', scene);
  if (!stored) return refused(turn, caption, 'common.media.gone', scene);
  if ('problem' in stored) {
    if (stored.problem === 'unopened') return picture(turn, input, unopened, scene);
    return refused(turn, caption, `common.media.${stored.problem}`, scene);
  }
  const typed = withWords(turn, { caption, kind: input.media, id: stored.id }, scene);
  if (typed) return typed;
  if (input.media === 'voice') return voice(turn, scene, stored.id);
  return picture(turn, input, stored.id, scene);
}

/** What cannot be taken is said kindly. The words beside it are still words; a cry for help goes first. */
function refused(turn: Turn, caption: string, key: string, scene: Scene): Turn {
  if (caption.trim() === '') return askedAgain(sayingText(turn, scene, key), scene);
  const meaning = scene.world.understand(caption, { language: turn.talk.language });
  if (meaning.danger.danger && !isOwn(turn, scene)) {
    const { kind, place } = meaning.danger;
    return inDanger(inLanguage(turn, caption, meaning), { text: caption, kind, place, lost: key }, scene);
  }
  return merge(sayingText(turn, scene, key), heard(turn.talk, caption, scene, false));
}

/** A voice cannot be heard here, only passed on. */
function voice(turn: Turn, scene: Scene, id: string): Turn {
  const held = turn.talk.flow?.flow === 'voice' ? turn.talk.held : (turn.talk.held ?? turn.talk.flow);
  return asked(turn, scene, 'voice', id, '', { about: caseOf(held) ?? scene.who.quoted ?? null });
}

/** In a flow of coordinators: they write about others. */
const isOwn = ({ talk }: Turn, scene: Scene): boolean =>
  talk.flow !== null && flowOf(scene, talk.flow)?.role !== 'anyone';

function picture(turn: Turn, input: MediaInput, id: string, scene: Scene): Turn {
  const caption = input.caption ?? '';
  const meaning = scene.world.understand(caption, { language: turn.talk.language });
  if (meaning.danger.danger && !isOwn(turn, scene)) {
    const { kind, place } = meaning.danger;
    const spoken = inLanguage(turn, caption, meaning);
    return inDanger(spoken, { text: caption, kind, place, media: { kind: input.media, id } }, scene);
  }
  const piece = { kind: input.media, media: id, text: caption };
  const late = input.forwarded || asksAboutAdvert(caption, meaning) ? null : maybeAnswer(turn, scene, piece);
  const told = answering(turn, scene, piece) ?? late ?? toCase(turn, scene, piece);
  if (told) return told;
  if (id === unopened) return refused(turn, caption, 'danger.no-picture', scene);
  const { flow } = turn.talk;
  const offer = input.forwarded || flow?.flow === 'warning.job-offer' || asksAboutAdvert(caption, meaning);
  if (!offer) return asked(turn, scene, 'photo', id, caption);
  const free = isBusy(turn, scene) ? turn : withTalk(turn, { flow: null });
  return asked(free, scene, 'photo', id, caption, { offer: true });
}

/** What comes right after one another is one thing. */
const burstMs = 3_000;

/** Asks what a picture or a voice is for. Several at once are asked about once, and kept together. */
function asked(
  turn: Turn,
  scene: Scene,
  flow: 'photo' | 'voice',
  id: string,
  caption: string,
  known: JsonObject = {},
): Turn {
  const { flow: state, held } = turn.talk;
  const { now } = scene.who;
  if (state?.flow !== flow) {
    const first = caption === '' ? null : caption;
    const answers = { ...known, media: [id], first, at: now };
    return begin(withTalk(turn, { held: held ?? state, flow: null }), scene, flow, answers);
  }
  const { media: before, first, at } = state.answers;
  const answers = {
    ...state.answers,
    media: [...(Array.isArray(before) ? before : []), id],
    first: [first, caption].filter((part) => typeof part === 'string' && part !== '').join('\n'),
    at: now,
  };
  const more = withTalk(turn, { flow: { ...state, answers } });
  return typeof at === 'number' && now - at < burstMs ? more : askedAgain(more, scene);
}

function contact(turn: Turn, scene: Scene, phone: string, name: string): Turn {
  const state = turn.talk.flow;
  const flow = state ? flowOf(scene, state) : undefined;
  if (state && flow && engine.askAt(flow, state).ask === 'phone') {
    return merge(turn, heard(turn.talk, phone, scene, false));
  }
  return piece(turn, scene, { kind: 'contact', phone, name }, 'common.contact');
}

/** Part of the case that is under way; else a kind word. */
function piece(turn: Turn, scene: Scene, content: JsonObject, otherwise: string): Turn {
  return (
    forCase(turn, scene, content) ??
    toCase(turn, scene, content) ??
    askedAgain(sayingText(turn, scene, otherwise), scene)
  );
}

/** What quotes a message about a case, or comes while it is asked what something is for. */
const answering = (turn: Turn, scene: Scene, piece: JsonObject): Turn | null =>
  quoting(turn, scene, piece) ?? gathered(turn, scene, piece);

/** The same, or what may be the answer that a coordinator waits for. */
const forCase = (turn: Turn, scene: Scene, piece: JsonObject): Turn | null =>
  answering(turn, scene, piece) ?? maybeAnswer(turn, scene, piece);

/**
 * Gives a piece to the case that the talk is about, at whatever question it stands; the question goes
 * on. Null when the talk is about none.
 */
function toCase(here: Turn, scene: Scene, content: JsonObject): Turn | null {
  const { held } = here.talk;
  const turn =
    caseOf(here.talk.flow) === null && held && flowOf(scene, held)?.version === held.version
      ? withTalk(here, { flow: held, held: null })
      : here;
  const state = turn.talk.flow;
  const flow = state ? flowOf(scene, state) : undefined;
  const known = caseOf(state);
  if (!state || !flow || known === null) return null;
  if (engine.askAt(flow, state).ask === 'messages') {
    const run = engine.answer(flow, state, { kind: 'piece', piece: content }, envOf(turn, scene, flow));
    return follow(turn, scene, flow, run);
  }
  const args: Json = { case: known, piece: content };
  return { ...withTalk(turn, { deferred: '' }), action: { name: 'case.add', args } };
}
