import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Advert } from '../../src/adverts/advert.ts';
import { assessAdvert } from '../../src/adverts/assess.ts';
import { loadClosings } from '../../src/adverts/load.ts';
import { shippedCountries } from '../understanding/data.ts';

const root = join(import.meta.dirname, '../..');
const knowledge = {
  countries: shippedCountries(),
  closings: loadClosings(join(root, 'data/closed-countries.yaml')),
};

/** An advert assessed with the data that ships with the project. */
export const assess = (text: string): Advert => assessAdvert(text, knowledge);

export const signsIn = (text: string): string[] => assess(text).signs.map(({ id }) => id);

export interface LabelledAdvert {
  readonly text: string;
  readonly verdict: string;
  readonly flags: readonly string[];
  readonly agency: string | null;
  readonly country: string | null;
}

export const labelledAdverts = (name: string): LabelledAdvert[] =>
  readFileSync(join(root, `test/evaluation/${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledAdvert);
