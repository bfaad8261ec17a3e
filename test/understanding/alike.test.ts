import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupAlike } from '../../src/understanding/alike.ts';

const group = (...texts: string[]) => groupAlike(texts, (text) => text);

describe('questions that are alike', () => {
  it('stand together, however they are spelt', () => {
    expect(
      group('berapa harga emas sekarang', 'resep rendang padang', 'brp harga emas skrg ya', 'Resep rendang?'),
    ).toEqual([
      ['berapa harga emas sekarang', 'brp harga emas skrg ya'],
      ['resep rendang padang', 'Resep rendang?'],
    ]);
  });

  it('are not alike by small words alone', () => {
    expect(group('apa itu emas', 'apa itu ikan')).toHaveLength(2);
  });

  it('loses and doubles none', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (texts) => {
        expect(
          group(...texts)
            .flat()
            .sort(),
        ).toEqual([...texts].sort());
      }),
    );
  });
});
