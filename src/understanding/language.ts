import type { Language } from '../values/language.ts';
import { type LanguageModel, languageScores, toldApart } from './language-model.ts';

/**
 * How much more, in logarithms of likelihood, must speak for one language than for the person's own, or than
 * for the next best where theirs is not known. Found by cross-validation; docs/understanding.md has the figures.
 */
const likelyEnough = 1.1;
/** The same for what is said or done because of it: of a hundred Indonesian messages two at most come here. */
const plainEnough = 4;
/** Malay and Indonesian share most of their words, and who writes one reads the other. */
const plainEnoughMalay = 8;

export interface Spoken {
  /** Null when the words do not tell and nothing is known of the person. */
  readonly language: Language | null;
  /** The words leave no doubt. */
  readonly plain: boolean;
}

/**
 * The language of a message. Only its first sixty words are looked at.
 * @param usual the language that the person is known to write: what is unsure counts as it
 */
export function languageOf(model: LanguageModel, text: string, usual?: Language): Spoken {
  const scores = languageScores(model, text);
  const score = (language: Language): number => scores[toldApart.indexOf(language)] ?? 0;
  const [best, second] = [...toldApart].sort((a, b) => score(b) - score(a));
  if (!best || !second) return { language: usual ?? null, plain: false };
  const other = usual === undefined || best === usual ? second : usual;
  const ahead = score(best) - score(other);
  const likely = best === usual || ahead >= likelyEnough;
  return {
    language: likely ? best : (usual ?? null),
    plain: ahead >= (best === 'ms' ? plainEnoughMalay : plainEnough),
  };
}
