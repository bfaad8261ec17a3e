import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { testIo } from './io.ts';

let folder = '';
let file = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'suluh-evaluate-'));
  file = join(folder, 'questions.jsonl');
  const lines = [
    { text: 'brp biaya bikin paspor?', topic: 'passport.fees', alt: [], lang: 'id' },
    { text: 'how much does a passport cost', topic: 'help.hotlines', alt: ['passport.fees'], lang: 'en' },
    'not json',
    { text: 'PT Agesa Asa Jaya', topic: 'agency.verify', lang: 'id' },
    { text: 'tolong pintu dikunci dr luar', topic: 'help.emergency', lang: 'id', danger: true },
    { text: 'resep sambal matah', topic: null, lang: 'id' },
    { text: 'biaya paspor', topic: 'passport.fee', lang: 'id' },
    { text: 'biaya', topic: 5, lang: 'id' },
  ];
  writeFileSync(
    file,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

async function evaluate(...args: string[]) {
  const io = testIo([], { LANG: 'C' });
  const status = await main(['evaluate', ...args], io);
  return { status, out: io.out(), err: io.err() };
}

describe('evaluate', () => {
  it('counts what is right in all, by language and by topic', async () => {
    const { status, out } = await evaluate(file, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      accuracy: 5 / 6,
      offeredShare: 5 / 6,
      all: { total: 6, right: 5, offered: 5 },
      byLanguage: { id: { total: 5, right: 4 }, en: { total: 1, right: 1 } },
      byTopic: { 'agency.verify': { total: 1, right: 1 } },
      confusions: [{ expected: 'passport.fee', given: 'passport.fees', count: 1 }],
      danger: { found: 1, expected: 1, falseAlarms: 0, harmless: 5 },
      outOfScope: { total: 1, right: 1 },
      problems: [
        { line: 3, problem: expect.any(String) },
        { line: 8, problem: expect.any(String) },
      ],
    });
  });

  it('says so in words, with bad lines and unknown topics by their numbers', async () => {
    const { status, out, err } = await evaluate(file);
    expect(status).toBe(0);
    expect(out).toContain('5 of 6 right (83.3%)');
    expect(out).toContain('1 × passport.fee → passport.fees');
    expect(out).not.toContain('cli.');
    expect(err.trimEnd().split('\n')).toEqual([
      `suluh: ${file}:3: the line is not JSON`,
      expect.stringContaining(`${file}:8: needs `),
      `suluh: ${file}:7: there is no topic passport.fee`,
    ]);
  });

  it('fails below --min, after it has told the result', async () => {
    expect((await evaluate(file, '--min', '0.83')).status).toBe(0);
    const { status, out, err } = await evaluate(file, '--min', '0.84');
    expect(status).toBe(1);
    expect(out).toContain('5 of 6 right');
    expect(err).toContain('83.3% is below --min 0.84');
  });

  it.each([['1.5'], ['x'], ['']])('--min %j is wrong use', async (min) => {
    expect((await evaluate(file, '--min', min)).status).toBe(2);
  });

  it('names a file that is not there or holds nothing', async () => {
    const missing = await evaluate(join(folder, 'none.jsonl'));
    expect(missing).toMatchObject({ status: 1, out: '' });
    expect(missing.err).toMatch(/none\.jsonl cannot be read: there is no such file\n$/);
    writeFileSync(join(folder, 'empty.jsonl'), '\n');
    expect((await evaluate(join(folder, 'empty.jsonl'))).status).toBe(1);
  });
});
