import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocaleError, loadCatalogue, loadQuestions, yamlFiles } from '../../src/text/load.ts';

let folder = '';
const put = (file: string, text: string): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'suluh-text-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('loadCatalogue', () => {
  it('makes keys of folders, files and entries; `text` stands for its parent', () => {
    put('id/common.yaml', 'skip: Lewati\n');
    put('id/flows/report.recruiter.yaml', 'story:\n  text: |\n    Ceritakan.\n  done: Selesai\n');
    put('id/topics/passport.yaml', 'fees: {title: Biaya}\n');
    put('en/common.yaml', 'skip: Skip\n');
    expect(loadCatalogue(folder, 'id')).toEqual({
      'common.skip': 'Lewati',
      'flows.report.recruiter.story': 'Ceritakan.',
      'flows.report.recruiter.story.done': 'Selesai',
      'topics.passport.fees.title': 'Biaya',
    });
  });

  it('leaves sample questions to understanding', () => {
    put('id/questions/passport.yaml', 'fees: [berapa]\n');
    put('id/common.yaml', 'a: b\n');
    expect(Object.keys(loadCatalogue(folder, 'id'))).toEqual(['common.a']);
  });

  it.each([
    ['a number', 'a: 12\n', /common\.a is not a text/],
    ['a list', 'a: [b]\n', /common\.a is not a text/],
    ['yes without quotes', 'a: true\n', /common\.a is not a text/],
    ['broken YAML', 'a: "b\n', /common\.yaml: .* at line/],
    ['an entry twice', 'a: b\na: c\n', /common\.yaml: .*unique/],
  ])('refuses %s by file and entry', (_, text, message) => {
    put('id/common.yaml', text);
    const load = () => loadCatalogue(folder, 'id');
    expect(load).toThrow(LocaleError);
    expect(load).toThrow(message);
  });
});

describe('loadQuestions', () => {
  it('reads every language; `none` is what the bot does not know', () => {
    put('id/questions/passport.yaml', 'fees: [berapa, 2024]\n');
    put('jv/questions/none.yaml', 'none: [bal-balan]\n');
    put('id/common.yaml', 'a: b\n');
    put('en/questions/empty.yaml', '');
    expect(loadQuestions(folder)).toEqual([
      { language: 'id', topic: 'passport.fees', text: 'berapa' },
      { language: 'id', topic: 'passport.fees', text: '2024' },
      { language: 'jv', topic: null, text: 'bal-balan' },
    ]);
  });

  it('refuses what is no list', () => {
    put('id/questions/passport.yaml', 'fees: berapa\n');
    expect(() => loadQuestions(folder)).toThrow(/passport\.yaml: fees is not a list/);
  });
});

describe('yamlFiles', () => {
  it('come in one order, whatever the file system says', () => {
    for (const name of ['b.yaml', 'a/c.yaml', 'a.yaml', 'd.yml', 'e.txt']) put(name, 'a: b\n');
    expect(yamlFiles(folder).map((file) => file.slice(folder.length + 1))).toEqual([
      'a.yaml',
      'a/c.yaml',
      'b.yaml',
    ]);
  });
});
