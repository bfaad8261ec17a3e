import { describe, expect, it } from 'vitest';
import { dateInWords, isDate } from '../../src/values/date-text.ts';

describe('a date', () => {
  it.each(['2026-11-21', '2024-02-29', '2000-01-01'])('%s exists', (text) => expect(isDate(text)).toBe(true));
  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '26-11-21',
    '2026-11-1',
    '2026-11-21T00:00',
    '',
  ])('%s does not', (text) => expect(isDate(text)).toBe(false));

  it.each([
    ['2026-11-21', 'id', 'short', '21 Nov 2026'],
    ['2026-11-21', 'en', 'short', '21 Nov 2026'],
    ['2025-12', 'id', 'short', 'Des 2025'],
    ['2025-12', 'en', 'short', 'Dec 2025'],
    ['2025-08-17', 'id', 'long', '17 Agustus 2025'],
    ['2025-08-17', 'en', 'long', '17 August 2025'],
    ['2025', 'id', 'short', '2025'],
  ] as const)('%s in %s, %s', (text, language, month, expected) => {
    expect(dateInWords(text, language, month)).toBe(expected);
  });
});
