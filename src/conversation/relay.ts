import type { Understood } from '../understanding/understand.ts';
import type { JsonObject } from '../values/json.ts';
import { askedAgain } from './commands.ts';
import { doubtful } from './offer.ts';
import { aside, begin, type Scene, showTopic, withTalk } from './run.ts';
import type { Turn } from './talk.ts';

/** The flow that asks whether something that was just written is the answer for a coordinator. */
const lateFlow = 'relay.late';

/**
 * While a coordinator waits for an answer, what is no question of its own may be it: one question, and
 * until then nothing is sent. Null when nobody waits or something else is under way.
 */
export function maybeAnswer(turn: Turn, scene: Scene, piece: JsonObject): Turn | null {
  const { asked = [] } = scene.who;
  const [newest, ...others] = asked;
  if (!newest || turn.talk.flow || turn.talk.held) return null;
  const options = asked.slice(0, mostCases).map(({ case: id, number, at }) => ({
    id,
    label: scene.world.texts.t(turn.talk.language, 'common.asked-about', { number, day: dayOf(at) }),
  }));
  return begin(turn, scene, lateFlow, {
    case: newest.case,
    pieces: [piece],
    options: others.length > 0 ? options : null,
    at: scene.who.now,
  });
}

const mostCases = 8;

/** "21/11", in Western Indonesian time. */
function dayOf(at: number): string {
  const local = new Date(at + 7 * 3_600_000);
  return `${local.getUTCDate()}/${local.getUTCMonth() + 1}`;
}

/** Understood well enough to be answered as the question that it is. */
export function isPlainQuestion(text: string, { topic }: Understood): boolean {
  if (topic.outcome === 'answer' && topic.confidence >= doubtful) return true;
  return topic.outcome !== 'none' && /\?\s*$/.test(text);
}

/** What comes right after one another is one thing. */
const burstMs = 3_000;

/** More that comes before it was said what is to become of the first: kept with it. Null at any other place. */
export function gathered(turn: Turn, scene: Scene, piece: JsonObject): Turn | null {
  const { flow } = turn.talk;
  if (flow?.flow !== lateFlow) return null;
  const { pieces, at } = flow.answers;
  const { now } = scene.who;
  const answers = { ...flow.answers, pieces: [...(Array.isArray(pieces) ? pieces : []), piece], at: now };
  const more = withTalk(turn, { flow: { ...flow, answers } });
  return typeof at === 'number' && now - at < burstMs ? more : askedAgain(more, scene);
}

/** A question in between is answered, and the one that waits is asked once more; anything else is kept with it. */
export function furtherWords(turn: Turn, text: string, meaning: Understood, scene: Scene): Turn | null {
  if (turn.talk.flow?.flow !== lateFlow) return null;
  const { topic } = meaning.topic;
  const known = topic === null ? undefined : scene.world.contents.topics.get(topic);
  if (topic !== null && known?.kind === 'answer' && isPlainQuestion(text, meaning))
    return askedAgain(showTopic(turn, scene, topic), scene);
  return gathered(turn, scene, { kind: 'text', text });
}

/** "Ask me no more", while somebody does ask. */
export function stopsAsking(turn: Turn, scene: Scene): Turn | null {
  if ((scene.who.asked ?? []).length === 0) return null;
  return begin(aside(turn), scene, 'relay.stop');
}
