import type { Countries } from '../values/country.ts';
import type { Language } from '../values/language.ts';
import type { Regions } from '../values/region.ts';
import { createDangerDetector, type Danger } from './danger.ts';
import type { DangerModel } from './danger-model.ts';
import { type Entities, entitiesIn } from './entities.ts';
import { languageOf, type Spoken } from './language.ts';
import type { LanguageModel } from './language-model.ts';
import type { LinearModel } from './linear.ts';
import { wordsOf } from './normalise.ts';
import { createTopics, type TopicOutcome } from './topics.ts';

export interface UnderstandingData {
  /** Of `learnTopics`, which takes a quarter of a second. */
  readonly model: LinearModel;
  /** Of `learnDangers`. */
  readonly dangers: DangerModel;
  /** Of `learnLanguages`. */
  readonly spoken: LanguageModel;
  readonly regions: Regions;
  readonly countries: Countries;
}

export interface Hint {
  /** The language that the person is known to write; kept when the message does not tell. */
  readonly language?: Language;
  /** What the message before was about; helps with short follow-ups. */
  readonly previousTopic?: string;
}

export interface Understood extends Spoken {
  /** In danger always `help.emergency`. */
  readonly topic: TopicOutcome;
  readonly danger: Danger;
  /** Found when asked for, since most messages need none. With `now` dates count too. */
  readonly entities: (now?: Date) => Entities;
}

export interface Understanding {
  /** Reads one message. Never throws, whatever the text. */
  understand(text: string, hint?: Hint): Understood;
}

const emergency: TopicOutcome = {
  outcome: 'answer',
  topic: 'help.emergency',
  confidence: 1,
  alternatives: [{ topic: 'help.emergency', confidence: 1 }],
};

/** Reads messages in some ten microseconds each. */
export function createUnderstanding(data: UnderstandingData): Understanding {
  const topics = createTopics(data.model);
  const dangerIn = createDangerDetector(data.dangers);
  return {
    understand(text, hint = {}) {
      const topic = topics.classify(text, hint.previousTopic);
      const danger = dangerIn(wordsOf(text));
      return {
        ...languageOf(data.spoken, text, hint.language),
        topic: danger.danger ? emergency : unconfirmed(topic),
        danger:
          danger.danger && danger.place === null ? { ...danger, place: placeNamed(text, data) } : danger,
        entities: (now) => entitiesIn(text, data, now),
      };
    },
  };
}

/** Like a cry, but without a word of danger: the person is asked, not alarmed. */
function unconfirmed(topic: TopicOutcome): TopicOutcome {
  return topic.topic === emergency.topic ? { ...topic, outcome: 'choose', topic: null } : topic;
}

/** Where the danger is, by the country or region that the message names. */
function placeNamed(text: string, data: UnderstandingData): Danger['place'] {
  if (data.countries.find(text).length > 0) return 'abroad';
  return data.regions.find(text).province ? 'home' : null;
}
