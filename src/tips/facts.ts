import { isObject, type Json, type JsonObject } from '../values/json.ts';
import type { Region } from '../values/region.ts';
import type { CaseEvent } from './case.ts';

/** When they leave, as the story or its correction says. */
export type Leaving = 'today' | 'tomorrow' | 'days' | 'week' | 'later';

/** What is taken from a story by itself and shown to its writer; no name of anybody. */
export interface Facts {
  /** District, regency or province, the smallest that was named. */
  readonly place: string | null;
  readonly phones: readonly string[];
  readonly agency: string | null;
  readonly departure: Leaving | null;
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
}

/** The writer's word on them: they have not been asked, said "right", or put them right. */
export type Confirmed = 'not-yet' | 'right' | 'corrected';

/** What the understanding found, as far as facts need it. */
export interface FactsFound {
  readonly region: Region | null;
  readonly province: Region | null;
  readonly district: Region | null;
  readonly phones: readonly string[];
  readonly agency: string | null;
  readonly departure: 'today' | 'tomorrow' | 'days' | null;
  readonly countries: readonly string[];
}

const mostPhones = 2;
const mostCountries = 3;

export const factsOf = (found: FactsFound): Facts => ({
  place: placeOf(found),
  phones: found.phones.slice(0, mostPhones),
  agency: found.agency,
  departure: found.departure,
  countries: found.countries.slice(0, mostCountries),
});

/** "Aikmel, Lombok Timur"; a city keeps its word, for a regency may bear the same name. */
function placeOf({ region, province, district }: FactsFound): string | null {
  if (!region) return province?.name ?? null;
  const regency = region.name.replace(/^Kabupaten (?:Administrasi )?/, '');
  return district && district.name !== regency ? `${district.name}, ${regency}` : regency;
}

export const isEmpty = ({ place, phones, agency, departure, countries }: Facts): boolean =>
  place === null && phones.length === 0 && agency === null && departure === null && countries.length === 0;

/** The facts of a case by now, and what the writer said of them; null before it was opened. */
export function factsIn(events: readonly CaseEvent[]): { facts: Facts; confirmed: Confirmed } | null {
  let facts: Facts | null = null;
  let confirmed: Confirmed = 'not-yet';
  for (const { kind, data } of events) {
    if (!isObject(data)) continue;
    const kept = kind === 'opened' || kind === 'detailed' ? readFacts(data.facts) : null;
    if (kept) {
      facts = kept;
      confirmed = kind === 'opened' ? 'not-yet' : 'corrected';
    }
    if (kind === 'detailed' && data.confirmed === true) confirmed = 'right';
  }
  return facts && { facts, confirmed };
}

export const factsJson = (facts: Facts): JsonObject => ({
  place: facts.place,
  phones: [...facts.phones],
  agency: facts.agency,
  departure: facts.departure,
  countries: [...facts.countries],
});

const departures: readonly Leaving[] = ['today', 'tomorrow', 'days', 'week', 'later'];

function readFacts(value: Json | undefined): Facts | null {
  if (!isObject(value)) return null;
  return {
    place: textOf(value.place),
    phones: textsOf(value.phones),
    agency: textOf(value.agency),
    departure: departures.find((one) => one === value.departure) ?? null,
    countries: textsOf(value.countries),
  };
}

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

const textsOf = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((one: Json) => typeof one === 'string') : [];
