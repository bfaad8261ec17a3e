import { converse } from '../conversation/converse.ts';
import type { Scene } from '../conversation/run.ts';
import { newTalk, type Turn } from '../conversation/talk.ts';
import type { World } from '../conversation/world.ts';
import { noTopic, type TopicGuess, type TopicOutcome } from '../understanding/topics.ts';
import type { Hint, Understood } from '../understanding/understand.ts';

const mostAlternatives = 3;

/** Somebody of whom nothing is known writes. `now` in milliseconds since 1970. */
export const sceneOf = (world: World, now: number): Scene => ({
  world,
  who: { role: 'anyone', news: false, now },
});

/**
 * How the chat takes a message that begins a talk. Not the classifier's word alone: whole-message
 * words ("privasi") and companies named are taken first, as the chat does. `danger` is true exactly
 * when the danger answer is given.
 */
export function readInChat(text: string, hint: Hint, scene: Scene): Understood {
  const understood = scene.world.understand(text, hint);
  const talk = { ...newTalk, topic: hint.previousTopic ?? null };
  const turn = converse(talk, { kind: 'text', text }, scene);
  const topic = outcomeOf(turn, understood.topic, scene.world);
  const danger = { ...understood.danger, danger: topic.topic === 'help.emergency' };
  return { ...understood, topic, danger };
}

function outcomeOf(turn: Turn, guessed: TopicOutcome, world: World): TopicOutcome {
  const topic = topicBegun(turn, world);
  if (topic === null)
    return isOffering(turn, 'none') ? guessed : { ...noTopic, confidence: guessed.confidence };
  if (guessed.outcome === 'answer' && guessed.topic === topic) return guessed;
  const sure: TopicGuess = { topic, confidence: 1 };
  const others = guessed.alternatives.filter((guess) => guess.topic !== topic);
  return {
    outcome: 'answer',
    topic,
    confidence: sure.confidence,
    alternatives: [sure, ...others].slice(0, mostAlternatives),
  };
}

/** The topic that a turn answered or whose flow it began; null when it did neither. */
function topicBegun({ talk, ...turn }: Turn, world: World): string | null {
  const flow = talk.flow?.flow;
  if (flow === 'menu') return 'bot.menu';
  if (flow !== undefined) {
    return (
      [...world.contents.topics.values()].find((topic) => topic.flow === flow || topic.id === flow)?.id ??
      null
    );
  }
  const offers = isOffering({ ...turn, talk }, 'none') || isOffering({ ...turn, talk }, 'person');
  return talk.offer === null || offers ? null : talk.topic;
}

/** A list to choose from holds "none of these"; "I do not know" offers a person instead. */
const isOffering = ({ talk }: Turn, id: string): boolean =>
  talk.offer?.options.some((option) => option.id === id) ?? false;
