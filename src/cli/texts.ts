import type { Topic } from '../flows/topics.ts';
import { loadCatalogue } from '../text/load.ts';
import { createTexts, type Texts } from '../text/texts.ts';
import { dateInWords } from '../values/date-text.ts';
import { type ReplyLanguage, replyLanguages } from '../values/language.ts';
import type { HelpLine } from '../values/line.ts';
import { readLines } from './project.ts';
import { projectFolder } from './words.ts';

/** All texts with the help lines filled in. */
export function readTexts(): Texts {
  const catalogues = Object.fromEntries(
    replyLanguages.map((language) => [language, loadCatalogue(`${projectFolder}locales`, language)]),
  );
  const lines = readLines();
  const plain = createTexts(catalogues);
  return createTexts(catalogues, (language) => ({
    lines: Object.fromEntries(
      lines.map(({ id, works, number }) => [id, plain.t(language, `common.line.${works}`, { number })]),
    ),
  }));
}

/** An answer with its source line and the dates of its numbers, as long as a person would see it. */
export function renderAnswer(
  texts: Texts,
  lines: readonly HelpLine[],
  topic: Topic | undefined,
  language: ReplyLanguage,
): string {
  if (!topic) return '';
  const key = `topics.${topic.id}.answer`;
  const body = texts.t(language, key);
  if (topic.kind === 'system') return body;
  const inWords = (date: string): string => dateInWords(date, language);
  const titles = topic.sources.map(({ title, date }) => (date ? `${title} (${inWords(date)})` : title));
  const source = texts.t(language, 'common.source', {
    titles: titles.join('; '),
    checked: inWords(topic.checked),
  });
  const named = lines.filter(({ id }) => texts.catalogues[language]?.[key]?.includes(`{{lines.${id}}}`));
  const read = [...new Set(named.filter(({ kind }) => kind !== 'web').map(({ readOn }) => readOn))].sort();
  const numbers = texts.t(language, 'common.numbers-read', { dates: read.map(inWords).join(', ') });
  return `${body}\n\n${source}${read.length > 0 ? ` ${numbers}` : ''}`;
}
