import type { Language } from '../values/language.ts';

/** One sample question; `topic` null: the bot does not deal with it. */
export interface Sample {
  readonly language: Language;
  readonly topic: string | null;
  readonly text: string;
}

/**
 * The samples of one file `locales/<language>/questions/<group>.yaml`, read already: topic name → questions.
 * The group `none` holds what belongs to no topic.
 */
export function samplesOf(
  language: Language,
  group: string,
  content: Readonly<Record<string, readonly string[]>>,
): Sample[] {
  return Object.entries(content).flatMap(([name, questions]) =>
    questions.map((text) => ({ language, topic: group === 'none' ? null : `${group}.${name}`, text })),
  );
}
