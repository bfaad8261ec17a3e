import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { harmless, linesOf, nameWords, sound, wordsOf } from '../../src/agencies/name.ts';

test.each([
  ['PT. AL-HIKMAH Jaya', ['PT', 'AL', 'HIKMAH', 'JAYA']],
  ['P.T. Maju', ['PT', 'MAJU']],
  ['p t m a j u', ['PT', 'MAJU']],
  ["ABUNI`MAH ma'mur", ['ABUNIMAH', 'MAMUR']],
  ['Café\u200b Élan', ['CAFE', 'ELAN']],
  ['ＭＡＪＵ', ['MAJU']],
  ['👍 … —', []],
])('%s in words', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('lines stay apart', () => {
  expect(linesOf('PT MAJU\r\n\n\nloker: Taiwan')).toEqual([
    ['PT', 'MAJU'],
    ['LOKER', 'TAIWAN'],
  ]);
});

test.each([
  ['PT. Maju (Persero) Tbk', ['MAJU']],
  ['Perusahaan MAJU', ['MAJU']],
  ['LPK BSI', ['LPK', 'BSI']],
  ['PT', ['PT']],
])('%s without its legal form', (name, words) => {
  expect(nameWords(name)).toEqual(words);
});

describe('harmless spellings', () => {
  test.each([
    ['PACIFIC', 'PASIFIK'],
    ['REZEKI', 'REJEKI'],
    ['INTERNATIONAL', 'INTERNASIONAL'],
    ['SAMUDERA', 'SAMUDRA'],
    ['OENGGOEL', 'UNGGUL'],
    ['DJAMIN', 'JAMIN'],
    ['KENTJANA', 'KENCANA'],
    ['MILLENNIUM', 'MILENIUM'],
    ['SUKSESS', 'SUKSES'],
  ])('%s is %s', (one, other) => {
    expect(harmless(one)).toBe(harmless(other));
  });

  test.each([
    ['IIM', 'IM'],
    ['KTJ', 'KC'],
    ['JOE', 'JU'],
    ['ASKA', 'AZKA'],
    ['NUGRAHA', 'ANUGRAH'],
    ['BERKAH', 'BAROKAH'],
    ['PUTRA', 'PUTRI'],
    ['TALENT', 'TALENTA'],
    ['INSAN', 'INSANI'],
  ])('%s is not %s', (one, other) => {
    expect(harmless(one)).not.toBe(harmless(other));
  });

  test('a doubled letter in a longer word changes nothing', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'AEIOUBCDGHJKLMNPRSTYZ'),
      minLength: 5,
      maxLength: 14,
    });
    fc.assert(
      fc.property(word, fc.nat(13), (any, at) => {
        const doubled = any.slice(0, at) + any.slice(at, at + 1) + any.slice(at);
        expect(harmless(doubled)).toBe(harmless(any));
        expect(sound(doubled)).toBe(sound(any));
      }),
    );
  });
});
