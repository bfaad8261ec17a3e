import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sealedByCase, sealedByFile, sealedByServer } from '../../src/store/sealed-columns.ts';

const source = resolve(import.meta.dirname, '../../src');
const schema = readFileSync(join(source, 'store/schema.ts'), 'utf8');

/** Every `table.column` of the schema whose type is Sealed, by the words of its file. */
function sealedOf(text: string): string[] {
  const tables = new Map(
    [...text.matchAll(/^ {2}(\w+): (\w+Table);$/gm)].map(([, table, type]) => [type, table]),
  );
  return [...text.matchAll(/^export interface (\w+Table) \{([\s\S]*?)^\}/gm)].flatMap(([, type, body = '']) =>
    [...body.matchAll(/^ {2}(\w+): [^;]*\bSealed\b[^;]*;/gm)].map(
      ([, column]) => `${tables.get(type)}.${column}`,
    ),
  );
}

const listed = [
  ...new Set(
    [...sealedByServer, ...sealedByCase, ...sealedByFile].flatMap(({ table, columns }) =>
      columns.map((column) => `${table}.${column}`),
    ),
  ),
];

describe('the list of sealed columns', () => {
  it('has every sealed column of the schema, and no other', () => {
    const found = sealedOf(schema);
    expect(found.length).toBeGreaterThan(15);
    expect([...listed].sort()).toEqual(found.sort());
  });

  it('would miss a new one', () => {
    const grown = schema.replace(
      'export interface MetaTable {',
      'export interface MetaTable {\n  more: Sealed | null;',
    );
    expect(sealedOf(grown)).toContain('meta.more');
    expect(listed).not.toContain('meta.more');
  });

  it('has every place that the program seals something for', () => {
    // What is sealed but not kept in a table: links of the web chat, and the rows of `meta`.
    const elsewhere = ['web.link', 'meta.value', 'meta.index-key'];
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    const places = files.flatMap((name) =>
      [
        ...readFileSync(join(source, name), 'utf8').matchAll(
          /\b(?:seal|sealJson|newKey)\(\s*'([a-z_]+\.[a-z_-]+)'/g,
        ),
      ].map(([, place = '']) => place),
    );
    expect(places.length).toBeGreaterThan(15);
    expect([...new Set(places)].filter((place) => ![...listed, ...elsewhere].includes(place))).toEqual([]);
  });
});
