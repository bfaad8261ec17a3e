import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { beforeAll, describe, expect, it } from 'vitest';
import { peopleTalking, type Said } from '../bench/way/people.ts';
import { runCommand } from './support/program.ts';

interface Row {
  readonly section: string;
  readonly id: string;
  readonly values: readonly (number | null)[];
}

const wayRows = [
  'per-second',
  'cpu',
  'cpu-ratio',
  'saturated-p50',
  'saturated-p99',
  'alone-p50',
  'held-per-second',
  'held-cpu',
  'held-cpu-ratio',
  'held-p50',
  'held-p99',
  'inside-p99',
  'memory',
  'lost',
];
const benchFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('suluh-bench-'));

describe.skipIf(process.platform !== 'linux')('suluh bench', () => {
  let rows: readonly Row[] = [];
  let report: { readonly machine: { readonly cores: number }; readonly date: string };
  let left: readonly string[] = [];
  const row = (section: string, id: string) =>
    rows.find((one) => one.section === section && one.id === id)?.values ?? [];

  beforeAll(async () => {
    const before = benchFolders();
    const { status, output, log } = await runCommand(['bench', '--quick', '--json'], {});
    expect(status, log).toBe(0);
    report = JSON.parse(output);
    rows = JSON.parse(output).rows;
    left = benchFolders().filter((name) => !before.includes(name));
  }, 180_000);

  it('has every line of the way of a message, with a figure for the echo and for SQLite', () => {
    expect(rows.filter(({ section }) => section === 'way').map(({ id }) => id)).toEqual(wayRows);
    for (const id of wayRows.filter((name) => name !== 'lost' && name !== 'inside-p99')) {
      const [echo, sqlite] = row('way', id);
      expect(echo, id).toBeGreaterThan(0);
      expect(sqlite, id).toBeGreaterThan(0);
    }
    expect(row('way', 'inside-p99')[0]).toBeNull();
    expect(row('way', 'inside-p99')[1]).toBeGreaterThan(0);
  });

  it('has figures for PostgreSQL, or none at all', () => {
    const figures = rows.filter(({ section }) => section === 'way').map(({ values }) => values[2]);
    expect(new Set(figures.map((value) => value === null)).size).toBe(1);
  });

  it('loses no message', () => {
    expect(row('way', 'lost').filter((value) => value !== null && value !== 0)).toEqual([]);
  });

  it('compares with the echo of the same run', () => {
    const [echo = 0, sqlite = 0] = row('way', 'cpu');
    expect(row('way', 'cpu-ratio').slice(0, 2)).toEqual([1, (sqlite ?? 0) / (echo ?? 1)]);
  });

  it('measures starts, memory and commands', () => {
    const measured = rows.filter(({ section }) => section === 'start' || section === 'commands');
    expect(measured.map(({ id }) => id)).toEqual([
      'fresh',
      'again',
      'memory-ready',
      'memory-after',
      'help',
      'ask',
      'agencies',
    ]);
    for (const { values } of measured) {
      expect(values[0]).toBeGreaterThan(1);
      expect(values[0]).toBeLessThan(60_000);
    }
  });

  it('sets our understanding beside that of nlp.js, MiniSearch and Fuse.js', () => {
    for (const id of ['right-all', 'right-id', 'read-p50', 'learn', 'asked']) {
      const values = row('understanding', id);
      expect(values, id).toHaveLength(4);
      for (const value of values) expect(value, id).toBeGreaterThanOrEqual(0);
    }
    for (const value of row('understanding', 'asked')) expect(value).toBeGreaterThan(0);
    const [ours = 0] = row('understanding', 'right-all');
    expect(ours).toBeGreaterThan(25);
  });

  it('sets our matching of names beside that of Fuse.js, fuzzball and MiniSearch', () => {
    for (const id of ['typed', 'slips', 'absent-alike', 'p50', 'large-cpu']) {
      const values = row('names', id);
      expect(values, id).toHaveLength(4);
      for (const value of values) expect(value, id).toBeGreaterThanOrEqual(0);
    }
    const [ours = 0, ...theirs] = row('names', 'typed');
    expect(ours).toBeGreaterThanOrEqual(99);
    for (const value of theirs) expect(value).toBeGreaterThan(50);
    expect(row('names', 'absent-listed')).toEqual([0, null, null, null]);
  });

  it('says on what it was measured, and leaves nothing behind', () => {
    expect(report.machine.cores).toBeGreaterThan(0);
    expect(report.date).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(left).toEqual([]);
  });

  it('refuses a length of time that is none', async () => {
    const { status, log } = await runCommand(['bench', '--seconds', 'many'], {});
    expect(status).toBe(2);
    expect(log).toContain('--seconds');
  });
});

describe('the people of the bench', () => {
  const take = (count: number): Said[] => {
    const people = peopleTalking(20);
    return Array.from({ length: count }, () => people.next().value);
  };

  it('are the same at every run', () => {
    expect(take(300)).toEqual(take(300));
  });

  it('never write twice before the others have written, so that every answer has its message', () => {
    const said = take(300);
    for (let at = 0; at + 20 <= said.length; at += 20) {
      expect(new Set(said.slice(at, at + 20).map(({ chat }) => chat)).size).toBe(20);
    }
  });

  it('are followed by somebody new when they have finished', () => {
    expect(new Set(take(300).map(({ chat }) => chat)).size).toBeGreaterThan(40);
  });
});
