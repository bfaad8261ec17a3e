import { describe, expect, it } from 'vitest';
import { fitSharpness, type Scored } from '../../src/understanding/calibrate.ts';
import { softmax } from '../../src/understanding/linear.ts';

/** Messages of which the first class is right in so many of a hundred, all with the same scores. */
const seen = (scores: readonly number[], right: number): Scored[] =>
  Array.from({ length: 100 }, (_, at) => ({ scores: Float64Array.from(scores), right: at < right ? 0 : 1 }));

describe('the sharpness of probabilities', () => {
  it.each([65, 75, 90])('makes a class that is right in %i of 100 so likely', (right) => {
    const scores = [1, 0];
    const sharpness = fitSharpness(seen(scores, right));
    const [first = 0] = softmax(Float64Array.from(scores), sharpness, new Float64Array(2));
    expect(first).toBeCloseTo(right / 100, 2);
  });

  it('lies within bounds without any example', () => {
    expect(fitSharpness([])).toBeGreaterThan(0);
    expect(fitSharpness([{ scores: Float64Array.of(1, 2), right: -1 }])).toBeGreaterThan(0);
  });
});
