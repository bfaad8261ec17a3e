import { fitSharpness } from './calibrate.ts';
import { foldsOf } from './folds.ts';
import {
  type Example,
  type LinearModel,
  prepareExamples,
  probabilities,
  scoresOf,
  trainPrepared,
} from './linear.ts';
import { wordsOf } from './normalise.ts';
import { clausesOf, type Piece, sentencesOf } from './questions.ts';
import type { Sample } from './samples.ts';

export interface TopicGuess {
  readonly topic: string;
  /** Probability, 0 to 1. */
  readonly confidence: number;
}

export interface TopicOutcome {
  /** `answer`: one topic. `choose`: offer the alternatives. `none`: not known. */
  readonly outcome: 'answer' | 'choose' | 'none';
  /** Only with `answer`. */
  readonly topic: string | null;
  readonly confidence: number;
  /** Best first, the answer included. Empty with `none`. */
  readonly alternatives: readonly TopicGuess[];
  /** Topics of further questions in the same message, in their order; only with `answer`. */
  readonly also?: readonly TopicGuess[];
}

export interface TopicClassifier {
  /** `previousTopic` helps with short follow-ups: "kalau yang 10 tahun?". */
  classify(text: string, previousTopic?: string): TopicOutcome;
  /** How likely these words, made by `wordsOf`, belong to one topic: 0 to 1. */
  share(words: readonly string[], topic: string): number;
}

// Where the outcomes part was chosen by cross-validation on the sample questions; see docs/understanding.md.
/** From here on one topic is answered without asking back. */
const sure = 0.37;
/** One word alone can mean many things: "uang", "malaysia". */
const sureOfOneWord = 0.9;
/** A topic below this is not offered as a choice. */
const possible = 0.015;
/** The best must reach this for anything to be offered. */
const worthAsking = 0.2;
/** What leans on a message before it spreads over all that belongs to that. */
const worthAskingAfter = 0.1;
const mostChoices = 3;
/** Being outside counts for so much more: a wrong answer is worse than "I do not know". */
const outsideWeight = 3;
/** Whether somebody is in danger is for the danger detector to say; here unknown words must not look like a cry. */
const cryWeight = 0.2;

/** Longer messages are taken apart into sentences, and the one that asks most clearly counts. */
const longMessage = 25;
const mostCharacters = 20_000;
/** How much a sentence that asks nothing counts beside one that asks. */
const tellsOnly = 0.6;
/** A further question must be as clear as this: else whoever asked one thing is offered another. */
const clearlyAsked = 0.6;
const mostFurther = 2;
const nearlyAsMuch = 0.7;

const outside = 'none';
const cry = 'help.emergency';
export const noTopic: TopicOutcome = { outcome: 'none', topic: null, confidence: 0, alternatives: [] };

/** One of so many samples is kept back, to see how far the model may trust itself. */
const keptBack = 5;

/** Learns the topics from sample questions. The same samples give the same model, in whatever order they come. */
export function learnTopics(samples: readonly Sample[]): LinearModel {
  const examples: Example[] = samples
    .map((one) => ({ text: one.text, label: one.topic ?? outside }))
    .sort((a, b) => (a.label === b.label ? order(a.text, b.text) : order(a.label, b.label)))
    .map(({ text, label }) => ({ words: wordsOf(text), label }));
  const folds = foldsOf(
    examples.map((one) => one.words),
    keptBack,
  );
  const prepared = prepareExamples(examples);
  const trial = trainPrepared(prepared, (at) => folds[at] !== 0);
  const unseen = examples
    .filter((_, at) => folds[at] === 0)
    .map(({ words, label }) => ({ scores: scoresOf(trial, words), right: trial.classes.indexOf(label) }));
  return { ...trainPrepared(prepared), sharpness: fitSharpness(unseen) };
}

export function createTopics(model: LinearModel): TopicClassifier {
  const read: Read = (words, previousTopic) => {
    const each = probabilities(model, words);
    const leant = previousTopic ? followUp(words, model.classes, previousTopic, each) : each;
    return model.classes
      .map((topic, at) => ({ topic, confidence: (leant[at] ?? 0) * (topic === cry ? cryWeight : 1) }))
      .sort((a, b) => b.confidence - a.confidence || (a.topic < b.topic ? -1 : 1))
      .slice(0, mostChoices + 2);
  };

  return {
    share: (words, topic) => probabilities(model, words)[model.classes.indexOf(topic)] ?? 0,
    classify(text, previousTopic) {
      const part = text.slice(0, mostCharacters);
      const words = wordsOf(part);
      if (words.length === 0) return noTopic;
      if (words.length > longMessage) return inLongMessage(words, sentencesOf(part), read);
      const whole = decide(
        read(words, previousTopic),
        words.length === 1 ? sureOfOneWord : sure,
        previousTopic ? worthAskingAfter : worthAsking,
      );
      return inTurn(whole, clausesOf(part), read);
    },
  };
}

/** The likeliest topics of some words, best first, `outside` among them. */
type Read = (words: readonly string[], previousTopic?: string) => TopicGuess[];

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Words that lean on what was said before. */
const leaning = new Set(
  'kalau terus lalu yang itu nya tadi juga and what about then nek lamun kalo trus mon yen nah berarti jadi njur banjur'.split(
    ' ',
  ),
);
const shortFollowUp = 7;
/** How much likelier the matters beside the one before become. */
const sameGroup = 4;
/** So few words say so little that they are hardly believed by themselves. */
const fewWords = 3;
const sameGroupOfFew = 20;
const beliefInFew = 0.5;
const sameTopic = 1.5;

/** A short message that leans on the one before it is more likely about the same matter. */
function followUp(
  words: readonly string[],
  classes: readonly string[],
  previousTopic: string,
  each: Float64Array,
): Float64Array {
  const leans = words.length <= fewWords || words.some((word) => leaning.has(word) || word.endsWith('nya'));
  if (words.length > shortFollowUp || !leans) return each;
  const group = `${previousTopic.split('.')[0]}.`;
  const few = words.length <= fewWords;
  const beside = few ? sameGroupOfFew : sameGroup;
  const raised = each.map((share, at) => {
    const topic = classes[at] ?? '';
    const believed = few ? share ** beliefInFew : share;
    return believed * (topic.startsWith(group) ? beside : 1) * (topic === previousTopic ? sameTopic : 1);
  });
  const sum = raised.reduce((total, share) => total + share, 0);
  return raised.map((share) => share / sum);
}

/** Several things asked in one message: the first is answered, the others are kept. */
function inTurn(whole: TopicOutcome, clauses: readonly Piece[], read: Read): TopicOutcome {
  const asking = clauses.filter((clause) => clause.asks);
  if (asking.length < 2 || whole.outcome === 'none') return whole;
  const asked: TopicGuess[] = [];
  for (const { words } of asking) {
    const best = read(words, asked[0]?.topic)[0];
    const isTopic = best && best.topic !== outside && !best.topic.startsWith('bot.');
    if (isTopic && best.confidence >= clearlyAsked && !asked.some((one) => one.topic === best.topic))
      asked.push(best);
  }
  const [first, ...further] = asked;
  if (!first || further.length === 0) return whole;
  // What the clauses say must fit what the message says as a whole.
  if (!asked.some((one) => one.topic === whole.alternatives[0]?.topic)) return whole;
  return withFirst(first, further);
}

function withFirst(first: TopicGuess, further: readonly TopicGuess[]): TopicOutcome {
  const also = further.slice(0, mostFurther);
  const { topic, confidence } = first;
  // Best first, and the best is what was asked first.
  const others = also
    .map((one) => ({ ...one, confidence: Math.min(one.confidence, confidence) }))
    .sort((a, b) => b.confidence - a.confidence);
  return { outcome: 'answer', topic, confidence, alternatives: [first, ...others], also };
}

/** One sentence of a long message, read by itself. */
interface Reading {
  readonly asks: boolean;
  readonly outcome: TopicOutcome;
}

/**
 * Of the sentences of a long message the first that asks clearly about what the message speaks of.
 * A greeting or thanks counts only by itself.
 */
function inLongMessage(all: readonly string[], sentences: readonly Piece[], read: Read): TopicOutcome {
  const readings: Reading[] = [{ words: all, asks: false }, ...sentences]
    .map(({ words, asks }) => ({ asks, outcome: decide(read(words)) }))
    .filter(({ outcome }) => outcome.outcome !== 'none');
  const matters = readings.filter(({ outcome }) => !outcome.alternatives[0]?.topic.startsWith('bot.'));
  const best = firstClear(matters.length > 0 ? matters : readings);
  if (!best) return noTopic;
  const further = readings.flatMap(({ asks, outcome: { topic, confidence } }) =>
    asks && topic !== null && topic !== best.topic && confidence >= clearlyAsked
      ? [{ topic, confidence }]
      : [],
  );
  const others = further.filter((one, at) => further.findIndex((each) => each.topic === one.topic) === at);
  return best.outcome === 'answer' && others.length > 0
    ? { ...best, also: others.slice(0, mostFurther) }
    : best;
}

/**
 * What is asked first is answered first, if the whole message speaks nearly as much of it as of anything
 * else; where nothing is asked, what is told of most.
 */
function firstClear(readings: readonly Reading[]): TopicOutcome | undefined {
  const spoken = new Map<string, number>();
  for (const { asks, outcome } of readings) {
    const topic = outcome.alternatives[0]?.topic ?? '';
    spoken.set(topic, (spoken.get(topic) ?? 0) + outcome.confidence * (asks ? 1 : tellsOnly));
  }
  const weigh = ({ outcome }: Reading): number => spoken.get(outcome.alternatives[0]?.topic ?? '') ?? 0;
  const enough = nearlyAsMuch * Math.max(...spoken.values());
  const clear = readings.filter((one) => weigh(one) >= enough);
  const asked = clear.find(({ asks, outcome }) => asks && outcome.confidence >= clearlyAsked);
  const [clearest] = clear.sort((a, b) => b.outcome.confidence - a.outcome.confidence);
  return (asked ?? clearest)?.outcome;
}

function decide(guesses: readonly TopicGuess[], least = sure, worth = worthAsking): TopicOutcome {
  const topics = guesses
    .filter((one) => one.topic !== outside && one.confidence >= possible)
    .slice(0, mostChoices);
  const [best] = topics;
  const out = (guesses.find((one) => one.topic === outside)?.confidence ?? 0) * outsideWeight;
  if (!best || best.confidence < worth || out >= best.confidence)
    return {
      ...noTopic,
      confidence: Math.min(1, best ? Math.max(out / outsideWeight, 1 - best.confidence) : 1),
    };
  if (best.confidence >= least)
    return { outcome: 'answer', topic: best.topic, confidence: best.confidence, alternatives: topics };
  return { outcome: 'choose', topic: null, confidence: best.confidence, alternatives: topics };
}
