import { playFlow } from '../play.ts';
import { error, type Finding } from './finding.ts';
import type { CheckInput } from './input.ts';

/** Flows without dialogues, and dialogues that do not hold. */
export function brokenDialogues({ contents, complete, stage, places }: CheckInput): Finding[] {
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
  return [...untested, ...broken];
}
