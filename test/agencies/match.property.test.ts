import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMatcher, type Verdict } from '../../src/agencies/match.ts';
import { nameWords } from '../../src/agencies/name.ts';
import { outsideNames } from '../../src/agencies/ordinary-words.ts';
import { shipped } from './shipped.ts';
import { misspell, recombine, seeded } from './variations.ts';

const matcher = createMatcher(shipped.register);
const names = shipped.register.companies.map(({ name }) => nameWords(name).join(' '));
const random = seeded(1);
const asked = [...names, ...names.map((name) => misspell(random, name)), ...recombine(random, names, 500)];
// A slip that makes a word of talk ("ADA", "KAMI") out of a name's word makes another question of it.
const isName = (name: string) => !name.split(' ').some((word) => outsideNames.has(word));
const anyName = fc.constantFrom(...asked.filter(isName));
const essence = ({ verdict, matches }: Verdict) => ({ verdict, matches });

/** The name with each letter and each gap drawn anew. */
function redrawn(letters: (letter: string) => fc.Arbitrary<string>, gaps: fc.Arbitrary<string>) {
  return anyName.chain((name) =>
    fc
      .tuple(...[...name].map((sign) => (sign === ' ' ? gaps : letters(sign))))
      .map((signs) => ({ name, other: signs.join('') })),
  );
}

const asIs = (letter: string) => fc.constant(letter);
const same = ({ name, other }: { name: string; other: string }) => {
  expect(essence(matcher.check(other))).toEqual(essence(matcher.check(name)));
};

describe('no verdict changes with', () => {
  test('case', () => {
    const eitherCase = (letter: string) => fc.constantFrom(letter, letter.toLowerCase());
    fc.assert(fc.property(redrawn(eitherCase, fc.constant(' ')), same), { numRuns: 500 });
  });

  test('spaces and punctuation between words', () => {
    const gap = fc.string({
      unit: fc.constantFrom(' ', '.', ',', '-', '/', '\t', '\n', '(', ')', '"', '…', '\u00a0'),
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(fc.property(redrawn(asIs, gap), same), { numRuns: 500 });
  });

  test('apostrophes, accents and invisible marks', () => {
    const decorated = (letter: string) =>
      fc.constantFrom('', "'", '`', '’', '\u0301', '\u200b', '\u202e', '\ufe0f').map((mark) => letter + mark);
    fc.assert(fc.property(redrawn(decorated, fc.constant(' ')), same), { numRuns: 500 });
  });

  test('the legal form', () => {
    const form = fc.constantFrom(
      'PT %',
      'pt. %',
      'P.T.%',
      '% PT',
      '%, Tbk',
      'PT % (Persero)',
      'perusahaan %',
      'Perseroan Terbatas %',
    );
    fc.assert(
      fc.property(anyName, form, (name, frame) => {
        same({ name, other: frame.replace('%', () => name) });
      }),
      { numRuns: 1_000 },
    );
  });

  test('spaces left out of a listed name, or its words in another order', () => {
    const listed = fc.constantFrom(...names);
    const shuffled = listed.chain((name) =>
      fc
        .shuffledSubarray(name.split(' '), { minLength: name.split(' ').length })
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(shuffled, (name) => matcher.check(name).verdict === 'listed'),
      { numRuns: 500 },
    );
    fc.assert(fc.property(listed, (name) => matcher.check(name.replaceAll(' ', '')).verdict === 'listed'));
  });
});

describe('any text', () => {
  const holds = (verdict: Verdict) => {
    expect(verdict.matches.length).toBeLessThanOrEqual(3);
    if (['not-listed', 'not-a-name'].includes(verdict.verdict)) expect(verdict.matches).toEqual([]);
    else expect(verdict.matches.length).toBeGreaterThan(0);
    for (const { score } of verdict.matches) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1);
    }
    expect(verdict.asked.length).toBeLessThanOrEqual(60);
    expect(verdict.registerDate).toBe('2026-09-17');
  };
  const words = fc.constantFrom(
    ...new Set(names.flatMap((name) => name.split(' '))),
    'pt',
    'cv',
    'lpk',
    'resmi',
    'ga',
    'pak',
    'nib',
    '9120307772741',
    '0812345678901',
    '\n',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.array(words, { maxLength: 12 }).map((list) => list.join(' ')),
  );

  test('has a verdict, and never an error', () => {
    fc.assert(
      fc.property(text, (query) => {
        holds(matcher.check(query));
        const mention = matcher.mentions(query);
        if (mention !== null) holds(mention);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ['one letter', 'x'.repeat(100_000)],
    ['letters apart', 'p t '.repeat(25_000)],
    ['digits', '9'.repeat(100_000)],
    ['markers', 'PT a\n'.repeat(20_000)],
    ['a name again and again', 'pt agesa asa jaya '.repeat(6_000)],
    ['common words', 'jaya abadi putra mandiri '.repeat(4_000)],
    ['marks', '\u0301'.repeat(100_000)],
  ])('of 100 kB (%s) is answered at once', (_, query) => {
    const start = performance.now();
    holds(matcher.check(query));
    matcher.mentions(query);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
