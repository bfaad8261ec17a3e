import { fold } from '../choose.ts';
import { error, type Finding } from './finding.ts';
import type { CheckInput } from './input.ts';

/** As much of a message as a lock screen may show. */
const glance = 80;

/** Words that would betray the reader, in what the bot starts by itself and at the head of danger answers. */
export function betrayingWords({ complete, partial, betraying, places }: CheckInput): Finding[] {
  const words = [...betraying.values()].flat();
  return [...complete, ...partial].flatMap(([language, catalogue]) =>
    Object.entries(catalogue).flatMap(([key, text]) => {
      const shown = key.startsWith('notice.') ? text : isDanger(key) ? text.slice(0, glance) : '';
      return betrayingIn(shown, words).map((word) =>
        error(places.text(language, key), `${key} says "${word}", which betrays its reader`),
      );
    }),
  );
}

/** What begins a message to somebody in danger, and the labels beside it. */
const isDanger = (key: string): boolean =>
  key.startsWith('danger.opening') || key.startsWith('flows.help.emergency.');

/** The entries of a list that a text contains; `*` in an entry stands for any letters. */
export function betrayingIn(text: string, words: readonly string[]): string[] {
  const folded = fold(text);
  return words.filter((word) => {
    const pattern = word
      .split('*')
      .map((part) => fold(part))
      .join('[\\p{L}\\p{N}]*');
    return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'u').test(folded);
  });
}
