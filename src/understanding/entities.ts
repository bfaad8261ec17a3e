import type { Countries } from '../values/country.ts';
import { type Departure, departureIn } from '../values/departure.ts';
import { findPhones } from '../values/phone.ts';
import type { Region, Regions } from '../values/region.ts';
import { unmask } from '../values/unmask.ts';
import { findAccounts } from './accounts.ts';
import { findHandles } from './handles.ts';
import { speaksOfMinors } from './minors.ts';
import { isOwnName } from './names.ts';
import { findPersons } from './persons.ts';

/** What a message says about places, people and times. */
export interface Entities {
  /** Regency or city. */
  readonly region: Region | null;
  readonly province: Region | null;
  /** Below `region`, where the text names it. */
  readonly district: Region | null;
  /** E.164. */
  readonly phones: readonly string[];
  /** Company as written, from "PT" or "CV" on. */
  readonly agency: string | null;
  readonly persons: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  /** Somebody leaves today, tomorrow or within the next days. */
  readonly departureSoon: boolean;
  /** When; null where `departureSoon` is false. */
  readonly departure: Departure | null;
  /** Somebody under 18 is spoken of. */
  readonly minors: boolean;
  /** Bank accounts, digits only. */
  readonly accounts: readonly string[];
  /** Accounts on social networks, in lower case: `telegram:anto_jaya`, or `@anto_jaya` without the platform. */
  readonly handles: readonly string[];
}

export interface Places {
  readonly regions: Regions;
  readonly countries: Countries;
}

const mostCharacters = 20_000;

/**
 * Finds them all in one text; a long one only in its first 20,000 characters. With `now`, "tgl 25" and "hari
 * Senin" count for when somebody leaves.
 */
export function entitiesIn(text: string, places: Places, now?: Date): Entities {
  const part = unmask(text.slice(0, mostCharacters));
  const agency = withoutPlace(findAgency(part), places);
  // Company names are full of places: "PT Malang Jaya".
  const rest = agency ? part.replace(agency.written, ' , ') : part;
  const departure = departureIn(part, now);
  const { region, province, district } = placeIn(rest, agency?.name ?? '', places);
  return {
    region,
    province,
    district,
    phones: findPhones(part),
    agency: agency?.name ?? null,
    persons: findPersons(rest, (word) => isPlace(word, places)),
    countries: places.countries.find(rest),
    departureSoon: departure !== null,
    departure,
    minors: speaksOfMinors(part, now),
    accounts: findAccounts(part),
    handles: findHandles(part),
  };
}

/** Where it is; a place that ends a company's name ("LPK Hikari Cilacap") counts when there is no other. */
function placeIn(
  text: string,
  agency: string,
  { regions }: Places,
): Pick<Entities, 'region' | 'province' | 'district'> {
  const found = regions.find(text);
  if (found.province !== null) return found;
  const words = agency.split(' ');
  const last = words.length > 2 ? regions.find(words.at(-1) ?? '') : found;
  return last.district === null ? last : found;
}

/** A district alone does not count: many bear names of people. */
function isPlace(word: string, { regions, countries }: Places): boolean {
  const { province, district } = regions.find(word);
  return (province !== null && district === null) || countries.find(word).length > 0;
}

const companies =
  /(?<![\p{L}\d])(p\s?\.?\s?t|c\s?\.?\s?v|lpk)(?:nya|ne|na)?(?:[.,:]|\s)\s{0,3}((?:[\p{L}][\p{L}\d'’&-]*[ .]{0,4}){1,7})/giu;
const joining = new Set(['dan', 'and', '&']);

interface Agency {
  readonly name: string;
  /** The stretch of text that names it. */
  readonly written: string;
}

/** The first company named, and the stretch of text that names it. */
export function findAgency(text: string): Agency | null {
  const pattern = new RegExp(companies);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const kind = (match[1] ?? '').replace(/[\s.]/g, '').toUpperCase();
    const words = nameWords((match[2] ?? '').split(/\s+/).filter(Boolean));
    const last = words.at(-1);
    if (last === undefined) {
      // "PT nya PT Sumber": the name may stand behind the next one.
      pattern.lastIndex = match.index + (match[1] ?? '').length;
      continue;
    }
    const end = text.indexOf(last, match.index + match[0].indexOf(match[2] ?? '')) + last.length;
    const proper = words.every((word) => word === word.toLowerCase()) ? words.map(titleCase) : words;
    return { name: `${kind} ${proper.join(' ')}`, written: text.slice(match.index, end) };
  }
  return null;
}

/** "PT Mitra Bakti Utama Brebes" without the town, where enough is left of the name. */
function withoutPlace(agency: Agency | null, places: Places): Agency | null {
  if (!agency) return null;
  const words = agency.name.split(' ');
  const last = words.at(-1) ?? '';
  // Written small throughout, nothing tells the name from what follows it.
  const small = agency.written.endsWith(last.toLowerCase());
  if (words.length < (small ? 4 : 5) || !isPlace(last, places)) return agency;
  const written = agency.written.slice(0, agency.written.length - last.length).trimEnd();
  return { name: words.slice(0, -1).join(' '), written };
}

/** Of the words after "PT", those that belong to the name. */
function nameWords(words: readonly string[]): string[] {
  const name: string[] = [];
  const capitals = /^\p{Lu}/u.test(words[0] ?? '');
  for (const word of words) {
    const bare = word.replace(/[.,]+$/, '');
    // A name begun with capitals ends where they end, but "PT ABADI jaya" is one name all the same.
    if (
      capitals &&
      name.length > 0 &&
      !/^[\p{Lu}&]/u.test(bare) &&
      !joining.has(bare) &&
      !partOfNames.has(bare)
    )
      break;
    if (bare.length < 2 || endings.has(bare.toLowerCase()) || !isOwnName(bare.toLowerCase(), name.length > 0))
      break;
    name.push(bare);
    if (bare !== word && !word.endsWith('..') && bare.length > 3) break;
  }
  while (joining.has((name.at(-1) ?? '').toLowerCase())) name.pop();
  return name;
}

/** What people hang on to "PT" as a word of its own. */
const endings = new Set('nya ne na e nih tsb itu mana apaan kecil besar tersebut ku mu kami lain'.split(' '));
const partOfNames = new Set(
  'jaya abadi sentosa mandiri utama makmur sejahtera bersama mulia karya sukses'.split(' '),
);

function titleCase(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}
