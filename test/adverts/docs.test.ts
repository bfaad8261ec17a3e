import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { signIds } from '../../src/adverts/advert.ts';
import { loadClosings } from '../../src/adverts/load.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface SignTexts {
  readonly title: string;
  readonly reason: string;
  readonly source: string;
}
const { signs } = parse(read('locales/en/adverts.yaml')) as { signs: Record<string, SignTexts> };
const { facts } = parse(read('data/facts.yaml')) as { facts: Record<string, unknown> };
const rows = [...read('docs/adverts.md').matchAll(/^\| `([a-z-]+)` \| (.+) \| (.+) \| (.+) \| (.+) \|$/gm)];

describe('docs/adverts.md', () => {
  it('has a row for every sign, in their order, in the words that people read', () => {
    expect(rows.map(([, id, title, reason, source]) => ({ id, title, reason, source }))).toEqual(
      signIds.map((id) => ({ id, ...signs[id] })),
    );
  });

  it('names facts that there are', () => {
    for (const [, id, , , , named = ''] of rows) {
      const ids = named.split(', ');
      expect(
        ids.filter((fact) => !(fact in facts)),
        id,
      ).toEqual([]);
    }
  });
});

describe('data/closed-countries.yaml', () => {
  it('rests on facts that there are', () => {
    const closings = loadClosings(join(root, 'data/closed-countries.yaml'));
    expect(closings.length).toBeGreaterThan(2);
    expect(closings.map(({ fact }) => fact).filter((fact) => !(fact in facts))).toEqual([]);
  });

  it('is refused with the entry’s name when it is not as it should be', () => {
    expect(() => loadClosings(join(root, 'data/policy.yaml'))).toThrow(/policy\.yaml: .*closings/);
  });
});
