import { expect, it } from 'vitest';
import { SendError } from '../../src/channels/channel.ts';
import { messageMark } from '../../src/channels/whatsapp-cloud/parse.ts';
import { startDelivery } from '../../src/delivery/deliver.ts';
import { createOutbox } from '../../src/delivery/outbox.ts';
import { createStatuses } from '../../src/delivery/statuses.ts';
import { localRates } from '../../src/shared/rates.ts';
import { localWake } from '../../src/shared/wake.ts';
import { newOwner } from '../../src/store/owner.ts';
import type { Store } from '../../src/store/store.ts';
import { heldUntil, noteWritten } from '../../src/store/windows.ts';
import type { Message } from '../../src/values/message.ts';
import { recordingLogger } from '../support/logger.ts';
import { describeOnEachStore } from '../support/store.ts';
import { until } from '../support/until.ts';

const channel = 'whatsapp-cloud';
const siti = '6281200000001';
const hour = 3_600_000;
const start = Date.UTC(2026, 10, 21, 3);

interface Options {
  readonly template?: boolean;
  /** What the platform says to the next sends; `undefined`: fine. */
  readonly refusals?: (SendError | undefined)[];
  readonly templateRefusals?: (SendError | undefined)[];
}

/** Delivery by a channel with a window, with a clock that can be moved. */
function stage(store: Store, { template = true, refusals = [], templateRefusals = [] }: Options = {}) {
  const wake = localWake();
  const owner = newOwner();
  const log: string[] = [];
  let count = 0;
  let now = start;
  const clock = () => now;
  const outbox = createOutbox({ store, wake, owner, clock });
  const tried = (list: (SendError | undefined)[]) => {
    const refusal = list.shift();
    if (refusal) throw refusal;
    count += 1;
    return { id: messageMark(`m${count}`), pending: true } as const;
  };
  const delivery = startDelivery({
    store,
    wake,
    owner,
    outbox,
    clock,
    channels: [
      {
        name: channel,
        send: async (_chat, { text }) => {
          log.push(text);
          return tried(refusals);
        },
        window: {
          openMs: 24 * hour,
          ...(template
            ? {
                invite: async () => {
                  log.push('[template]');
                  return tried(templateRefusals);
                },
              }
            : {}),
        },
      },
    ],
    logger: recordingLogger(),
    read: () => Promise.resolve(Buffer.alloc(0)),
    rates: localRates(),
    limits: () => [],
  });
  const report = createStatuses({ store, wake, logger: recordingLogger(), clock });
  return {
    log,
    delivery,
    report: (id: string, status: 'sent' | 'delivered' | 'read' | 'failed', code?: number) =>
      report([{ id: messageMark(id), status, at: now, ...(code === undefined ? {} : { code }) }]),
    passes: (ms: number) => {
      now += ms;
    },
    says: (text: string, more: Partial<Message> = {}) =>
      store.transact((tx) =>
        outbox.enqueue(tx, { channel, chat: siti, message: { text, ...more }, personId: 'p' }),
      ),
    writes: (chat = siti, sentAt = now) =>
      store.transact((tx) => noteWritten(tx, store, { channel, chat, personId: 'p', sentAt }, now)),
  };
}

const rows = (store: Store) => store.db.selectFrom('outbox').selectAll().orderBy('seq').execute();
const held = async (store: Store) =>
  (await rows(store)).filter((row) => row.status === 'new' && row.due_at === heldUntil).length;
const closed = () => new SendError('closed', 'whatsapp 131047');

describeOnEachStore('a channel with a window', (open) => {
  const test = (
    name: string,
    run: (store: Store, on: (options?: Options) => ReturnType<typeof stage>) => Promise<void>,
  ) =>
    it(name, async () => {
      const { store } = await open();
      const stages: ReturnType<typeof stage>[] = [];
      try {
        await run(store, (options) => {
          const made = stage(store, options);
          stages.push(made);
          return made;
        });
      } finally {
        for (const { delivery } of stages) await delivery.stop();
      }
    });

  test('is written to freely for a day after the person wrote', async (store, on) => {
    const { log, says, writes, passes } = on();
    await writes();
    passes(23 * hour);
    await says('halo');
    await until(() => log.length === 1);
    expect(log).toEqual(['halo']);
    expect(await held(store)).toBe(0);
  });

  test('known to be closed gets the template without a try, once, and the letters wait in order', async (store, on) => {
    const { log, says, writes, passes } = on();
    await writes();
    passes(25 * hour);
    await says('satu');
    await says('dua');
    await until(async () => (await held(store)) === 2);
    expect(log).toEqual(['[template]']);
    await writes();
    await says('jawaban');
    await until(() => log.length === 4);
    expect(log).toEqual(['[template]', 'satu', 'dua', 'jawaban']);
  });

  test('found closed when it was thought open: the template, and the letter waits', async (store, on) => {
    const { log, says, writes } = on({ refusals: [closed()] });
    await writes();
    await says('satu');
    await until(async () => (await held(store)) === 1);
    await says('dua');
    await until(async () => (await held(store)) === 2);
    expect(log).toEqual(['satu', '[template]']);
  });

  test('the neutral line and the template are one thing, never both', async (store, on) => {
    const { log, says, writes, passes } = on();
    await writes();
    passes(25 * hour);
    await says('Halo, ada info baru', { neutral: true });
    await until(async () => (await rows(store)).every(({ status }) => status === 'sent'));
    await says('Halo, ada info baru', { neutral: true });
    await until(async () => (await rows(store)).every(({ status }) => status === 'sent'));
    expect(log).toEqual(['[template]']);
    await writes();
    await says('lagi', { neutral: true });
    await until(() => log.length === 2);
    expect(log).toEqual(['[template]', 'lagi']);
  });

  test('is asked again after a while, when something more comes', async (store, on) => {
    const { log, says, writes, passes } = on();
    await writes();
    passes(25 * hour);
    await says('satu');
    await until(async () => (await held(store)) === 1);
    passes(2 * hour);
    await says('dua');
    await until(async () => (await held(store)) === 2);
    expect(log).toEqual(['[template]', '[template]']);
  });

  test('without a template the letter waits', async (store, on) => {
    const { log, says, writes, passes } = on({ template: false });
    await writes();
    passes(25 * hour);
    await says('Halo, ada info baru', { neutral: true });
    await until(async () => (await held(store)) === 1);
    expect(log).toEqual([]);
    await writes();
    await until(() => log.length === 1, 3000);
  });

  test('a template that is refused keeps the letter, one that is only late is tried again', async (store, on) => {
    const { log, says, writes, passes } = on({
      templateRefusals: [
        new SendError('retry', 'whatsapp 130429', { retryAfterMs: 1 }),
        new SendError('rejected', 'whatsapp 132001'),
      ],
    });
    await writes();
    passes(25 * hour);
    await says('satu');
    await until(() => log.length === 1);
    passes(1000);
    await until(async () => (await held(store)) === 1);
    expect(log).toEqual(['[template]', '[template]']);
  });

  test('what waited goes to the id under which the person writes now', async (store, on) => {
    const { log, says, writes, passes } = on();
    await writes();
    passes(25 * hour);
    await says('satu');
    await until(async () => (await held(store)) === 1);
    await writes('ID.77');
    await until(() => log.includes('satu'), 3000);
    const [row] = await rows(store);
    expect(store.seal.openText('outbox.chat', row?.chat ?? new Uint8Array())).toBe('ID.77');
  });

  test('an old message that comes late opens nothing', async (store, on) => {
    const { log, says, writes, passes } = on();
    passes(48 * hour);
    await writes(siti, start);
    await says('satu');
    await until(async () => (await held(store)) === 1);
    expect(log).toEqual(['[template]']);
  });

  test('the text is kept until it arrived, and statuses are noted in any order', async (store, on) => {
    const { log, says, writes, report, passes } = on();
    await writes();
    await says('halo');
    await until(async () => (await rows(store))[0]?.status === 'sent');
    expect((await rows(store))[0]?.body).not.toBeNull();
    passes(10);
    await report('m1', 'read');
    passes(10);
    await report('m1', 'delivered');
    await report('m1', 'sent');
    await report('m1', 'failed', 131047);
    expect((await rows(store))[0]).toMatchObject({
      status: 'sent',
      body: null,
      delivered_at: start + 10,
      read_at: start + 10,
    });
    expect(log).toEqual(['halo']);
  });

  test('what was taken and then came too late waits after all, and is sent in full', async (store, on) => {
    const { log, says, writes, report } = on();
    await writes();
    await says('halo');
    await until(async () => (await rows(store))[0]?.status === 'sent');
    await report('m1', 'failed', 131047);
    await until(async () => (await held(store)) === 1, 3000);
    expect(log).toEqual(['halo', '[template]']);
    await writes();
    await until(() => log.length === 3, 3000);
    expect(log[2]).toBe('halo');
  });

  it.each([
    [130429, 'new'],
    [131026, 'gone'],
    [131053, 'failed'],
    [undefined, 'failed'],
  ])('taken and then failed by %s: %s', async (code, status) => {
    const { store } = await open();
    const { says, writes, report, delivery } = stage(store);
    try {
      await writes();
      await says('halo');
      await until(async () => (await rows(store))[0]?.status === 'sent');
      await report('m1', 'failed', code);
      const [row] = await rows(store);
      expect([row?.status, row?.body === null]).toEqual([status, status !== 'new']);
    } finally {
      await delivery.stop();
    }
  });

  test('a status of a message that nobody knows changes nothing', async (store, on) => {
    const { report } = on();
    await report('m99', 'failed', 131026);
    expect(await rows(store)).toEqual([]);
  });
});
