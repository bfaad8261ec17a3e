import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Labelled } from '../../src/understanding/evaluate.ts';
import { type Sample, samplesOf } from '../../src/understanding/samples.ts';
import { type CountryData, createCountries } from '../../src/values/country.ts';
import { createRegions, type RegionData, type RegionNames } from '../../src/values/region.ts';

const root = join(import.meta.dirname, '../..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The data that ships with the project, as the running bot gets it. */
export const shippedRegions = () =>
  createRegions(
    JSON.parse(text('data/regions.json')) as RegionData,
    parse(text('data/region-names.yaml')) as RegionNames,
  );

export const shippedCountries = () => createCountries(parse(text('data/countries.yaml')) as CountryData);

export function shippedSamples(): Sample[] {
  return (['id', 'en'] as const).flatMap((language) =>
    readdirSync(join(root, `locales/${language}/questions`))
      .sort()
      .flatMap((file) => {
        const content = parse(text(`locales/${language}/questions/${file}`)) as Record<string, string[]>;
        return samplesOf(language, file.replace('.yaml', ''), content);
      }),
  );
}

export function labelled(name: string): Labelled[] {
  return text(`test/evaluation/${name}.jsonl`)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Labelled);
}
