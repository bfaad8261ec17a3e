import type { Language } from '../values/language.ts';
import { findPhones } from '../values/phone.ts';
import { type Danger, dangerInWords } from './danger.ts';
import { languageOf } from './language.ts';
import { wordsOf } from './normalise.ts';
import type { Sample } from './samples.ts';
import { type TopicOutcome, trainTopics } from './topics.ts';

export interface UnderstandingData {
  readonly samples: readonly Sample[];
}

export interface Hint {
  /** The language the person is known to write; kept when the message does not tell. */
  readonly language?: Language;
  readonly previousTopic?: string;
}

export interface Understood {
  readonly language: Language | null;
  readonly topic: TopicOutcome;
  readonly danger: Danger;
  readonly phones: () => string[];
}

export interface Understanding {
  /** Reads one message. Never throws, for any text. */
  understand(text: string, hint?: Hint): Understood;
}

export function createUnderstanding(data: UnderstandingData): Understanding {
  const topics = trainTopics(data.samples);
  return {
    understand(text, hint = {}) {
      const danger = dangerInWords(wordsOf(text));
      return {
        language: languageOf(text) ?? hint.language ?? null,
        topic: danger.danger ? emergency : topics.classify(text, hint.previousTopic),
        danger,
        phones: () => findPhones(text),
      };
    },
  };
}

const emergency: TopicOutcome = {
  outcome: 'answer',
  topic: 'help.emergency',
  confidence: 1,
  alternatives: [{ topic: 'help.emergency', confidence: 1 }],
};
