import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectFolder } from '../../src/cli/words.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'suluh-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** `suluh test` over test files of our own making. */
function testsOf(name: string, source: string) {
  const root = join(folder, name);
  mkdirSync(root);
  writeFileSync(join(root, 'a.test.mjs'), source);
  writeFileSync(
    join(root, 'config.mjs'),
    `export default { test: { include: ['*.test.mjs'], globals: true } };`,
  );
  const args = [`${projectFolder}src/cli.ts`, 'test', '--root', root, '--config', join(root, 'config.mjs')];
  const env = { PATH: process.env.PATH ?? '', LANG: 'C' };
  const { status, stdout } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  return { status, lines: stdout.trimEnd().split('\n') };
}

describe('suluh test', () => {
  it('counts what passed, failed and was skipped, with the reasons, on the last lines', () => {
    const { status, lines } = testsOf(
      'mixed',
      `it('a', () => {}); it('b', () => expect(1).toBe(2)); it.skip('c', () => {});
       it('d', ({ skip }) => skip('no PostgreSQL here')); it.todo('e');`,
    );
    expect(lines.at(-1)).toBe('1 passed, 1 failed, 3 skipped');
    expect(lines).toContain('skipped: a.test.mjs: d (no PostgreSQL here)');
    expect(lines).toContain('skipped: a.test.mjs: c (no reason given)');
    expect(status).toBe(1);
  });

  it('is content when nothing failed', () => {
    const { status, lines } = testsOf('good', `it('a', () => {}); it('b', () => {});`);
    expect(lines.at(-1)).toBe('2 passed, 0 failed, 0 skipped');
    expect(status).toBe(0);
  });

  it.each([
    ['that cannot be loaded', 'throw new Error("x");'],
    [
      'whose hook breaks',
      `describe('s', () => { beforeAll(() => { throw new Error('x'); }); it('a', () => {}); });`,
    ],
    [
      'that leaves an error behind',
      `it('a', () => { setTimeout(() => { throw new Error('x'); }); }); it('b', () => new Promise((r) => setTimeout(r, 50)));`,
    ],
  ])('does not pass over a file %s', (name, source) => {
    const { status, lines } = testsOf(name.replaceAll(' ', '-'), source);
    expect(lines.at(-1)).toMatch(/ passed, 1 failed, /);
    expect(status).toBe(1);
  });
});
