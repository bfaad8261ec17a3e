import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entitiesIn } from '../../src/understanding/entities.ts';
import { cpuTime } from './cpu.ts';
import { shippedCountries, shippedRegions } from './data.ts';
import { entityLines, type Field, fields, measure, precision, recall } from './entities.fields.ts';

const places = { regions: shippedRegions(), countries: shippedCountries() };
/** A Sunday, 10 in the morning in Jakarta: the day on which the stories were told. */
const now = new Date('2026-11-22T03:00:00Z');
const find = (text: string) => entitiesIn(text, places, now);

// Of stories whose single lines were not looked at while the finding was written; docs/understanding.md has the figures.
const least: Readonly<Record<Field, readonly [precision: number, recall: number]>> = {
  region: [0.97, 0.94],
  province: [0.97, 0.93],
  district: [0.95, 0.95],
  phones: [0.97, 0.9],
  agency: [0.8, 0.8],
  persons: [0.95, 0.92],
  countries: [0.95, 0.95],
  departureSoon: [0.9, 0.75],
  minors: [0.95, 0.95],
};

describe('what is found in stories that were kept unread', () => {
  const lines = entityLines('kept', 'tips');
  const found = measure(lines, find);

  it('stands on enough stories', () => expect(lines.length).toBe(75));

  it.each(fields)('%s', (field) => {
    const [precise, complete] = least[field];
    expect(precision(found[field])).toBeGreaterThanOrEqual(precise);
    expect(recall(found[field])).toBeGreaterThanOrEqual(complete);
  });
});

/** A Saturday, for which another hand told stories without knowing the program. */
const saturday = new Date('2026-11-21T03:00:00Z');
const leastUnseen: Readonly<Record<Exclude<Field, 'district'>, readonly [number, number]>> = {
  region: [0.94, 0.92],
  province: [0.95, 0.94],
  phones: [0.92, 0.92],
  agency: [0.95, 0.9],
  persons: [0.92, 0.7],
  countries: [0.96, 0.96],
  departureSoon: [0.88, 0.88],
  minors: [0.83, 0.8],
};

describe('what is found in stories of somebody who did not know the program', () => {
  const lines = entityLines('kept', 'unseen/tips');
  const found = measure(lines, (text) => entitiesIn(text, places, saturday));

  it('stands on enough stories', () => expect(lines.length).toBe(100));

  it.each(fields.filter((field) => field !== 'district'))('%s', (field) => {
    const [precise, complete] = leastUnseen[field];
    expect(precision(found[field])).toBeGreaterThanOrEqual(precise);
    expect(recall(found[field])).toBeGreaterThanOrEqual(complete);
  });
});

describe('what is found in stories that were read', () => {
  it('is what is there, but for one', () => {
    const differing: string[] = [];
    const lines = entityLines('read', 'tips');
    measure(lines, find, ({ id }, field, got) => differing.push(`${id} ${field}: ${got}`));
    expect(lines.length).toBe(75);
    // "Lalu Wirawan": a Sasak title that is an Indonesian word for "then".
    expect(differing).toEqual(['read-68 persons: ']);
  });
});

describe('finding', () => {
  const stories = entityLines('read', 'tips').map(({ text }) => text);
  const pieces = fc.constantFrom(
    ...'0812 +62 o8l2 nol satu titik wa.me/ rek BRI PT nya Pak haji bernama umur 16 punya anak desa kec kab di ke'.split(
      ' ',
    ),
    ...'besok tgl 25 berangkat bandara @ fb Lotim Malang ( ) . , - \n \u200b ０８ 🙏'.split(' '),
  );
  const anything = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(pieces, { maxLength: 200 }).map((all) => all.join(' ')),
    fc.array(pieces, { maxLength: 200 }).map((all) => all.join('')),
    fc.constantFrom(...stories),
  );

  it('never throws, gives the same twice, and numbers in E.164 only', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const first = find(text);
        expect(find(text)).toEqual(first);
        for (const phone of first.phones) expect(phone).toMatch(/^\+[1-9]\d{7,14}$/);
        for (const account of first.accounts) expect(account).toMatch(/^\d{8,18}$/);
        for (const country of first.countries) expect(country).toMatch(/^[A-Z]{2}$/);
        expect(first.departureSoon).toBe(first.departure !== null);
        if (first.region) expect(first.region.code.slice(0, 2)).toBe(first.province?.code);
        if (first.district) expect(first.district.code.slice(0, 5)).toBe(first.region?.code);
      }),
    );
  });

  it('takes less than 5 ms for 4,000 characters', () => {
    const text = stories.join('. ').slice(0, 4000);
    for (let n = 0; n < 100; n++) find(text);
    const time = cpuTime(() => {
      for (let n = 0; n < 100; n++) find(text);
    });
    expect(time / 100).toBeLessThan(5);
  });

  it.each([
    '0812 ',
    '1 ',
    '0',
    ' ',
    '8-',
    'o8l ',
    'nol ',
    '1satu',
    'desa ',
    'kec di ',
    'pt ',
    'umur ',
    'anak a ',
    'rek 1 ',
    'bank aaaaaaaaa ',
    'fb namanya ',
    '@a',
    'lahir a ',
    'punya ',
  ])('10,000 characters of "%s" are read in a moment', (piece) => {
    const text = piece.repeat(10_000 / piece.length);
    expect(cpuTime(() => find(text))).toBeLessThan(300);
  });
});
