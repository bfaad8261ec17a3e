import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { projectFolder } from '../../src/cli/words.ts';
import { yamlFiles } from '../../src/text/load.ts';

it('every file of texts says in its first line whether a native speaker has read it', () => {
  const heads = yamlFiles(`${projectFolder}locales`).map((file) => [
    file.slice(projectFolder.length),
    readFileSync(file, 'utf8').split('\n', 1)[0],
  ]);
  expect(heads.length).toBeGreaterThan(80);
  const silent = heads.filter(
    ([, line = '']) => !/^# (?:Not yet read|Read) by a native speaker(?:, \d{4}-\d\d-\d\d)?\.$/.test(line),
  );
  expect(silent).toEqual([]);
});
