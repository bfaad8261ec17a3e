import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectFolder } from '../../src/cli/words.ts';

const entry = `${projectFolder}src/cli.ts`;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'suluh-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The command as a person calls it, from an empty folder somewhere else. */
function suluh(...args: string[]) {
  const env = { PATH: process.env.PATH ?? '', LANG: 'C' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('the command as a process', () => {
  it('draws a flow to standard output, and into a file', () => {
    const shown = suluh('draw', 'menu');
    expect(shown.status).toBe(0);
    expect(shown.stdout).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    expect(suluh('draw', 'menu', '--out', 'menu.svg').status).toBe(0);
    expect(readFileSync(join(folder, 'menu.svg'), 'utf8')).toBe(shown.stdout);
    rmSync(join(folder, 'menu.svg'));
  });

  it('draws in the language that is asked for, and refuses what is not there', () => {
    expect(suluh('draw', 'menu', '--lang', 'en').stdout).not.toBe(suluh('draw', 'menu').stdout);
    expect(suluh('draw', 'menu', '--lang', 'xx').status).toBe(2);
    expect(suluh('draw', 'no-such-flow').stderr).toContain('menu');
  });

  it('checks, with one line for each finding and a total', () => {
    const { status, stdout, stderr } = suluh('check', '--now', '2026-11-22T00:00:00Z');
    const lines = stdout.trimEnd().split('\n');
    expect(lines.at(-1)).toMatch(
      /^\d+ errors, \d+ warnings, \d+ notes in \d+ flows, \d+ topics and \d+ texts$/,
    );
    for (const line of lines.slice(0, -1))
      expect(line).toMatch(/^\S+(:\d+)?:( \[\w+\])? (error|warning|note): \S/);
    expect(status).toBe(lines.at(-1)?.startsWith('0 errors') ? 0 : 1);
    expect(stderr).toBe('');
  });

  it('checks as JSON, and looks at the clock that it is given', () => {
    const late = JSON.parse(suluh('check', '--json', '--now', '2099-01-01').stdout);
    const overdue = late.filter((finding: { message: string }) =>
      finding.message.includes('was to be read again by'),
    );
    expect(overdue.length).toBeGreaterThan(20);
    expect(overdue[0]).toMatchObject({ level: 'warning', file: expect.stringMatching(/^flows\/topics\//) });
    expect(overdue[0].line).toBeGreaterThan(0);
  });

  it('leaves no file behind', () => {
    suluh('check');
    suluh('help');
    expect(readdirSync(folder)).toEqual([]);
    expect(existsSync(join(folder, 'var'))).toBe(false);
  });

  it('ends quietly when nobody reads any more', async () => {
    const child = spawn(process.execPath, [entry, 'draw', 'report.recruiter'], {
      cwd: folder,
      env: { LANG: 'C' },
    });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (part) => {
      stderr += part;
    });
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});
