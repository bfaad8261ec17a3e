import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = join(import.meta.dirname, '../src');

/** The floors of the house from top to bottom; a room may use what lies on floors below its own. */
const floors: readonly (readonly string[])[] = [
  ['cli'],
  ['main'],
  ['app'],
  ['http', 'timers', 'jobs'],
  ['inbox', 'delivery'],
  ['channels', 'store', 'shared', 'media'],
  ['conversation'],
  ['flows', 'understanding', 'agencies', 'adverts', 'tips', 'coordinators', 'campaigns'],
  ['values', 'text', 'config', 'policy', 'log'],
];
/** Rooms of these floors may use each other, but not in a circle. */
const sociable = new Set([7, 8]);
/** Rooms without input and output, clock and chance. */
const pure = new Set(['conversation', ...(floors[7] ?? [])]);
/** Modules of Node that only compute. */
const computing = new Set(['node:path', 'node:util', 'node:url', 'node:assert', 'node:string_decoder']);
const packagesOfPureRooms = new Set(['zod', 'yaml', 'csv-parse']);
const outerWorld =
  /\b(?:Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\(|process\.\w|setTimeout\(|fetch\()/;

interface SourceFile {
  /** Below src/, with `/`. */
  readonly path: string;
  readonly text: string;
}

function readSources(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({
      path: relative(folder, file).replaceAll('\\', '/'),
      text: readFileSync(file, 'utf8'),
    }));
}

/** What a module imports: values and types, whole modules, on demand, and what it passes on. */
function importsOf(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
  const patterns = [
    /(?:^|[\n;])\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /(?:^|[\n;])\s*import\s*['"]([^'"]+)['"]/g,
    /\bimport\(\s*['"]([^'"]+)['"]/g,
    /\brequire\(\s*['"]([^'"]+)['"]/g,
  ];
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ''));
}

/** `flows/check/check.ts` → flows, `cli.ts` → cli. */
const roomOf = (path: string): string => (path.split('/')[0] ?? '').replace(/\.ts$/, '');
const floorOf = (room: string): number => floors.findIndex((rooms) => rooms.includes(room));

function violations(files: readonly SourceFile[]): string[] {
  if (files.length === 0) return ['there is nothing to look at'];
  const uses = new Map<string, Set<string>>();
  const found = files.flatMap((file) => {
    const room = roomOf(file.path);
    if (floorOf(room) < 0) return [`${file.path}: the room ${room} stands on no floor`];
    return [
      ...importsOf(file.text).flatMap((specifier) => judge(file.path, room, specifier, uses)),
      ...(pure.has(room) && !isLoader(file.path) ? outerWorldIn(file) : []),
    ];
  });
  return [...found, ...circles(uses)];
}

function judge(path: string, room: string, specifier: string, uses: Map<string, Set<string>>): string[] {
  if (!specifier.startsWith('.')) return foreign(path, room, specifier);
  const target = posix.join(posix.dirname(path), specifier);
  if (target.startsWith('../')) return [`${path}: ${specifier} lies outside src/`];
  if (!target.endsWith('.ts')) return [`${path}: ${specifier} must end in .ts`];
  const other = roomOf(target);
  if (other === room) return [];
  const [from, to] = [floorOf(room), floorOf(other)];
  if (to < 0) return [`${path}: ${specifier} stands on no floor`];
  if (to > from) return [];
  if (to < from) return [`${path}: ${room} uses ${other}, which lies above it`];
  if (!sociable.has(from)) return [`${path}: ${room} uses ${other}, which lies beside it`];
  uses.set(room, (uses.get(room) ?? new Set()).add(other));
  return [];
}

function foreign(path: string, room: string, specifier: string): string[] {
  if (!pure.has(room) || isLoader(path)) return [];
  if (specifier.startsWith('node:'))
    return computing.has(specifier) ? [] : [`${path}: the pure room ${room} uses ${specifier}`];
  const name = specifier.startsWith('@')
    ? specifier.split('/', 2).join('/')
    : (specifier.split('/')[0] ?? '');
  return packagesOfPureRooms.has(name) ? [] : [`${path}: the pure room ${room} uses the package ${name}`];
}

const isLoader = (path: string): boolean => posix.basename(path) === 'load.ts';

function outerWorldIn(file: SourceFile): string[] {
  const code = file.text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
  const match = outerWorld.exec(code);
  return match ? [`${file.path}: a pure room looks at the outer world by ${match[0]}`] : [];
}

/** Rooms of one floor that use each other in a circle. */
function circles(uses: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return [...uses.keys()].flatMap((room) => {
    const seen = new Set(uses.get(room));
    for (const other of seen) for (const next of uses.get(other) ?? []) seen.add(next);
    return seen.has(room) ? [`the room ${room} uses itself in a circle`] : [];
  });
}

describe('the floors of the house', () => {
  it('are kept: imports lead downwards only, and pure rooms are pure', () => {
    expect(violations(readSources(source))).toEqual([]);
  });

  it('look at every source', () => {
    const paths = readSources(source).map((file) => file.path);
    expect(paths).toContain('cli.ts');
    expect(paths).toContain('flows/engine.ts');
    expect(dirname(source)).toBe(dirname(import.meta.dirname));
  });

  it('hold something', () => {
    expect(violations([])).toEqual(['there is nothing to look at']);
  });
});

describe('a planted violation', () => {
  const inFile = (path: string, text: string): string[] => violations([{ path, text }]);

  it.each([
    ['a value from above', 'store/a.ts', "import { x } from '../inbox/b.ts';"],
    ['a type from above', 'flows/a.ts', "import type { X } from '../conversation/b.ts';"],
    ['a type within a type', 'flows/a.ts', "let x: import('../store/b.ts').X;"],
    ['something passed on', 'values/a.ts', "export * from '../flows/b.ts';"],
    ['a type passed on', 'values/a.ts', "export type { X } from '../flows/b.ts';"],
    [
      'over several lines',
      'channels/telegram/a.ts',
      "import {\n  x,\n  type Y,\n} from '../../delivery/b.ts';",
    ],
    ['for its effect', 'text/a.ts', "import '../store/b.ts';"],
    ['on demand', 'app.ts', "await import('./cli/b.ts');"],
    ['the command from below', 'main.ts', "import { x } from './cli/b.ts';"],
    ['beside it', 'channels/a.ts', "import { x } from '../store/b.ts';"],
    ['a file of the root', 'http/a.ts', "import { x } from '../app.ts';"],
    ['outside', 'values/a.ts', "import { x } from '../../test/b.ts';"],
    ['without its ending', 'cli/a.ts', "import { x } from '../values/b';"],
    ['a room that stands nowhere', 'cli/a.ts', "import { x } from '../helpers/b.ts';"],
    ['input and output in a pure room', 'tips/a.ts', "import { readFileSync } from 'node:fs';"],
    ['chance from Node in a pure room', 'tips/a.ts', "import { randomBytes } from 'node:crypto';"],
    ['a package in a pure room', 'flows/a.ts', "import { Kysely } from 'kysely';"],
    ['a scoped package in a pure room', 'flows/a.ts', "import x from '@grammyjs/auto-retry/out';"],
    ['the clock in a pure room', 'conversation/a.ts', 'const now = Date.now();'],
    ['chance in a pure room', 'coordinators/a.ts', 'const x = Math.random();'],
    ['a room on no floor', 'helpers/a.ts', ''],
  ])('is found: %s', (_, path, text) => {
    expect(inFile(path, text)).toHaveLength(1);
  });

  it('is found: a circle of pure rooms, also through a third', () => {
    const files = [
      { path: 'tips/a.ts', text: "import { x } from '../flows/b.ts';" },
      { path: 'flows/b.ts', text: "import type { X } from '../agencies/c.ts';" },
      { path: 'agencies/c.ts', text: "import { x } from '../tips/a.ts';" },
    ];
    expect(violations(files)).toHaveLength(3);
    expect(violations(files.slice(0, 2))).toEqual([]);
  });

  it.each([
    [
      'downwards',
      'cli/a.ts',
      "import { x } from '../values/b.ts';\nimport y from 'kysely';\nimport 'node:fs';",
    ],
    ['within a room', 'channels/telegram/a.ts', "import { x } from '../channel.ts';"],
    ['a loader', 'flows/load.ts', "import { readFileSync } from 'node:fs';"],
    ['in a comment', 'flows/a.ts', "// import { x } from '../store/b.ts';\n/* Date.now() */"],
    ['a moment that is handed over', 'flows/a.ts', 'const day = new Date(now);'],
  ])('is not found where there is none: %s', (_, path, text) => {
    expect(inFile(path, text)).toEqual([]);
  });
});
