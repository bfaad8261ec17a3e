import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { loadKey } from '../../src/store/key.ts';
import { createPeople } from '../../src/store/people.ts';
import { createRoster } from '../../src/store/roster.ts';
import { databaseFile, openStore, type Store } from '../../src/store/store.ts';
import { silent } from '../support/logger.ts';
import { dataFolder } from '../support/program.ts';
import { testIo } from './io.ts';

const header = 'name,channel,address,regions,role,flags';
const people = [
  'Budi,telegram,2001,Lombok Timur,,',
  'Rina,telegram,2002,NTB,supervisor,women',
  'Tono,telegram,2003,,nasional,',
];

let folder = dataFolder();
const stores: Store[] = [];
beforeEach(() => {
  folder = dataFolder();
});
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  folder.remove();
});

async function coordinators(args: string[], env: Record<string, string> = {}) {
  const io = testIo([], { DATA_DIR: folder.path, LOG_LEVEL: 'silent', ...env });
  const status = await main(['coordinators', ...args], io);
  return { status, out: io.out(), err: io.err() };
}

function csv(...lines: string[]): string {
  const file = join(folder.path, 'roster.csv');
  writeFileSync(file, [header, ...lines].join('\n'));
  return file;
}

/** The database as the server has it open. */
async function server(): Promise<Store> {
  const key = loadKey({ dataDir: folder.path, logger: silent });
  const store = await openStore({ dataDir: folder.path, key, logger: silent });
  stores.push(store);
  return store;
}

/** They write to the bot. */
async function write(store: Store, ...senders: string[]): Promise<void> {
  const meet = createPeople(store).meet;
  for (const sender of senders)
    await store.transact((tx) => meet(tx, { channel: 'telegram', sender, chat: sender }, Date.now()));
}

const everybody = (store: Store) => store.transact((tx) => createRoster(store).all(tx));
const listed = async () => JSON.parse((await coordinators(['list', '--json'])).out);

describe('coordinators import', () => {
  it('puts everybody on the roster, active at once, and says who is new, changed or the same', async () => {
    const first = await coordinators(['import', csv(...people)]);
    expect(first).toMatchObject({ status: 0, err: '' });
    expect(first.out).toContain(
      '+ Budi (telegram …01): regency coordinator, Kabupaten Lombok Timur, Nusa Tenggara Barat',
    );
    expect(first.out).toContain('3 added, 0 changed, 0 as before');
    const store = await server();
    for (const one of await everybody(store)) {
      expect(one).toMatchObject({ status: 'active', onDuty: true, reachable: false });
      expect(one.storiesFrom).toBeLessThanOrEqual(Date.now());
    }
    const changed = ['Budi,telegram,2001,KLU,,jv', ...people.slice(1)];
    expect((await coordinators(['import', csv(...changed)])).out).toContain(
      '0 added, 1 changed, 2 as before',
    );
    const budi = (await everybody(store)).find((one) => one.address === '2001');
    expect(budi).toMatchObject({ regions: ['52.08'], flags: ['jv'] });
  });

  it('imports nobody when one line is wrong, and names every line', async () => {
    const file = csv(...people, 'X,telegram,@x,,,', 'Y,telegram,2009,Malang,,');
    const { status, out, err } = await coordinators(['import', file]);
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(err).toContain(`${file}:5: "@x" is a name`);
    expect(err).toContain(`${file}:6: "Malang" may mean`);
    expect(err).toContain('nothing was imported; problems: 2');
    expect(readdirSync(folder.path)).toEqual(['roster.csv']);
  });

  it('writes nothing with --dry-run, not even a database', async () => {
    const { status, out } = await coordinators(['import', csv(...people), '--dry-run']);
    expect(status).toBe(0);
    expect(out).toContain('3 added');
    expect(out).toContain('nothing was written');
    expect(readdirSync(folder.path)).toEqual(['roster.csv']);
    await coordinators(['import', csv(...people)]);
    await coordinators(['import', csv('Budi,telegram,2001,KLU,,'), '--dry-run']);
    expect((await listed())[0].regions).toEqual([
      { code: '52.03', name: 'Kabupaten Lombok Timur, Nusa Tenggara Barat' },
    ]);
  });

  it('vouches for somebody who waits to be confirmed, and brings back somebody who was removed', async () => {
    await coordinators(['import', csv(...people)]);
    const store = await server();
    const roster = createRoster(store);
    const [budi, rina] = await everybody(store);
    await store.transact(async (tx) => {
      await roster.setStatus(tx, budi?.id ?? '', 'pending', Date.now() + 1e9);
      await roster.setDuty(tx, rina?.id ?? '', false);
    });
    await coordinators(['remove', 'Rina']);
    await coordinators(['import', csv(...people)]);
    for (const one of await everybody(store)) {
      expect(one).toMatchObject({ status: 'active', onDuty: true });
      expect(one.storiesFrom).toBeLessThanOrEqual(Date.now());
    }
  });

  it('leaves somebody off duty who has gone off duty', async () => {
    await coordinators(['import', csv(...people)]);
    const store = await server();
    const [budi] = await everybody(store);
    await store.transact((tx) => createRoster(store).setDuty(tx, budi?.id ?? '', false));
    await coordinators(['import', csv(...people)]);
    expect((await everybody(store))[0]?.onDuty).toBe(false);
  });

  it('keeps names and addresses sealed on the disk', async () => {
    await coordinators(['import', csv('Zubaidahqx,wa,081298765432,NTB,,')]);
    const bytes = readFileSync(join(folder.path, databaseFile)).toString('latin1');
    expect(bytes).not.toContain('Zubaidahqx');
    expect(bytes).not.toContain('81298765432');
  });

  it('says when there is no such file', async () => {
    expect(await coordinators(['import', '/no/such.csv'])).toMatchObject({ status: 1 });
    expect(await coordinators(['import'])).toMatchObject({ status: 2 });
  });
});

describe('coordinators list and remove', () => {
  it('shows who can be reached and what to do, and no address', async () => {
    await coordinators(['import', csv('Budi,wa,081298765432,Lotim,,', ...people.slice(1))]);
    const store = await server();
    await write(store, '2002');
    const { out } = await coordinators(['list']);
    expect(out).not.toContain('98765');
    expect(out).toMatch(/Budi \(whatsapp …32\).*\n.*unreachable: has not written to the bot yet/);
    expect(out).toMatch(/Rina .*\n.*on duty; reachable/);
    expect(out).toContain('2 have not written yet');
    expect(await listed()).toMatchObject([
      { name: 'Budi', reachable: false, obstacle: 'unwritten', address: '…32' },
      { name: 'Rina', reachable: true, obstacle: null, role: 'supervisor', level: 'province' },
      { name: 'Tono', reachable: false },
    ]);
    await store.db.updateTable('alias').set({ gone_at: 1 }).execute();
    expect((await listed())[1].obstacle).toBe('gone');
  });

  it('does not make a database only to look', async () => {
    const { status, err } = await coordinators(['list']);
    expect(status).toBe(1);
    expect(err).toContain('start once');
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('removes by name or id, and tells of cases that are still held', async () => {
    await coordinators(['import', csv(...people, 'Budi,telegram,2009,KLU,,')]);
    const store = await server();
    const [, rina] = await everybody(store);
    await store.db
      .insertInto('case_file')
      .values({
        ...{ id: 'c', number: 1001, kind: 'recruiter', urgency: 'normal', region: '52', level: 'province' },
        ...{ status: 'claimed', claimed_by: rina?.id ?? '', claimed_at: 1, opened_at: 1, activity_at: 1 },
        ...{
          case_key: null,
          reporter_id: null,
          conversation_id: null,
          closed_at: null,
          outcome: null,
          callback: null,
        },
      })
      .execute();
    expect((await listed())[1].openCases).toEqual([1001]);
    const several = await coordinators(['remove', 'budi']);
    expect(several.status).toBe(1);
    const [id] = /[0-9a-f]{6}/.exec(several.err) ?? [''];
    expect(await coordinators(['remove', id])).toMatchObject({ status: 0 });
    const { out } = await coordinators(['remove', 'RINA']);
    expect(out).toContain('1001');
    expect((await listed()).map((one: { name: string }) => one.name).sort()).toEqual(['Budi', 'Tono']);
    expect((await coordinators(['remove', 'Rina'])).status).toBe(1);
  });
});

describe('coordinators invite', () => {
  it('keeps only a keyed hash of a token that fits into a Telegram link', async () => {
    const { status, out, err } = await coordinators(['invite', '--region', 'Lotim', '--role', 'penyelia']);
    expect(status).toBe(0);
    expect(err).toContain('nobody on the roster could confirm');
    const [, payload = '', token = ''] = /\/start (inv_([\w-]+))\n/.exec(out) ?? [];
    expect(payload.length).toBeLessThanOrEqual(64);
    expect(Buffer.from(token, 'base64url').length * 8).toBeGreaterThanOrEqual(128);
    const store = await server();
    const row = await store.db.selectFrom('invite').selectAll().executeTakeFirstOrThrow();
    expect(Buffer.from(row.hash)).toEqual(store.seal.blind('invite', token));
    expect(row).toMatchObject({ role: 'supervisor', level: 'regency', regions: '["52.03"]', used_at: null });
    expect(row.expires_at - row.created_at).toBe(7 * 86_400_000);
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it('takes the time from the policy file, and the level from the option', async () => {
    const policy = join(folder.path, 'policy.yaml');
    writeFileSync(policy, 'invitation: 1h\n');
    await coordinators(['invite', '--region', 'NTB', '--level', 'national'], { POLICY_FILE: policy });
    const store = await server();
    const row = await store.db.selectFrom('invite').selectAll().executeTakeFirstOrThrow();
    expect(row.expires_at - row.created_at).toBe(3_600_000);
    expect(row.level).toBe('national');
  });

  it('is content when a supervisor of the place can be reached', async () => {
    await coordinators(['import', csv(...people)]);
    await write(await server(), '2002');
    expect((await coordinators(['invite', '--region', 'Lotim'])).err).toBe('');
    expect((await coordinators(['invite', '--region', 'Kab. Malang'])).err).toContain('could confirm');
  });

  it.each([
    [[]],
    [['--region', 'xyz']],
    [['--region', 'NTB', '--role', 'bos']],
    [['--region', 'ID', '--level', 'provinsi']],
  ])('%j is wrong use', async (args) => {
    expect(await coordinators(['invite', ...args])).toMatchObject({ status: 2, out: '' });
  });
});

describe('coordinators drill', () => {
  const codeIn = (out: string): string => /Practice (\d{4}) /.exec(out)?.[1] ?? '';

  it('alerts those on duty who can be reached, and tells who reacted', async () => {
    await coordinators(['import', csv(...people)]);
    const store = await server();
    await write(store, '2001', '2002');
    const running = coordinators(['drill', '--wait', '3s']);
    await expect
      .poll(() => store.db.selectFrom('outbox').select('seq').execute(), { timeout: 15_000 })
      .toHaveLength(2);
    const [budi, rina] = await everybody(store);
    const marks = await store.db.selectFrom('meta').selectAll().where('key', 'like', 'practice:%').execute();
    expect(marks.map(({ value }) => value)).toEqual(['', '']);
    const [letter] = await store.db
      .selectFrom('outbox')
      .select(['body', 'person_id'])
      .orderBy('seq')
      .execute();
    const message = store.seal.openJson<{ text: string; choices: object[] }>(
      'outbox.body',
      letter?.body ?? Buffer.of(),
    );
    const code = /latihan (\d{4})/.exec(message.text)?.[1];
    expect(message.choices).toMatchObject([{ command: `siap ${code}` }]);
    expect(letter?.person_id).toBe(budi?.personId);
    await store.db.updateTable('outbox').set({ status: 'sent' }).where('seq', '=', 1).execute();
    await store.db
      .updateTable('meta')
      .set({ value: String(Date.now()) })
      .where('key', '=', `practice:${code}:${budi?.id}`)
      .execute();
    const { status, out } = await running;
    expect(status).toBe(0);
    expect(codeIn(out)).toBe(code);
    expect(out).toMatch(/Budi: after \d s\n/);
    expect(out).toContain('Rina: the alert has not left');
    expect(out).toContain('1 of 2 reacted');
    expect(rina).toBeDefined();
  });

  it('can be for a region only, and passes over who is off duty', async () => {
    await coordinators(['import', csv(...people)]);
    const store = await server();
    await write(store, '2001', '2002', '2003');
    const names = async (...args: string[]) =>
      /: (.*)\n/.exec((await coordinators(['drill', '--no-wait', ...args])).out)?.[1];
    expect(await names()).toBe('Budi, Rina, Tono');
    expect(await names('--region', 'Lotim')).toBe('Budi');
    expect(await names('--region', 'NTB')).toBe('Budi, Rina');
    expect(await names('--region', 'national')).toBe('Tono');
    const [budi] = await everybody(store);
    await store.transact((tx) => createRoster(store).setDuty(tx, budi?.id ?? '', false));
    expect(await coordinators(['drill', '--no-wait', '--region', 'Lotim'])).toMatchObject({
      status: 1,
      out: '',
    });
  });

  it('forgets drills after 30 days, and only those', async () => {
    await coordinators(['import', csv(...people)]);
    const store = await server();
    await write(store, '2001');
    const first = codeIn((await coordinators(['drill', '--no-wait'])).out);
    const keys = async () =>
      (await store.db.selectFrom('meta').select('key').where('key', 'like', 'practice%').execute()).length;
    await coordinators(['drill', '--no-wait']);
    expect(await keys()).toBe(4);
    await store.db
      .updateTable('meta')
      .set({ value: String(Date.now() - 31 * 86_400_000) })
      .where('key', '=', `practice-started:${first}`)
      .execute();
    await coordinators(['drill', '--no-wait']);
    expect(await keys()).toBe(4);
    expect(
      await store.db.selectFrom('meta').select('key').where('key', 'like', `practice%${first}%`).execute(),
    ).toEqual([]);
  });

  it('refuses a time that is none', async () => {
    expect((await coordinators(['drill', '--wait', 'soon'])).status).toBe(2);
  });
});

it('coordinators alone tells what there is', async () => {
  const { status, err } = await coordinators([]);
  expect(status).toBe(2);
  expect(err).toContain('import, list, remove, invite, drill');
  expect((await coordinators(['constructor'])).status).toBe(2);
});
