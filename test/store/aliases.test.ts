import { expect, it } from 'vitest';
import { newTalk } from '../../src/conversation/talk.ts';
import { createCases } from '../../src/store/cases.ts';
import { createPeople, type Place } from '../../src/store/people.ts';
import { createRoster } from '../../src/store/roster.ts';
import type { Store } from '../../src/store/store.ts';
import { identityOf } from '../../src/values/identity.ts';
import { describeOnEachStore } from '../support/store.ts';

const day = 86_400_000;
const channel = 'whatsapp-cloud';
const number = '6281200000001';
const userId = 'ID.77';
const at = (sender: string, aliases: readonly string[] = [], more: Partial<Place> = {}): Place => ({
  channel,
  sender,
  chat: sender,
  ...(aliases.length > 0 ? { aliases } : {}),
  ...more,
});
const asking = (step: string) => ({
  ...newTalk,
  flow: { flow: 'f', version: 1, step, prompt: 'p', answers: {}, trail: [], counted: [], tries: 0 },
});

function setUp(store: Store) {
  const people = createPeople(store, 120 * day);
  const cases = createCases(store);
  const meet = (place: Place, now = 0, silent = false) =>
    store.transact((tx) => people.meet(tx, place, now, silent));
  return {
    meet,
    people,
    cases,
    /** A person with a talk at a question and a case. */
    withCase: async (place: Place, step: string | null, now: number) => {
      const who = await meet(place, now);
      return store.transact(async (tx) => {
        if (step !== null) await people.saveTalk(tx, who.conversationId, asking(step), now);
        const { personId: reporterId, conversationId } = who;
        const file = await cases.create(
          tx,
          { kind: 'recruiter', urgency: 'normal', reporterId, conversationId },
          now,
        );
        return { ...who, caseId: file.id };
      });
    },
    casesOf: (personId: string) =>
      store.transact(async (tx) => (await cases.ofReporter(tx, personId)).map(({ id }) => id).sort()),
    persons: async () => (await store.db.selectFrom('person').select('id').execute()).length,
  };
}

it.each([
  ['whatsapp-web', `${number}@c.us`, 'whatsapp', number],
  ['whatsapp-cloud', number, 'whatsapp', number],
  ['whatsapp', `+${number}`, 'whatsapp', number],
  ['whatsapp-web', '99@lid', 'whatsapp', '99@lid'],
  ['whatsapp-cloud', userId, 'whatsapp', userId],
  ['telegram', '77', 'telegram', '77'],
  ['telegram', `${number}@c.us`, 'telegram', `${number}@c.us`],
])('%s %s is known by %s %s', (name, address, sameChannel, sameAddress) => {
  expect(identityOf(name, address)).toEqual({ channel: sameChannel, address: sameAddress });
});

describeOnEachStore('ids of one person', (open) => {
  it('are one as soon as an event carries both, and not before', async () => {
    const { meet } = setUp((await open()).store);
    const first = await meet(at(number));
    expect((await meet(at(userId))).personId).not.toBe(first.personId);
    const both = await meet(at('6281200000002', ['ID.2']));
    expect((await meet(at('ID.2'))).personId).toBe(both.personId);
    expect((await meet(at('6281200000002'))).personId).toBe(both.personId);
  });

  it('lead to the same talk, wherever it goes on', async () => {
    const { store } = await open();
    const { meet, people } = setUp(store);
    const first = await meet(at(number, [userId]));
    await store.transact((tx) => people.saveTalk(tx, first.conversationId, asking('where'), 5));
    const hidden = await meet(at(userId), 10);
    expect(hidden).toMatchObject({ conversationId: first.conversationId, talk: { flow: { step: 'where' } } });
    expect(await store.transact((tx) => people.placeOf(tx, first.conversationId))).toMatchObject({
      chat: userId,
    });
    // A timer that was set before finds the talk, and does not move it back.
    const bySilence = await meet(at(number), 20, true);
    expect(bySilence).toMatchObject({
      conversationId: first.conversationId,
      talk: { flow: { step: 'where' } },
    });
    expect(await store.transact((tx) => people.placeOf(tx, first.conversationId))).toMatchObject({
      chat: userId,
    });
  });

  it('of two who turn out to be one go to the older, with the cases of both', async () => {
    const { store } = await open();
    const { meet, withCase, casesOf, persons } = setUp(store);
    const older = await withCase(at(userId), 'older', 1);
    const younger = await withCase(at(number), 'younger', 2);
    await store.db
      .insertInto('news')
      .values({
        id: 'n',
        conversation_id: younger.conversationId,
        case_id: younger.caseId,
        body: new Uint8Array(),
        created_at: 3,
      })
      .execute();
    const now = await meet(at(number, [userId]), 10);
    expect(now).toMatchObject({ personId: older.personId, conversationId: older.conversationId, news: true });
    expect(now.talk?.flow?.step).toBe('older');
    expect(await casesOf(older.personId)).toEqual([older.caseId, younger.caseId].sort());
    const files = await store.db.selectFrom('case_file').select(['conversation_id', 'reporter_id']).execute();
    expect(new Set(files.map((row) => row.conversation_id))).toEqual(new Set([older.conversationId]));
    expect(await persons()).toBe(1);
    expect((await meet(at(number), 11)).personId).toBe(older.personId);
  });

  it('keep the talk that is under way, when the older one stands nowhere', async () => {
    const { store } = await open();
    const { meet, people } = setUp(store);
    const older = await meet(at(userId), 1);
    await store.transact((tx) => people.saveTalk(tx, older.conversationId, newTalk, 1));
    const younger = await meet(at(number), 2);
    await store.transact((tx) => people.saveTalk(tx, younger.conversationId, asking('younger'), 2));
    const now = await meet(at(number, [userId]), 10);
    expect(now).toMatchObject({ conversationId: older.conversationId, talk: { flow: { step: 'younger' } } });
  });

  it('keep a wish to be forgotten', async () => {
    const { store } = await open();
    const { meet } = setUp(store);
    const older = await meet(at(userId), 1);
    const { personId } = await meet(at(number), 2);
    const data = store.seal.sealJson('timer.data', { person: personId });
    const timer = { kind: 'person-forget', lane: 'x', due_at: 9, data, case_id: null };
    await store.db
      .insertInto('timer')
      .values({ key: `forget:${personId}`, ...timer })
      .execute();
    await meet(at(number, [userId]), 3);
    const [moved] = await store.db.selectFrom('timer').selectAll().execute();
    expect(moved?.key).toBe(`forget:${older.personId}`);
    expect(store.seal.openJson('timer.data', moved?.data ?? new Uint8Array())).toEqual({
      person: older.personId,
    });
  });

  it('lead to their place in the roster, whichever way of WhatsApp they write', async () => {
    const { store } = await open();
    const { meet } = setUp(store);
    const roster = createRoster(store);
    const entry = {
      name: 'Budi',
      channel: 'whatsapp',
      address: number,
      role: 'coordinator',
      level: 'regency',
      regions: ['52.03'],
      flags: [],
      status: 'active',
      storiesFrom: 0,
    } as const;
    const { id } = await store.transact((tx) => roster.put(tx, entry, 0));
    expect((await store.transact((tx) => roster.byId(tx, id)))?.reachable).toBe(false);
    expect(
      (await meet(at(`${number}@c.us`, [], { channel: 'whatsapp-web', chat: `${number}@c.us` }), 1))
        .coordinator?.id,
    ).toBe(id);
    expect((await meet(at(number, [userId]), 2)).coordinator?.id).toBe(id);
    expect((await meet(at(userId), 3)).coordinator?.id).toBe(id);
  });

  it('tell where a coordinator wrote last', async () => {
    const { store } = await open();
    const { meet, people } = setUp(store);
    const roster = createRoster(store);
    const entry = {
      name: 'Budi',
      channel: 'whatsapp',
      address: number,
      role: 'coordinator',
      level: 'regency',
      regions: [],
      flags: [],
      status: 'active',
      storiesFrom: 0,
    } as const;
    const { id } = await store.transact((tx) => roster.put(tx, entry, 0));
    const reach = async () => (await store.transact((tx) => roster.byId(tx, id)))?.reach;
    const write = async (place: Place, now: number) => {
      const { conversationId } = await meet(place, now);
      await store.transact((tx) => people.saveTalk(tx, conversationId, newTalk, now));
    };
    await write(at(number, [], { channel: 'whatsapp-web' }), 1);
    expect(await reach()).toEqual({ channel: 'whatsapp-web', chat: number });
    await write(at(number, [userId]), 2);
    expect(await reach()).toEqual({ channel, chat: number });
    await write(at(userId), 3);
    expect(await reach()).toEqual({ channel, chat: userId });
  });
});

describeOnEachStore('a number that lay idle', (open) => {
  it('for 120 days is nobody’s any more, and what was its owner’s stays with them', async () => {
    const { meet, withCase, casesOf } = setUp((await open()).store);
    const before = await withCase(at(number), 'where', 0);
    const after = await meet(at(number), 121 * day);
    expect(after.personId).not.toBe(before.personId);
    expect(after).toMatchObject({ talk: null, news: false, language: null });
    expect(await casesOf(after.personId)).toEqual([]);
    expect(await casesOf(before.personId)).toEqual([before.caseId]);
    expect((await meet(at(number), 122 * day)).personId).toBe(after.personId);
  });

  it.each([
    ['119 days', at(number), 119],
    ['120 days by Telegram, whose ids never change hands', at('77', [], { channel: 'telegram' }), 500],
    ['long, and only a timer ran', at(number), 500],
  ])('for %s is still theirs', async (label, place, days) => {
    const { meet } = setUp((await open()).store);
    const before = await meet(place);
    expect((await meet(place, days * day, label.includes('timer'))).personId).toBe(before.personId);
  });

  it('does not drag its old owner into the new one’s account', async () => {
    const { meet, withCase, casesOf } = setUp((await open()).store);
    const before = await withCase(at(number), null, 0);
    const stranger = await meet(at('ID.new'), 130 * day);
    const after = await meet(at(number, ['ID.new']), 131 * day);
    expect(after.personId).toBe(stranger.personId);
    expect(await casesOf(after.personId)).toEqual([]);
    expect(await casesOf(before.personId)).toEqual([before.caseId]);
  });

  it('of a coordinator stays theirs', async () => {
    const { store } = await open();
    const { meet } = setUp(store);
    const roster = createRoster(store);
    const entry = {
      name: 'Budi',
      channel: 'whatsapp',
      address: number,
      role: 'coordinator',
      level: 'regency',
      regions: [],
      flags: [],
      status: 'active',
      storiesFrom: 0,
    } as const;
    const { id } = await store.transact((tx) => roster.put(tx, entry, 0));
    await meet(at(number));
    expect((await meet(at(number), 200 * day)).coordinator?.id).toBe(id);
  });

  it('is given back to who knows what only its owner knows, once', async () => {
    const { store } = await open();
    const { meet, people, withCase, casesOf } = setUp(store);
    const before = await withCase(at(number), null, 0);
    const after = await meet(at(number, ['ID.again']), 121 * day);
    const rejoin = (formerId: string) => store.transact((tx) => people.rejoin(tx, after.personId, formerId));
    expect(await rejoin('somebody else')).toBe(false);
    expect(await rejoin(before.personId)).toBe(true);
    expect(await rejoin(before.personId)).toBe(false);
    expect(await casesOf(after.personId)).toEqual([before.caseId]);
    const files = await store.db.selectFrom('case_file').select('conversation_id').execute();
    expect(files).toEqual([{ conversation_id: after.conversationId }]);
  });
});
