import { expect, it } from 'vitest';
import type { ChannelStatus } from '../../src/channels/channel.ts';
import { startDelivery } from '../../src/delivery/deliver.ts';
import { createOutbox } from '../../src/delivery/outbox.ts';
import { standing } from '../../src/delivery/standing.ts';
import { localRates } from '../../src/shared/rates.ts';
import { localWake } from '../../src/shared/wake.ts';
import { newOwner } from '../../src/store/owner.ts';
import { silent } from '../support/logger.ts';
import { describeOnEachStore } from '../support/store.ts';
import { until } from '../support/until.ts';

const soon = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

it('a channel is waited for until it stands, and for no longer than a second', async () => {
  let state: ChannelStatus['state'] = 'connecting';
  const began = performance.now();
  setTimeout(() => {
    state = 'ready';
  }, 60);
  await standing({ status: () => ({ state }) });
  expect(performance.now() - began).toBeGreaterThan(50);
  state = 'down';
  const again = performance.now();
  await standing({ status: () => ({ state }) });
  expect(performance.now() - again).toBeGreaterThan(900);
});

describeOnEachStore('a channel that does not stand yet', (open) => {
  it('sends nothing, then everything in order; another channel does not wait', async () => {
    const { store } = await open();
    const owner = newOwner();
    const wake = localWake();
    const outbox = createOutbox({ store, wake, owner });
    const log: string[] = [];
    const channel = (name: string) => ({
      name,
      send: async (_chat: string, { text }: { readonly text: string }) => {
        log.push(`${name} ${text}`);
        return {};
      },
    });
    let connected: () => void = () => undefined;
    const connecting = new Promise<void>((resolve) => {
      connected = resolve;
    });
    const delivery = startDelivery({
      store,
      wake,
      owner,
      outbox,
      channels: [channel('slow'), channel('quick')],
      logger: silent,
      read: () => Promise.resolve(Buffer.alloc(0)),
      rates: localRates(),
      limits: () => [],
      standing: (name) => (name === 'slow' ? connecting : Promise.resolve()),
    });
    try {
      await store.transact(async (tx) => {
        for (const text of ['satu', 'dua'])
          for (const name of ['slow', 'quick'])
            await outbox.enqueue(tx, { channel: name, chat: 'siti', message: { text } });
      });
      await until(() => log.length === 2);
      await soon(100);
      expect(log).toEqual(['quick satu', 'quick dua']);
      connected();
      await until(() => log.length === 4);
      expect(log.slice(2)).toEqual(['slow satu', 'slow dua']);
    } finally {
      await delivery.stop();
    }
  });
});
