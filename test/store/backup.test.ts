import { fork } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  BackupError,
  type BackupTrouble,
  copyDatabase,
  isInUse,
  readBackup,
  verifyDatabase,
  writeBackup,
} from '../../src/store/backup.ts';
import { databaseFile, openStore } from '../../src/store/store.ts';
import { testKey } from '../support/key.ts';
import { silent } from '../support/logger.ts';
import { dataFolder } from '../support/program.ts';

const passphrase = 'kata sandi cadangan';
let folder = dataFolder();
beforeEach(() => {
  folder = dataFolder();
});
afterEach(() => folder.remove());

const at = (name: string): string => join(folder.path, name);
const open = () => openStore({ dataDir: folder.path, key: testKey, logger: silent });

/** A backup of a file of many pieces, an empty one and a few bytes. */
async function written(): Promise<{ file: string; large: Buffer }> {
  const large = Buffer.alloc(300_000, 'suluh rahasia ');
  writeFileSync(at('large'), large);
  writeFileSync(at('empty'), '');
  await writeBackup(at('copy'), passphrase, [
    { name: 'suluh.db', file: at('large') },
    { name: 'policy.yaml', file: at('empty') },
    { name: 'secret.key', bytes: Buffer.from('kunci') },
  ]);
  return { file: at('copy'), large };
}

async function troubleOf(file: string, words = passphrase): Promise<BackupTrouble | 'none'> {
  const into = at(`into-${Math.random()}`);
  mkdirSync(into);
  try {
    await readBackup(file, words, into);
    return 'none';
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    expect(readdirSync(into)).toEqual([]);
    return error.trouble;
  }
}

describe('a backup', () => {
  it('gives back what went in, and shows nothing of it to others', async () => {
    const { file, large } = await written();
    mkdirSync(at('out'));
    expect(await readBackup(file, passphrase, at('out'))).toEqual(['suluh.db', 'policy.yaml', 'secret.key']);
    expect(readFileSync(at('out/suluh.db')).equals(large)).toBe(true);
    expect(readFileSync(at('out/policy.yaml'), 'utf8')).toBe('');
    expect(readFileSync(at('out/secret.key'), 'utf8')).toBe('kunci');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(at('out/secret.key')).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(file).toString('latin1');
    for (const secret of ['rahasia', 'kunci', 'suluh.db', passphrase]) expect(bytes).not.toContain(secret);
  });

  it('is never the same twice', async () => {
    const first = readFileSync((await written()).file);
    const second = readFileSync((await written()).file);
    expect(first.equals(second)).toBe(false);
  });

  it('tells a wrong passphrase from damage, and lets nothing out', async () => {
    const { file } = await written();
    expect(await troubleOf(file, 'kata sandi lain')).toBe('wrong-passphrase');
    writeFileSync(at('other'), 'nothing of ours');
    expect(await troubleOf(at('other'))).toBe('not-a-backup');
    writeFileSync(at('none'), '');
    expect(await troubleOf(at('none'))).toBe('not-a-backup');
  });

  it('notices a change of any byte, and a file that was cut off or grew', async () => {
    const { file } = await written();
    const whole = readFileSync(file);
    const size = whole.length;
    // Magic, version, cost, salt, nonce, proof, checksum, the first and last of the body, the tag.
    for (const place of [0, 8, 9, 10, 12, 30, 45, 60, 64, 70, 150_000, size - 17, size - 16, size - 1]) {
      const changed = Buffer.from(whole);
      changed[place] = (changed[place] ?? 0) ^ 1;
      writeFileSync(at('changed'), changed);
      expect([place, await troubleOf(at('changed'))]).toEqual([
        place,
        place === 0 ? 'not-a-backup' : place === 8 ? 'newer' : 'damaged',
      ]);
    }
    for (const length of [20, 63, 70, 1000, size - 1]) {
      writeFileSync(at('cut'), whole.subarray(0, length));
      expect([length, await troubleOf(at('cut'))]).toEqual([length, 'damaged']);
    }
    appendFileSync(file, 'x');
    expect(await troubleOf(file)).toBe('damaged');
  }, 60_000);

  it('leaves nothing behind when it cannot be written, and the one before as it was', async () => {
    const { file } = await written();
    const before = readFileSync(file);
    const parts = [{ name: 'suluh.db', file: at('no-such-file') }] as const;
    await expect(writeBackup(file, passphrase, parts)).rejects.toThrow(/ENOENT/);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder.path).filter((name) => name.includes('draft'))).toEqual([]);
  });
});

describe('the copy of a database', () => {
  it('is whole and holds what was committed, while others write', async () => {
    const store = await open();
    await store.db.insertInto('meta').values({ key: 'committed', value: '1' }).execute();
    await store.transact(async (tx) => {
      await tx.insertInto('meta').values({ key: 'not yet', value: '1' }).execute();
      copyDatabase(at(databaseFile), at('copy.db'));
    });
    await store.close();
    verifyDatabase(at('copy.db'), testKey);
    mkdirSync(at('second'));
    writeFileSync(at(`second/${databaseFile}`), readFileSync(at('copy.db')));
    const copy = await openStore({ dataDir: at('second'), key: testKey, logger: silent });
    const keys = (await copy.db.selectFrom('meta').select('key').execute()).map(({ key }) => key);
    await copy.close();
    expect(keys).toContain('committed');
    expect(keys).not.toContain('not yet');
  });

  it('is refused with another key, and when it is damaged', async () => {
    await (await open()).close();
    const trouble = (key: Buffer): BackupTrouble | 'none' => {
      try {
        verifyDatabase(at(databaseFile), key);
        return 'none';
      } catch (error) {
        return error instanceof BackupError ? error.trouble : 'none';
      }
    };
    expect(trouble(testKey)).toBe('none');
    expect(trouble(Buffer.alloc(32, 1))).toBe('wrong-key');
    const bytes = readFileSync(at(databaseFile));
    writeFileSync(at(databaseFile), bytes.fill('x', 4096, 60_000));
    expect(trouble(testKey)).toBe('damaged');
  });

  it('knows whether another process has the database open', async () => {
    await (await open()).close();
    expect(isInUse(at(databaseFile))).toBe(false);
    const child = fork(join(import.meta.dirname, '../support/hold-database.ts'), [folder.path]);
    await new Promise((resolve) => child.once('message', resolve));
    expect(isInUse(at(databaseFile))).toBe(true);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    expect(isInUse(at(databaseFile))).toBe(false);
  });
});
