import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createMatcher } from '../../src/agencies/match.ts';
import { linking, ordinary, outsideNames } from '../../src/agencies/ordinary-words.ts';
import { regionalTalk } from '../../src/agencies/regional-words.ts';
import { shipped } from './shipped.ts';

// Lists written by hand before the matcher met them; a name a line, `typed <tab> name in the register`.
const matcher = createMatcher(shipped.register);

function list(file: string): string[] {
  const lines = readFileSync(new URL(`names/${file}`, import.meta.url), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

function pairs(file: string): [typed: string, meant: string][] {
  return list(file).map((line) => {
    const [typed = '', meant = ''] = line.split('\t');
    return [typed, meant];
  });
}

/** Of these queries those whose first match is not the name meant. */
function missed(queries: readonly (readonly [string, string])[]): string[] {
  return queries.flatMap(([typed, meant]) => {
    const { verdict, matches } = matcher.check(typed);
    const right = (verdict === 'listed' || verdict === 'similar') && matches[0]?.name === meant;
    return right ? [] : [`${typed} → ${verdict} ${matches[0]?.name ?? ''}`];
  });
}

describe('names written by hand', () => {
  test('99 of 100 names as people misspell them have the right one first', () => {
    const queries = pairs('misspelt.tsv');
    expect(queries.length).toBeGreaterThanOrEqual(150);
    expect(missed(queries).length).toBeLessThanOrEqual(queries.length / 100);
  });

  test('in sentences too', () => {
    const queries = pairs('sentences.tsv');
    expect(queries.length).toBeGreaterThanOrEqual(60);
    expect(missed(queries)).toEqual([]);
  });

  test('of the names that are in no register, none is listed', () => {
    const absent = list('absent.txt');
    expect(absent.length).toBeGreaterThanOrEqual(300);
    const asked = absent.flatMap((name) => [
      name,
      name.toLowerCase(),
      `kata tetangga ${name} itu resmi ga sih`,
    ]);
    expect(asked.filter((query) => matcher.check(query).verdict === 'listed')).toEqual([]);
    expect(asked.filter((query) => matcher.mentions(query)?.verdict === 'listed')).toEqual([]);
  });

  test('ordinary sentences ask for no company', () => {
    const sentences = list('ordinary.txt');
    expect(sentences.length).toBeGreaterThanOrEqual(60);
    expect(sentences.filter((text) => matcher.mentions(text) !== null)).toEqual([]);
    expect(sentences.filter((text) => matcher.check(text).verdict === 'listed')).toEqual([]);
  });
});

describe('a word of talk beside a name', () => {
  const talk = [...outsideNames, ...regionalTalk, ...ordinary].filter((word) => word !== 'PERUSAHAAN');

  test('may be the beginning of another name right behind "PT"', () => {
    const between = talk.filter((word) => !linking.has(word)).map((word) => `PT ${word} SUKMA KARYA SEJATI`);
    expect(between.filter((query) => matcher.check(query).verdict === 'listed')).toEqual([]);
  });

  test.each([
    'PT Kita Sukma Karya Sejati',
    'Kami Sukma Karya Sejati',
    'PT Sukma Karya Sejati Kita',
    'PT Aria Sukma Karya Sejati',
    'PT Sukma Karya Sejati Terus',
  ])('%s is another company', (query) => {
    expect(matcher.check(query)).toMatchObject({
      verdict: 'similar',
      matches: [{ name: 'SUKMA KARYA SEJATI' }],
    });
  });

  test.each([
    'PT niku nopo resmi, Sukma Karya Sejati',
    'nek pt sukma karya sejati kuwi piye',
    'PT namanya Sukma Karya Sejati',
  ])('%s asks for the company', (query) => {
    expect(matcher.check(query).matches[0]?.name).toBe('SUKMA KARYA SEJATI');
  });
});
