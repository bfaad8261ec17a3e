import { type LinearModel, probabilities, trainLinear } from './linear.ts';
import { wordsOf } from './normalise.ts';
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
}

export interface TopicClassifier {
  /** `previousTopic` helps with short follow-ups: "kalau yang 10 tahun?". */
  classify(text: string, previousTopic?: string): TopicOutcome;
  /** How likely these words, made by `wordsOf`, belong to one topic: 0 to 1. */
  share(words: readonly string[], topic: string): number;
}

/** From here on one topic is answered without asking back. */
const sure = 0.4;
/** One word alone can mean many things: "uang", "malaysia". */
const sureOfOneWord = 0.7;
/** A topic below this is not offered as a choice. */
const possible = 0.1;
/** The best must reach this for anything to be offered. */
const worthAsking = 0.15;
const mostChoices = 3;

/** Longer messages are taken apart into sentences, and the one that asks most clearly counts. */
const longMessage = 25;
const mostSentences = 40;

const outside = 'none';
export const noTopic: TopicOutcome = { outcome: 'none', topic: null, confidence: 0, alternatives: [] };

/** Learns the topics from sample questions. The same samples give the same model, in whatever order they come. */
export function learnTopics(samples: readonly Sample[]): LinearModel {
  const sorted = samples
    .map((one) => ({ text: one.text, label: one.topic ?? outside }))
    .sort((a, b) => (a.label === b.label ? order(a.text, b.text) : order(a.label, b.label)));
  return trainLinear(sorted.map(({ text, label }) => ({ words: wordsOf(text), label })));
}

export function createTopics(model: LinearModel): TopicClassifier {
  const shares = (words: readonly string[], previousTopic: string | undefined): TopicGuess[] => {
    const each = probabilities(model, words);
    const boost = previousTopic ? followUp(words, model.classes, previousTopic, each) : each;
    return model.classes
      .map((topic, at) => ({ topic, confidence: boost[at] ?? 0 }))
      .sort((a, b) => b.confidence - a.confidence || (a.topic < b.topic ? -1 : 1))
      .slice(0, mostChoices + 1);
  };

  return {
    share: (words, topic) => probabilities(model, words)[model.classes.indexOf(topic)] ?? 0,
    classify(text, previousTopic) {
      const words = wordsOf(text.slice(0, 20_000));
      if (words.length === 0) return noTopic;
      if (words.length <= longMessage)
        return decide(shares(words, previousTopic), words.length === 1 ? sureOfOneWord : sure);
      return clearest([words, ...sentencesOf(text)].map((part) => shares(part, undefined)));
    },
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Words that lean on what was said before. */
const leaning = new Set(
  'kalau terus lalu yang itu nya tadi juga and what about then nek lamun kalo trus'.split(' '),
);

/** A short message that leans on the one before it is more likely about the same matter. */
function followUp(
  words: readonly string[],
  classes: readonly string[],
  previousTopic: string,
  probabilities: Float64Array,
): Float64Array {
  if (words.length > 7 || !(words.length <= 3 || words.some((word) => leaning.has(word))))
    return probabilities;
  const group = `${previousTopic.split('.')[0]}.`;
  const raised = probabilities.map((share, at) => (classes[at]?.startsWith(group) ? share * 4 : share));
  const sum = raised.reduce((total, share) => total + share, 0);
  return raised.map((share) => share / sum);
}

function sentencesOf(text: string): string[][] {
  return text
    .slice(0, 20_000)
    .split(/[.!?\n;]+/)
    .map(wordsOf)
    .filter((words) => words.length > 1)
    .slice(0, mostSentences);
}

/** Of several readings, the one whose best topic is surest. A greeting or thanks counts only by itself. */
function clearest(readings: readonly TopicGuess[][]): TopicOutcome {
  const known = readings.map((reading) => decide(reading)).filter((one) => one.outcome !== 'none');
  const asking = known.filter((one) => !one.alternatives[0]?.topic.startsWith('bot.'));
  return (asking.length > 0 ? asking : known).reduce<TopicOutcome>(
    (best, one) => (one.confidence > best.confidence ? one : best),
    noTopic,
  );
}

function decide(guesses: readonly TopicGuess[], least = sure): TopicOutcome {
  const [first] = guesses;
  if (!first || first.topic === outside) {
    const next = guesses[1];
    // Nearly as likely as being outside: better to ask than to send away.
    if (!first || !next || next.confidence < 0.3) return { ...noTopic, confidence: first?.confidence ?? 0 };
  }
  const topics = guesses
    .filter((one) => one.topic !== outside && one.confidence >= possible)
    .slice(0, mostChoices);
  const [best] = topics;
  if (!best || best.confidence < worthAsking) return { ...noTopic, confidence: 1 - (best?.confidence ?? 0) };
  if (first?.topic === best.topic && best.confidence >= least) {
    return { outcome: 'answer', topic: best.topic, confidence: best.confidence, alternatives: topics };
  }
  return { outcome: 'choose', topic: null, confidence: best.confidence, alternatives: topics };
}
