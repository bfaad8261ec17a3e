import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldsOf } from '../../src/understanding/folds.ts';

const rows = fc.array(fc.array(fc.constantFrom('biaya', 'paspor', 'visa', 'pt', 'gaji', 'kapal', 'pulang')));

describe('folds', () => {
  it('keep rows together that are nearly the same', () => {
    const alike = ['biaya paspor berapa ya', 'biaya paspor berapa sih', 'ya berapa biaya paspor'];
    expect(
      new Set(
        foldsOf(
          alike.map((row) => row.split(' ')),
          1000,
        ),
      ).size,
    ).toBe(1);
  });

  it('part what differs', () => {
    const apart = Array.from({ length: 200 }, (_, at) => [`kata${at}`, `lain${at}`]);
    const sizes = new Map<number, number>();
    for (const fold of foldsOf(apart, 5)) sizes.set(fold, (sizes.get(fold) ?? 0) + 1);
    expect(sizes.size).toBe(5);
    for (const size of sizes.values()) expect(size).toBeGreaterThan(20);
  });

  it('give every row one of the folds, the same at every time', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 7 }), (all, count) => {
        const folds = foldsOf(all, count);
        expect(folds).toHaveLength(all.length);
        for (const fold of folds) expect(fold).toBeLessThan(count);
        expect(foldsOf(all, count)).toEqual(folds);
      }),
    );
  });
});
