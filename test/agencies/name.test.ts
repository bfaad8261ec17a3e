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

  test('what is harmless sounds alike, and folding again changes nothing', () => {
    const word = fc.string({ unit: fc.constantFrom(...'AEIOUBCDGHJKLMNPRSTYZ'), maxLength: 14 });
    fc.assert(
      fc.property(word, (any) => {
        expect(harmless(any)).toMatch(/^[A-Z]*$/);
        expect(sound(any)).toBe(sound(any.toUpperCase()));
      }),
    );
  });
});
