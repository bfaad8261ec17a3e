import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/text/load.ts';
import { caseKinds } from '../../src/tips/case.ts';
import { firstRegion, firstUrgency, outcomesOf, outcomeWords, questionsOf } from '../../src/tips/kinds.ts';
import { firstLevel } from '../../src/tips/route.ts';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/coordinators.md'), 'utf8');
const words = loadCatalogue(join(root, 'locales'), 'en');

/** What the page says of a kind, made from the tables and the words of the program. */
const rows = caseKinds.map((kind) => {
  const level = (home: string | null, country: string | null): string => {
    const region = firstRegion(kind, { home, country });
    return region === 'sea' ? 'sea, national' : firstLevel(region, false);
  };
  const [home, abroad] = [level('52.03', null), level(null, 'MY')];
  const who = home === abroad ? home : `${home}, else ${abroad}`;
  const asked = questionsOf(kind).map((id) => words[`case.detail-${id}`]);
  const ends = outcomesOf(kind).map((outcome) => words[`case.end-${outcomeWords(kind, outcome)}`]);
  return `| ${kind} | ${words[`notice.kind.${kind}`]} | ${who} | ${words[`notice.urgency.${firstUrgency(kind)}`]} | ${asked.join('; ') || '–'} | ${ends.join('; ')} |`;
});

describe('docs/coordinators.md', () => {
  it('has a row for every kind of case, as the program has it', () => {
    const table = text.split('\n').filter((line) => /^\| [a-z-]+ \|/.test(line));
    const kinds = table.filter((line) => caseKinds.some((kind) => line.startsWith(`| ${kind} |`)));
    expect(kinds).toEqual(rows);
  });
});
