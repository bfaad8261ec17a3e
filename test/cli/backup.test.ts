import { fork } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { loadKey } from '../../src/store/key.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { silent } from '../support/logger.ts';
import { dataFolder } from '../support/program.ts';
import { testIo } from './io.ts';

let root = dataFolder();
const stores: Store[] = [];
beforeEach(() => {
  root = dataFolder();
  writeFileSync(at('pass'), 'kata sandi cadangan\n', { mode: 0o600 });
});
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  root.remove();
});

const at = (name: string): string => join(root.path, name);

async function run(args: string[], dataDir: string, env: Record<string, string> = {}) {
  const io = testIo([], { DATA_DIR: at(dataDir), LOG_LEVEL: 'silent', ...env });
  const [command = '', ...rest] = args;
  const status = await main([command, ...rest, '--passphrase-file', at('pass')], io);
  return { status, out: io.out(), err: io.err() };
}

/** A server's database with one note in it. */
async function server(dataDir: string, note: string, secretKey?: string): Promise<Store> {
  const key = loadKey({ dataDir: at(dataDir), secretKey, logger: silent });
  const store = await openStore({ dataDir: at(dataDir), key, logger: silent });
  stores.push(store);
  await store.db.insertInto('meta').values({ key: 'note', value: note }).execute();
  return store;
}

async function noteIn(dataDir: string, secretKey?: string): Promise<string> {
  const key = loadKey({ dataDir: at(dataDir), secretKey, logger: silent });
  const store = await openStore({ dataDir: at(dataDir), key, logger: silent });
  try {
    return (
      await store.db.selectFrom('meta').select('value').where('key', '=', 'note').executeTakeFirstOrThrow()
    ).value;
  } finally {
    await store.close();
  }
}

describe('backup and restore', () => {
  it('bring everything to another folder, while the server runs', async () => {
    await server('one', 'halo');
    const backup = await run(['backup', at('copy')], 'one');
    expect(backup).toMatchObject({ status: 0, err: '' });
    expect(backup.out).toContain('secret.key, suluh.db');
    expect(readdirSync(at('one')).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(await run(['restore', at('copy')], 'two')).toMatchObject({ status: 0, err: '' });
    expect(readdirSync(at('two')).sort()).toEqual(['secret.key', 'suluh.db']);
    expect(await noteIn('two')).toBe('halo');
  });

  it('carry SECRET_KEY as a key file, and the policy', async () => {
    const secretKey = 'sebuah kalimat yang panjang';
    await server('one', 'halo', secretKey);
    writeFileSync(at('mine.yaml'), 'invitation: 1h\n');
    await run(['backup', at('copy')], 'one', { SECRET_KEY: secretKey, POLICY_FILE: at('mine.yaml') });
    const restored = await run(['restore', at('copy')], 'two');
    expect(restored.out).toContain(`POLICY_FILE=${at('two/policy.yaml')}`);
    expect(readFileSync(at('two/policy.yaml'), 'utf8')).toBe('invitation: 1h\n');
    expect(await noteIn('two')).toBe('halo');
    await run(['restore', at('copy')], 'three', { SECRET_KEY: secretKey });
    expect(existsSync(at('three/secret.key'))).toBe(false);
    expect(await noteIn('three', secretKey)).toBe('halo');
    const wrong = await run(['restore', at('copy')], 'four', { SECRET_KEY: 'sebuah kalimat yang lain' });
    expect(wrong).toMatchObject({ status: 1 });
    expect(wrong.err).toContain('SECRET_KEY is not the key of this backup');
    expect(readdirSync(at('four'))).toEqual([]);
  });

  it('overwrite only with --force, and put aside what was there', async () => {
    await server('one', 'halo');
    await run(['backup', at('copy')], 'one');
    await (await server('two', 'lama')).close();
    const refused = await run(['restore', at('copy')], 'two');
    expect(refused).toMatchObject({ status: 1, out: '' });
    expect(refused.err).toContain('is not empty');
    expect(await noteIn('two')).toBe('lama');
    const forced = await run(['restore', at('copy'), '--force', '--json'], 'two');
    expect(forced.status).toBe(0);
    expect(await noteIn('two')).toBe('halo');
    const { aside } = JSON.parse(forced.out);
    mkdirSync(at('aside'));
    for (const name of ['secret.key', 'suluh.db']) copyFileSync(join(aside, name), at(`aside/${name}`));
    expect(await noteIn('aside')).toBe('lama');
  });

  it.each([
    ['a wrong passphrase', () => writeFileSync(at('pass'), 'kata sandi yang salah'), 'does not open'],
    [
      'a damaged file',
      () => writeFileSync(at('copy'), readFileSync(at('copy')).fill(1, 9000, 9001)),
      'damaged',
    ],
    ['another file', () => writeFileSync(at('copy'), 'halo'), 'not a backup'],
  ])('%s changes nothing', async (_, spoil, message) => {
    await server('one', 'halo');
    await run(['backup', at('copy')], 'one');
    await (await server('two', 'lama')).close();
    const before = readdirSync(at('two')).sort();
    spoil();
    const { status, out, err } = await run(['restore', at('copy'), '--force'], 'two');
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain(message);
    expect(readdirSync(at('two')).sort()).toEqual(before);
    expect(await noteIn('two')).toBe('lama');
  });

  it('bring back a database that is damaged, but not under a running server', async () => {
    const store = await server('one', 'halo');
    await run(['backup', at('copy')], 'one');
    const child = fork(join(import.meta.dirname, '../support/hold-database.ts'), [at('held')]);
    await new Promise((resolve) => child.once('message', resolve));
    expect((await run(['restore', at('copy'), '--force'], 'held')).err).toContain('a server is running');
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    await store.close();
    writeFileSync(at('one/suluh.db'), 'x'.repeat(9000));
    expect(await run(['restore', at('copy'), '--force'], 'one')).toMatchObject({ status: 0, err: '' });
    expect(await noteIn('one')).toBe('halo');
  });

  it('say plainly when the file cannot be written', async () => {
    await server('one', 'halo');
    const { status, err } = await run(['backup', at('no/such/folder')], 'one');
    expect(status).toBe(1);
    expect(err).toContain('was not written');
    expect((await run(['backup', root.path], 'one')).err).toContain('was not written');
    expect(readdirSync(root.path).sort()).toEqual(['one', 'pass']);
  });

  it('name pg_dump and SECRET_KEY for PostgreSQL', async () => {
    for (const command of ['backup', 'restore']) {
      const { status, err } = await run([command, at('copy')], 'one', { DATABASE_URL: 'postgres://x/y' });
      expect(status).toBe(1);
      expect(err).toMatch(/pg_(dump|restore)/);
      expect(err).toContain('SECRET_KEY');
    }
  });

  it('back up nothing that could not be read again', async () => {
    expect((await run(['backup', at('copy')], 'none')).err).toContain('there is no database yet');
    await (await server('one', 'halo')).close();
    const other = { SECRET_KEY: 'sebuah kalimat yang lain' };
    expect((await run(['backup', at('copy')], 'one', other)).err).toContain('another key');
    const { status } = await run(['backup', at('copy')], 'one');
    expect(status).toBe(0);
    const good = readFileSync(at('copy'));
    writeFileSync(at('one/secret.key'), `${Buffer.alloc(32, 9).toString('base64url')}\n`);
    expect((await run(['backup', at('copy')], 'one')).status).toBe(1);
    expect(readFileSync(at('copy')).equals(good)).toBe(true);
  });

  it('need a passphrase that is one', async () => {
    await server('one', 'halo');
    writeFileSync(at('pass'), 'pendek\n');
    expect((await run(['backup', at('copy')], 'one')).err).toContain('too short');
    const io = testIo([], { DATA_DIR: at('one') });
    expect(await main(['backup', at('copy')], io)).toBe(2);
    expect(io.err()).toContain('--passphrase-file');
    expect(existsSync(at('copy'))).toBe(false);
  });
});
