import { edgesOf, edgesOfFlow, entrances, isEnd, neighbours, reachable } from '../graph.ts';
import type { AskStep, Flow, Step } from '../schema.ts';
import { isAsk } from '../schema.ts';
import { error, type Finding, warning } from './finding.ts';
import type { CheckInput } from './input.ts';

/** Dead ends, steps that nothing leads to, and circles in which nothing is asked. */
export function brokenPaths(input: CheckInput): Finding[] {
  return [...input.contents.flows.values()].flatMap((flow) => [
    ...deadEnds(flow, input),
    ...unreachableSteps(flow, input),
    ...circles(flow, input),
  ]);
}

function deadEnds(flow: Flow, { places }: CheckInput): Finding[] {
  const ends = Object.entries(flow.steps).flatMap(([name, step]) => (isEnd(step) ? [name] : []));
  const finishing = reachable(ends, neighbours(edgesOfFlow(flow), true));
  const names = Object.keys(flow.steps).filter((name) => !finishing.has(name));
  const mute = Object.entries(flow.steps).filter(([, step]) => isAsk(step) && !canBeAnswered(step));
  return [
    ...mute.map(([name]) =>
      error(places.flow(flow.id, 'steps', name), `${name} offers nothing to answer with`),
    ),
    ...names.map((name) => error(places.flow(flow.id, 'steps', name), `from ${name} no end can be reached`)),
  ];
}

function canBeAnswered(step: AskStep): boolean {
  if (step.ask === 'messages') return step.each !== undefined;
  return step.ask !== 'choice' || step.choices !== undefined || step.choicesFrom !== undefined;
}

function unreachableSteps(flow: Flow, { places }: CheckInput): Finding[] {
  const reached = reachable(entrances(flow), neighbours(edgesOfFlow(flow)));
  return Object.keys(flow.steps)
    .filter((name) => !reached.has(name))
    .map((name) => error(places.flow(flow.id, 'steps', name), `no way leads to ${name}`));
}

/**
 * Circles without a question, certain or (through questions that may be passed over) possible. An action
 * whose result is kept may end a circle: it fetches the next of something.
 */
function circles(flow: Flow, { places }: CheckInput): Finding[] {
  const silent = (step: Step): boolean => !('stay' in step) && !('act' in step && step.save);
  const certain = onCircle(flow, (step) => !isAsk(step) && silent(step));
  const possible = onCircle(flow, (step) => (isAsk(step) ? step.unless !== undefined : silent(step)));
  const at = (name: string) => places.flow(flow.id, 'steps', name);
  return [
    ...certain.map((name) => error(at(name), `${name} leads back to itself without a question`)),
    ...possible
      .filter((name) => !certain.includes(name))
      .map((name) =>
        warning(at(name), `${name} leads back to itself when its questions are answered already`),
      ),
  ];
}

function onCircle(flow: Flow, silent: (step: Step) => boolean): string[] {
  const edges = Object.entries(flow.steps)
    .filter(([, step]) => silent(step))
    .flatMap(([name, step]) =>
      edgesOf(name, step).filter((edge) => !isAsk(step) || edge.why.kind === 'known'),
    );
  const next = neighbours(edges);
  return [...next.keys()].filter((name) => reachable(next.get(name) ?? [], next).has(name));
}
