/**
 * A small program with the whole way of a message, to be killed by a test: it accepts what its parent
 * sends, handles it, sets timers, and "sends" by writing a line to a file.
 */
import { openSync, writeSync } from 'node:fs';
import type { Incoming } from '../../src/conversation/input.ts';
import { startDelivery } from '../../src/delivery/deliver.ts';
import { createOutbox } from '../../src/delivery/outbox.ts';
import { createInbox } from '../../src/inbox/accept.ts';
import type { Handle } from '../../src/inbox/work.ts';
import { startWorker } from '../../src/inbox/worker.ts';
import { localRates } from '../../src/shared/rates.ts';
import { localWake } from '../../src/shared/wake.ts';
import { freeDeadOwners, newOwner } from '../../src/store/owner.ts';
import { openStore, type Tx } from '../../src/store/store.ts';
import { createTimers, startTimers } from '../../src/timers/timers.ts';
import { textOf } from './incoming.ts';
import { testKey } from './key.ts';
import { silent } from './logger.ts';

const [, , dataDir = '', sends = '', databaseUrl] = process.argv;
const logger = silent;
const store = await openStore({ dataDir, databaseUrl, key: testKey, logger });
const wake = localWake();
const owner = newOwner();
await freeDeadOwners(store, owner);
const inbox = createInbox({ store, wake });
const outbox = createOutbox({ store, wake, owner });
const timers = createTimers({ store, wake });
const file = openSync(sends, 'a');

/** How often something was handled, as far as it was committed. */
const count = (tx: Tx, what: string) =>
  tx
    .insertInto('meta')
    .values({ key: what, value: '1' })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: 'more than once' }))
    .execute();

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const handle: Handle = async (tx, { work, lane, now, prepared }) => {
  if (work.type === 'timer') {
    await count(tx, `timer ${work.key}`);
    return;
  }
  if (work.type !== 'message') return;
  const text = textOf(work.incoming);
  if (text.startsWith('foto') && prepared !== text) throw new Error('not prepared');
  await count(tx, `message ${text}`);
  await timers.setTimer(tx, { key: text, kind: 'later', lane, dueAt: now + 20, data: null });
  await outbox.enqueue(tx, { channel: 'test', chat: work.incoming.chat, message: { text } });
};

startWorker({
  store,
  wake,
  owner,
  logger,
  handle,
  onDead: (tx) => count(tx, 'dead').then(() => undefined),
  prepare: (work) => {
    const text = work.type === 'message' ? textOf(work.incoming) : '';
    return text.startsWith('foto') ? () => pause(3).then(() => text) : undefined;
  },
});
startTimers({ store, wake, inbox, logger });
startDelivery({
  store,
  wake,
  owner,
  outbox,
  logger,
  channels: [
    {
      name: 'test',
      send: async (_chat, message) => {
        writeSync(file, `${message.text}\n`);
        await pause(1);
        return { id: message.text };
      },
    },
  ],
  read: () => Promise.resolve(Buffer.alloc(0)),
  rates: localRates(),
  limits: () => [],
});

process.on('message', (batch: Incoming[]) => {
  inbox.accept(batch).then(
    () => process.send?.(batch.map(textOf)),
    () => undefined,
  );
});
process.send?.('ready');
