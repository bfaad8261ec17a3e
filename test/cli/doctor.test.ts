import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { loadKey } from '../../src/store/key.ts';
import { createRoster } from '../../src/store/roster.ts';
import { databaseFile, openStore, type Store } from '../../src/store/store.ts';
import { startTelegram } from '../stand-ins/telegram/telegram.ts';
import { testKey } from '../support/key.ts';
import { silent } from '../support/logger.ts';
import { skipOrFail } from '../support/missing.ts';
import { dataFolder } from '../support/program.ts';
import { describeOnEachStore } from '../support/store.ts';
import { testIo } from './io.ts';

interface Told {
  readonly check: string;
  readonly state: 'ok' | 'attention' | 'broken';
  readonly text: string;
  readonly cure?: string;
}

let folder = dataFolder();
const cleanUps: (() => Promise<unknown>)[] = [];
beforeEach(() => {
  folder = dataFolder();
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  folder.remove();
});

const at = (name: string): string => join(folder.path, name);

async function doctor(env: Record<string, string> = {}, ...args: string[]) {
  const io = testIo([], { DATA_DIR: folder.path, ...env });
  const status = await main(['doctor', '--json', '--now', '2026-11-22T00:00:00Z', ...args], io);
  expect(io.err()).toBe('');
  const told: Told[] = JSON.parse(io.out());
  return { status, told, of: (check: string) => told.filter((one) => one.check === check) };
}

async function server(): Promise<Store> {
  const key = loadKey({ dataDir: folder.path, logger: silent });
  const store = await openStore({ dataDir: folder.path, key, logger: silent });
  cleanUps.push(() => store.close());
  return store;
}

describe('doctor', () => {
  it('works where nothing is yet, makes nothing, and says to start once', async () => {
    rmSync(folder.path, { recursive: true });
    const { status, of } = await doctor();
    expect(status).toBe(0);
    for (const check of ['data-folder', 'key', 'database']) expect(of(check)[0]?.cure).toMatch(/start/i);
    mkdirSync(folder.path);
    await doctor();
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('is content with a database in use, and changes nothing in it', async () => {
    const store = await server();
    const before = await store.db.selectFrom('meta').selectAll().execute();
    const { status, of } = await doctor();
    expect(status).toBe(0);
    for (const check of ['node', 'configuration', 'data-folder', 'key', 'database', 'queues', 'policy'])
      expect(of(check)).toMatchObject([{ state: 'ok' }]);
    expect(of('roster')).toMatchObject([{ state: 'attention' }]);
    expect(await store.db.selectFrom('meta').selectAll().execute()).toEqual(before);
  });

  it('speaks plain sentences in both languages, with a cure for whatever is not well', async () => {
    for (const LANG of ['C', 'id_ID']) {
      const { told } = await doctor({ LANG });
      for (const { state, text, cure } of told) {
        expect(`${text} ${cure}`).not.toMatch(/cli\.|\{\{/);
        expect(cure === undefined).toBe(state === 'ok');
      }
    }
    const io = testIo([], { DATA_DIR: folder.path });
    await main(['doctor'], io);
    expect(io.out()).toMatch(/^\[ok\] Node 2\d/);
    expect(io.out()).toMatch(/\n {6}→ Ring each one/);
    expect(io.out()).toMatch(/\n\d+ well, \d+ need attention, 0 broken\n$/);
  });

  it.each([
    ['configuration', { PORT: 'x' }, /PORT/],
    ['configuration', { DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
    ['key', { SECRET_KEY: 'kurang' }, /SECRET_KEY/],
    ['policy', { POLICY_FILE: '/no/such.yaml' }, /no\/such/],
    ['key', { DATABASE_URL: 'postgres://127.0.0.1:1/x' }, /SECRET_KEY/],
    ['database', { DATABASE_URL: 'postgres://127.0.0.1:1/x', SECRET_KEY: 'a'.repeat(43) }, /PostgreSQL/],
  ])('finds what breaks %s in %j', async (check, env, text) => {
    const { status, of } = await doctor(env);
    expect(status).toBe(1);
    expect(of(check)).toMatchObject([{ state: 'broken', text: expect.stringMatching(text) }]);
  });

  it('asks about the phone of WhatsApp Web, and finds a missing browser', async () => {
    expect((await doctor()).of('whatsapp-web')).toEqual([]);
    const off = await doctor({ WHATSAPP_WEB: '1', CHROMIUM_PATH: '/no/such/chromium' });
    expect(off.status).toBe(1);
    expect(off.of('whatsapp-web')).toMatchObject([
      { state: 'broken', cure: expect.stringMatching(/apt-get install chromium/) },
      { state: 'attention', cure: expect.stringMatching(/scan the QR code/) },
    ]);
    mkdirSync(join(folder.path, 'whatsapp-web', 'session'), { recursive: true });
    const on = await doctor({ WHATSAPP_WEB: '1', CHROMIUM_PATH: process.execPath });
    expect(on.of('whatsapp-web').map(({ state }) => state)).toEqual(['ok', 'ok']);
    const asked = on.of('whatsapp-web-phone').map(({ text }) => text);
    expect(asked).toHaveLength(5);
    for (const word of ['backups', 'downloads', 'locks', 'linked', 'office'])
      expect(asked.join()).toContain(word);
  });

  it('finds a folder and a key that others can read', async () => {
    await (await server()).close();
    chmodSync(folder.path, 0o755);
    chmodSync(at('secret.key'), 0o644);
    const { of } = await doctor();
    expect(of('data-folder').map((one) => one.cure ?? '')).toContain(`chmod 700 ${folder.path}`);
    expect(of('key')).toMatchObject([{ state: 'attention', cure: `chmod 600 ${at('secret.key')}` }]);
  });

  it('finds a lost key, another key, and does not make one', async () => {
    await (await server()).close();
    writeFileSync(at('secret.key'), `${Buffer.alloc(32, 9).toString('base64url')}\n`);
    expect((await doctor()).of('database')).toMatchObject([
      { state: 'broken', text: expect.stringMatching(/key/) },
    ]);
    rmSync(at('secret.key'));
    const { status, of } = await doctor();
    expect(status).toBe(1);
    expect(of('key')).toMatchObject([{ state: 'broken' }]);
    expect(readdirSync(folder.path)).not.toContain('secret.key');
  });

  it('finds a damaged database, one of a newer version, and one that is to change', async () => {
    const store = await server();
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '')`.execute(store.db);
    expect((await doctor()).of('database')).toMatchObject([
      { state: 'broken', text: expect.stringMatching(/newer/) },
    ]);
    await sql`delete from kysely_migration`.execute(store.db);
    expect((await doctor()).of('database')).toMatchObject([{ state: 'attention' }]);
    expect((await doctor()).of('queues')).toEqual([]);
    await store.close();
    writeFileSync(at(databaseFile), readFileSync(at(databaseFile)).fill('x', 4096, 60_000));
    const { status, of } = await doctor();
    expect(status).toBe(1);
    expect(of('database')).toMatchObject([{ state: 'broken', text: expect.stringMatching(/damaged/) }]);
  });

  it('finds work that waits and work that was given up', async () => {
    const store = await server();
    const row = {
      lane: 'l',
      channel: 'test',
      payload: null,
      prepared: null,
      sent_at: 0,
      error_code: null,
      done_at: null,
    };
    const now = Date.parse('2026-11-22T00:00:00Z');
    await store.db
      .insertInto('inbox')
      .values([
        { ...row, key_hash: Buffer.of(1), received_at: now - 600_000, status: 'new' },
        { ...row, key_hash: Buffer.of(2), received_at: now - 600_000, status: 'dead' },
      ])
      .execute();
    const told = (await doctor()).of('queues');
    expect(told.map((one) => one.state)).toEqual(['attention', 'attention']);
    expect(told[0]?.text).toContain('for 10 min');
    expect(told[1]?.text).toContain('given up: 1 messages');
  });

  it('counts the roster by level, and names provinces of open cases that nobody serves', async () => {
    const store = await server();
    const roster = createRoster(store);
    await store.transact(async (tx) => {
      const person = { id: 'p', language: null, created_at: 0, seen_at: 0 };
      await tx.insertInto('person').values(person).execute();
      const entry = {
        channel: 'web',
        role: 'coordinator',
        flags: [],
        status: 'active',
        storiesFrom: 0,
      } as const;
      await roster.put(tx, { ...entry, name: 'A', address: 'a', level: 'regency', regions: ['52.03'] }, 0);
      await roster.put(tx, { ...entry, name: 'B', address: 'b', level: 'national', regions: [] }, 0);
      await tx.updateTable('coordinator').set({ person_id: 'p' }).where('level', '=', 'regency').execute();
      const file = {
        ...({
          kind: 'recruiter',
          urgency: 'normal',
          level: 'regency',
          claimed_by: null,
          claimed_at: null,
        } as const),
        ...{
          case_key: null,
          reporter_id: null,
          conversation_id: null,
          closed_at: null,
          outcome: null,
          callback: null,
        },
        ...{ opened_at: 1, activity_at: 1 },
      };
      await tx
        .insertInto('case_file')
        .values([
          { ...file, id: '1', number: 1, region: '52.04', status: 'open' },
          { ...file, id: '2', number: 2, region: '35.07', status: 'open' },
          { ...file, id: '3', number: 3, region: '33.01', status: 'closed' },
          { ...file, id: '4', number: 4, region: 'sea', status: 'open' },
        ])
        .execute();
    });
    const texts = (await doctor()).of('roster').map((one) => one.text);
    expect(texts[0]).toBe('receive alerts: 1 regency, 0 provincial, 0 national');
    expect(texts[1]).toMatch(/national level/);
    expect(texts[2]).toMatch(/^1 coordinators cannot be reached/);
    expect(texts[3]).toMatch(/nobody can be reached: Jawa Timur$/);
    expect(texts).toHaveLength(4);
  });

  it('lists what is open before launch, and what is old', async () => {
    const { of } = await doctor();
    expect(of('help-lines')[0]?.text).toMatch(/nobody has rung \d+ of \d+ .*H-1 0800-1000/);
    expect(of('texts')[0]?.text).toMatch(/files of texts have/);
    expect(of('register')).toMatchObject([{ state: 'attention' }]);
    expect(of('topics')).toMatchObject([{ state: 'ok' }]);
    const earlier = await doctor({}, '--now', '2026-10-01');
    expect(earlier.of('register')[0]?.text).toContain('14 days old');
    expect((await doctor({}, '--now', '2099-01-01')).of('topics')).toMatchObject([{ state: 'attention' }]);
  });
});

describe('doctor and Telegram', () => {
  const telegramOf = async (env: Record<string, string>) =>
    (await doctor(env)).told
      .filter((one) => one.check.startsWith('telegram'))
      .map((one) => `${one.state} ${one.text}`);

  it('knows the bot, and what Telegram thinks of the webhook', async () => {
    const tg = await startTelegram({ username: 'suluh_bot' });
    cleanUps.push(() => tg.stop());
    const polling = { TELEGRAM_API_ROOT: tg.apiRoot, TELEGRAM_BOT_TOKEN: tg.token };
    const hooked = { ...polling, TELEGRAM_WEBHOOK_SECRET: 's', PUBLIC_URL: 'https://suluh.example' };
    const known = 'ok Telegram knows the bot @suluh_bot';
    expect(await telegramOf(polling)).toEqual([known]);
    expect(await telegramOf(hooked)).toEqual([known, expect.stringMatching(/^broken .*no webhook/)]);
    await tg.setWebhook('https://suluh.example/telegram/webhook', 's');
    expect(await telegramOf(hooked)).toEqual([known, expect.stringMatching(/^ok Telegram posts/)]);
    expect(await telegramOf(polling)).toEqual([known, expect.stringMatching(/^attention .*another address/)]);
    const moved = { ...hooked, PUBLIC_URL: 'https://other.example' };
    expect(await telegramOf(moved)).toEqual([known, expect.stringMatching(/^attention .*other\.example/)]);
    expect(await telegramOf({ ...polling, TELEGRAM_BOT_TOKEN: '1:wrong' })).toEqual([
      'broken Telegram does not know this bot',
    ]);
  });

  it('does not wait long for a server that is silent', async () => {
    const mute = createServer(() => undefined);
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    cleanUps.push(
      () =>
        new Promise((resolve) => {
          mute.closeAllConnections();
          mute.close(resolve);
        }),
    );
    const address = mute.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const before = performance.now();
    const told = await telegramOf({
      TELEGRAM_API_ROOT: `http://127.0.0.1:${port}`,
      TELEGRAM_BOT_TOKEN: '1:x',
    });
    expect(told).toEqual(['broken Telegram did not answer within 3 seconds']);
    expect(performance.now() - before).toBeLessThan(4500);
  });

  it('says that Redis is away, and that this is no disaster', async () => {
    const { status, of } = await doctor({ REDIS_URL: 'redis://127.0.0.1:1' });
    expect(status).toBe(0);
    expect(of('redis')).toMatchObject([{ state: 'attention' }]);
  });
});

const postgres = inject('postgres');
if ('missing' in postgres) skipOrFail('doctor and PostgreSQL', postgres.missing);
else {
  describe('doctor and PostgreSQL', () => {
    it('tells an empty database to be started once, without making tables in it', async () => {
      const url = `${postgres.url}/postgres`;
      const env = { DATABASE_URL: url, SECRET_KEY: 'sebuah kalimat yang panjang' };
      for (const _ of [1, 2]) {
        const { status, of } = await doctor(env);
        expect(of('database')).toMatchObject([{ state: 'attention', text: 'there is no database yet' }]);
        expect(status).toBe(0);
      }
    });
  });

  describeOnEachStore('doctor with a database', (open) => {
    it('opens it beside the server and finds it whole', async () => {
      const { options } = await open();
      const { status, of } = await doctor({
        DATA_DIR: options.dataDir,
        SECRET_KEY: testKey.toString('base64'),
        ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
      });
      expect(of('database')).toMatchObject([
        { state: 'ok', text: expect.stringMatching(/whole and up to date/) },
      ]);
      expect(of('queues')).toMatchObject([{ state: 'ok' }]);
      expect(of('roster')).toMatchObject([{ state: 'attention' }]);
      expect(status).toBe(0);
    });
  });
}
