import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkProject } from '../../src/cli/check.ts';
import { projectFolder } from '../../src/cli/words.ts';

describe("the project's own flows, topics and texts", () => {
  const { findings, flows, topics, texts } = checkProject(new Date('2026-11-22T00:00:00Z'));

  it('have no errors, and every test dialogue holds in every complete language', () => {
    expect(findings.filter((finding) => finding.level === 'error')).toEqual([]);
  });

  it('are played to every end of every flow', () => {
    expect(findings.filter(({ message }) => message.startsWith('no dialogue ends at'))).toEqual([]);
  });

  it('are there', () => {
    expect(flows).toBeGreaterThan(10);
    expect(topics).toBeGreaterThan(50);
    expect(texts).toBeGreaterThan(300);
  });
});

describe('a project with a mistake', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'suluh-check-'));
    for (const part of ['src', 'flows', 'locales', 'data', 'package.json'])
      cpSync(join(projectFolder, part), join(folder, part), { recursive: true });
    symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Makes a mistake in a file, checks, and puts the file back. */
  function findingsWith(file: string, pattern: RegExp, mistake: string): string[] {
    const path = join(folder, file);
    const sound = readFileSync(path, 'utf8');
    expect(sound).toMatch(pattern);
    writeFileSync(path, sound.replace(pattern, mistake));
    const env = { PATH: process.env.PATH ?? '', LANG: 'C' };
    const args = [join(folder, 'src/cli.ts'), 'check', '--now', '2026-11-22'];
    const { status, stdout } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
    writeFileSync(path, sound);
    expect(status).toBe(1);
    return stdout.split('\n').filter((line) => line.includes(' error: '));
  }

  it.each([
    [
      'broken YAML',
      'flows/topics/passport.yaml',
      /^ {2}kind: answer$/m,
      '  kind: [',
      /^flows\/topics\/passport\.yaml:\d+: error: .* at line/,
    ],
    [
      'a wrong shape',
      'flows/menu.yaml',
      /^version: 1$/m,
      'version: one',
      /^flows\/menu\.yaml:3: error: version: /,
    ],
    [
      'a help line of no rank',
      'data/lines.yaml',
      /rank: 1/,
      'rank: 9',
      /^data\/lines\.yaml: error: lines\.0\.rank: /,
    ],
    [
      'a text that is a number',
      'locales/en/common.yaml',
      /^skip: .*$/m,
      'skip: 12',
      /^locales\/en\/common\.yaml: error: common\.skip is not a text/,
    ],
    [
      'an unknown step',
      'flows/menu.yaml',
      /to: show$/m,
      'to: shwo',
      /^flows\/menu\.yaml:\d+: error: there is no step shwo/,
    ],
    [
      'a missing text',
      'locales/en/common.yaml',
      /^skip: .*$/m,
      '',
      /^flows\/\S+\.yaml:\d+: \[en\] error: the text common\.skip is missing/,
    ],
  ])('says where: %s', (_, file, pattern, mistake, finding) => {
    expect(findingsWith(file, pattern, mistake)[0]).toMatch(finding);
  });
});
