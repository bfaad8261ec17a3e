import { type Level, levels } from '../tips/case.ts';
import { provinceOf } from '../values/region.ts';
import type { Finding, Read } from './remark.ts';

const isRegion = (area: string): boolean => /^\d/.test(area);

/** The level at which an area is served: a regency, a province, else the top. */
function levelOfArea(area: string): Level {
  if (!isRegion(area)) return 'national';
  return area.length > 2 ? 'regency' : 'province';
}

const highest = (found: readonly Level[]): Level =>
  found.reduce<Level>((top, one) => (levels.indexOf(one) > levels.indexOf(top) ? one : top), 'regency');

/**
 * The level of somebody, and their areas as alerts at that level look for them. Somebody stands at one
 * level only: with mixed areas it is the highest, and what lies below is widened to it, with a note.
 * @param areas empty for the whole country
 * @param named a level that the role names
 */
export function levelOfEntry(
  areas: readonly string[],
  named: Level | null,
  nameOf: (code: string) => string,
): Read<{ level: Level; regions: readonly string[] }> {
  if (areas.length === 0 && named !== null && named !== 'national') {
    const problems: Finding[] = [{ problem: 'level-needs-region', params: { level: named } }];
    return { value: { level: named, regions: [] }, problems, notes: [] };
  }
  const natural = areas.length === 0 ? 'national' : highest(areas.map(levelOfArea));
  const level = highest([natural, named ?? 'regency']);
  const below = areas.filter((area) => levelOfArea(area) !== level);
  const regions = level === 'province' ? [...new Set(areas.map(provinceOf))] : areas;
  const notes = below.length === 0 ? [] : [raised(below.map(nameOf), level, regions.map(nameOf))];
  return { value: { level, regions }, problems: [], notes };
}

function raised(below: readonly string[], level: Level, served: readonly string[]): Finding {
  const params = { areas: below.join(', '), served: served.join(', ') };
  return { problem: level === 'national' ? 'level-national' : 'level-province', params };
}
