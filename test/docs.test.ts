import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { commands } from '../src/cli/commands.ts';
import { flowSchema } from '../src/flows/schema.ts';
import { isObject } from '../src/values/json.ts';

const root = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].flatMap(([, found]) => (found === undefined ? [] : [found]));

describe('the commands', () => {
  it.each(pages)('%s names only commands that there are', (page) => {
    // A word, a line's end or an option follows; `./suluh COMMAND` stands for any.
    const named = matches(read(page), /\.\/suluh ([a-z][a-z-]*)/g);
    expect(named.filter((name) => !Object.hasOwn(commands, name))).toEqual([]);
  });

  it('stand in the table of README, every one of them', () => {
    const text = read('README.md');
    const table = matches(text, /^\| `([a-z]+)(?: [^`]*)?` \|/gm);
    const beside = matches(text, /`([a-z]+) FILE` brings it back/g);
    expect(new Set([...table, ...beside])).toEqual(new Set(Object.keys(commands)));
  });
});

describe('the settings', () => {
  const known = matches(read('src/config.ts'), /^ {2}([A-Z][A-Z0-9_]+):/gm);
  const shown = matches(read('.env.example'), /^([A-Z][A-Z0-9_]+)=/gm);
  const explained = matches(read('docs/operations.md'), /^\| `([A-Z][A-Z0-9_]+)` \|/gm);

  it('are found in the program', () => {
    expect(known.length).toBeGreaterThan(10);
    expect(known).toContain('TELEGRAM_BOT_TOKEN');
  });

  it('are explained in docs/operations.md, and no others', () => {
    expect(explained.sort()).toEqual([...known].sort());
  });

  it('are in .env.example, and no others but those of compose.yaml', () => {
    const composed = matches(read('compose.yaml'), /\$\{([A-Z_]+)/g);
    expect(known.filter((name) => !shown.includes(name))).toEqual([]);
    expect(shown.filter((name) => !known.includes(name) && !composed.includes(name))).toEqual([]);
  });
});

describe('the policy', () => {
  const entries = entriesOf(parse(read('data/policy.yaml')));
  const rows = [...read('docs/operations.md').matchAll(/^\| `([a-z][\w.]*)` \| (\S+) \|/gm)];

  it('is explained in docs/operations.md with its defaults, entry by entry', () => {
    expect(rows.map(([, name, value]) => [name, value])).toEqual(entries);
  });
});

/** `unclaimed.danger` and its value, in the order of the file. */
function entriesOf(value: unknown, path: readonly string[] = []): [string, string][] {
  if (!isObject(value)) return [[path.join('.'), String(value)]];
  return Object.entries(value).flatMap(([name, inner]) => entriesOf(inner, [...path, name]));
}

describe('the links', () => {
  it.each(pages)('of %s lead somewhere', (page) => {
    const text = read(page).replaceAll(/```[\s\S]*?```/g, '');
    const targets = matches(text, /\]\(([^)\s]+)\)/g).filter((target) => !/^https?:/.test(target));
    expect(targets.filter((target) => !leadsSomewhere(page, target))).toEqual([]);
  });

  it('show a picture that goes missing', () => {
    expect(leadsSomewhere('README.md', 'docs/pictures/none.png')).toBe(false);
    expect(leadsSomewhere('README.md', 'docs/operations.md#no-such-heading')).toBe(false);
  });
});

function leadsSomewhere(page: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? join(root, page) : join(root, dirname(page), path);
  if (!existsSync(file)) return false;
  if (anchor === undefined) return true;
  const headings = matches(readFileSync(file, 'utf8'), /^#+ (.+)$/gm);
  return headings.some((heading) => anchorOf(heading) === anchor);
}

const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .trim()
    .replaceAll(/\s+/g, '-');

describe('the files', () => {
  it.each(pages)('that %s speaks of are there', (page) => {
    const named = matches(read(page), /`((?:src|test|data|flows|locales|tools|docs)\/[\w./-]+)`/g);
    const examples = /example\.|\.svg$/;
    expect(named.filter((path) => !examples.test(path) && !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('the pictures', () => {
  const folder = join(root, 'docs/pictures');

  it.each(readdirSync(folder))('%s is used, and small enough for a slow line', (name) => {
    expect(statSync(join(folder, name)).size).toBeLessThan(150_000);
    expect(pages.some((page) => read(page).includes(`pictures/${name}`))).toBe(true);
  });
});

describe('docs/flows.md', () => {
  const text = read('docs/flows.md');

  it('shows an example that the program takes', () => {
    const [example = ''] = matches(text, /```yaml\n(id: [\s\S]*?)```/g);
    expect(flowSchema.safeParse(parse(example)).error).toBeUndefined();
  });

  it('explains every word that the schema knows', () => {
    const words = wordsOf(z.toJSONSchema(flowSchema, { io: 'input' }));
    expect(words).toEqual(expect.arrayContaining(['stay', 'messages', 'choicesFrom', 'gives', 'supervisor']));
    expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(text))).toEqual([]);
  });
});

/** Names of properties and the words that may be chosen from, at any depth of a JSON schema. */
function wordsOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(wordsOf);
  if (!isObject(schema)) return [];
  const { properties, enum: choices, ...rest } = schema;
  return [
    ...(isObject(properties) ? [...Object.keys(properties), ...wordsOf(Object.values(properties))] : []),
    ...(Array.isArray(choices) ? choices.map(String) : []),
    ...wordsOf(Object.values(rest)),
  ];
}
