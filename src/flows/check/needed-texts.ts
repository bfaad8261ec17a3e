import type { Contents } from '../load.ts';
import type { AskStep, Flow } from '../schema.ts';
import { isAsk } from '../schema.ts';
import type { Place } from './finding.ts';
import type { Places } from './places.ts';

/** A text that a flow or topic cannot do without, and where it is asked for. */
export interface NeededText {
  readonly key: string;
  readonly place: Place;
}

/** The texts that flows and topics cannot do without. */
export function neededTexts(contents: Contents, places: Places): NeededText[] {
  const topics = [...contents.topics.values()].flatMap((topic) => {
    const parts = topic.kind === 'answer' ? ['title', 'answer'] : ['title'];
    return parts.map((part) => ({ key: `topics.${topic.id}.${part}`, place: places.topic(topic.id) }));
  });
  return [...topics, ...[...contents.flows.values()].flatMap((flow) => textsOfFlow(flow, places))];
}

function textsOfFlow(flow: Flow, places: Places): NeededText[] {
  return Object.entries(flow.steps).flatMap(([name, step]) => {
    const place = places.flow(flow.id, 'steps', name);
    const keys = isAsk(step)
      ? textsOfQuestion(flow, step)
      : 'say' in step && step.say
        ? [`flows.${flow.id}.${step.say}`]
        : [];
    return keys.map((key) => ({ key, place }));
  });
}

function textsOfQuestion(flow: Flow, step: AskStep): string[] {
  const key = `flows.${flow.id}.${step.say}`;
  return [
    key,
    ...(step.choices ?? []).map((choice) => `${key}.${choice.id}`),
    ...(step.ask === 'yes-no' && !step.choices ? ['common.yes', 'common.no'] : []),
    ...(step.skip ? ['common.skip'] : []),
    ...(step.counted ? ['common.counter'] : []),
  ];
}

/** Texts that are used when they are there: `.again` of a question, `.more` of a topic. */
export function optionalTexts(contents: Contents): Set<string> {
  const keys = new Set<string>();
  for (const topic of contents.topics.values())
    for (const part of ['answer', 'more']) keys.add(`topics.${topic.id}.${part}`);
  for (const flow of contents.flows.values())
    for (const step of Object.values(flow.steps))
      if (isAsk(step)) keys.add(`flows.${flow.id}.${step.say}.again`);
  return keys;
}
