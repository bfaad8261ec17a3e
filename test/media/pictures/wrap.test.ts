import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnLetters, widthOf, wrap } from '../../../src/media/pictures/wrap.ts';

const letters = { size: 40 };

describe('the width of a text', () => {
  it('follows the letters: narrow, wide, bold, unknown', () => {
    expect(widthOf('i', letters)).toBeLessThan(widthOf('m', letters));
    expect(widthOf('aaa', letters)).toBeLessThan(widthOf('aaa', { ...letters, bold: true }));
    expect(widthOf('é', letters)).toBe(32);
    expect(widthOf('aa', letters)).toBeCloseTo(44.88);
  });
});

describe('lines', () => {
  it('fit their width, keep every letter in order, and keep the lines of the text', () => {
    const word = fc.string({ minLength: 1, maxLength: 8 }).map((text) => text.replace(/\s/g, '') || 'x');
    const text = fc.array(word, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(text, fc.integer({ min: 100, max: 900 }), (words, width) => {
        const lines = wrap(words.join(' '), letters, width);
        expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
        for (const line of lines) expect(widthOf(line, letters)).toBeLessThanOrEqual(width);
      }),
    );
    expect(wrap('satu\ndua', letters, 900)).toEqual(['satu', 'dua']);
    expect(wrap('satu dua', letters, 120)).toEqual(['satu', 'dua']);
  });

  it('hold no sign that the letters at hand cannot draw', () => {
    expect(drawnLetters('🔥GAJI  15–20jt 💰\n☎ wa.me/62 𝗞𝗲𝗿𝗷𝗮 в Камбодже')).toBe(
      'GAJI 15–20jt \n wa.me/62 Kerja'.replace(' \n ', ' \n '),
    );
  });
});
