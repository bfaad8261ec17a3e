import { fold, numberOf } from '../choose.ts';
import type { AskStep, Flow } from '../schema.ts';
import { isAsk } from '../schema.ts';
import { error, type Finding, warning } from './finding.ts';
import type { CheckInput } from './input.ts';

export const mostChoices = 10;
const buttons = { most: 3, label: 20 };
export const listLabel = 24;
const callbackBytes = 64;
/** What the channel puts before the id of a choice: `p:` and a prompt of six characters. */
const callbackStart = 'p:123456:';

/** Choices that a channel cannot show, and those that cannot be told apart. */
export function choicesThatDoNotFit(input: CheckInput): Finding[] {
  return [...input.contents.flows.values()].flatMap((flow) =>
    Object.entries(flow.steps).flatMap(([name, step]) =>
      isAsk(step) ? [...ofStep(flow, name, step, input), ...ofLabels(flow, name, step, input)] : [],
    ),
  );
}

interface FixedChoice {
  readonly id: string;
  readonly key: string;
  readonly number?: string;
}

function fixedChoices(flow: Flow, step: AskStep): FixedChoice[] {
  const yesNo = step.ask === 'yes-no' && !step.choices ? ['yes', 'no'] : [];
  return [
    ...(step.choices ?? []).map(({ id, number }) => ({
      id,
      key: `flows.${flow.id}.${step.say}.${id}`,
      ...(number ? { number } : {}),
    })),
    ...yesNo.map((id) => ({ id, key: `common.${id}` })),
    ...(step.skip ? [{ id: 'skip', key: 'common.skip', number: '0' }] : []),
  ];
}

function ofStep(flow: Flow, name: string, step: AskStep, { places }: CheckInput): Finding[] {
  const choices = fixedChoices(flow, step);
  const at = places.flow(flow.id, 'steps', name);
  const numbers = choices.map((choice, index) => numberOf({ ...choice, label: '' }, index));
  const ids = choices.map((choice) => choice.id);
  return [
    ...(choices.length > mostChoices
      ? [error(at, `${name} has ${choices.length} choices; a list shows at most ${mostChoices}`)]
      : []),
    ...choices
      .filter(({ id }) => Buffer.byteLength(callbackStart + id) > callbackBytes)
      .map(({ id }) => error(at, `the choice ${id} makes a button of more than ${callbackBytes} bytes`)),
    ...repeated(ids).map((id) => error(at, `${name} has the choice ${id} twice`)),
    ...(step.choicesFrom
      ? []
      : repeated(numbers).map((number) => error(at, `${name} has two choices with the number ${number}`))),
    ...ids
      .filter((id) => id === 'again' || id === 'text')
      .map((id) => error(at, `a choice cannot be called ${id}: its text would stand for something else`)),
  ];
}

function ofLabels(flow: Flow, name: string, step: AskStep, { complete, places }: CheckInput): Finding[] {
  const choices = fixedChoices(flow, step);
  const few = choices.length <= buttons.most && !step.choicesFrom;
  const most = few ? buttons.label : listLabel;
  const where = few ? 'a WhatsApp button' : 'a WhatsApp list';
  return [...complete].flatMap(([language, catalogue]) => {
    const labels = choices.flatMap(({ key }) => {
      const label = catalogue[key];
      return label === undefined ? [] : [{ key, label: label.replace(/\{\{[^}]*\}\}/g, '') }];
    });
    const long = labels.filter(({ label }) => [...label].length > most);
    const folded = labels.map(({ label }) => fold(label));
    return [
      ...long.map(({ key, label }) =>
        warning(
          places.text(language, key),
          `the label "${label}" has ${[...label].length} characters; ${where} shows ${most}`,
        ),
      ),
      ...repeated(folded).map((label) =>
        error(
          { ...places.flow(flow.id, 'steps', name), language },
          `${name} has two choices that read "${label}"`,
        ),
      ),
    ];
  });
}

/** What occurs more than once. */
export function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
