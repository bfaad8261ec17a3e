import { expect, it } from 'vitest';
import { SendError } from '../../src/channels/channel.ts';
import { takeDue } from '../../src/delivery/due.ts';
import { createMarks, type Marks } from '../../src/delivery/marks.ts';
import { createOutbox } from '../../src/delivery/outbox.ts';
import { createSender } from '../../src/delivery/sender.ts';
import { localRates } from '../../src/shared/rates.ts';
import { localWake } from '../../src/shared/wake.ts';
import { newOwner } from '../../src/store/owner.ts';
import { silent } from '../support/logger.ts';
import { describeOnEachStore } from '../support/store.ts';
import { until } from '../support/until.ts';

const nothing = () => Promise.resolve();
const soon = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describeOnEachStore('a letter that is taken again while the rest of its chat is given back', (open) => {
  it('is noted when it was sent, and goes out no further time', async () => {
    const { store } = await open();
    const owner = newOwner();
    const clock = Date.now;
    const outbox = createOutbox({ store, wake: localWake(), owner });
    const kept = createMarks({ store, owner, clock, onGone: nothing, onMoved: nothing });
    // A busy database: what is given back is given back late.
    const marks: Marks = { ...kept, release: (letters) => soon(60).then(() => kept.release(letters)) };
    const log: string[] = [];
    const sender = createSender({
      store,
      marks,
      clock,
      channel: {
        name: 'test',
        send: async (_chat, { text }) => {
          log.push(text);
          if (log.length === 1) throw new SendError('retry', 'busy', { retryAfterMs: 0 });
          await soon(150);
          return {};
        },
      },
      rates: localRates(),
      limits: () => [],
      read: () => Promise.resolve(Buffer.alloc(0)),
      logger: silent,
      lookAt: () => undefined,
    });
    const taken = () => takeDue({ store, owner, channels: ['test'], logger: silent, now: clock() });
    await store.transact(async (tx) => {
      for (const text of ['satu', 'dua'])
        await outbox.enqueue(tx, { channel: 'test', chat: 'siti', message: { text } });
    });
    for (const letter of await taken()) sender.take(letter);
    for (const wanted of ['satu', 'dua']) {
      await until(async () => {
        for (const letter of await taken()) sender.take(letter);
        return log.filter((text) => text === wanted).length === (wanted === 'satu' ? 2 : 1);
      });
      await soon(250);
    }
    await sender.stop();
    const rows = await store.db.selectFrom('outbox').select(['status']).orderBy('seq').execute();
    expect([log, rows.map(({ status }) => status)]).toEqual([
      ['satu', 'satu', 'dua'],
      ['sent', 'sent'],
    ]);
  });
});
