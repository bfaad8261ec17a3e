import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadLearnt } from '../../src/conversation/load.ts';
import { loadQuestions } from '../../src/text/load.ts';
import type { Labelled } from '../../src/understanding/evaluate.ts';
import type { Sample } from '../../src/understanding/samples.ts';
import { type CountryData, createCountries } from '../../src/values/country.ts';
import { languages } from '../../src/values/language.ts';
import { createRegions, type RegionData, type RegionNames } from '../../src/values/region.ts';
import { createVillages, type VillageData } from '../../src/values/villages.ts';

const root = join(import.meta.dirname, '../..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The data that ships with the project, as the running bot gets it. */
export const shippedRegions = () =>
  createRegions(
    JSON.parse(text('data/regions.json')) as RegionData,
    parse(text('data/region-names.yaml')) as RegionNames,
    createVillages(() => JSON.parse(text('data/villages.json')) as VillageData),
  );

export const shippedCountries = () => createCountries(parse(text('data/countries.yaml')) as CountryData);

export const shippedSamples = (): Sample[] =>
  loadQuestions(join(root, 'locales')).flatMap((sample) => {
    const language = languages.find((known) => known === sample.language);
    return language ? [{ ...sample, language }] : [];
  });

/** What the topics have learnt from what ships with the project. */
export const shippedModel = () => loadLearnt(join(root, 'locales')).topics;

/** What the danger detector has learnt from what ships with the project. */
export const shippedDangers = () => loadLearnt(join(root, 'locales')).dangers;

export function labelled(name: string): Labelled[] {
  return text(`test/evaluation/${name}.jsonl`)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Labelled);
}
