import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Row {
  readonly number: number;
  readonly promise: string;
  readonly file: string;
  /** Other tests that hold it as well. */
  readonly also: readonly { readonly file: string; readonly test: string }[];
}

/** The rows of the table in the threat model. */
function rowsOf(page: string): Row[] {
  const section = /^## Promises\n([\s\S]*?)^## /m.exec(page)?.[1] ?? '';
  return [...section.matchAll(/^\| (\d+) \| (.+?) \| (.+) \|$/gm)].map(
    ([, number, promise = '', tests = '']) => {
      const [first = '', ...others] = tests.split('<br>');
      return {
        number: Number(number),
        promise,
        file: /^`([^`]+)`$/.exec(first)?.[1] ?? '',
        also: others.map((other) => {
          const [, file = '', test = ''] = /^`([^`]+)` › (.+)$/.exec(other) ?? [];
          return { file, test };
        }),
      };
    },
  );
}

/** What the tests of a file are called, whether by `test`, `it` or the like of it. */
function titlesOf(file: string): string[] {
  if (file === '' || !existsSync(join(root, file))) return [];
  const titles = /\b(?:test|it)(?:\.each[\s\S]*?\]\s*\))?\(\s*(['"`])((?:\\.|(?!\1).)+)\1/g;
  return [...read(file).matchAll(titles)].map(([, , title = '']) => title.replaceAll(/\\(.)/g, '$1'));
}

const rows = rowsOf(read('docs/threat-model.md'));
const files = readdirSync(join(root, 'test/promises'))
  .filter((name) => name.endsWith('.test.ts') && name !== 'table.test.ts')
  .map((name) => `test/promises/${name}`);

describe('the promises of docs/threat-model.md', () => {
  it('are there, and numbered from 1 on', () => {
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => at + 1));
  });

  it('are titles of tests in the files beside them, every one, each once', () => {
    const promised = rows.map(({ promise, file }) => `${file}: ${promise}`);
    const tested = files.flatMap((file) => titlesOf(file).map((title) => `${file}: ${title}`));
    expect(promised.toSorted()).toEqual(tested.toSorted());
    expect(new Set(promised).size).toBe(promised.length);
  });

  it('name other tests that there are', () => {
    const others = rows.flatMap(({ also }) => also);
    expect(others.length).toBeGreaterThan(10);
    expect(others.filter(({ file, test }) => !titlesOf(file).includes(test))).toEqual([]);
  });

  it('are run, none of them skipped or set aside', () => {
    for (const file of files) expect(read(file)).not.toMatch(/\.(?:skip|only|todo|fails)\b/);
  });
});
