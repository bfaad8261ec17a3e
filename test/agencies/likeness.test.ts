import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { likeness } from '../../src/agencies/likeness.ts';

const common = new Set(['JAYA', 'ABADI', 'MANDIRI']);
const weigh = (name: string) =>
  name.split(' ').map((sound) => ({ sound, weight: common.has(sound) ? 0.4 : 1 }));
const like = (a: string, b: string) => likeness(weigh(a), weigh(b));

describe('likeness', () => {
  test.each([
    ['AGESA ASA JAYA', 'AGESA ASA JAYA'],
    ['JAYA ASA AGESA', 'AGESA ASA JAYA'],
    ['AGESAASA JAYA', 'AGESA ASA JAYA'],
    ['AGESA A SA JAYA', 'AGESA ASA JAYA'],
  ])('%s is wholly like %s', (a, b) => {
    expect(like(a, b)).toBeCloseTo(1);
  });

  test('is the less the more letters differ', () => {
    expect(like('AGESA ASA JAYA', 'AGESAH ASA JAYA')).toBeLessThan(1);
    expect(like('AGUSAH ASA JAYA', 'AGESA ASA JAYA')).toBeLessThan(like('AGESAH ASA JAYA', 'AGESA ASA JAYA'));
  });

  test('counts a rare word more than a common one', () => {
    expect(like('AGESA JAYA', 'AGESA ABADI')).toBeGreaterThan(like('AGESA JAYA', 'MUTIARA JAYA'));
    expect(like('AGESA ASA', 'AGESA ASA JAYA')).toBeGreaterThan(like('ASA JAYA', 'AGESA ASA JAYA'));
  });

  test('does not take a word with a short one before it for the word alone', () => {
    expect(like('JAYA ABADI', 'IM ABADI JAYA')).toBeLessThan(0.6);
  });

  test('lies between 0 and 1, and is 1 for a name and itself', () => {
    const word = fc.string({ unit: fc.constantFrom(...'AEIOKMT'), minLength: 1, maxLength: 8 });
    const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(like(a, a)).toBeCloseTo(1);
        expect(like(a, b)).toBeGreaterThanOrEqual(0);
        expect(like(a, b)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});
