import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocaleError, loadCatalogue, loadCries, loadQuestions, yamlFiles } from '../../src/text/load.ts';

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

  it('leaves samples to understanding', () => {
    put('id/questions/passport.yaml', 'fees: [berapa]\n');
    put('id/cries/cries.yaml', 'held: [dikunci]\n');
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

describe('loadCries', () => {
  const kinds = ['held', 'sea'] as const;

  it('reads every language; what is harmless has no kind', () => {
    put('jv/cries/cries.yaml', 'held: [digembok]\n');
    put('id/cries/harmless.yaml', 'things: [hp mati, 12]\n');
    put('id/questions/passport.yaml', 'fees: [berapa]\n');
    expect(loadCries(folder, kinds)).toEqual([
      { kind: null, text: 'hp mati' },
      { kind: null, text: '12' },
      { kind: 'held', text: 'digembok' },
    ]);
  });

  it.each([
    [
      'a kind that is none',
      'hold: [digembok]\n',
      /cries\.yaml: hold is no kind of danger; use one of held, sea/,
    ],
    ['what is no list', 'held: digembok\n', /cries\.yaml: held is not a list of messages/],
  ])('refuses %s', (_, text, message) => {
    put('id/cries/cries.yaml', text);
    const load = () => loadCries(folder, kinds);
    expect(load).toThrow(LocaleError);
    expect(load).toThrow(message);
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
