import {
  cityWords,
  districtWords,
  homeOf,
  homeWords,
  otherThings,
  placeNamed,
  placeWords,
  provinceWords,
  regencyWords,
  shortestPlain,
  streetWords,
  villageWords,
  wayWords,
} from './region-words.ts';
import type { VillageOf } from './villages.ts';

/** A region of Indonesia: dotted official code (`52`, `52.03`, `52.03.01`) and title-case name. */
export interface Region {
  readonly code: string;
  readonly name: string;
}

export type RegionLevel = 'province' | 'regency' | 'district';

/** `data/regions.json`: province code → [name, {two digits → [name, "two digits + district|…"]}]. */
export interface RegionData {
  readonly provinces: Readonly<Record<string, RegionDataProvince>>;
}
type RegionDataProvince = readonly [string, Readonly<Record<string, readonly [string, string]>>];

/** `data/region-names.yaml`. */
export interface RegionNames {
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly careful: readonly string[];
}

export interface RegionFound {
  /** Regency or city; null when none is named, or when the name fits several. */
  readonly region: Region | null;
  readonly province: Region | null;
  /** Below `region`, when the text names it. */
  readonly district: Region | null;
  /** The regencies that an ambiguous name may mean ("Malang": Kabupaten or Kota). Empty otherwise. */
  readonly candidates: readonly Region[];
}

export interface Regions {
  /** The first place named in a text, by official or everyday name. */
  find(text: string): RegionFound;
  byCode(code: string): Region | null;
  /** All regions one level below a code; the provinces for the empty code. Sorted by code. */
  below(code: string): readonly Region[];
}

export const provinceOf = (code: string): string => code.slice(0, 2);

export const regencyOf = (code: string): string | null => (code.length >= 5 ? code.slice(0, 5) : null);

export function levelOf(code: string): RegionLevel {
  if (code.length <= 2) return 'province';
  return code.length <= 5 ? 'regency' : 'district';
}

const nothing: RegionFound = { region: null, province: null, district: null, candidates: [] };
const mostWordsOfName = 4;
const mostCharacters = 5000;

interface Mention {
  readonly codes: readonly string[];
  readonly at: number;
  readonly length: number;
  /** How surely the name is meant as the place in question. */
  readonly weight: number;
}

/** Makes the look-up. Districts are indexed at the first text that may need them. */
export function createRegions(
  data: RegionData,
  everyday: RegionNames,
  villageOf: VillageOf = () => null,
): Regions {
  return new RegionIndex(data, everyday, villageOf);
}

class RegionIndex implements Regions {
  private readonly data: RegionData;
  /** Lower-case name → codes of provinces, regencies and cities. */
  private readonly names = new Map<string, string[]>();
  /** The first words of these names, and of those of districts: most words begin none. */
  private readonly begins = new Set<string>();
  private readonly beginsDistricts = new Set<string>();
  private readonly careful: ReadonlySet<string>;
  private readonly villageOf: VillageOf;
  private districts: Map<string, string[]> | null = null;

  constructor(data: RegionData, everyday: RegionNames, villageOf: VillageOf) {
    this.data = data;
    this.villageOf = villageOf;
    this.careful = new Set(everyday.careful);
    for (const [code, [name, regencies]] of Object.entries(data.provinces)) {
      this.addName(name, code);
      for (const [part, [regency]] of Object.entries(regencies))
        this.addName(baseName(regency), `${code}.${part}`);
    }
    for (const [code, names] of Object.entries(everyday.names))
      for (const name of names) this.addName(name, code);
  }

  private addName(name: string, code: string): void {
    const key = wordsIn(name).join(' ');
    for (const spelt of new Set([
      key,
      key.replaceAll('sumatera', 'sumatra'),
      key.replace(/^kepulauan /, 'kep '),
    ])) {
      const codes = this.names.get(spelt);
      this.begins.add(spelt.split(' ', 1)[0] ?? '');
      if (!codes) this.names.set(spelt, [code]);
      else if (!codes.includes(code)) codes.push(code);
    }
  }

  byCode(code: string): Region | null {
    const province = this.data.provinces[provinceOf(code)];
    if (!province) return null;
    const level = levelOf(code);
    if (level === 'province') return { code, name: province[0] };
    const regency = province[1][code.slice(3, 5)];
    if (!regency) return null;
    if (level === 'regency') return { code, name: regency[0] };
    const district = regency[1].split('|').find((one) => one.startsWith(code.slice(6)));
    return district ? { code, name: district.slice(2) } : null;
  }

  below(code: string): Region[] {
    const parts = this.partsBelow(code).sort();
    return parts.flatMap((part) => this.byCode(code === '' ? part : `${code}.${part}`) ?? []);
  }

  private partsBelow(code: string): string[] {
    if (code === '') return Object.keys(this.data.provinces);
    const regencies = this.data.provinces[provinceOf(code)]?.[1] ?? {};
    if (levelOf(code) === 'province') return Object.keys(regencies);
    return (regencies[code.slice(3, 5)]?.[1] ?? '').split('|').map((one) => one.slice(0, 2));
  }

  find(text: string): RegionFound {
    const words = wordsIn(text.slice(0, mostCharacters));
    const mentions = this.mentionsIn(words).filter((one) => one.weight > 0);
    const best = mentions.reduce<Mention | null>(
      (top, one) => (!top || one.weight > top.weight ? one : top),
      null,
    );
    const district = this.districtIn(words, best, mentions);
    if (district) return this.found([regencyOf(district) ?? ''], district);
    const village = this.villageIn(words, best);
    if (village) return this.found([village.regency], village.district);
    if (!best) return nothing;
    return this.found(this.narrowed(best, mentions), null);
  }

  private mentionsIn(words: readonly string[]): Mention[] {
    const mentions: Mention[] = [];
    for (let at = 0; at < words.length; at++) {
      const mention = this.mentionAt(words, at);
      if (!mention) continue;
      mentions.push(mention);
      at += mention.length - 1;
    }
    return mentions;
  }

  private mentionAt(words: readonly string[], at: number): Mention | null {
    if (!this.begins.has(words[at] ?? '')) return null;
    for (let length = Math.min(mostWordsOfName, words.length - at); length > 0; length--) {
      const name = words.slice(at, at + length).join(' ');
      const codes = this.names.get(name);
      if (!codes) continue;
      const before = words[at - 1] ?? '';
      const after = words[at + length] ?? '';
      // "kec. Selong" is the district, whatever else bears the name.
      if (districtWords.has(before)) return null;
      const said = [regencyWords, cityWords, provinceWords, placeWords].some((set) => set.has(before));
      if (this.careful.has(name) && !said && words.length > length) return null;
      const kind = kindSaid(before, after);
      const fitting = codes.filter((code) => !kind || kindOf(code, this.byCode(code)) === kind);
      const chosen = preferred(fitting.length > 0 ? fitting : codes, kind);
      if (streetWords.has(before)) return null;
      const weight =
        (levelOf(chosen[0] ?? '') === 'regency' ? 2 : 1) +
        (said ? 1 : 0) +
        (homeOf.has(before) ? 1 : 0) -
        (onTheWay(words, at) ? 3 : 0);
      return { codes: chosen, at, length, weight };
    }
    return null;
  }

  /** Among candidates, those in a province that the text names too ("Malang, Jatim" stays Kab. or Kota). */
  private narrowed(best: Mention, mentions: readonly Mention[]): readonly string[] {
    const provinces = mentions.filter((one) => one !== best).flatMap((one) => one.codes.map(provinceOf));
    const inside = best.codes.filter((code) => provinces.includes(provinceOf(code)));
    return inside.length > 0 ? inside : best.codes;
  }

  private found(codes: readonly string[], district: string | null): RegionFound {
    const [only] = codes;
    if (only === undefined) return nothing;
    const provinces = new Set(codes.map(provinceOf));
    const province = provinces.size === 1 ? this.byCode(provinceOf(only)) : null;
    if (codes.length > 1) {
      return {
        region: null,
        province,
        district: null,
        candidates: codes.flatMap((code) => this.byCode(code) ?? []),
      };
    }
    const region = levelOf(only) === 'regency' ? this.byCode(only) : null;
    return { region, province, district: district ? this.byCode(district) : null, candidates: [] };
  }

  /**
   * A district counts after "kec", beside the regency or province that it lies in, or when it is all that was
   * written; many district names are everyday words.
   */
  private districtIn(
    words: readonly string[],
    best: Mention | null,
    mentions: readonly Mention[],
  ): string | null {
    const marked = words.findIndex((word) => districtWords.has(word));
    const nameAt = marked < 0 ? null : marked + 1;
    const wide = !best || levelOf(best.codes[0] ?? '') === 'province';
    if (nameAt === null && wide && words.length > 3) return this.plainDistrict(words, best?.codes ?? []);
    const taken = this.takenBy(mentions, words);
    const places = words.map((_, at) => at);
    for (const at of nameAt === null ? places : [nameAt, ...places]) {
      if (taken.has(at) || !this.beginsDistrict(words[at] ?? '')) continue;
      for (let length = Math.min(mostWordsOfName, words.length - at); length > 0; length--) {
        const codes = this.districtsNamed(words.slice(at, at + length).join(' '));
        if (codes.length === 0) continue;
        if (kindSaid(words[at] ?? '', '') !== null) continue;
        const near = codes.filter((code) => best?.codes.some((one) => code.startsWith(`${one}.`)));
        if (near.length === 1 && (nameAt === at || levelOf(best?.codes[0] ?? '') === 'regency' || at === 0)) {
          return near[0] ?? null;
        }
        const whole = nameAt === at || length === words.length;
        if (!best && whole && codes.length === 1) return codes[0] ?? null;
      }
    }
    return null;
  }

  /** Where a regency or province is named; "Lubuk Pakam" is an everyday name of one, and a district too. */
  private takenBy(mentions: readonly Mention[], words: readonly string[]): ReadonlySet<number> {
    return new Set(
      mentions.flatMap(({ at, length, codes }) => {
        const name = words.slice(at, at + length).join(' ');
        const inside = this.districtsNamed(name).some((code) => codes.includes(regencyOf(code) ?? ''));
        const official = codes.some(
          (code) => wordsIn(baseName(this.byCode(code)?.name ?? '')).join(' ') === name,
        );
        return inside && !official ? [] : Array.from({ length }, (_, n) => at + n);
      }),
    );
  }

  /** "Di Aikmel", "lokasi Jerowaru": the only district of that name in the province, and no everyday word. */
  private plainDistrict(words: readonly string[], provinces: readonly string[]): string | null {
    for (const name of namesAfter(words, placeNamed)) {
      const inside = (code: string): boolean =>
        provinces.length === 0 || provinces.includes(provinceOf(code));
      const [code, another] = this.districtsNamed(name).filter(inside);
      if (code && !another && name.length >= shortestPlain && !otherThings.has(name)) return code;
    }
    return null;
  }

  /** "Desa Kembang Kerang": the only regency that has such a village, unless another place was named. */
  private villageIn(
    words: readonly string[],
    best: Mention | null,
  ): { regency: string; district: string | null } | null {
    const [known] = best?.codes ?? [];
    if (known && levelOf(known) !== 'province') return null;
    for (const name of namesAfter(words, villageWords)) {
      const regency = this.villageOf(name);
      if (!regency || (known && provinceOf(regency) !== known)) continue;
      const inside = this.districtsNamed(name).find((code) => regencyOf(code) === regency);
      return { regency, district: inside ?? null };
    }
    return null;
  }

  private districtsNamed(name: string): readonly string[] {
    this.districts ??= this.indexDistricts();
    return this.districts.get(name) ?? [];
  }

  private beginsDistrict(word: string): boolean {
    this.districts ??= this.indexDistricts();
    return this.beginsDistricts.has(word);
  }

  private indexDistricts(): Map<string, string[]> {
    const index = new Map<string, string[]>();
    for (const [province, [, regencies]] of Object.entries(this.data.provinces)) {
      for (const [part, [, list]] of Object.entries(regencies)) {
        for (const one of list.split('|')) {
          const name = wordsIn(one.slice(2)).join(' ');
          const code = `${province}.${part}.${one.slice(0, 2)}`;
          const codes = index.get(name);
          this.beginsDistricts.add(name.split(' ', 1)[0] ?? '');
          if (codes) codes.push(code);
          else index.set(name, [code]);
        }
      }
    }
    return index;
  }
}

/** "Lewat Batam", "ke Medan", but not "pulang ke Kendal". */
function onTheWay(words: readonly string[], at: number): boolean {
  return wayWords.has(words[at - 1] ?? '') && !homeWords.has(words[at - 2] ?? '');
}

/** What may be a name after one of these words, the longer ones first. */
function namesAfter(words: readonly string[], announcing: ReadonlySet<string>): string[] {
  return words.flatMap((word, at) => {
    if (!announcing.has(word)) return [];
    const most = Math.min(mostWordsOfName, words.length - at - 1);
    return Array.from({ length: most }, (_, n) => words.slice(at + 1, at + 1 + most - n).join(' '));
  });
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function baseName(name: string): string {
  return name.replace(/^(?:Kabupaten|Kota)(?: Administrasi)? /, '');
}

type Kind = 'province' | 'kabupaten' | 'kota';

function kindSaid(before: string, after: string): Kind | null {
  if (regencyWords.has(before) || regencyWords.has(after)) return 'kabupaten';
  if (cityWords.has(before) || cityWords.has(after)) return 'kota';
  return provinceWords.has(before) ? 'province' : null;
}

function kindOf(code: string, region: Region | null): Kind {
  if (levelOf(code) === 'province') return 'province';
  return region?.name.startsWith('Kota') ? 'kota' : 'kabupaten';
}

/** A name that is both a province and something in it means the province, unless "kab" or "kota" was said. */
function preferred(codes: readonly string[], kind: Kind | null): readonly string[] {
  if (kind) return codes;
  const province = codes.find((code) => levelOf(code) === 'province');
  return province ? [province] : codes;
}
