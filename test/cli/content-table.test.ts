import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentTable, withTable } from '../../src/cli/content-table.ts';
import { main } from '../../src/cli/main.ts';
import { projectFolder } from '../../src/cli/words.ts';
import { loadFlows } from '../../src/flows/load.ts';
import { testIo } from './io.ts';

const topics = [...loadFlows(`${projectFolder}flows`).topics.values()];

describe('the table of contents', () => {
  it('has a row for every topic', () => {
    const rows = contentTable(topics).trim().split('\n').slice(2);
    expect(rows).toHaveLength(topics.length);
    expect(rows.find((row) => row.startsWith('| placement.steps '))).toMatch(
      /^\| placement\.steps \| S-13, .* \| 2021, 2023-07, 2024 \| partly \| \d{4}-\d\d-\d\d \| \d{4}-\d\d-\d\d \|$/,
    );
  });

  it('stands in docs/content.md as the topics have it now (./suluh check --table --out docs/content.md)', () => {
    const document = readFileSync(`${projectFolder}docs/content.md`, 'utf8');
    expect(document).toBe(withTable(document, contentTable(topics)));
  });

  it('is printed, or put between its marks in a file', async () => {
    const io = testIo();
    expect(await main(['check', '--table'], io)).toBe(0);
    expect(io.out()).toBe(contentTable(topics));

    const folder = mkdtempSync(join(tmpdir(), 'suluh-table-'));
    const file = join(folder, 'content.md');
    const marks = readFileSync(`${projectFolder}docs/content.md`, 'utf8').match(/<!-- table .*? -->/g) ?? [];
    writeFileSync(file, `before\n${marks.join('\nold\n')}\nafter\n`);
    expect(await main(['check', '--table', '--out', file], io)).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(
      `before\n${marks[0]}\n\n${contentTable(topics)}\n${marks[1]}\nafter\n`,
    );
    rmSync(folder, { recursive: true });
  });

  it('refuses a file without marks, and --out alone', async () => {
    const io = testIo();
    expect(await main(['check', '--table', '--out', `${projectFolder}package.json`], io)).toBe(1);
    expect(io.err()).toContain('has no place for the table');
    expect(await main(['check', '--out', 'x'], io)).toBe(2);
  });
});
