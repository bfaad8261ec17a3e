import { levelOf, type Region, type Regions, regencyOf } from '../values/region.ts';
import { type Finding, type Read, read, refused } from './remark.ts';

export interface Lookups {
  readonly regions: Regions;
  /** The first country named in a text, as ISO 3166-1 alpha-2. */
  country(text: string): string | null;
  /** Whether it is the code of a country that is known. */
  isCountry(code: string): boolean;
}

export type Areas = Read<readonly string[]>;

const wholeCountry = new Set([
  'national',
  'nasional',
  'pusat',
  'id',
  'indonesia',
  'all',
  'semua',
  '*',
  'seluruh indonesia',
]);
const sea = new Set(['sea', 'laut', 'di laut', 'at sea', 'kapal']);
const abroad = /^(?:abroad|luar negeri|ln|overseas)\s*(?::\s*(.*))?$/i;

/**
 * Regions as an operator writes them, separated by `;` → codes. Empty stands for the whole country.
 * Unknown and ambiguous names are problems, with what may be meant.
 */
export function readAreas(cell: string, lookups: Lookups): Areas {
  const pieces = cell
    .split(/[;|\n]/)
    .map((piece) => piece.replace(/\s+/g, ' ').trim())
    .filter((piece) => piece !== '');
  const parts = pieces.map((piece) => readPiece(piece, lookups));
  const codes = [...new Set(parts.flatMap((part) => part.value))];
  return {
    value: codes.includes('national') ? [] : codes,
    problems: parts.flatMap((part) => part.problems),
    notes: parts.flatMap((part) => part.notes),
  };
}

type Codes = Read<readonly string[]>;

function readPiece(piece: string, lookups: Lookups): Codes {
  const lower = piece.toLowerCase();
  if (wholeCountry.has(lower)) return read(['national']);
  if (sea.has(lower)) return read(['sea']);
  const away = abroad.exec(piece);
  if (away) return readCountries(away[1] ?? '', lookups);
  if (/^\d[\d.\s]*$/.test(piece)) return readCode(piece, lookups.regions);
  return readNames(piece, lookups);
}

function readCountries(text: string, lookups: Lookups): Codes {
  const names = text
    .split(/[,/]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) return problem('abroad-where', {});
  const found = names.map((name): Codes => {
    const upper = name.toUpperCase();
    const code = lookups.isCountry(upper) ? upper : lookups.country(name);
    return code === null ? problem('country-unknown', { given: name }) : read([`abroad:${code}`]);
  });
  return joined(found);
}

/** `52.03`, `5203`, `52`; a district stands for its regency, since nobody is alerted below that. */
function readCode(piece: string, regions: Regions): Codes {
  const digits = piece.replace(/\D/g, '');
  const pairs = /^\d{2}(\d{2}){0,2}$/.test(digits) ? digits.match(/../g) : null;
  const region = regions.byCode(pairs?.join('.') ?? '');
  if (!region) return problem('region-code', { given: piece });
  return served(region, regions);
}

function served(region: Region, regions: Regions): Codes {
  const regency = levelOf(region.code) === 'district' ? regencyOf(region.code) : null;
  if (regency === null) return read([region.code]);
  const name = regions.byCode(regency)?.name ?? regency;
  return read([regency], [{ problem: 'region-widened', params: { given: region.name, name } }]);
}

/** "Lombok Timur", "Kab. Malang, Jatim" (one place), "Lotim, KLU" (two). */
function readNames(piece: string, lookups: Lookups): Codes {
  const parts = piece.split(/\s*[,/]\s*/).filter((part) => part !== '');
  const single = parts.map((part) => readName(part, lookups));
  if (parts.length < 2) return single[0] ?? problem('region-unknown', { given: piece });
  const provinces = single.flatMap((part) => part.value.filter((code) => levelOf(code) === 'province'));
  const whole = lookups.regions.find(piece).region;
  const isAddition = whole !== null && provinces.includes(whole.code.slice(0, 2));
  return isAddition ? read([whole.code]) : joined(single);
}

function readName(text: string, lookups: Lookups): Codes {
  const { regions } = lookups;
  const { region, province, district, candidates } = regions.find(text);
  if (candidates.length > 0)
    return problem('region-ambiguous', { given: text, candidates: candidates.map(withCode).join(', ') });
  const found = district ?? region ?? province;
  if (!found) return unknown(text, lookups);
  const surplus = surplusWord(text, found, regions);
  if (surplus !== null)
    return problem('region-surplus', { given: text, word: surplus, candidates: withCode(found) });
  const codes = served(found, regions);
  return { ...codes, notes: [...codes.notes, ...isOtherName(text, found)] };
}

function unknown(text: string, lookups: Lookups): Codes {
  const country = lookups.country(text);
  if (country !== null) return problem('country-bare', { given: text, code: country });
  return problem('region-unknown', { given: text });
}

/** Words that stand beside names without changing the place. */
const beside = new Set(
  'kab kabupaten kota kodya kotamadya regency city prov provinsi propinsi province kec kecamatan dki di daerah'.split(
    ' ',
  ),
);

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** A word without which the same place is found, though it is no part of its name: perhaps a second place. */
function surplusWord(text: string, found: Region, regions: Regions): string | null {
  const words = wordsIn(text);
  const own = new Set(wordsIn(found.name));
  const surplus = words.find((word, at) => {
    if (words.length === 1 || own.has(word) || beside.has(word)) return false;
    const without = regions.find(words.filter((_, other) => other !== at).join(' '));
    const same = without.district ?? without.region ?? without.province;
    return without.candidates.length === 0 && same?.code === found.code;
  });
  return surplus ?? null;
}

/** An everyday name may stand for more than was meant ("Lombok" is read as the whole province). */
function isOtherName(text: string, found: Region): Finding[] {
  if (levelOf(found.code) !== 'province') return [];
  const own = wordsIn(found.name).join(' ');
  const given = wordsIn(text).filter((word) => !beside.has(word));
  if (given.every((word) => own.split(' ').includes(word)) || abbreviations.has(given.join(''))) return [];
  return [{ problem: 'region-read', params: { given: text, name: withCode(found) } }];
}

/** They mean nothing but the province. */
const abbreviations = new Set(
  (
    'ntb ntt diy dki dkj nad kepri babel jabar jateng jatim sumut sumbar sumsel kalbar kalteng kalsel kaltim ' +
    'kaltara sulut sulteng sulsel sultra sulbar malut'
  ).split(' '),
);

const withCode = ({ code, name }: Region): string => `${name} (${code})`;

const problem = (name: Finding['problem'], params: Finding['params']): Codes => ({
  ...refused(name, params),
  value: [],
});

const joined = (parts: readonly Codes[]): Codes => ({
  value: parts.flatMap((part) => part.value),
  problems: parts.flatMap((part) => part.problems),
  notes: parts.flatMap((part) => part.notes),
});
