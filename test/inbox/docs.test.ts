import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const sources = readdirSync(join(root, 'src/inbox'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(root, 'src/inbox', name), 'utf8'))
  .join('\n');
const architecture = readFileSync(join(root, 'docs/architecture.md'), 'utf8');

/** Kinds that have a name of their own, and those that belong to a case. */
const kinds = [
  ...sources.matchAll(/const \w+Kind = '([\w.-]+)'/g),
  ...sources.matchAll(/setCaseTimer\(\w+, '([\w-]+)'/g),
].map((match) => match[1] ?? '');
const jobs = ['picture.read', 'case.file'];

it('the page about the architecture lists every timer and job, and no other', () => {
  const listed = [...architecture.matchAll(/^\| `([\w.-]+)` \| [^|]+ \| [^|]+ \|$/gm)].map(
    (match) => match[1],
  );
  expect(listed.sort()).toEqual([...new Set(kinds)].filter((kind) => !jobs.includes(kind)).sort());
  for (const job of jobs) {
    expect(kinds).toContain(job);
    expect(architecture).toContain(`\`${job}\` (`);
  }
});
