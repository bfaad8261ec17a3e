// Accuracy and speed of the matching of companies' names: on the shipped register, and on one of
// 100,000 names made of its words. Prints one JSON object. Run: node bench/agencies.ts
import { readFileSync } from 'node:fs';
import { createMatcher } from '../src/agencies/match.ts';
import { parseRegister } from '../src/agencies/register.ts';
import { misspell, pick, recombine, seeded } from '../test/agencies/variations.ts';

const shippedFile = new URL('../data/registers/p3mi-2026-09-17.csv', import.meta.url);
const meta = { asOf: '2026-09-17', source: 'bench' };

const shipped = parseRegister(readFileSync(shippedFile, 'utf8'), meta).register;
const names = shipped.companies.map(({ name }) => name);
const random = seeded(1);

function accuracy() {
  const matcher = createMatcher(shipped);
  const misspelt = Array.from({ length: 8 }, () => names)
    .flat()
    .map((name) => ({ name, query: misspell(random, name) }));
  const right = misspelt.filter(({ name, query }) => matcher.check(query).matches[0]?.name === name);
  const absent = recombine(random, names, 4_000);
  const verdicts = absent.map((name) => matcher.check(name).verdict);
  return {
    names: names.length,
    misspelt: misspelt.length,
    rightFirst: right.length / misspelt.length,
    absent: absent.length,
    // Spelling variants of true names (INTERNATIONAL for INTERNASIONAL) arise among them by chance.
    absentListed: verdicts.filter((verdict) => verdict === 'listed').length,
    absentSimilar: verdicts.filter((verdict) => verdict === 'similar').length,
  };
}

function timed<T>(work: () => T): { value: T; ms: number } {
  const start = performance.now();
  const value = work();
  return { value, ms: performance.now() - start };
}

function speed(count: number) {
  const many = recombine(random, names, count);
  const csv = `name,nib\n${many.map((name, i) => `${name},${9_120_000_000_000 + i}`).join('\n')}`;
  const parsed = timed(() => parseRegister(csv, meta).register);
  const built = timed(() => createMatcher(parsed.value));
  const kinds = {
    exact: (name: string) => name,
    misspelt: (name: string) => misspell(random, name),
    inQuestion: (name: string) => `kata tetangga pt ${name} itu resmi ga sih`,
  };
  const lookUps = Object.entries(kinds).map(([kind, vary]) => {
    const queries = Array.from({ length: 4_000 }, () => vary(pick(random, many)));
    for (const query of queries.slice(0, 500)) built.value.check(query);
    const before = process.cpuUsage();
    const times = queries.map((query) => timed(() => built.value.check(query)).ms).sort((a, b) => a - b);
    const cpu = process.cpuUsage(before);
    const at = (share: number) => round(times[Math.floor(times.length * share)] ?? 0);
    return [
      kind,
      { p50: at(0.5), p99: at(0.99), cpu: round((cpu.user + cpu.system) / 1_000 / queries.length) },
    ];
  });
  return {
    companies: parsed.value.companies.length,
    parseMs: Math.round(parsed.ms),
    buildMs: Math.round(built.ms),
    lookUpMs: Object.fromEntries(lookUps),
  };
}

function round(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}

process.stdout.write(
  `${JSON.stringify({ accuracy: accuracy(), shipped: speed(524), large: speed(100_000) }, null, 2)}\n`,
);
