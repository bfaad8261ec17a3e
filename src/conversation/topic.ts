import type { Topic } from '../flows/topics.ts';
import { type IntakeKind, intakeKindOf, intakeKinds } from '../tips/kinds.ts';
import { dateInWords } from '../values/date-text.ts';
import type { ReplyLanguage } from '../values/language.ts';
import type { World } from './world.ts';

export interface TopicAnswer {
  readonly text: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
}

/** The vetted answer of a topic with its source line and what to ask next. */
export function answerOf(world: World, topic: Topic, language: ReplyLanguage): TopicAnswer {
  const { texts } = world;
  const key = `topics.${topic.id}`;
  if (!texts.has('id', `${key}.answer`)) {
    return { text: texts.t(language, 'common.no-text'), options: [menuOption(world, language)] };
  }
  const body = texts.t(language, `${key}.answer`);
  const more = texts.has('id', `${key}.more`)
    ? [{ id: 'more', label: texts.t(language, 'common.more') }]
    : [];
  const picture = topic.picture ? [{ id: 'picture', label: texts.t(language, 'common.picture') }] : [];
  const cases = intakeKinds
    .filter((kind) => topic.cases.includes(kind))
    .map((kind) => ({ id: caseOffer(kind), label: texts.t(language, `intake.kind.${kind}.offer`) }));
  // The menu stands below every answer anyway.
  const next = topic.next
    .filter((id) => id !== 'bot.menu')
    .map((id) => ({ id, label: titleOf(world, id, language) }));
  return {
    text: withSource(world, topic, language, `${key}.answer`, body),
    options: [...cases, ...more, ...picture, ...next, menuOption(world, language)],
  };
}

const offerStart = 'case.';

/** The id of the choice that begins the intake of a kind of case. */
export const caseOffer = (kind: IntakeKind): string => `${offerStart}${kind}`;

/** The kind whose intake a choice begins; null for every other choice. */
export const offeredCase = (id: string): IntakeKind | null =>
  id.startsWith(offerStart) ? intakeKindOf(id.slice(offerStart.length)) : null;

/** The longer matter behind "more". */
export function moreOf(world: World, topic: Topic, language: ReplyLanguage): string {
  const key = `topics.${topic.id}.more`;
  return withSource(world, topic, language, key, world.texts.t(language, key));
}

/** "Sumber: PP 45/2024 (17 Des 2024). Dibaca 21 Nov 2026." */
export function sourceLine(world: World, topic: Topic, language: ReplyLanguage): string {
  const checked = dateInWords(topic.checked, language);
  if (topic.sources.length === 0) return world.texts.t(language, 'common.source-checked', { checked });
  const titles = topic.sources
    .map((source) => (source.date ? `${source.title} (${dateInWords(source.date, language)})` : source.title))
    .join('; ');
  return world.texts.t(language, 'common.source', { titles, checked });
}

/** "Nomor dibaca Apr 2025, Des 2025." for the lines that a text names; empty when it names none. */
export function numbersRead(
  world: Pick<World, 'texts' | 'lines'>,
  language: ReplyLanguage,
  ...keys: readonly string[]
): string {
  const words = keys.map((key) => world.texts.catalogues.id?.[key] ?? '').join(' ');
  const ids = new Set([...words.matchAll(/\{\{lines\.([\w-]+)\}\}/g)].map((match) => match[1]));
  const read = new Set(world.lines.filter((l) => ids.has(l.id) && l.kind !== 'web').map((l) => l.readOn));
  if (read.size === 0) return '';
  const dates = [...read].sort().map((date) => dateInWords(date, language));
  return world.texts.t(language, 'common.numbers-read', { dates: dates.join(', ') });
}

export const titleOf = (world: World, id: string, language: ReplyLanguage): string =>
  world.texts.t(language, `topics.${id}.title`);

export const menuOption = (world: World, language: ReplyLanguage): { id: string; label: string } => ({
  id: 'menu',
  label: world.texts.t(language, 'common.menu'),
});

function withSource(world: World, topic: Topic, language: ReplyLanguage, key: string, body: string): string {
  if (topic.kind === 'system' && topic.sources.length === 0) return body;
  const lines = [sourceLine(world, topic, language), numbersRead(world, language, key)].filter(
    (l) => l !== '',
  );
  return `${body}\n\n${lines.join(' ')}`;
}
