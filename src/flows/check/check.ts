import { answersToRevise } from './answers.ts';
import { choicesThatDoNotFit } from './choices.ts';
import { brokenDialogues } from './dialogues.ts';
import type { Finding } from './finding.ts';
import type { CheckInput } from './input.ts';
import { listsThatDoNotFit } from './lists.ts';
import { betrayingWords } from './notices.ts';
import { rawNumbers } from './numbers.ts';
import { brokenPaths } from './paths.ts';
import { differingPlaceholders } from './placeholders.ts';
import { hardReading, unreadTexts } from './reading.ts';
import { unknownReferences } from './references.ts';
import { sharedSamples } from './samples.ts';
import { missingTexts, partialLanguages, unusedTexts } from './texts.ts';

const kinds: readonly ((input: CheckInput) => Finding[])[] = [
  unknownReferences,
  missingTexts,
  unusedTexts,
  brokenPaths,
  choicesThatDoNotFit,
  listsThatDoNotFit,
  betrayingWords,
  answersToRevise,
  sharedSamples,
  differingPlaceholders,
  rawNumbers,
  brokenDialogues,
  partialLanguages,
  hardReading,
  unreadTexts,
];

/** All that is to be said about flows, topics and texts, by file and line. */
export function check(input: CheckInput): Finding[] {
  return kinds
    .flatMap((kind) => kind(input))
    .sort(
      (a, b) =>
        compare(a.file, b.file) ||
        (a.line ?? 0) - (b.line ?? 0) ||
        compare(a.language ?? '', b.language ?? '') ||
        compare(a.message, b.message),
    );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
