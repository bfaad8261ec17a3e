import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { projectFolder } from '../../src/cli/words.ts';
import { loadKey } from '../../src/store/key.ts';
import { interruptedChange } from '../../src/store/key-change.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { fillEverything, openEverything } from '../support/everything.ts';
import { silent } from '../support/logger.ts';
import { dataFolder, startProgram } from '../support/program.ts';
import { describeOnEachStore } from '../support/store.ts';
import { testIo } from './io.ts';

let root = dataFolder();
beforeEach(() => {
  root = dataFolder();
});
afterEach(() => root.remove());

const at = (...names: string[]): string => join(root.path, ...names);

async function open(dataDir: string, secretKey?: string): Promise<Store> {
  return openStore({ dataDir, key: loadKey({ dataDir, secretKey, logger: silent }), logger: silent });
}

/** What everybody wrote, as the key that is in force opens it. */
async function read(dataDir: string, secretKey?: string) {
  const store = await open(dataDir, secretKey);
  try {
    return await openEverything(store);
  } finally {
    await store.close();
  }
}

async function filled(dataDir: string, times: number, secretKey?: string) {
  const store = await open(dataDir, secretKey);
  await fillEverything(store, times);
  await store.close();
  return read(dataDir, secretKey);
}

async function keys(args: string[], dataDir: string, env: Record<string, string> = {}) {
  const io = testIo([], { DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...env });
  const status = await main(['keys', ...args], io);
  return { status, out: io.out(), err: io.err() };
}

const keyIn = (dataDir: string): string => readFileSync(join(dataDir, 'secret.key'), 'utf8');

describe('keys rotate', () => {
  it('puts a new key into the data folder, and everything is read with it', async () => {
    const before = await filled(at('data'), 2);
    const old = keyIn(at('data'));
    const dry = JSON.parse((await keys(['rotate', '--dry-run', '--json'], at('data'))).out);
    expect(dry).toMatchObject({ dryRun: true, places: { 'inbox.payload': 2, 'case_file.case_key': 2 } });
    expect(keyIn(at('data'))).toBe(old);
    const { status, out } = await keys(['rotate', '--json'], at('data'));
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ result: 'done', values: dry.values, damaged: {}, remains: [] });
    expect(keyIn(at('data'))).not.toBe(old);
    expect(readdirSync(at('data')).filter((name) => name.startsWith('secret.key'))).toEqual(['secret.key']);
    expect(await read(at('data'))).toEqual(before);
    writeFileSync(at('data', 'secret.key'), old);
    await expect(open(at('data'))).rejects.toThrow(/another key/);
  });

  it('takes the new key from NEW_SECRET_KEY where SECRET_KEY is set, says what to change, and may be repeated', async () => {
    const [first, second] = ['sebuah kalimat yang panjang', 'kalimat lain yang juga panjang'];
    const before = await filled(at('data'), 1, first);
    expect((await keys(['rotate'], at('data'), { SECRET_KEY: first })).err).toContain('NEW_SECRET_KEY');
    const short = await keys(['rotate'], at('data'), { SECRET_KEY: first, NEW_SECRET_KEY: 'pendek' });
    expect(short.err).toContain('NEW_SECRET_KEY is too short');
    const same = await keys(['rotate'], at('data'), { SECRET_KEY: first, NEW_SECRET_KEY: first });
    expect(same).toMatchObject({ status: 1 });
    const env = { SECRET_KEY: first, NEW_SECRET_KEY: second };
    const rotated = await keys(['rotate'], at('data'), env);
    expect(rotated).toMatchObject({ status: 0, out: expect.stringContaining('set SECRET_KEY to the value') });
    expect(await read(at('data'), second)).toEqual(before);
    await expect(read(at('data'), first)).rejects.toThrow(/another key/);
    expect((await keys(['rotate'], at('data'), env)).out).toContain('sealed with NEW_SECRET_KEY already');
  });

  it('refuses what it cannot do, and changes nothing', async () => {
    expect((await keys(['rotate'], at('none'))).err).toContain('there is no database yet');
    expect((await keys([], at('none'))).status).toBe(2);
    await filled(at('data'), 1);
    const old = keyIn(at('data'));
    const alone = await keys(['rotate'], at('data'), { NEW_SECRET_KEY: 'a'.repeat(43) });
    expect(alone.err).toContain('unset NEW_SECRET_KEY');
    const server = await startProgram({ DATA_DIR: at('data') });
    expect((await keys(['rotate'], at('data'))).err).toContain('stop every server');
    await server.stop();
    const store = await open(at('data'));
    await store.db
      .updateTable('news')
      .set({ body: Buffer.alloc(50) })
      .execute();
    await store.close();
    const damaged = await keys(['rotate'], at('data'));
    expect(damaged.err).toContain('news.body 1');
    expect(keyIn(at('data'))).toBe(old);
    expect(existsSync(at('data', 'secret.key.next'))).toBe(false);
    expect((await keys(['rotate', '--skip-damaged'], at('data'))).out).toContain('news.body 1');
  });

  it('names what it cannot clear away', async () => {
    await filled(at('data'), 1);
    mkdirSync(at('data', 'before-restore-2026'));
    expect((await keys(['rotate'], at('data'))).out).toContain(at('data', 'before-restore-2026'));
  });
});

/** Runs the command in a process of its own that ends by itself at one of its steps. */
function killedAt(step: number, dataDir: string, env: Record<string, string> = {}): Promise<string | null> {
  const hook = pathToFileURL(join(projectFolder, 'test/support/stop-at.mjs')).href;
  const child = spawn(process.execPath, ['--import', hook, `${projectFolder}src/cli.ts`, 'keys', 'rotate'], {
    env: {
      PATH: process.env.PATH ?? '',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
      STOP_AT: String(step),
      STOP_COUNT: at('steps'),
      ...env,
    },
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.once('close', (_, signal) => resolve(signal)));
}

/** Steps to end at: all around the files and the commit, and samples of the long row between. */
async function stepsOf(dataDir: string, env: Record<string, string> = {}): Promise<number[]> {
  cpSync(dataDir, at('counted'), { recursive: true });
  expect(await killedAt(0, at('counted'), env)).toBe(null);
  const all = Number(readFileSync(at('steps'), 'utf8'));
  expect(all).toBeGreaterThan(60);
  const last = Array.from({ length: 14 }, (_, n) => all - n);
  const others = Array.from({ length: 8 }, (_, n) => Math.ceil(((n + 1) * (all - 14)) / 9));
  return [...others, ...last.reverse()];
}

describe('keys rotate, killed', () => {
  it('leaves a folder from which the next start or the same command goes on, wherever it was', async () => {
    const before = await filled(at('data'), 2);
    const old = keyIn(at('data'));
    const endings = new Set<string>();
    for (const step of await stepsOf(at('data'))) {
      const folder = at(`killed-${step}`);
      cpSync(at('data'), folder, { recursive: true });
      expect(await killedAt(step, folder)).toBe('SIGKILL');
      expect([step, await read(folder)]).toEqual([step, before]);
      endings.add(keyIn(folder) === old ? 'old' : 'new');
      const { status, out } = await keys(['rotate', '--json'], folder);
      expect([step, status]).toEqual([step, 0]);
      endings.add(JSON.parse(out).result);
      expect(await read(folder)).toEqual(before);
      expect(keyIn(folder)).not.toBe(old);
      expect(readdirSync(folder).filter((name) => name.startsWith('secret.key'))).toEqual(['secret.key']);
    }
    expect(endings).toEqual(new Set(['old', 'new', 'done', 'finished']));
  }, 180_000);

  it('with SECRET_KEY either the old or the new one opens everything', async () => {
    const [first, second] = ['a'.repeat(43), 'b'.repeat(43)];
    const env = { SECRET_KEY: first, NEW_SECRET_KEY: second };
    const before = await filled(at('data'), 1, first);
    const opened = new Set<string>();
    for (const step of (await stepsOf(at('data'), env)).filter((_, n) => n % 3 === 0)) {
      const folder = at(`killed-${step}`);
      cpSync(at('data'), folder, { recursive: true });
      await killedAt(step, folder, env);
      const holding = await read(folder, first).then(
        () => first,
        () => second,
      );
      opened.add(holding);
      expect(await read(folder, holding)).toEqual(before);
      expect((await keys(['rotate'], folder, env)).status).toBe(0);
      expect(await read(folder, second)).toEqual(before);
    }
    expect(opened).toEqual(new Set([first, second]));
  }, 120_000);

  it('is finished by a server that starts', async () => {
    await filled(at('data'), 1);
    const steps = await stepsOf(at('data'));
    const old = keyIn(at('data'));
    let folder = '';
    for (const step of steps.reverse()) {
      folder = at(`killed-${step}`);
      cpSync(at('data'), folder, { recursive: true });
      await killedAt(step, folder);
      // Sealed anew and committed, and the key not yet in its place.
      if (interruptedChange(folder, false)) break;
    }
    const io = testIo([], { DATA_DIR: folder, LOG_LEVEL: 'silent' });
    expect(await main(['doctor'], io)).toBe(0);
    expect(io.out()).toContain('a change of the key was interrupted');
    expect(existsSync(join(folder, 'secret.key.next'))).toBe(true);
    const server = await startProgram({ DATA_DIR: folder });
    await server.stop();
    expect(server.log()).toContain('the change of the key that was interrupted is finished');
    expect(keyIn(folder)).not.toBe(old);
    expect(existsSync(join(folder, 'secret.key.next'))).toBe(false);
  }, 120_000);
});

describeOnEachStore('keys rotate beside others', (open) => {
  it('refuses while somebody is connected, then goes through', async () => {
    const { store, options } = await open();
    if (options.databaseUrl === undefined) return store.close();
    await fillEverything(store, 1);
    const before = await openEverything(store);
    const env = {
      DATABASE_URL: options.databaseUrl,
      SECRET_KEY: Buffer.from(options.key).toString('base64'),
      NEW_SECRET_KEY: 'b'.repeat(43),
    };
    expect((await keys(['rotate'], at('data'), env)).err).toContain('stop every server');
    expect(await openEverything(store)).toEqual(before);
    await store.close();
    expect((await keys(['rotate', '--json'], at('data'), env)).status).toBe(0);
    const { databaseUrl } = options;
    const key = loadKey({ dataDir: at('data'), databaseUrl, secretKey: 'b'.repeat(43), logger: silent });
    const after = await openStore({ ...options, key });
    expect(await openEverything(after)).toEqual(before);
    await after.close();
  });
});
