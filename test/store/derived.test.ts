import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCases } from '../../src/store/cases.ts';
import { eventKinds, stateOf } from '../../src/tips/case.ts';
import { describeOnEachStore } from '../support/store.ts';

describeOnEachStore('a case', (open) => {
  it('stands in its row as its events say, whatever happened in whatever order', async () => {
    const { store } = await open();
    const cases = createCases(store);
    const happened = fc.array(
      fc.record({ kind: fc.constantFrom(...eventKinds), actor: fc.constantFrom('a', 'b', null) }),
      { minLength: 1, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(happened, async (events) => {
        await store.transact(async (tx) => {
          const fresh = {
            kind: 'recruiter',
            urgency: 'normal',
            reporterId: 'r',
            conversationId: 'c',
          } as const;
          let file = await cases.create(tx, fresh, 1000);
          for (const [n, event] of events.entries()) {
            file = await cases.record(tx, file, { ...event, at: 1000 + n });
          }
          const stored = await cases.byId(tx, file.id);
          expect(stored?.state).toEqual(stateOf(await cases.events(tx, file)));
        });
      }),
      { numRuns: 40 },
    );
  });
});
