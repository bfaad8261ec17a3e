import { softmax } from './linear.ts';

/** Scores that a model gave to an example it was not trained on, and the class that is right. */
export interface Scored {
  readonly scores: Float64Array;
  /** The place of the right class; -1 when the model does not know it. */
  readonly right: number;
}

const lowest = 0.5;
const highest = 4;
const steps = 12;
const golden = (Math.sqrt(5) - 1) / 2;
/** Nothing is impossible: one odd example shall not decide alone. */
const leastShare = 1e-4;

/**
 * The sharpness with which the scores become probabilities that hold: of the messages read with 0.8, four
 * of five are read rightly. Finds the least loss by golden section.
 */
export function fitSharpness(examples: readonly Scored[]): number {
  const known = examples.filter(({ right }) => right >= 0);
  let from = lowest;
  let to = highest;
  for (let step = 0; step < steps; step++) {
    const left = to - golden * (to - from);
    const right = from + golden * (to - from);
    if (loss(known, left) < loss(known, right)) to = right;
    else from = left;
  }
  return (from + to) / 2;
}

/** Mean negative logarithm of the share that the right class gets. */
function loss(examples: readonly Scored[], sharpness: number): number {
  let sum = 0;
  for (const { scores, right } of examples) {
    const shares = softmax(scores, sharpness, new Float64Array(scores.length));
    sum -= Math.log(Math.max(leastShare, shares[right] ?? 0));
  }
  return sum / Math.max(1, examples.length);
}
