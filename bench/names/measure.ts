import { readFileSync } from 'node:fs';
import { parseRegister } from '../../src/agencies/register.ts';
import { misspell, pick, recombine, seeded } from '../../test/agencies/variations.ts';
import { type FirstFound, type WayOfFinding, ways } from './ways.ts';

/** What one way of finding a company by its name achieves. Shares are 0 to 1. */
export interface WayOfFindingNames {
  readonly id: string;
  /** The right name first: as people type it, and with slips of the finger. */
  readonly typed: number;
  readonly slips: number;
  /** Absent names of which it says that they are the very company; null where it says no such thing. */
  readonly absentListed: number | null;
  /**
   * Absent names with a score that nineteen of twenty true names that it finds reach: what it would
   * wrongly let pass if it let those pass.
   */
  readonly absentAlike: number;
  /** Milliseconds for a look-up among the names of the register, and among the larger number. */
  readonly p50: number;
  readonly p99: number;
  readonly largeP50: number;
  /** Processor time of a look-up there; other programs on the machine change it little. */
  readonly largeCpuMs: number;
  readonly largeBuildMs: number;
}

export interface NamesEffort {
  /** Of how many queries one is asked: 1 asks all. */
  readonly every: number;
  /** Names in the large register. */
  readonly large: number;
  /** A way may take so long to look names up in it; at least five look-ups are made. */
  readonly budgetMs: number;
}

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const lines = (path: string) =>
  file(path)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

/** Sets our matching beside Fuse.js, fuzzball and MiniSearch, all with the same names and queries. */
export function measureNames({ every, large, budgetMs }: NamesEffort): WayOfFindingNames[] {
  const register = parseRegister(file('data/registers/p3mi-2026-09-17.csv'), {
    asOf: '2026-09-17',
    source: '',
  });
  const names = register.register.companies.map(({ name }) => name);
  const random = seeded(1);
  const many = recombine(random, names, large);
  const some = <T>(list: readonly T[]) => list.filter((_, at) => at % every === 0);
  const task = {
    names,
    many,
    typed: some(lines('test/agencies/names/misspelt.tsv')).map((line): Pair => {
      const [query = '', name = ''] = line.split('\t');
      return { query, name };
    }),
    slips: some(names).map((name): Pair => ({ query: misspell(random, name), name })),
    absent: some(lines('test/agencies/names/absent.txt')),
    sought: Array.from({ length: 2_000 }, () => misspell(random, pick(random, many))),
  };
  return ways.map((way) => measureWay(way, task, budgetMs));
}

interface Pair {
  readonly query: string;
  readonly name: string;
}

interface Task {
  readonly names: readonly string[];
  readonly many: readonly string[];
  readonly typed: readonly Pair[];
  readonly slips: readonly Pair[];
  readonly absent: readonly string[];
  readonly sought: readonly string[];
}

function measureWay(way: WayOfFinding, task: Task, budgetMs: number): WayOfFindingNames {
  const find = way.make(task.names);
  const right = ({ query, name }: Pair) => find(query)?.name === name;
  const scores = task.typed.flatMap(({ query, name }) => scoreOf(find(query), name)).sort((a, b) => b - a);
  const usual = scores[Math.floor(scores.length * 0.95)] ?? 0;
  const absent = task.absent.map((query) => find(query));
  const small = times(
    find,
    [...task.typed, ...task.slips].map(({ query }) => query),
    budgetMs,
  );
  const start = performance.now();
  const findInMany = way.make(task.many);
  const largeBuildMs = performance.now() - start;
  const before = process.cpuUsage();
  const inMany = times(findInMany, task.sought, budgetMs, 0);
  const cpu = process.cpuUsage(before);
  return {
    id: way.id,
    typed: share(task.typed, right),
    slips: share(task.slips, right),
    absentListed: way.id === 'suluh' ? share(absent, (found) => found?.listed === true) : null,
    absentAlike: share(absent, (found) => found !== null && found.score >= usual),
    p50: at(small, 0.5),
    p99: at(small, 0.99),
    largeP50: at(inMany, 0.5),
    largeCpuMs: (cpu.user + cpu.system) / 1_000 / inMany.length,
    largeBuildMs,
  };
}

/** Scores of wrong names say nothing. */
function scoreOf(found: FirstFound | null, name: string): number[] {
  return found?.name === name ? [found.score] : [];
}

function share<T>(list: readonly T[], holds: (item: T) => boolean): number {
  return list.filter(holds).length / list.length;
}

/** Milliseconds of each look-up, sorted, after some that only warm up. */
function times(
  find: (query: string) => unknown,
  queries: readonly string[],
  budgetMs: number,
  warmMs = budgetMs / 4,
): number[] {
  const warm = performance.now();
  for (const query of queries) {
    if (performance.now() - warm > warmMs) break;
    find(query);
  }
  const start = performance.now();
  const taken: number[] = [];
  for (const query of queries) {
    if (taken.length >= 5 && performance.now() - start > budgetMs) break;
    const before = performance.now();
    find(query);
    taken.push(performance.now() - before);
  }
  return taken.sort((a, b) => a - b);
}

function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
