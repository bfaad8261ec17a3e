import { dateInWords, isDate } from '../values/date-text.ts';
import type { NameMatch, Verdict } from './match.ts';
import type { Notice } from './notice.ts';

/** Which words answer a verdict: a key under `agencies` in the locales and what to fill in. */
export interface Answer {
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
  /** Only where the person must say which company is meant; `id` can be checked again as a query. */
  readonly choices?: readonly { readonly id: string; readonly label: string }[];
  /** What other lists say; said behind the first paragraph, where the name and its caution stand. */
  readonly notices?: readonly { readonly key: string; readonly params: Readonly<Record<string, string>> }[];
}

/** The words of an answer, its notices among them. */
export function answerWords(
  { key, params, notices = [] }: Answer,
  t: (key: string, params: Readonly<Record<string, string>>) => string,
): string {
  const [first = '', ...rest] = t(key, params).split('\n\n');
  return [first, ...notices.map((notice) => t(notice.key, notice.params)), ...rest].join('\n\n');
}

/** Days from which on the answer says that the register is old. */
export const oldAfterDays = 60;

const day = 86_400_000;

/**
 * The words for a verdict.
 * @param now milliseconds since 1970; tells how old the register is.
 * @param language of the reader; dates are written in it.
 */
export function answerFor(verdict: Verdict, now: number, language: string): Answer {
  const key = keyOf(verdict);
  if (verdict.verdict === 'not-a-name') return { key: `agencies.${key}`, params: { asked: verdict.asked } };
  const days = Math.floor((now - Date.parse(verdict.registerDate)) / day);
  const [first] = verdict.matches;
  const params = {
    asked: verdict.asked,
    date: dateInWords(verdict.registerDate, language, 'long'),
    days: String(days),
    ...(first === undefined ? {} : detailsOf(first, language)),
  };
  const notices = verdict.notices.map((notice) => noticeWords(notice, language));
  const answer = { key: `agencies.${key}${days >= oldAfterDays ? '-old' : ''}`, params, notices };
  return verdict.verdict === 'similar' ? { ...answer, choices: verdict.matches.map(toChoice) } : answer;
}

/** The company that a question was about, for counting; null where that is open or it was no company. */
export function companyAsked({ verdict, matches, notices, asked, kind }: Verdict): string | null {
  if (verdict === 'similar' || verdict === 'not-a-name' || kind !== null) return null;
  return matches[0]?.name ?? notices[0]?.name ?? (/[A-Z]/.test(asked) ? asked : null);
}

/** Lists give the number and the day of a decision, one of them, or neither. */
function noticeWords({ standing, name, decision, decidedOn, asOf, source }: Notice, language: string) {
  const known =
    decision === '' ? (decidedOn === '' ? '' : '-day') : decidedOn === '' ? '-number' : '-decision';
  const written = (date: string) => (isDate(date) ? dateInWords(date, language, 'long') : date);
  const params = {
    name: displayName(name),
    decision,
    decided: written(decidedOn),
    listed: written(asOf),
    source,
  };
  return { key: `agencies.${standing}${known}`, params };
}

function keyOf({ verdict, kind, matches }: Verdict): string {
  if (verdict === 'not-a-name') return kind === 'person' || kind === 'phone' ? kind : 'not-a-name';
  if (verdict === 'not-listed' && kind !== null) return `${kind}-not-listed`;
  if (verdict === 'similar' && kind !== null) return `${kind}-similar`;
  return verdict === 'listed' && matches[0]?.nib === '' ? 'listed-without-nib' : verdict;
}

function detailsOf(match: NameMatch, language: string): Record<string, string> {
  return {
    name: displayName(match.name),
    nib: match.nib,
    ...(match.since === undefined ? {} : { since: dateInWords(match.since, language, 'long') }),
  };
}

function toChoice(match: NameMatch): { id: string; label: string } {
  return { id: match.nib === '' ? match.name : match.nib, label: displayName(match.name) };
}

/** Names stand in registers with and without "PT"; readers see it always, and once. */
export function displayName(name: string): string {
  const bare = name.replace(/^P\.?\s?T\b[.\s]*/i, '').trim();
  return /^(LPK|CV)\b/i.test(bare) ? bare : `PT ${bare}`;
}
