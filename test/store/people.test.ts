import { expect, it } from 'vitest';
import { newTalk } from '../../src/conversation/talk.ts';
import { createPeople } from '../../src/store/people.ts';
import { createRoster } from '../../src/store/roster.ts';
import { describeOnEachStore } from '../support/store.ts';

const siti = { channel: 'test', sender: 'siti-addr', chat: 'siti-chat' };
const hour = 3_600_000;

describeOnEachStore('people', (open) => {
  const setUp = async () => {
    const { store } = await open();
    const people = createPeople(store);
    const meet = (place = siti, now = 0, silent = false) =>
      store.transact((tx) => people.meet(tx, place, now, silent));
    return { store, people, meet };
  };

  it('are known again, by the same address on the same channel', async () => {
    const { meet } = await setUp();
    const first = await meet();
    expect(first).toMatchObject({ language: null, talk: null, news: false, coordinator: null });
    expect(await meet()).toEqual(first);
    const elsewhere = await meet({ ...siti, channel: 'other' });
    expect(elsewhere.personId).not.toBe(first.personId);
  });

  it('have a talk of its own in each chat', async () => {
    const { store, people, meet } = await setUp();
    const here = await meet();
    const there = await meet({ ...siti, chat: 'another' });
    expect(there.personId).toBe(here.personId);
    expect(there.conversationId).not.toBe(here.conversationId);
    const talk = { ...newTalk, prompts: 7, topic: 'passport.fees' };
    await store.transact((tx) => people.saveTalk(tx, here.conversationId, talk, 5));
    expect((await meet()).talk).toEqual(talk);
    expect((await meet({ ...siti, chat: 'another' })).talk).toBeNull();
  });

  it('leave no address and no words open', async () => {
    const { store, people, meet } = await setUp();
    const { conversationId } = await meet();
    await store.transact((tx) => people.saveTalk(tx, conversationId, { ...newTalk, topic: 'planted' }, 5));
    for (const table of ['person', 'alias', 'conversation'] as const) {
      for (const row of await store.db.selectFrom(table).selectAll().execute()) {
        for (const value of Object.values(row)) {
          const text = value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);
          expect(text).not.toMatch(/siti-addr|siti-chat|planted/);
        }
      }
    }
  });

  it('keep their language, and are found for what the bot starts', async () => {
    const { store, people, meet } = await setUp();
    const { personId, conversationId } = await meet();
    await store.transact((tx) => people.saveLanguage(tx, personId, 'en'));
    expect((await meet()).language).toBe('en');
    const place = await store.transact((tx) => people.placeOf(tx, conversationId));
    expect(place).toEqual({ channel: 'test', chat: 'siti-chat', personId, language: 'en' });
    expect(await store.transact((tx) => people.placeOf(tx, 'nobody'))).toBeNull();
  });

  it('are noted as seen once an hour, and as back whenever they write after leaving', async () => {
    const { store, meet } = await setUp();
    const alias = () => store.db.selectFrom('alias').select(['seen_at', 'gone_at']).executeTakeFirstOrThrow();
    await meet(siti, 0);
    await meet(siti, hour);
    expect(await alias()).toEqual({ seen_at: 0, gone_at: null });
    await meet(siti, hour + 1);
    expect(await alias()).toEqual({ seen_at: hour + 1, gone_at: null });
    await store.db
      .updateTable('alias')
      .set({ gone_at: hour + 2 })
      .execute();
    await meet(siti, 5 * hour, true);
    expect(await alias()).toEqual({ seen_at: hour + 1, gone_at: hour + 2 });
    await meet(siti, hour + 3);
    expect(await alias()).toEqual({ seen_at: hour + 3, gone_at: null });
  });

  it('of whom something waits are known to have news', async () => {
    const { store, meet } = await setUp();
    const { conversationId } = await meet();
    const body = store.seal.sealJson('news.body', {});
    await store.db
      .insertInto('news')
      .values({ id: 'n', conversation_id: conversationId, case_id: null, body, created_at: 0 })
      .execute();
    expect((await meet()).news).toBe(true);
  });

  it('on the roster are coordinators from their first word, when they are active', async () => {
    const { store, meet } = await setUp();
    const roster = createRoster(store);
    const entry = {
      name: 'Siti',
      channel: 'test',
      address: 'siti-addr',
      role: 'supervisor',
      level: 'province',
      regions: ['52'],
      flags: [],
      status: 'pending',
      storiesFrom: 0,
    } as const;
    const { id } = await store.transact((tx) => roster.put(tx, entry, 0));
    expect((await meet()).coordinator).toBeNull();
    await store.transact((tx) => roster.setStatus(tx, id, 'active', 0));
    expect((await meet()).coordinator).toEqual({ id, role: 'supervisor', level: 'province' });
    await store.transact((tx) => roster.setStatus(tx, id, 'removed', 0));
    expect((await meet()).coordinator).toBeNull();
  });
});
