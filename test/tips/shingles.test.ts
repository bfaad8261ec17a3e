import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewestWords, markShape, sameness, textMarks } from '../../src/tips/shingles.ts';
import { chances, changedWords, copyOf, isFound, measure, stories } from './near-copies.ts';

const words = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: fewestWords, maxLength: 80 });

describe('marks of a text', () => {
  it('are the same for the same words, however they are written', () => {
    fc.assert(
      fc.property(words, (list) => {
        const other = list.map((word, at) => (at % 3 === 0 ? word.toUpperCase() : word)).join(',\n ');
        expect(textMarks(`“${other}!”`)).toEqual(textMarks(list.join(' ')));
        expect(sameness(other, list.join(' '))).toBe(1);
      }),
    );
  });

  it('are so many for every long text, and none for a short one', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (text) => {
        expect([0, markShape.bands]).toContain(textMarks(text).length);
      }),
    );
    const short = 'Bu Wati cari gadis di Aikmel Lombok Timur untuk Malaysia';
    expect(textMarks(short)).toEqual([]);
    expect(textMarks(`${short} hp 0812-3456-7890`)).toHaveLength(markShape.bands);
  });

  it('tell that a copy is one when only its telephone number is another', () => {
    const text =
      'Dibutuhkan segera gadis untuk kerja rumah tangga di Malaysia gaji lima juta paspor dibantu hubungi Bu Wati 0812-3456-7890 segera';
    expect(isFound(text, text.replace('0812-3456-7890', '0857 1111 2222'))).toBe(true);
    expect(isFound(text, `Diteruskan berkali kali. ${text} sebarkan ke grup lain ya`)).toBe(true);
  });

  it('are found again whatever stands around the copy that is no part of it', () => {
    const one = chances(3);
    const all = stories(200).map(({ text }) => text);
    const copies = all.map((text) => `${text} ${copyOf('sebarkan ya kawan kawan', 1, one)}`);
    const found = copies.filter((copy, at) => isFound(all[at] ?? '', copy)).length;
    expect(found / all.length).toBeGreaterThan(0.95);
  });

  it('say how much two texts share: between 0 and 1, whichever comes first', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [one, other] = [a.join(' '), b.join(' ')];
        expect(sameness(one, other)).toBe(sameness(other, one));
        expect(sameness(one, other)).toBeGreaterThanOrEqual(0);
        expect(sameness(one, other)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('near copies among 2,000 stories', () => {
  it('are found, and different stories and different witnesses are not taken for copies', () => {
    const { recall, other, sentence, witnesses } = measure();
    const floors = [1, 0.99, 0.97, 0.92, 0.72, 0.42];
    for (const [at, changes] of changedWords.entries())
      expect(recall.get(changes), `${changes} words changed`).toBeGreaterThanOrEqual(floors[at] ?? 1);
    expect(other.pairs).toBeGreaterThan(1_900_000);
    expect(other.found).toBe(0);
    expect(sentence.found / sentence.pairs).toBeLessThan(0.04);
    expect(witnesses).toMatchObject({ found: 0 });
  });
});
