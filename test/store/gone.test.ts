import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { createOutbox } from '../../src/delivery/outbox.ts';
import { localWake } from '../../src/shared/wake.ts';
import { readBackup } from '../../src/store/backup.ts';
import { createCases } from '../../src/store/cases.ts';
import { loadKey } from '../../src/store/key.ts';
import { createMediaStore, tieMedia } from '../../src/store/media.ts';
import { createPeople } from '../../src/store/people.ts';
import { destroyCase } from '../../src/store/retention.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { keepTraces } from '../../src/store/traces.ts';
import { createTimers } from '../../src/timers/timers.ts';
import { testIo } from '../cli/io.ts';
import { openEverything } from '../support/everything.ts';
import { silent } from '../support/logger.ts';
import { dataFolder } from '../support/program.ts';
import { countIn } from '../support/remains.ts';

/** What stands in the case that is deleted, and nowhere else. */
const planted = {
  name: 'CALOPAKJOKO',
  number: '+6281299887766',
  story: 'CERITAIBUSITI',
  note: 'CATATANRELAWAN',
  picture: 'GAMBARPASPOR',
  answer: 'JAWABANTERTUNDA',
};
const passphrase = 'kata sandi cadangan';

let root = dataFolder();
let store: Store;
beforeEach(async () => {
  root = dataFolder();
  writeFileSync(join(root.path, 'pass'), passphrase, { mode: 0o600 });
  store = await open();
});
afterEach(async () => {
  await store.close();
  root.remove();
});

const dataDir = (): string => join(root.path, 'data');
const open = (): Promise<Store> =>
  openStore({ dataDir: dataDir(), key: loadKey({ dataDir: dataDir(), logger: silent }), logger: silent });

/** A case with everything that hangs on one; `size` makes its texts and pictures longer. */
async function plant(words: typeof planted, size: number): Promise<string> {
  const now = Date.now();
  const wake = localWake();
  const bytes = Buffer.alloc(words.picture.length * (1 + size * 400), words.picture);
  const picture = await createMediaStore(store, randomBytes).put(
    { kind: 'photo', mime: 'image/jpeg', bytes },
    now,
  );
  return store.transact(async (tx) => {
    const who = `w${randomBytes(4).toString('hex')}`;
    const { personId, conversationId } = await createPeople(store).meet(
      tx,
      { channel: 'test', sender: who, chat: who },
      now,
    );
    const cases = createCases(store);
    const reporter = { reporterId: personId, conversationId };
    const file = await cases.create(tx, { kind: 'recruiter', urgency: 'normal', ...reporter }, now);
    await tieMedia(tx, store.seal, picture, file);
    const text = `${words.story} ${words.name} ${words.number} `.repeat(1 + size * 20);
    await cases.record(tx, file, { kind: 'told', at: now, data: { text } });
    await cases.record(tx, file, { kind: 'noted', at: now, actor: 'c', data: { text: words.note } });
    await keepTraces(tx, store, file, [{ kind: 'phone', value: words.number }]);
    await tx
      .insertInto('news')
      .values({
        id: who,
        conversation_id: conversationId,
        case_id: file.id,
        body: store.seal.sealJson('news.body', words.answer),
        created_at: now,
      })
      .execute();
    const message = { text: words.answer.repeat(1 + size) };
    await createOutbox({ store, wake, owner: 'o' }).enqueue(tx, {
      channel: 'test',
      chat: who,
      message,
      caseId: file.id,
    });
    await createTimers({ store, wake }).setTimer(tx, {
      key: who,
      kind: 'case-unclaimed',
      lane: who,
      dueAt: now + 1e9,
      data: words.name,
      caseId: file.id,
    });
    return file.id;
  });
}

async function destroy(id: string): Promise<void> {
  const cases = createCases(store);
  await store.transact(async (tx) => {
    const file = await cases.byId(tx, id);
    if (file) await destroyCase(tx, cases, file, { now: Date.now(), byTime: false });
  });
}

/** The sealed values of one case as they lie in the file: its key, events, pictures, news, what waits. */
async function bytesOf(id: string): Promise<Buffer[]> {
  const own = sql`case_id = ${id}`;
  const of = async (table: string, column: string, where = own): Promise<Buffer[]> => {
    const { rows } = await sql<{ value: Uint8Array }>`
      select ${sql.ref(column)} as value from ${sql.table(table)}
      where ${where} and ${sql.ref(column)} is not null`.execute(store.db);
    return rows.map(({ value }) => Buffer.from(value));
  };
  const all = await Promise.all([
    of('case_file', 'case_key', sql`id = ${id}`),
    of('case_event', 'data'),
    of('case_trace', 'hash'),
    of('news', 'body'),
    of('outbox', 'body'),
    of('timer', 'data'),
    of('media', 'media_key'),
    of('media_chunk', 'bytes', sql`media_id in (select id from media where case_id = ${id})`),
  ]);
  for (const found of all) expect(found.length).toBeGreaterThan(0);
  return all.flat();
}

/** What the key that lies there opens, of everything that is sealed. */
async function openable(opened: Store): Promise<string> {
  return [...(await openEverything(opened)).values()].flat().join('\n');
}

const others = {
  ...planted,
  name: 'CALOLAIN',
  story: 'CERITALAIN',
  picture: 'GAMBARLAIN',
  note: 'CATATANLAIN',
};
const words = (text: string): string[] => Object.values(planted).filter((word) => text.includes(word));

describe('a case that was deleted', () => {
  it('is gone from the database file and its log, plain, sealed, and openable with the key', async () => {
    const id = await plant(planted, 3);
    const other = await plant({ ...others, number: '+6281200000001', answer: 'JAWABANLAIN' }, 3);
    const [gone, kept] = [await bytesOf(id), await bytesOf(other)];
    await store.checkpoint();
    expect(countIn(dataDir(), gone)).toBe(gone.length * 3);
    expect(words(await openable(store)).sort()).toEqual(Object.values(planted).sort());
    await destroy(id);
    await store.checkpoint();
    expect(countIn(dataDir(), gone)).toBe(0);
    expect(countIn(dataDir(), kept)).toBe(kept.length * 3);
    expect(words(await openable(store))).toEqual([]);
    const raw = readdirSync(dataDir()).map((name) => readFileSync(join(dataDir(), name), 'latin1'));
    expect(words(raw.join('\n'))).toEqual([]);
  });

  it('is gone also among many of every size, deleted in any order while others come and go', async () => {
    const ids: string[] = [];
    const gone: Buffer[] = [];
    for (let n = 0; n < 90; n += 1) {
      ids.push(await plant({ ...others, number: `+62812${n}`, answer: `JAWAB${n}` }, n % 7));
      if (n % 3 !== 2) continue;
      // Neither the first nor the last: pages of the tables are split and joined around it.
      const [id = ''] = ids.splice((n * 7) % ids.length, 1);
      gone.push(...(await bytesOf(id)));
      await destroy(id);
    }
    await store.checkpoint();
    expect(gone.length).toBeGreaterThan(200);
    expect(countIn(dataDir(), gone)).toBe(0);
  }, 60_000);

  it('is in no later backup, plain, sealed, and openable with the key in it', async () => {
    const id = await plant(planted, 2);
    const other = await plant({ ...others, number: '+6281200000001', answer: 'JAWABANLAIN' }, 2);
    const [gone, kept] = [await bytesOf(id), await bytesOf(other)];
    const backup = async (name: string): Promise<string> => {
      const io = testIo([], { DATA_DIR: dataDir(), LOG_LEVEL: 'silent' });
      const args = ['backup', join(root.path, name), '--passphrase-file', join(root.path, 'pass')];
      expect([await main(args, io), io.err()]).toEqual([0, '']);
      const folder = join(root.path, `${name}-parts`);
      mkdirSync(folder);
      await readBackup(join(root.path, name), passphrase, folder);
      return folder;
    };
    expect(countIn(await backup('before'), gone)).toBe(gone.length * 3);
    await destroy(id);
    // No sweep and no checkpoint in between: the copy has committed rows only, and no free pages.
    const folder = await backup('after');
    expect(countIn(folder, gone)).toBe(0);
    expect(countIn(folder, kept)).toBe(kept.length * 3);
    const key = loadKey({ dataDir: folder, logger: silent });
    const copy = await openStore({ dataDir: folder, key, logger: silent });
    const text = await openable(copy);
    await copy.close();
    expect(words(text)).toEqual([]);
    expect(text).toContain(others.story);
  }, 60_000);

  it('is in no copy from before a change of the tables, once the lifetime of backups is over', async () => {
    const folder = join(dataDir(), 'backups');
    mkdirSync(folder);
    const day = 86_400;
    for (const days of [31, 29]) {
      const path = join(folder, `before-migration-${days}.db`);
      writeFileSync(path, 'x');
      const at = Date.now() / 1000 - days * day;
      utimesSync(path, at, at);
    }
    const io = testIo([], { DATA_DIR: dataDir(), LOG_LEVEL: 'silent' });
    await main(['purge', '--dry-run'], io);
    expect(readdirSync(folder)).toHaveLength(2);
    await main(['purge'], io);
    expect(readdirSync(folder)).toEqual(['before-migration-29.db']);
  });

  it('leaves a row in no table that names a case, whichever tables there are', async () => {
    const id = await plant(planted, 1);
    await destroy(id);
    const { rows: tables } = await sql<{ name: string }>`
      select t.name from sqlite_master t join pragma_table_info(t.name) c on c.name = 'case_id'
      where t.type = 'table'`.execute(store.db);
    expect(tables.length).toBeGreaterThan(8);
    for (const { name } of tables) {
      const { rows } = await sql`select * from ${sql.table(name)} where case_id = ${id}`.execute(store.db);
      expect([name, rows]).toEqual([name, []]);
    }
  });
});
