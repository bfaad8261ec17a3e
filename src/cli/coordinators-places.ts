import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lookups } from '../coordinators/areas.ts';
import { readYaml } from '../text/load.ts';
import { createCountries } from '../values/country.ts';
import type { ReplyLanguage } from '../values/language.ts';
import { countryData, regionData, regionNames } from '../values/place-files.ts';
import { createRegions, provinceOf } from '../values/region.ts';
import { projectFolder, type Words } from './words.ts';

export interface Places extends Lookups {
  /** `52.03` → "Kabupaten Lombok Timur, Nusa Tenggara Barat"; also the sea, countries, the whole country. */
  areasInWords(areas: readonly string[], language: ReplyLanguage, words: Words): string;
  /** The name of a province or a regency alone. */
  regionName(code: string): string;
}

/** Regions and countries of data/, without the rest of the world. */
export function readPlaces(): Places {
  const at = (name: string): string => join(projectFolder, 'data', name);
  const regions = createRegions(
    regionData.parse(JSON.parse(readFileSync(at('regions.json'), 'utf8'))),
    regionNames.parse(readYaml(at('region-names.yaml'))),
  );
  const countries = createCountries(countryData.parse(readYaml(at('countries.yaml'))));
  const regionName = (code: string): string => regions.byCode(code)?.name ?? code;
  const inWords = (area: string, language: ReplyLanguage, words: Words): string => {
    if (area === 'sea') return words('cli.coordinators.sea');
    if (area.startsWith('abroad:')) {
      const code = area.slice('abroad:'.length);
      return words('cli.coordinators.abroad', { country: countries.byCode(code)?.name[language] ?? code });
    }
    return area.length > 2 ? `${regionName(area)}, ${regionName(provinceOf(area))}` : regionName(area);
  };
  return {
    regions,
    country: (text) => countries.find(text)[0] ?? null,
    isCountry: (code) => countries.byCode(code) !== null,
    regionName,
    areasInWords: (areas, language, words) =>
      areas.length === 0
        ? words('cli.coordinators.whole-country')
        : areas.map((area) => inWords(area, language, words)).join('; '),
  };
}
