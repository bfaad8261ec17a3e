import { describe, expect, it } from 'vitest';
import { entitiesIn } from '../../src/understanding/entities.ts';
import { shippedCountries, shippedRegions } from './data.ts';
import { entityLines, type Field, fields, measure, precision, recall } from './entities.fields.ts';

const places = { regions: shippedRegions(), countries: shippedCountries() };
const find = (text: string) => entitiesIn(text, places);

// On messages that nobody looked at while the finding was written; docs/understanding.md has the figures.
const least: Readonly<Record<Exclude<Field, 'district'>, readonly [precision: number, recall: number]>> = {
  region: [0.95, 0.95],
  province: [0.95, 0.95],
  phones: [0.95, 0.95],
  agency: [0.95, 0.95],
  persons: [0.95, 0.9],
  countries: [0.95, 0.95],
  departureSoon: [0.85, 0.95],
  minors: [0.95, 0.95],
};

describe('what is found in messages that were kept unread', () => {
  const lines = entityLines('kept');
  const found = measure(lines, find);

  it('stands on enough messages', () => expect(lines.length).toBe(60));

  const asked = fields.filter((field) => field !== 'district');
  it.each(asked)('%s', (field) => {
    const [precise, complete] = least[field];
    expect(precision(found[field])).toBeGreaterThanOrEqual(precise);
    expect(recall(found[field])).toBeGreaterThanOrEqual(complete);
  });
});

describe('what is found in messages that were read', () => {
  it('is what is there', () => {
    const differing: string[] = [];
    measure(entityLines('read'), find, ({ id }, field, got) => differing.push(`${id} ${field}: ${got}`));
    expect(differing).toEqual([]);
  });
});
