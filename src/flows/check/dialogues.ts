import { isEnd } from '../graph.ts';
import { playFlow } from '../play.ts';
import type { Flow } from '../schema.ts';
import { error, type Finding, warning } from './finding.ts';
import type { CheckInput } from './input.ts';

/** Flows without dialogues, ends that none of them comes to, and dialogues that do not hold. */
export function brokenDialogues(input: CheckInput): Finding[] {
  const { contents, complete, stage, places } = input;
  const flows = [...contents.flows.values()];
  const untested = flows
    .filter((flow) => flow.tests.length === 0)
    .map((flow) => error(places.flow(flow.id, 'tests'), `the flow ${flow.id} has no test dialogue`));
  const broken = [...complete.keys()].flatMap((language) =>
    flows.flatMap((flow) =>
      playFlow(flow, stage(language)).map(({ test, testIndex, turnIndex, message }) => {
        const path = turnIndex === undefined ? ['at'] : ['turns', turnIndex];
        const turn = turnIndex === undefined ? 'at the end' : `turn ${turnIndex + 1}`;
        const place = { ...places.flow(flow.id, 'tests', testIndex, ...path), language };
        return error(place, `dialogue "${test}", ${turn}: ${message}`);
      }),
    ),
  );
  return [...untested, ...flows.flatMap((flow) => unplayedEnds(flow, input)), ...broken];
}

function unplayedEnds(flow: Flow, { places }: CheckInput): Finding[] {
  if (flow.tests.length === 0) return [];
  const played = new Set(flow.tests.map((test) => test.at));
  return Object.entries(flow.steps)
    .filter(([name, step]) => isEnd(step) && !played.has(name))
    .map(([name]) => warning(places.flow(flow.id, 'steps', name), `no dialogue ends at ${name}`));
}
