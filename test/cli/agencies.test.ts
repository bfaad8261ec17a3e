import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { projectFolder } from '../../src/cli/words.ts';
import { newestSnapshot } from '../../src/store/registers.ts';
import { openStore } from '../../src/store/store.ts';
import { testKey } from '../support/key.ts';
import { silent } from '../support/logger.ts';
import { testIo } from './io.ts';

let folder = '';
let dataDir = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'suluh-agencies-'));
  dataDir = join(folder, 'var');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function agencies(args: string[], stdin: string[] = []) {
  const io = testIo(stdin, {
    LANG: 'C',
    DATA_DIR: dataDir,
    SECRET_KEY: testKey.toString('base64'),
    LOG_LEVEL: 'silent',
  });
  const status = await main(['agencies', ...args], io);
  return { status, out: io.out(), err: io.err() };
}

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const parsed = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('agencies check', () => {
  it('is one line as a process, in a folder that stays empty', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [`${projectFolder}src/cli.ts`, 'agencies', 'check', '--jsonl'],
      { cwd: folder, env: { LANG: 'C' }, input: '{"id":1,"query":"agesa asa jaya pt"}\n', encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(parsed(stdout)).toEqual([
      {
        id: 1,
        verdict: 'listed',
        matches: [{ name: 'AGESA ASA JAYA', nib: '9120307772741', score: 1 }],
        registerDate: '2026-09-17',
      },
    ]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('answers line by line, and goes on after a bad one', async () => {
    const { out } = await agencies(
      ['check', '--jsonl'],
      ['{"id":"a","query":"PT Maju Mundur Sentosa"}\n{"id":"b"}\n\n', '{"id":"c","query":"Pak Budi"}'],
    );
    expect(parsed(out)).toEqual([
      { id: 'a', verdict: 'not-listed', matches: [], registerDate: '2026-09-17' },
      { id: 'b', error: '"query" must be a text' },
      { id: 'c', verdict: 'not-a-name', matches: [], registerDate: '2026-09-17' },
    ]);
  });

  it('speaks to people, in the language that is asked for', async () => {
    const now = ['--now', '2026-09-20'];
    const { out } = await agencies(['check', 'PT', 'Agesa', 'Asa', 'Jaya', ...now]);
    expect(out).toContain('17 September 2026, tapi itu belum bukti');
    expect(out).toContain('0800-1000');
    const english = await agencies(['check', 'PT Agesa Asa Jaya', '--lang', 'en', ...now]);
    expect(english.out).toContain('17 September 2026, but that does not prove');
  });

  it('numbers the companies that may be meant', async () => {
    const { out } = await agencies(['check', 'PT Agesa Asa Jay']);
    expect(out).toMatch(/\n {2}1\. PT AGESA ASA JAYA\n/);
  });

  it('--json is the same without an id', async () => {
    const { out } = await agencies(['check', 'PT Maju Mundur Sentosa', '--json']);
    expect(parsed(out)).toEqual([{ verdict: 'not-listed', matches: [], registerDate: '2026-09-17' }]);
  });

  it.each([
    ['list 2025-03-04.csv', [], '2025-03-04'],
    ['list 2025-03-04.csv', ['--as-of', '2025-05-05'], '2025-05-05'],
    ['list 2025-99-04.csv', ['--now', '2026-01-02T03:04:05Z'], '2026-01-02'],
  ])('uses the register %j with %j as of %s', async (name, more, date) => {
    const file = write(name, 'name,nib\r\nKARANGAN SENDIRI,9120000000001\nKARANGAN LAIN,\n');
    const { out } = await agencies(['check', 'karangan sendiri', '--json', '--register', file, ...more]);
    expect(parsed(out)).toEqual([
      {
        verdict: 'listed',
        matches: [{ name: 'KARANGAN SENDIRI', nib: '9120000000001', score: 1 }],
        registerDate: date,
      },
    ]);
  });

  it('names a register that cannot be used', async () => {
    const missing = await agencies(['check', 'x', '--register', join(folder, 'no.csv')]);
    expect(missing.err).toMatch(/no\.csv cannot be read: there is no such file\n$/);
    const odd = await agencies(['check', 'x', '--register', write('odd.csv', 'a,b\n1,2\n')]);
    expect([missing.status, odd.status]).toEqual([1, 1]);
    expect(odd.err).toContain('Columns found: a, b');
  });

  it.each([
    [[]],
    [['look', 'x']],
    [['check']],
    [['check', '--jsonl', 'x']],
    [['check', 'x', '--as-of', '2026-01-01']],
    [['check', 'x', '--lang', 'jv']],
  ])('%j is wrong use', async (args) => {
    expect((await agencies(args)).status).toBe(2);
  });
});

describe('agencies import', () => {
  const newer = 'Nama PT;NIB\nAGESA ASA JAYA;9120307772741\nPT BARU SEKALI;9120000000001\n;1\n';
  const about = ['--as-of', '2026-11-01', '--source', 'KP2MI'];

  async function stored() {
    const store = await openStore({ dataDir, key: testKey, logger: silent });
    try {
      return await newestSnapshot(store.db);
    } finally {
      await store.close();
    }
  }

  it('shows in a dry run how it reads the file and what would change, and makes nothing', async () => {
    const { status, out, err } = await agencies(['import', write('new.csv', newer), ...about, '--dry-run']);
    expect(status).toBe(0);
    expect(out).toContain('columns: name is "Nama PT", NIB is "NIB"\n');
    expect(out).toContain('  line 4: no company name; left out\n');
    expect(out).toContain('against the register of 2026-09-17: 1 added, 0 changed, ');
    expect(out).toContain('  + PT BARU SEKALI (9120000000001)\n');
    expect(out).toMatch(/ {2}… and \d+ more\n/);
    expect(out).toMatch(/nothing was written \(--dry-run\)\n$/);
    expect(err).toContain('is the file whole?');
    expect(readdirSync(folder)).toEqual(['new.csv']);
  });

  it('puts the register in force, beside a server that has the database open', async () => {
    const server = await openStore({ dataDir, key: testKey, logger: silent });
    const { status, out } = await agencies(['import', write('new.csv', newer), ...about]);
    expect(status).toBe(0);
    expect(out).toMatch(/the register of 2026-11-01 with 2 companies is in force\n$/);
    expect(await newestSnapshot(server.db)).toMatchObject({ asOf: '2026-11-01', source: 'KP2MI' });
    await server.close();
    const again = await agencies(['import', write('new.csv', newer), ...about]);
    expect(again.out).toContain('against the register of 2026-11-01: 0 added, 0 changed, 0 gone\n');
  });

  it('refuses a date before the newest, unless it is forced into history', async () => {
    await agencies(['import', write('new.csv', newer), ...about]);
    const older = ['import', write('new.csv', newer), '--as-of', '2026-10-01', '--source', 'KP2MI'];
    const refused = await agencies(older);
    expect(refused.status).toBe(1);
    expect(refused.err).toContain('older than the one of 2026-11-01');
    const forced = await agencies([...older, '--force']);
    expect(forced.status).toBe(0);
    expect(forced.out).toContain('the register of 2026-11-01 with 2 companies stays in force');
    expect((await stored())?.asOf).toBe('2026-11-01');
  });

  it('reads the columns that it is told', async () => {
    const file = write('odd.csv', 'kode,siapa,izin\n1,MAJU JAYA,9120000000001\n');
    expect((await agencies(['import', file, ...about])).err).toContain('--column name=COLUMN');
    const columns = ['--column', 'name=siapa', '--column', 'nib=izin'];
    const { status, out } = await agencies(['import', file, ...about, ...columns]);
    expect(status).toBe(0);
    expect(out).toContain('columns: name is "siapa", NIB is "izin"');
    expect((await stored())?.companies).toBe(1);
  });

  it('puts a list of suspended licences beside the register', async () => {
    const file = write('skors.csv', 'Nama PT,Nomor SK,Tanggal SK\nAGESA ASA JAYA,SK-7,2026-08-03\n');
    const dry = await agencies(['import', file, ...about, '--list', 'suspended', '--dry-run']);
    expect(dry.out).toContain(
      'columns: name is "Nama PT", decision is "Nomor SK", date of the decision is "Tanggal SK"',
    );
    expect(dry.out).toContain('  AGESA ASA JAYA · SK-7 · 2026-08-03\n');
    expect(readdirSync(folder)).toEqual(['skors.csv']);
    const { status, out } = await agencies(['import', file, ...about, '--list', 'suspended']);
    expect(status).toBe(0);
    expect(out).toMatch(/the list of 2026-11-01 with 1 companies is shown from now on\n$/);
    const older = ['--as-of', '2026-10-01', '--source', 'x', '--list', 'suspended'];
    expect((await agencies(['import', file, ...older])).status).toBe(1);
    expect((await agencies(['import', file, ...about, '--list', 'closed'])).status).toBe(2);
    expect(await stored()).toBeNull();
  });

  it('leaves the old register in force when it is killed in the middle, and takes the file next time', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `KARANGAN ${10_000 + i},${9_120_000_000_000 + i}`);
    const file = write('big.csv', `name,nib\n${rows.join('\n')}\n`);
    const env = {
      LANG: 'C',
      PATH: '',
      DATA_DIR: dataDir,
      SECRET_KEY: testKey.toString('base64'),
      LOG_LEVEL: 'silent',
    };
    const child = spawn(
      process.execPath,
      [`${projectFolder}src/cli.ts`, 'agencies', 'import', file, ...about],
      { env },
    );
    child.stderr.setEncoding('utf8');
    for await (const line of child.stderr) if (/10000 (?:of|dari) 60000/.test(line)) break;
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await stored()).toBeNull();
    const again = await agencies(['import', file, ...about]);
    expect(again.status).toBe(0);
    expect((await stored())?.companies).toBe(60_000);
  }, 60_000);

  it.each([
    ['an empty file', ''],
    ['a header alone', 'name,nib\n'],
    ['rows without any name', 'name,nib\n,1\n ,2\n'],
  ])('refuses %s', async (_, csv) => {
    const { status, err } = await agencies(['import', write('empty.csv', csv), ...about]);
    expect(status).toBe(1);
    expect(err).toContain('The file ');
    expect(readdirSync(folder)).toEqual(['empty.csv']);
  });

  it.each([
    [['--source', 'x']],
    [['--as-of', '2026-02-30', '--source', 'x']],
    [['--as-of', '2026-11-01']],
    [[...about, '--column', 'siapa']],
  ])('%j is wrong use', async (args) => {
    expect((await agencies(['import', write('new.csv', newer), ...args])).status).toBe(2);
  });
});
