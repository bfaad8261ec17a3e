import { expect, it } from 'vitest';
import { createInbox } from '../../src/inbox/accept.ts';
import { createPicker } from '../../src/inbox/pick.ts';
import { localWake } from '../../src/shared/wake.ts';
import { incoming } from '../support/incoming.ts';
import { describeOnEachStore } from '../support/store.ts';

describeOnEachStore('what is picked', (open) => {
  it('comes in the order in which people wait, so that nobody is always the last', async () => {
    const { store } = await open();
    const inbox = createInbox({ store, wake: localWake() });
    const senders = Array.from({ length: 20 }, (_, at) => `orang-${at}`);
    for (const sender of senders) await inbox.accept([incoming({ sender })]);
    const picker = createPicker(store);
    await store.transact(async (tx) => {
      const lanes = await picker.lanes(tx, Date.now());
      const { byLane } = await picker.items(tx, lanes);
      expect([...byLane.keys()]).toEqual(lanes);
      const seqs = [...byLane.values()].map(([first]) => first?.seq ?? 0);
      expect(seqs).toHaveLength(senders.length);
      expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    });
  });

  it('holds no lane that has nothing to do', async () => {
    const { store } = await open();
    await createInbox({ store, wake: localWake() }).accept([incoming({ sender: 'siti' })]);
    const picker = createPicker(store);
    await store.transact(async (tx) => {
      const lanes = await picker.lanes(tx, Date.now());
      const { byLane } = await picker.items(tx, ['nobody', ...lanes]);
      expect([...byLane.keys()]).toEqual(lanes);
    });
  });
});
