import { describe, expect, test } from 'vitest';
import { createMatcher } from '../../src/agencies/match.ts';
import { harmless, nameWords } from '../../src/agencies/name.ts';
import { parseRegister } from '../../src/agencies/register.ts';
import { shipped } from './shipped.ts';
import { misspell, pick, recombine, seeded } from './variations.ts';

const matcher = createMatcher(shipped.register);
const names = shipped.register.companies.map(({ name }) => name);
const folded = (name: string) => nameWords(name).map(harmless).sort().join(' ');

describe('all names of the register', () => {
  test.each([
    ['%'],
    ['PT %'],
    ['%, PT'],
    ['  p.t.  % (Persero)  '],
    ['kata tetangga pt % itu resmi ga sih'],
    ['saya ditawari kerja ke taiwan lewat PT % katanya gratis, aman nggak ya?'],
    ['is PT % legit?'],
    ['pt % di malang itu punya siapa'],
    ['cek %'],
  ])('are listed, written "%s"', (frame) => {
    const wrong = names.filter((name) => {
      const { verdict, matches } = matcher.check(frame.replace('%', () => name.toLowerCase()));
      return verdict !== 'listed' || matches.length !== 1 || matches[0]?.name !== name;
    });
    expect(wrong).toEqual([]);
  });

  test('are found by each of their numbers', () => {
    const wrong = shipped.register.companies.filter(({ name, nibs }) =>
      nibs.some((nib) => {
        const { verdict, matches } = matcher.check(nib);
        return verdict !== 'listed' || matches[0]?.name !== name || matches[0].nib !== nib;
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('are met in ordinary messages beside PT', () => {
    const wrong = names.filter(
      (name) => matcher.mentions(`saya ditawari PT. ${name} kemarin`)?.verdict !== 'listed',
    );
    expect(wrong).toEqual([]);
  });

  test('misspelt: 99 of 100 are listed or similar with the right one first', () => {
    const random = seeded(20_260_917);
    const asked = Array.from({ length: 4 }, () => names)
      .flat()
      .map((name) => ({ name, query: misspell(random, name) }));
    const missed = asked.filter(({ name, query }) => matcher.check(query).matches[0]?.name !== name);
    expect(missed.length / asked.length, JSON.stringify(missed)).toBeLessThan(0.01);
  });

  test('misspelt by a letter, never another company is listed', () => {
    const random = seeded(4);
    for (const name of names) {
      const { verdict, matches } = matcher.check(misspell(random, name));
      if (verdict === 'listed') expect(matches[0]?.name).toBe(name);
    }
  });
});

describe('names made of words of the register that no company bears', () => {
  const known = new Set(names.map(folded));
  const absent = recombine(seeded(11), names, 1_500).filter((name) => !known.has(folded(name)));

  test('are many', () => {
    expect(absent.length).toBeGreaterThan(1_400);
  });

  test.each(['%', 'PT %', '% itu resmi ga', 'kak, PT. % terdaftar?'])(
    'are never listed, written "%s"',
    (frame) => {
      const listed = absent.filter(
        (name) => matcher.check(frame.replace('%', () => name)).verdict === 'listed',
      );
      expect(listed).toEqual([]);
    },
  );

  test('are never listed in ordinary messages', () => {
    const listed = absent.filter(
      (name) => matcher.mentions(`saya ditawari PT ${name} kemarin`)?.verdict === 'listed',
    );
    expect(listed).toEqual([]);
  });
});

describe('a word more or less', () => {
  const words = [...new Set(names.flatMap(nameWords))];
  const known = new Set(names.map(folded));
  const random = seeded(5);

  test('is never listed', () => {
    const changed = names.flatMap((name) => {
      const list = nameWords(name);
      const at = Math.floor(random() * (list.length + 1));
      const more = [...list.slice(0, at), pick(random, words), ...list.slice(at)].join(' ');
      const less = list.toSpliced(at % list.length, 1).join(' ');
      return [more, less].filter((variant) => variant !== '' && !known.has(folded(variant)));
    });
    expect(changed.length).toBeGreaterThan(1_000);
    expect(changed.filter((name) => matcher.check(`PT ${name}`).verdict === 'listed')).toEqual([]);
    expect(changed.filter((name) => matcher.check(name).verdict === 'listed')).toEqual([]);
  });
});

describe('a register of 100,000 names', () => {
  const many = recombine(seeded(3), names, 100_000);
  const rows = many.map((name, i) => `${name},${9_120_000_000_000 + i}`);
  const { register } = parseRegister(`name,nib\n${rows.join('\n')}`, { asOf: '2026-09-17', source: 'test' });
  const large = createMatcher(register);

  test.each([
    ['as they stand', (name: string) => name],
    ['misspelt', (name: string) => misspell(seeded(name.length), name)],
    ['in a question', (name: string) => `kata tetangga pt ${name} itu resmi ga sih`],
  ])('answers names %s within a millisecond', (_, vary) => {
    const random = seeded(9);
    const queries = Array.from({ length: 600 }, () => vary(pick(random, many)));
    const times = queries.map((query) => {
      const start = performance.now();
      large.check(query);
      return performance.now() - start;
    });
    // The median: other work on the same machine must not fail this.
    expect(times.sort((a, b) => a - b)[300]).toBeLessThan(1);
  });
});
