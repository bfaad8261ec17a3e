import type { Language } from '../values/language.ts';

/** One sample question; `topic` null: the bot does not deal with it. */
export interface Sample {
  readonly language: Language;
  readonly topic: string | null;
  readonly text: string;
}
