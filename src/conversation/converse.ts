import * as engine from '../flows/engine.ts';
import type { Json } from '../values/json.ts';
import { askedAgain } from './commands.ts';
import { inDanger } from './danger.ts';
import type { Input, StoredMedia } from './input.ts';
import { isLasting, pickOffer } from './offer.ts';
import { begin, envOf, flowOf, follow, type Scene, sayingText, turnOf, withTalk } from './run.ts';
import type { Talk, Turn } from './talk.ts';
import { heard } from './text.ts';

export { resume } from './run.ts';

type MediaInput = Extract<Input, { kind: 'media' }>;

/** One input → the new state and what is to happen. Pure: the same arguments give the same turn. */
export function converse(before: Talk, input: Input, scene: Scene): Turn {
  const talk = upToDate(before, scene);
  const turn = talk === before ? turnOf(talk) : restarted(turnOf(talk), before, scene);
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

/** A flow that was renewed meanwhile cannot go on where it was. */
function upToDate(talk: Talk, scene: Scene): Talk {
  if (!talk.flow || flowOf(scene, talk.flow)?.version === talk.flow.version) return talk;
  return { ...talk, flow: null };
}

function restarted(turn: Turn, before: Talk, scene: Scene): Turn {
  const said = sayingText(turn, scene, 'common.restarted');
  const known = before.flow?.answers.case;
  return begin(said, scene, before.flow?.flow ?? 'menu', known === undefined ? {} : { case: known });
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
  if (input.media === 'video')
    return captioned(askedAgain(sayingText(turn, scene, 'common.video'), scene), input, scene);
  const stored = input.stored;
  if (!stored) return askedAgain(sayingText(turn, scene, 'common.media.gone'), scene);
  if ('problem' in stored) {
    return captioned(
      askedAgain(sayingText(turn, scene, `common.media.${stored.problem}`), scene),
      input,
      scene,
    );
  }
  if (input.media === 'voice') return voice(turn, scene, stored.id);
  return picture(turn, input, stored, scene);
}

/** The words under something that could not be taken are still words. */
function captioned(turn: Turn, input: MediaInput, scene: Scene): Turn {
  return input.caption ? merge(turn, heard(turn.talk, input.caption, scene, false)) : turn;
}

function voice(turn: Turn, scene: Scene, id: string): Turn {
  const held = turn.talk.held ?? turn.talk.flow;
  return begin(withTalk(turn, { held, flow: null }), scene, 'voice', { media: id });
}

function picture(
  turn: Turn,
  input: MediaInput,
  stored: Exclude<StoredMedia, { problem: string }>,
  scene: Scene,
): Turn {
  const caption = input.caption ?? '';
  const meaning = caption === '' ? null : scene.world.understand(caption, { language: turn.talk.language });
  const state = turn.talk.flow;
  const flow = state ? flowOf(scene, state) : undefined;
  const collects = state && flow && engine.askAt(flow, state).ask === 'messages';
  const danger = meaning?.danger.danger ? meaning.danger.kind : null;
  if (collects) {
    const content: Json = {
      kind: input.media,
      media: stored.id,
      text: caption,
      ...(danger ? { danger } : {}),
    };
    return follow(
      turn,
      scene,
      flow,
      engine.answer(flow, state, { kind: 'piece', piece: content }, envOf(turn, scene, flow)),
    );
  }
  if (meaning && danger) {
    return state
      ? inDanger(turn, caption, meaning, scene)
      : begin(turn, scene, 'help.emergency', {
          first: caption,
          media: stored.id,
          kind: danger,
          place: meaning.danger.place,
        });
  }
  const held = turn.talk.held ?? turn.talk.flow;
  return begin(withTalk(turn, { held, flow: null }), scene, 'photo', {
    media: stored.id,
    first: caption === '' ? null : caption,
  });
}

function contact(turn: Turn, scene: Scene, phone: string, name: string): Turn {
  const state = turn.talk.flow;
  const flow = state ? flowOf(scene, state) : undefined;
  if (state && flow && engine.askAt(flow, state).ask === 'phone') {
    return merge(turn, heard(turn.talk, phone, scene, false));
  }
  return piece(turn, scene, { kind: 'contact', phone, name }, 'common.contact');
}

/** Part of a story where one is being told; else a kind word. */
function piece(turn: Turn, scene: Scene, content: Json, otherwise: string): Turn {
  const state = turn.talk.flow;
  const flow = state ? flowOf(scene, state) : undefined;
  if (state && flow && engine.askAt(flow, state).ask === 'messages') {
    return follow(
      turn,
      scene,
      flow,
      engine.answer(flow, state, { kind: 'piece', piece: content }, envOf(turn, scene, flow)),
    );
  }
  return askedAgain(sayingText(turn, scene, otherwise), scene);
}
