// Ways to find the topic of a message, each taught with the same sample questions. They answer with a
// topic, or null for "I do not know".
import { Nlp } from '@nlpjs/basic';
import { LangId } from '@nlpjs/lang-id';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Sample } from '../../src/understanding/samples.ts';
import { createTopics, learnTopics } from '../../src/understanding/topics.ts';

export type Ask = (text: string) => string | null | Promise<string | null>;

export interface Way {
  readonly id: 'suluh' | 'nlpjs' | 'minisearch' | 'fuse';
  learn(samples: readonly Sample[]): Ask | Promise<Ask>;
}

const outside = 'none';
const topicOf = (label: string | undefined): string | null =>
  label === undefined || label === outside || label === 'None' ? null : label;
const labelOf = (sample: Sample): string => sample.topic ?? outside;

const suluh: Way = {
  id: 'suluh',
  learn(samples) {
    const topics = createTopics(learnTopics(samples));
    return (text) => topics.classify(text).topic;
  },
};

/** One language for all of them, as a message does not say in which it is; its stemmer is the Indonesian one. */
const nlpjs: Way = {
  id: 'nlpjs',
  async learn(samples) {
    const nlp = new Nlp({
      languages: ['id'],
      forceNER: false,
      autoSave: false,
      autoLoad: false,
      nlu: { log: false },
    });
    nlp.container.use(LangId);
    for (const sample of samples) nlp.addDocument('id', sample.text, labelOf(sample));
    await nlp.train();
    return async (text) => topicOf((await nlp.process('id', text)).intent);
  },
};

interface Entry {
  readonly id: number;
  readonly text: string;
  readonly label: string;
}
const entriesOf = (samples: readonly Sample[]): Entry[] =>
  samples.map((sample, id) => ({ id, text: sample.text, label: labelOf(sample) }));

/** The nearest ten vote with their scores. */
const minisearch: Way = {
  id: 'minisearch',
  learn(samples) {
    const index = new MiniSearch<Entry>({ fields: ['text'], storeFields: ['label'] });
    index.addAll(entriesOf(samples));
    return (text) => {
      const votes = new Map<string, number>();
      for (const { label, score } of index.search(text, { fuzzy: 0.2, prefix: true }).slice(0, 10))
        votes.set(label, (votes.get(label) ?? 0) + score);
      return topicOf([...votes].sort((a, b) => b[1] - a[1])[0]?.[0]);
    };
  },
};

const fuse: Way = {
  id: 'fuse',
  learn(samples) {
    const index = new Fuse(entriesOf(samples), { keys: ['text'], ignoreLocation: true, threshold: 0.6 });
    return (text) => topicOf(index.search(text, { limit: 1 })[0]?.item.label);
  },
};

export const ways: readonly Way[] = [suluh, nlpjs, minisearch, fuse];
