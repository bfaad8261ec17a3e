import type { OfferedList } from '../flows/check/lists.ts';
import { caseKinds } from '../tips/case.ts';
import { intakeKinds, outcomesOf, outcomeWords } from '../tips/kinds.ts';
import { choicesOfQuestion, questionIds } from '../tips/questions.ts';

/** The choices that actions hand to flows, for `check`: ends of cases, answers of intakes, offers of help. */
export const offeredLists = (): OfferedList[] => [
  ...caseKinds.map((kind) => ({
    name: `the ends of ${kind}`,
    keys: [
      ...outcomesOf(kind).map((outcome) => `case.end-${outcomeWords(kind, outcome)}`),
      'flows.case.close.outcome.back',
    ],
  })),
  ...questionIds.map((id) => ({
    name: `the question ${id}`,
    keys: [...choicesOfQuestion(id).map((choice) => `intake.question.${id}.${choice}`), 'common.skip'],
  })),
  ...intakeKinds.map((kind) => ({ name: `the offer of ${kind}`, keys: [`intake.kind.${kind}.offer`] })),
];
