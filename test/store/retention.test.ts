import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newTalk } from '../../src/conversation/talk.ts';
import { loadPolicy } from '../../src/policy.ts';
import { createCases } from '../../src/store/cases.ts';
import { createMediaStore } from '../../src/store/media.ts';
import { createPeople } from '../../src/store/people.ts';
import { sweep } from '../../src/store/retention.ts';
import { createRoster, type NewCoordinator } from '../../src/store/roster.ts';
import { describeOnEachStore } from '../support/store.ts';

const policy = loadPolicy(join(import.meta.dirname, '../../data/policy.yaml'));
const day = 86_400_000;
const onRoster: NewCoordinator = {
  name: 'Budi',
  channel: 'test',
  address: 'budi',
  role: 'coordinator',
  level: 'regency',
  regions: ['52.03'],
  flags: [],
  status: 'active',
  storiesFrom: 0,
};

describeOnEachStore('what has had its time', (open) => {
  const setUp = async () => {
    const { store } = await open();
    const cases = createCases(store);
    const media = createMediaStore(store, randomBytes);
    const people = createPeople(store);
    const clean = (now: number) => sweep(store, cases, media, policy, now);
    return { store, cases, media, people, clean };
  };

  it('goes: a case 90 days after its last activity, with a tombstone; a younger one stays', async () => {
    const { store, cases, clean } = await setUp();
    const fresh = { kind: 'recruiter', urgency: 'normal', reporterId: 's', conversationId: 'c' } as const;
    const [old, young] = await store.transact(async (tx) => {
      const open = async () => cases.record(tx, await cases.create(tx, fresh, 0), { kind: 'opened', at: 0 });
      const made = [await open(), await open()];
      if (made[1]) await cases.record(tx, made[1], { kind: 'noted', at: 5 * day, data: { text: 'x' } });
      return made;
    });
    expect(await clean(90 * day)).toMatchObject({ cases: 0 });
    expect(await clean(90 * day + 1)).toMatchObject({ cases: 1 });
    const [gone, kept] = await store.transact(async (tx) => [
      await cases.byId(tx, old?.id ?? ''),
      await cases.byId(tx, young?.id ?? ''),
    ]);
    expect(gone).toMatchObject({ key: null, state: { status: 'expired' }, reporterId: null });
    expect(kept?.key).not.toBeNull();
    expect(kept?.state.status).toBe('open');
    expect(await clean(90 * day + 1)).toMatchObject({ cases: 0 });
  });

  it('an alert is no activity: a case that nobody looked at goes all the same', async () => {
    const { store, cases, clean } = await setUp();
    await store.transact(async (tx) => {
      const fresh = { kind: 'danger', urgency: 'danger', reporterId: 's', conversationId: 'c' } as const;
      const file = await cases.record(tx, await cases.create(tx, fresh, 0), { kind: 'opened', at: 0 });
      await cases.record(tx, file, { kind: 'alerted', at: 80 * day });
    });
    expect(await clean(91 * day)).toMatchObject({ cases: 1 });
  });

  it('goes: talks as old, and what nobody fetched', async () => {
    const { store, people, clean } = await setUp();
    const { conversationId } = await store.transact(async (tx) => {
      const present = await people.meet(tx, { channel: 'test', sender: 's', chat: 's' }, 0);
      await people.saveTalk(tx, present.conversationId, newTalk, 0);
      return present;
    });
    const body = store.seal.sealJson('news.body', {});
    await store.db
      .insertInto('news')
      .values({ id: 'n', conversation_id: conversationId, case_id: null, body, created_at: 0 })
      .execute();
    await store.db
      .insertInto('web_session')
      .values({ hash: Buffer.from('h'), created_at: 0 })
      .execute();
    expect(await clean(89 * day)).toMatchObject({ talks: 0 });
    expect(await clean(91 * day)).toMatchObject({ talks: 1 });
    for (const table of ['conversation', 'person', 'alias', 'news', 'web_session'] as const)
      expect(await store.db.selectFrom(table).selectAll().execute()).toEqual([]);
  });

  it('stays: the address of whoever is on the roster, or has a case that goes on', async () => {
    const { store, cases, people, clean } = await setUp();
    const meet = (sender: string) =>
      store.transact((tx) => people.meet(tx, { channel: 'test', sender, chat: sender }, 0));
    const [writer, helper, idle] = [await meet('writer'), await meet('helper'), await meet('idle')];
    await store.transact(async (tx) => {
      const { personId, conversationId } = writer;
      const fresh = { kind: 'recruiter', urgency: 'normal', reporterId: personId, conversationId } as const;
      const file = await cases.record(tx, await cases.create(tx, fresh, 0), { kind: 'opened', at: 0 });
      await cases.record(tx, file, { kind: 'noted', at: 60 * day, data: { text: 'x' } });
      await createRoster(store).put(tx, { ...onRoster, address: 'helper' }, 0);
    });
    await clean(91 * day);
    const left = await store.db.selectFrom('person').select('id').execute();
    expect(left.map(({ id }) => id).sort()).toEqual([writer.personId, helper.personId].sort());
    expect(left.map(({ id }) => id)).not.toContain(idle.personId);
  });

  it('goes: a picture that was for nothing, after a day', async () => {
    const { media, clean } = await setUp();
    const id = await media.put({ kind: 'photo', mime: 'image/jpeg', bytes: Buffer.from('x') }, 0);
    expect(await clean(day)).toMatchObject({ media: 0 });
    expect(await clean(day + 1)).toMatchObject({ media: 1 });
    expect(await media.read(id)).toBeNull();
  });
});
