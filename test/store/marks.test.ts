import { expect, it } from 'vitest';
import { createCases } from '../../src/store/cases.ts';
import { liftMark, markReporter, marksAgainst } from '../../src/store/marks.ts';
import { mergePeople } from '../../src/store/merge.ts';
import { createPeople } from '../../src/store/people.ts';
import { describeOnEachStore } from '../support/store.ts';

describeOnEachStore('marks of abuse', (open) => {
  const setUp = async () => {
    const { store } = await open();
    const cases = createCases(store);
    const people = createPeople(store);
    /** Somebody who has written one report. */
    const writer = (sender: string) =>
      store.transact(async (tx) => {
        const { personId, conversationId } = await people.meet(
          tx,
          { channel: 'test', sender, chat: sender },
          0,
        );
        const who = { reporterId: personId, conversationId };
        const file = await cases.create(tx, { kind: 'recruiter', urgency: 'normal', ...who }, 0);
        return { personId, caseId: file.id, file };
      });
    const count = (id: string) => store.transact((tx) => marksAgainst(tx, id));
    return { store, cases, writer, count };
  };

  it('count cases and coordinators apart; the same case counts once', async () => {
    const { store, writer, count } = await setUp();
    const { personId, caseId } = await writer('siti');
    for (const coordinatorId of ['budi', 'ani'])
      await store.transact((tx) => markReporter(tx, { personId, caseId, coordinatorId, at: 1 }));
    expect(await count(personId)).toEqual({ cases: 1, coordinators: 1 });
    expect(await store.transact((tx) => liftMark(tx, caseId))).toBe(true);
    expect(await store.transact((tx) => liftMark(tx, caseId))).toBe(false);
    expect(await count(personId)).toEqual({ cases: 0, coordinators: 0 });
  });

  it('follow a person whose two ids turn out to be one', async () => {
    const { store, writer, count } = await setUp();
    const [one, other] = [await writer('siti'), await writer('siti-lain')];
    await store.transact(async (tx) => {
      await markReporter(tx, { ...one, coordinatorId: 'budi', at: 1 });
      await markReporter(tx, { ...other, coordinatorId: 'ani', at: 1 });
      await mergePeople(tx, store, other.personId, one.personId);
    });
    expect(await count(one.personId)).toEqual({ cases: 2, coordinators: 2 });
  });

  it('go with the content of the case', async () => {
    const { store, cases, writer, count } = await setUp();
    const { personId, caseId, file } = await writer('siti');
    await store.transact(async (tx) => {
      await markReporter(tx, { personId, caseId, coordinatorId: 'budi', at: 1 });
      await cases.destroy(tx, file);
    });
    expect(await count(personId)).toEqual({ cases: 0, coordinators: 0 });
  });
});
