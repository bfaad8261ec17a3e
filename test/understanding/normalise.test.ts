import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, wordsOf } from '../../src/understanding/normalise.ts';
import { cpuTime } from './cpu.ts';

describe('normalise', () => {
  it.each([
    ['brp byr paspor skrg?', 'berapa bayar paspor sekarang'],
    ['sy gk tau klo dr sini gmn', 'saya tidak tau kalau dari sini bagaimana'],
    ['anak2 jalan-jalan', 'anak anak jalan jalan'],
    ['T0L0NG', 'tolong'],
    ['toloooong', 'tolong'],
    ['makasihhh', 'makasih'],
    ['15jt 3bln', '15 juta 3 bulan'],
    ['g2g lewat p3mi', 'g2g lewat p3mi'],
    ['ｐａｓｐｏｒ', 'paspor'],
    ['pas\u200bpor\u202e', 'paspor'],
    ['раsроr', 'paspor'],
    ['tólong', 'tolong'],
    ['saya\u0000 mau\tpulang\n', 'saya mau pulang'],
    ['I don’t know', 'i dont know'],
    ['maaf, saat ini', 'maaf saat ini'],
    ['TKW', 'pmi'],
    ['😀👍', ''],
  ])('%j → %j', (text, normal) => {
    expect(normalise(text)).toBe(normal);
  });

  it('gives the same for any case, spaces and repeated punctuation', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { maxLength: 12 });
    fc.assert(
      fc.property(words, fc.constantFrom('', ' ', '!!!', '???', ' ...'), (all, end) => {
        expect(normalise(`  ${all.join('  ').toUpperCase()}${end}`)).toBe(normalise(all.join(' ')));
      }),
    );
  });

  it('never throws and never leaves an empty word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(wordsOf(text)).not.toContain('');
      }),
    );
  });

  it('takes time in proportion to the text', () => {
    const pieces = ['a', 'anak2 ', 'a\u0301', '0o', '\u202e', 'brp!'];
    const time = cpuTime(() => {
      for (const piece of pieces) wordsOf(piece.repeat(100_000 / piece.length));
    });
    expect(time).toBeLessThan(600);
  });
});
