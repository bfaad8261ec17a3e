import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitText } from '../../src/channels/split.ts';

describe('splitText', () => {
  test.for<[label: string, text: string, limit: number, parts: string[]]>([
    ['blank', ' \n ', 10, []],
    ['short', ' satu ', 10, ['satu']],
    ['exactly the limit', 'x'.repeat(10), 10, ['x'.repeat(10)]],
    ['at a paragraph', 'satu dua\n\ntiga empat', 14, ['satu dua', 'tiga empat']],
    ['at a line', 'satu. dua\ntiga empat', 14, ['satu. dua', 'tiga empat']],
    ['at a sentence', 'satu dua. tiga empat', 16, ['satu dua.', 'tiga empat']],
    ['at a word', 'satu dua tiga empat', 14, ['satu dua tiga', 'empat']],
    ['in a long word', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['not at an early seam', 'a\n\nbcdefghijklm', 10, ['a\n\nbcdefgh', 'ijklm']],
    ['not inside a pair', 'aaa😀b', 4, ['aaa', '😀b']],
    ['not inside a family', 'aa👨‍👩‍👧b', 9, ['aa', '👨‍👩‍👧b']],
    ['not before a mark', 'aaae\u0301b', 4, ['aaa', 'e\u0301b']],
  ])('%s', ([, text, limit, parts]) => {
    expect(splitText(text, limit)).toEqual(parts);
  });

  test('a pile of marks longer than a part is cut, not looped over', () => {
    const parts = splitText(`e${'\u0301'.repeat(5000)}`, 1000);
    expect(parts.length).toBeGreaterThanOrEqual(6);
    expect(parts.join('')).toHaveLength(5001);
  });

  test('a pile of marks that are pairs is cut between pairs', () => {
    const parts = splitText(`e${'\u{e0100}'.repeat(1000)}`, 1000);
    expect(parts.every((part) => part.isWellFormed())).toBe(true);
    expect(parts.join('')).toHaveLength(2001);
  });

  const text = fc.array(
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('. ', '\n\n', ' ', '👩🏽‍🌾', '\n')),
  );

  test('property: nothing but white space is lost, no part is too long, blank or torn', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 60 }), (pieces, limit) => {
        const whole = pieces.join('');
        const parts = splitText(whole, limit);
        const solid = (words: string) => words.replace(/\s/g, '');
        expect(solid(parts.join(''))).toBe(solid(whole));
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limit);
          expect(part.trim()).not.toBe('');
          expect(part.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});
