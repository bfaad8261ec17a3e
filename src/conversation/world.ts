import type { Advert } from '../adverts/advert.ts';
import type { Answer } from '../agencies/answer.ts';
import type { Verdict } from '../agencies/match.ts';
import type { Contents } from '../flows/load.ts';
import type { Policy } from '../policy.ts';
import type { Texts } from '../text/texts.ts';
import type { Understood } from '../understanding/understand.ts';
import type { Json } from '../values/json.ts';
import type { Language, ReplyLanguage } from '../values/language.ts';
import type { HelpLine } from '../values/line.ts';

/** Everything that a conversation knows of the world: vetted words and pure look-ups, no database. */
export interface World {
  readonly texts: Texts;
  readonly contents: Contents;
  readonly lines: readonly HelpLine[];
  readonly policy: Policy;
  /** Whole-message commands of all languages: folded words → command. */
  readonly words: ReadonlyMap<string, GlobalWord>;
  /** Words that pick a choice, by choice id. */
  readonly synonyms: Readonly<Record<string, readonly string[]>>;
  understand(text: string, hint: { language?: Language; previousTopic?: string }): Understood;
  /** Place typed in words → `{code, name, text}`; null when nothing is found. */
  region(text: string): Json;
  regionName(code: string): string;
  countryName(code: string, language: ReplyLanguage): string;
  /** The first country named in a text, as ISO 3166-1 alpha-2. */
  country(text: string): string | null;
  agencies: {
    check(query: string): Verdict;
    /** A company plainly named in an ordinary message; null when there is none. */
    mentions(text: string): Verdict | null;
    answer(verdict: Verdict, now: number, language: string): Answer;
    /** The names of all companies that can be found. */
    names(): readonly string[];
  };
  adverts: {
    /** `shown`: it was sent as a picture to be looked at. */
    assess(text: string, shown?: boolean): Advert;
    /** Whether travel to a country was advised against by what was read last. */
    travelAdvice(country: string): boolean;
  };
}

export const globalWords = [
  'menu',
  'greeting',
  'back',
  'cancel',
  'language',
  'privacy',
  'delete',
  'data',
  'report',
  'status',
  'number',
  'person',
  'stop-messages',
  'check',
  'urgent',
] as const;
export type GlobalWord = (typeof globalWords)[number];

/** Who is talking, as far as the conversation may know. */
export interface Speaker {
  readonly role: 'anyone' | 'coordinator' | 'supervisor';
  /** Something waits behind the neutral line. */
  readonly news: boolean;
  /** The cases of this talk in which a coordinator waits for an answer, the newest question first. */
  readonly asked?: readonly { readonly case: string; readonly number: number; readonly at: number }[];
  /** The case of the bot's message that is quoted. */
  readonly quoted?: string;
  /** The channel knows people by a telephone number, which may pass to somebody else. */
  readonly byNumber?: boolean;
  readonly deviceLanguage?: Language;
  /** Milliseconds since 1970. */
  readonly now: number;
}
