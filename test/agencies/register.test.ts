import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { compareRegisters, parseRegister, RegisterError } from '../../src/agencies/register.ts';
import { shipped, shippedFile } from './shipped.ts';

const meta = { asOf: '2026-09-17', source: 'test' };
const read = (csv: string, columns = {}) => parseRegister(csv, meta, columns);

describe('the shipped register', () => {
  const provenance = parseYaml(readFileSync(new URL('p3mi-2026-09-17.yaml', shippedFile), 'utf8'));

  test('is the file that its provenance tells of', () => {
    const bytes = readFileSync(shippedFile);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(provenance.sha256);
    expect(bytes.toString('utf8').trim().split('\n').length - 1).toBe(provenance.rows);
    expect(shipped.register.companies).toHaveLength(provenance.companies);
  });

  test('keeps both numbers of a company that stands twice, the usual length first', () => {
    const company = shipped.register.companies.find(({ name }) => name === 'DAYA HELDIA ABADI');
    expect(company?.nibs).toEqual(['1506220000819', '15062200008190008']);
  });

  test('merges a company that stands twice with one number', () => {
    const found = shipped.register.companies.filter(({ name }) => name === 'ANUGERAH BAHARI PASIFIK');
    expect(found).toEqual([{ name: 'ANUGERAH BAHARI PASIFIK', nibs: ['9120206591455'] }]);
  });

  test('reports every oddity with its line', () => {
    const kinds = Object.groupBy(shipped.problems, ({ problem }) =>
      problem.replace(/^.*(stands twice.*)$/, '$1'),
    );
    expect(kinds['NIB of 17 digits']).toHaveLength(18);
    expect(kinds['NIB of 21 digits']).toHaveLength(1);
    expect(kinds['no NIB']).toHaveLength(4);
    expect(kinds['stands twice']).toHaveLength(1);
    expect(kinds['stands twice, with another NIB; both are kept']).toHaveLength(1);
    const lines = readFileSync(shippedFile, 'utf8').split('\n');
    for (const { line } of kinds['no NIB'] ?? []) expect(lines[line - 1]).toMatch(/,\r?$/);
  });
});

describe('files of other shapes', () => {
  test.each([
    ['comma', 'name,nib\nPT MAJU,9120307772741\n'],
    ['byte order mark', '\uFEFFname,nib\nPT MAJU,9120307772741\n'],
    ['semicolon', 'No;Nama Perusahaan;NIB;Alamat\n1;PT MAJU;9120307772741;"Jl. A; No 1"\n'],
    ['tab', 'NAMA P3MI\tNomor Induk Berusaha\nPT MAJU\t9120307772741\n'],
    ['windows line ends', 'Nama_PT,NIB\r\nPT MAJU,9120307772741\r\n'],
    ['dotted number', 'name,nib\n"PT MAJU","9120.3077.72741"\n'],
    ['empty lines and missing cells', '\nname,nib,city\n\nPT MAJU,9120307772741\n\n'],
    ['more spaces', 'name,nib\n  PT   MAJU ,9120307772741\n'],
  ])('%s', (_, csv) => {
    expect(read(csv).register.companies).toEqual([{ name: 'PT MAJU', nibs: ['9120307772741'] }]);
  });

  test('columns of other names are mapped', () => {
    const csv = 'badan,nomor,name\nPT MAJU,9120307772741,Budi\n';
    expect(read(csv, { name: 'Badan', nib: 'NOMOR' }).register.companies[0]?.name).toBe('PT MAJU');
  });

  test('rows without a name and numbers that are none are reported and cost nothing else', () => {
    const { register, problems } = read('name,nib\n,9120307772741\nPT,1\nMAJU,abc\nMAJU JAYA,\n');
    expect(register.companies.map(({ nibs }) => nibs)).toEqual([[], [], []]);
    expect(problems.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
  });

  test('one number at two names is reported, both names stay', () => {
    const { register, problems } = read('name,nib\nMAJU,9120307772741\nMUNDUR,9120307772741\n');
    expect(register.companies).toHaveLength(2);
    expect(problems).toEqual([{ line: 3, problem: 'NIB 9120307772741 stands at two names' }]);
  });

  test.each([
    ['nothing', '', /empty/],
    ['only a header', 'name,nib\n', /holds no company/],
    ['only rows without names', 'name,nib\n,1\n', /"name"/],
    ['unknown columns', 'foo,nib\nx,1\n', /Columns found: foo, nib\..*--column name=COLUMN/],
    ['another separator', 'name|nib\nx|1\n', /Columns found: name\|nib/],
    ['no column of numbers', 'nama perusahaan,kota\nx,y\n', /--column nib=COLUMN/],
    ['another encoding', 'name,nib\nCAF\uFFFD,1\n', /UTF-8/],
    ['a spreadsheet', 'PK\u0003\u0004\0\0', /UTF-8/],
    ['an open quote', 'name,nib\n"MAJU,1\n', /line 2.*quotation mark/],
    [
      'a quote closed much later',
      `name,nib\n"MAJU,1\n${'JAYA,1\n'.repeat(90)}ABADI",2\n`,
      /Line \d+ .*quotation mark/,
    ],
    ['rows with another separator', 'name,nib\nMAJU,1\nMUNDUR;2\n', /Line 3 is separated otherwise.*comma/],
    ['a web page', '<!DOCTYPE html>\n<html><body>Login</body></html>', /web page.*line 1/],
    [
      'a status that is not known',
      'name,nib,status\nMAJU,1,aktif\nJAYA,2,entah\n',
      /Line 3: the status "entah"/,
    ],
  ])('%s cannot be a register, and the message says why', (_, csv, message) => {
    expect(() => read(csv)).toThrow(RegisterError);
    expect(() => read(csv)).toThrow(message);
  });

  test('a chosen column that is not there is named', () => {
    expect(() => read('name,nib\nx,1\n', { name: 'Badan' })).toThrow(/No column "Badan".*name, nib/);
  });

  test('any text gives a register or an error with words for it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.boolean(), (text, header) => {
        try {
          expect(read(header ? `name,nib\n${text}` : text).register.companies.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(RegisterError);
        }
      }),
    );
  });
});

describe('two registers compared', () => {
  const register = (rows: string) => read(`name,nib\n${rows}`).register;

  test('what came, changed and went', () => {
    const older = register(
      'A SATU,1111111111111\nB DUA,2222222222222\nC TIGA,3333333333333\nD EMPAT,\nE LIMA,5555555555555',
    );
    const newer = register(
      'PT A SATU,1111111111111\nB DUA,9999999999999\nC TIGA BARU,3333333333333\nD EMPAT,\nF ENAM,6666666666666',
    );
    const { added, changed, gone } = compareRegisters(older, newer);
    expect(added.map(({ name }) => name)).toEqual(['F ENAM']);
    expect(changed.map(({ before, after }) => [before.name, after.name])).toEqual([
      ['A SATU', 'PT A SATU'],
      ['B DUA', 'B DUA'],
      ['C TIGA', 'C TIGA BARU'],
    ]);
    expect(gone.map(({ name }) => name)).toEqual(['E LIMA']);
  });

  test('a register has no differences from itself', () => {
    expect(compareRegisters(shipped.register, shipped.register)).toEqual({
      added: [],
      changed: [],
      gone: [],
    });
  });
});
