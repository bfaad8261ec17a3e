import type { CaseFigures } from '../cases/measure.ts';
import type { Times } from '../cases/times.ts';
import type { WayOfFindingNames } from '../names/measure.ts';
import type { WayOfUnderstanding } from '../understanding/measure.ts';
import type { WayFigures } from './measure.ts';
import type { StartFigures } from './start.ts';

/**
 * One line of the table. `values`: for the way of a message echo, SQLite and PostgreSQL; for understanding
 * Suluh, nlp.js, MiniSearch and Fuse.js; for names Suluh, Fuse.js, fuzzball and MiniSearch; for cases
 * SQLite and PostgreSQL; else one.
 */
export interface Row {
  readonly section: 'way' | 'start' | 'commands' | 'understanding' | 'names' | 'cases';
  readonly id: string;
  readonly unit: 'per-second' | 'ms' | 'mb' | 'times' | 'count' | 'percent';
  /** Null: not measured here. */
  readonly values: readonly (number | null)[];
}

export interface CasesOnBoth {
  readonly sqlite: CaseFigures;
  readonly postgres: CaseFigures | null;
  /** Through the whole program, on SQLite. */
  readonly alert: Times;
}

export interface Ways {
  readonly echo: WayFigures;
  readonly sqlite: WayFigures;
  /** Null: there is no PostgreSQL on this machine. */
  readonly postgres: WayFigures | null;
}

export function rowsOf(
  start: StartFigures,
  ways: Ways,
  understanding: readonly WayOfUnderstanding[],
  names: readonly WayOfFindingNames[],
  cases: CasesOnBoth,
): Row[] {
  return [
    ...wayRows(ways),
    ...startRows(start),
    ...understandingRows(understanding),
    ...namesRows(names),
    ...casesRows(cases),
  ];
}

function casesRows({ sqlite, postgres, alert }: CasesOnBoth): Row[] {
  const deeds = ['list', 'list-regency', 'search', 'number', 'claim', 'links'] as const;
  const row = (id: string, values: readonly (number | null)[]): Row => ({
    section: 'cases',
    id,
    unit: 'ms',
    values,
  });
  const parts = ['p50', 'p99'] as const;
  return [
    ...deeds.flatMap((deed) =>
      parts.map((part) =>
        row(`${deed}-${part}`, [sqlite[deed][part], postgres ? postgres[deed][part] : null]),
      ),
    ),
    ...parts.map((part) => row(`alert-${part}`, [alert[part], null])),
  ];
}

function wayRows({ echo, sqlite, postgres }: Ways): Row[] {
  const row = (id: string, unit: Row['unit'], of: (figures: WayFigures) => number | null): Row => ({
    section: 'way',
    id,
    unit,
    values: [of(echo), of(sqlite), postgres && of(postgres)],
  });
  return [
    row('per-second', 'per-second', (f) => f.perSecond),
    row('cpu', 'ms', (f) => f.cpuMs),
    row('cpu-ratio', 'times', (f) => f.cpuMs / echo.cpuMs),
    row('saturated-p50', 'ms', (f) => f.saturatedP50),
    row('saturated-p99', 'ms', (f) => f.saturatedP99),
    row('alone-p50', 'ms', (f) => f.aloneP50),
    row('held-per-second', 'per-second', (f) => f.heldPerSecond),
    row('held-cpu', 'ms', (f) => f.heldCpuMs),
    row('held-cpu-ratio', 'times', (f) => f.heldCpuMs / echo.heldCpuMs),
    row('held-p50', 'ms', (f) => f.heldP50),
    row('held-p99', 'ms', (f) => f.heldP99),
    row('inside-p99', 'ms', (f) => f.insideP99),
    row('memory', 'mb', (f) => f.memory),
    row('lost', 'count', (f) => f.lost),
  ];
}

function startRows(start: StartFigures): Row[] {
  const commands = Object.entries(start.commands).map(
    ([id, ms]): Row => ({ section: 'commands', id, unit: 'ms', values: [ms] }),
  );
  return [
    { section: 'start', id: 'fresh', unit: 'ms', values: [start.freshMs] },
    { section: 'start', id: 'again', unit: 'ms', values: [start.againMs] },
    { section: 'start', id: 'memory-ready', unit: 'mb', values: [start.memoryReady] },
    { section: 'start', id: 'memory-after', unit: 'mb', values: [start.memoryAfter] },
    ...commands,
  ];
}

function understandingRows(ways: readonly WayOfUnderstanding[]): Row[] {
  const row = (id: string, unit: Row['unit'], of: (way: WayOfUnderstanding) => number | null): Row => ({
    section: 'understanding',
    id,
    unit,
    values: ways.map(of),
  });
  const keys = ['all', 'id', 'en', 'jv', 'su', 'mad', 'ms'];
  return [
    ...keys.map((key) => row(`right-${key}`, 'percent', ({ right }) => percent(right[key]))),
    row('read-p50', 'ms', (way) => way.p50),
    row('learn', 'ms', (way) => way.learnMs),
    row('asked', 'count', (way) => way.asked),
  ];
}

function namesRows(ways: readonly WayOfFindingNames[]): Row[] {
  const row = (id: string, unit: Row['unit'], of: (way: WayOfFindingNames) => number | null): Row => ({
    section: 'names',
    id,
    unit,
    values: ways.map(of),
  });
  return [
    row('typed', 'percent', ({ typed }) => percent(typed)),
    row('slips', 'percent', ({ slips }) => percent(slips)),
    row('absent-listed', 'percent', ({ absentListed }) => percent(absentListed ?? undefined)),
    row('absent-alike', 'percent', ({ absentAlike }) => percent(absentAlike)),
    row('p50', 'ms', ({ p50 }) => p50),
    row('p99', 'ms', ({ p99 }) => p99),
    row('large-p50', 'ms', ({ largeP50 }) => largeP50),
    row('large-cpu', 'ms', ({ largeCpuMs }) => largeCpuMs),
    row('large-build', 'ms', ({ largeBuildMs }) => largeBuildMs),
  ];
}

const percent = (share: number | undefined): number | null => (share === undefined ? null : share * 100);
