import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { projectFolder } from '../../src/cli/words.ts';
import { loadPolicy } from '../../src/policy.ts';
import { createCases } from '../../src/store/cases.ts';
import { loadKey } from '../../src/store/key.ts';
import { createMediaStore } from '../../src/store/media.ts';
import { createPeople } from '../../src/store/people.ts';
import { countDue, sweep } from '../../src/store/retention.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { silent } from '../support/logger.ts';
import { dataFolder } from '../support/program.ts';
import { describeOnEachStore } from '../support/store.ts';
import { testIo } from './io.ts';

const day = 86_400_000;
const policy = loadPolicy(`${projectFolder}data/policy.yaml`);

/** Cases with a story, talks and pictures, some of them 100 days old. */
async function fill(store: Store, old: number, fresh: number, now: number): Promise<void> {
  const cases = createCases(store);
  const people = createPeople(store);
  const media = createMediaStore(store, randomBytes);
  for (let n = 0; n < old + fresh; n += 1) {
    const at = n < old ? now - 100 * day : now;
    await store.transact(async (tx) => {
      const { personId, conversationId } = await people.meet(
        tx,
        { channel: 'test', sender: `p${n}`, chat: `p${n}` },
        at,
      );
      await tx
        .updateTable('conversation')
        .set({ state: store.seal.sealJson('conversation.state', {}), updated_at: at })
        .where('id', '=', conversationId)
        .execute();
      const who = { reporterId: personId, conversationId };
      const file = await cases.create(tx, { kind: 'recruiter', urgency: 'normal', ...who }, at);
      await cases.record(tx, file, { kind: 'told', at, actor: null, data: { text: 'cerita' } });
    });
    await media.put({ kind: 'upload', mime: 'image/jpeg', bytes: Buffer.from('gambar') }, at);
  }
}

const nothing = { cases: 0, pieces: 0, files: 0, bytes: 0, talks: 0, media: 0, people: 0 };

const left = async (store: Store) => ({
  keys: (await store.db.selectFrom('case_file').select('id').where('case_key', 'is not', null).execute())
    .length,
  talks: (await store.db.selectFrom('conversation').select('id').where('state', 'is not', null).execute())
    .length,
  media: (await store.db.selectFrom('media').select('id').execute()).length,
});

describeOnEachStore('what is due', (open) => {
  it('is counted as the sweep then deletes it, and counting changes nothing', async () => {
    const { store } = await open();
    const now = 1000 * day;
    await fill(store, 3, 2, now);
    const due = await countDue(store, policy, now);
    expect(due).toEqual({ cases: 3, pieces: 3, files: 0, bytes: 0, talks: 3, media: 3, people: 3 });
    expect(await left(store)).toEqual({ keys: 5, talks: 5, media: 5 });
    const media = createMediaStore(store, randomBytes);
    expect(await sweep(store, createCases(store), media, policy, now)).toEqual(due);
    expect(await left(store)).toEqual({ keys: 2, talks: 2, media: 2 });
    expect(await countDue(store, policy, now)).toEqual(nothing);
  });
});

describe('purge', () => {
  let folder = dataFolder();
  let store: Store;
  beforeEach(async () => {
    folder = dataFolder();
    const key = loadKey({ dataDir: folder.path, logger: silent });
    store = await openStore({ dataDir: folder.path, key, logger: silent });
  });
  afterEach(async () => {
    await store.close();
    folder.remove();
  });

  async function purge(...args: string[]) {
    const io = testIo([], { DATA_DIR: folder.path, LOG_LEVEL: 'silent' });
    const status = await main(['purge', ...args], io);
    return { status, out: io.out(), err: io.err() };
  }

  it('only counts with --dry-run, else deletes, while the server has the database open', async () => {
    await fill(store, 2, 1, Date.now());
    expect(JSON.parse((await purge('--dry-run', '--json')).out)).toMatchObject({
      cases: 2,
      pieces: 2,
      talks: 2,
      media: 2,
      people: 2,
      dryRun: true,
    });
    expect((await purge('--dry-run')).out).toContain('would delete the contents of 2 cases');
    expect(await left(store)).toEqual({ keys: 3, talks: 3, media: 3 });
    expect((await purge()).out).toContain('deleted: the contents of 2 cases');
    expect(await left(store)).toEqual({ keys: 1, talks: 1, media: 1 });
    const after: unknown = JSON.parse((await purge('--json')).out);
    expect(after).toMatchObject({ ...nothing, dryRun: false });
    expect(after).toMatchObject({
      stages: [
        { stage: 'active', cases: 1, pieces: 1 },
        { stage: 'warned', cases: 0 },
        { stage: 'withdrawn', cases: 0 },
        { stage: 'expired', cases: 0 },
        { stage: 'tombstone', cases: 2, pieces: 0, files: 0, bytes: 0, first: null },
      ],
    });
  });

  it('goes on until nothing is left, though it works in parts', async () => {
    await fill(store, 230, 0, Date.now());
    expect(JSON.parse((await purge('--json')).out)).toMatchObject({
      cases: 230,
      talks: 230,
      media: 230,
      people: 230,
    });
    expect(await left(store)).toEqual({ keys: 0, talks: 0, media: 0 });
  });
});

it('purge does not make a database', async () => {
  const folder = dataFolder();
  const io = testIo([], { DATA_DIR: `${folder.path}/none` });
  expect(await main(['purge'], io)).toBe(1);
  expect(io.err()).toContain('start once');
  folder.remove();
});
