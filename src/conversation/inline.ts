import { answerWords, displayName } from '../agencies/answer.ts';
import type { Verdict } from '../agencies/match.ts';
import { dateInWords } from '../values/date-text.ts';
import type { ReplyLanguage } from '../values/language.ts';
import type { World } from './world.ts';

export interface InlineAnswer {
  readonly title: string;
  readonly description: string;
  readonly text: string;
}

/** Fewer letters than this are the beginning of anything. */
const fewestLetters = 4;

/**
 * What the register says, for a query that is typed in somebody else's chat: one answer for each company
 * that may be meant. Empty while no company can be read from it.
 */
export function inlineAnswers(
  world: World,
  query: string,
  language: ReplyLanguage,
  now: number,
): InlineAnswer[] {
  if (query.replace(/[^\p{L}\p{N}]/gu, '').length < fewestLetters) return [];
  const verdict = world.agencies.check(query);
  if (verdict.verdict === 'not-a-name') return [];
  const meant =
    verdict.verdict === 'similar'
      ? verdict.matches.map(({ name, nib }) => world.agencies.check(nib === '' ? `PT ${name}` : nib))
      : [verdict];
  return meant.map((one) => inlineAnswer(world, one, language, now));
}

function inlineAnswer(world: World, verdict: Verdict, language: ReplyLanguage, now: number): InlineAnswer {
  const t = (key: string, params: Readonly<Record<string, string>>) => world.texts.t(language, key, params);
  const answer = world.agencies.answer(verdict, now, language);
  const name = verdict.matches[0]?.name ?? verdict.notices[0]?.name;
  const params = {
    name: name === undefined ? verdict.asked : displayName(name),
    date: dateInWords(verdict.registerDate, language),
  };
  const there =
    verdict.verdict === 'listed' ? 'listed' : verdict.verdict === 'delisted' ? 'delisted' : 'absent';
  return {
    title: t(`agencies.inline-${there}`, params),
    description: t('agencies.inline-send', params),
    text: answerWords(answer, t),
  };
}
