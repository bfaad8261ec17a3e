import { fold } from '../choose.ts';
import { listLabel, mostChoices, repeated } from './choices.ts';
import { error, type Finding, warning } from './finding.ts';
import type { CheckInput } from './input.ts';

/** Choices that the program hands to a flow (`choicesFrom`): what they are for, and the keys of their labels. */
export interface OfferedList {
  readonly name: string;
  readonly keys: readonly string[];
}

/** Lists of the program that a channel cannot show, that lack a label, or whose labels read alike. */
export function listsThatDoNotFit({ lists, complete, places }: CheckInput): Finding[] {
  return [...complete].flatMap(([language, catalogue]) =>
    lists.flatMap(({ name, keys }) => {
      const [first = ''] = keys;
      const labels = keys.flatMap((key) => catalogue[key] ?? []);
      return [
        ...(keys.length > mostChoices
          ? [
              error(
                places.text(language, first),
                `${name} has ${keys.length} choices; a list shows at most ${mostChoices}`,
              ),
            ]
          : []),
        ...keys
          .filter((key) => catalogue[key] === undefined)
          .map((key) =>
            error(places.text(language, key), `the text ${key} is missing (a choice of ${name})`),
          ),
        ...keys
          .filter((key) => [...(catalogue[key] ?? '')].length > listLabel)
          .map((key) =>
            warning(
              places.text(language, key),
              `the label "${catalogue[key]}" has ${[...(catalogue[key] ?? '')].length} characters; a WhatsApp list shows ${listLabel}`,
            ),
          ),
        ...repeated(labels.map(fold)).map((label) =>
          error(places.text(language, first), `${name} has two choices that read "${label}"`),
        ),
      ];
    }),
  );
}
