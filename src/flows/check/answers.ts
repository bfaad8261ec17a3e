import type { Topic } from '../topics.ts';
import { error, type Finding, warning } from './finding.ts';
import type { CheckInput } from './input.ts';

const answerLength = 900;
const titleLength = 24;

/** Answers without sources, too long, or to be read again; titles that no list can show. */
export function answersToRevise(input: CheckInput): Finding[] {
  return [...input.contents.topics.values()].flatMap((topic) => [
    ...sourcesOf(topic, input),
    ...wordsOf(topic, input),
  ]);
}

function sourcesOf(topic: Topic, { places, today }: CheckInput): Finding[] {
  const at = (entry: string) => places.topic(topic.id, entry);
  return [
    ...(topic.kind === 'answer' && topic.sources.length === 0
      ? [error(at('sources'), `the answer ${topic.id} names no source`)]
      : []),
    ...(topic.review < today
      ? [warning(at('review'), `${topic.id} was to be read again by ${topic.review}`)]
      : []),
    ...(topic.review <= topic.checked
      ? [error(at('review'), `${topic.id} is to be read again on ${topic.review}, before it was read`)]
      : []),
    ...(topic.checked > today
      ? [error(at('checked'), `${topic.id} was read on ${topic.checked}, which is still to come`)]
      : []),
  ];
}

function wordsOf(topic: Topic, { complete, places, render }: CheckInput): Finding[] {
  return [...complete].flatMap(([language, catalogue]) => {
    const key = `topics.${topic.id}`;
    const title = catalogue[`${key}.title`] ?? '';
    const length = catalogue[`${key}.answer`] === undefined ? 0 : [...render(language, topic.id)].length;
    return [
      ...([...title].length > titleLength
        ? [
            error(
              places.text(language, `${key}.title`),
              `the title "${title}" has ${[...title].length} characters; a list shows ${titleLength}`,
            ),
          ]
        : []),
      ...(length > answerLength
        ? [
            error(
              places.text(language, `${key}.answer`),
              `the answer ${topic.id} has ${length} characters with its sources; at most ${answerLength}`,
            ),
          ]
        : []),
    ];
  });
}
