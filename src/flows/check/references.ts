import type { Flow, Step } from '../schema.ts';
import { isAsk } from '../schema.ts';
import { error, type Finding } from './finding.ts';
import type { CheckInput } from './input.ts';

/** Names that lead nowhere: topics, facts, flows, steps and help lines that do not exist. */
export function unknownReferences(input: CheckInput): Finding[] {
  return [
    ...[...input.contents.flows.values()].flatMap((flow) => inFlow(flow, input)),
    ...inTopics(input),
    ...inSamples(input),
    ...inTexts(input),
  ];
}

function inFlow(flow: Flow, input: CheckInput): Finding[] {
  const findings: Finding[] = [];
  const say = (path: (string | number)[], message: string): void => {
    findings.push(error(input.places.flow(flow.id, ...path), message));
  };
  const step = (name: string | undefined, ...path: (string | number)[]): void => {
    if (name !== undefined && !flow.steps[name]) say(path, `there is no step ${name}`);
  };
  step(flow.start, 'start');
  step(flow.leave, 'leave');
  for (const [name, at] of Object.entries(flow.steps)) {
    for (const target of targetsOf(at)) step(target, 'steps', name);
    const stay = 'stay' in at ? flow.steps[at.stay] : undefined;
    if (stay && !isAsk(stay)) say(['steps', name], `it stays at a step that asks nothing`);
    if ('go' in at && !at.go.startsWith('$') && !input.contents.flows.has(at.go))
      say(['steps', name], `there is no flow ${at.go}`);
    if ('topic' in at && !at.topic.startsWith('$') && !input.contents.topics.has(at.topic))
      say(['steps', name], `there is no topic ${at.topic}`);
  }
  for (const [index, test] of flow.tests.entries()) step(test.at, 'tests', index, 'at');
  return findings;
}

/** Every step that a step names, also where no way leads through it. */
function targetsOf(step: Step): string[] {
  const onward = 'to' in step ? [step.to] : [];
  if (isAsk(step)) {
    const choices = (step.choices ?? []).flatMap((choice) => (choice.to ? [choice.to] : []));
    return [...onward, ...choices, ...[step.each, step.silence].flatMap((way) => (way ? [way.to] : []))];
  }
  if ('branch' in step) return [...step.branch.map((condition) => condition.to), step.else];
  return 'stay' in step ? [step.stay] : onward;
}

function inTopics({ contents, facts, intakes, places }: CheckInput): Finding[] {
  return [...contents.topics.values()].flatMap((topic) => [
    ...topic.facts
      .filter((fact) => !facts.has(fact))
      .map((fact) => error(places.topic(topic.id, 'facts'), `there is no fact ${fact}`)),
    ...topic.next
      .filter((next) => !contents.topics.has(next))
      .map((next) => error(places.topic(topic.id, 'next'), `there is no topic ${next}`)),
    ...topic.cases
      .filter((kind) => !intakes.includes(kind))
      .map((kind) => error(places.topic(topic.id, 'cases'), `there is no intake for cases of ${kind}`)),
    ...(topic.flow !== undefined && !contents.flows.has(topic.flow)
      ? [error(places.topic(topic.id, 'flow'), `there is no flow ${topic.flow}`)]
      : []),
  ]);
}

function inSamples({ contents, samples, places }: CheckInput): Finding[] {
  const unknown = samples.filter(({ topic }) => topic !== null && !contents.topics.has(topic));
  return unknown.map(({ language, topic, text }) =>
    error(
      places.sample(language, topic, text),
      `a sample question belongs to the topic ${topic}, which does not exist`,
    ),
  );
}

function inTexts({ complete, partial, lines, places }: CheckInput): Finding[] {
  const known = new Set(lines.map((line) => line.id));
  return [...complete, ...partial].flatMap(([language, catalogue]) =>
    Object.entries(catalogue).flatMap(([key, text]) =>
      [...text.matchAll(/\{\{-?\s*lines\.([^\s,}]+)/g)]
        .map(([, id = '']) => id)
        .filter((id) => !known.has(id))
        .map((id) => error(places.text(language, key), `there is no help line ${id} (in ${key})`)),
    ),
  );
}
