import type { Language } from '../values/language.ts';
import { type LanguageModel, languageScores, toldApart } from './language-model.ts';

/**
 * How much more, in logarithms of likelihood, must speak for one language than for the person's own, or than
 * for the next best where theirs is not known. Found by cross-validation; docs/understanding.md has the figures.
 */
const sureEnough = 1.1;

/**
 * The language of a message, or null when its words do not tell. Only the first sixty words are looked at.
 * @param usual the language that the person is known to write: what is unsure counts as it
 */
export function languageOf(model: LanguageModel, text: string, usual?: Language): Language | null {
  const scores = languageScores(model, text);
  const score = (language: Language): number => scores[toldApart.indexOf(language)] ?? 0;
  const [best, second] = [...toldApart].sort((a, b) => score(b) - score(a));
  if (!best || !second) return usual ?? null;
  // Sasak is not told apart: who writes it is answered, and read, as somebody who writes Indonesian.
  const own = usual === 'sas' ? 'id' : usual;
  if (own === undefined) return score(best) - score(second) < sureEnough ? null : best;
  return score(best) - score(own) < sureEnough ? (usual ?? null) : best;
}
