import { type Finding, note } from './finding.ts';
import type { CheckInput } from './input.ts';
import type { SourceFile } from './places.ts';

const longestSentence = 20;
const longestWord = 16;
/** The first line of such a file. */
const unreadMark = /^# Not yet read by a native speaker\b/i;
const namedFiles = 5;

/** What makes answers hard to read, as notes: nothing here is wrong. */
export function hardReading({ contents, complete, places }: CheckInput): Finding[] {
  const keys = [...contents.topics.keys()].flatMap((id) => [`topics.${id}.answer`, `topics.${id}.more`]);
  return [...complete].flatMap(([language, catalogue]) =>
    keys.flatMap((key) => {
      const text = catalogue[key] ?? '';
      const place = places.text(language, key);
      return [
        ...sentencesOf(text)
          .map((sentence) => ({ sentence, words: wordsOf(sentence).length }))
          .filter(({ words }) => words > longestSentence)
          .map(({ sentence, words }) =>
            note(
              place,
              `a sentence of ${words} words, more than ${longestSentence}: "${beginningOf(sentence)} …"`,
            ),
          ),
        ...longWordsOf(text).map((word) =>
          note(place, `the word "${word}" has ${word.length} letters, more than ${longestWord}`),
        ),
      ];
    }),
  );
}

/** Languages whose texts wait for a native reader, one note each. */
export function unreadTexts({ complete, partial, sources }: CheckInput): Finding[] {
  return [...complete.keys(), ...partial.keys()].flatMap((language) => {
    const folder = `locales/${language}`;
    const files = sources.filter(({ file }) => file.startsWith(`${folder}/`));
    const unread = files.filter(isUnread);
    if (unread.length === 0) return [];
    const names = unread.length > namedFiles ? '' : `: ${unread.map(({ file }) => file).join(', ')}`;
    const count = `${unread.length} of ${files.length} files`;
    return [note({ file: folder, language }, `not yet read by a native speaker: ${count}${names}`)];
  });
}

/** Whether a file of texts still waits for somebody who grew up with the language. */
export const isUnread = ({ source }: SourceFile): boolean => unreadMark.test(source.split('\n', 1)[0] ?? '');

/** Every line and list item for itself; help lines count as nothing. */
function sentencesOf(text: string): string[] {
  return text
    .replace(/\{\{[^}]*\}\}/g, '')
    .split(/\n+|(?<=[.?!:;])\s+/)
    .map((sentence) => sentence.replace(/^(?:-|\d+\.)\s+/, '').trim())
    .filter((sentence) => sentence !== '');
}

/** The words of a sentence without names: a capital inside a sentence begins one. */
function wordsOf(sentence: string): string[] {
  const words = sentence.match(/[\p{L}\d][\p{L}\d'’/.-]*/gu) ?? [];
  return words.filter((word, index) => index === 0 || !/^\p{Lu}/u.test(word));
}

/** Long words, without names and addresses on the web. */
function longWordsOf(text: string): string[] {
  const words = sentencesOf(text).flatMap(wordsOf);
  const plain = words.filter((word) => !/[./]\p{L}/u.test(word)).flatMap((word) => word.split(/[^\p{L}]+/u));
  return [...new Set(plain.filter((word) => word.length > longestWord && !/^\p{Lu}/u.test(word)))];
}

const beginningOf = (sentence: string): string => sentence.split(/\s+/).slice(0, 5).join(' ');
