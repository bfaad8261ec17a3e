import { expect, it } from 'vitest';
import { SendError } from '../../src/channels/channel.ts';
import { type Delivery, type DeliveryOptions, startDelivery } from '../../src/delivery/deliver.ts';
import { createOutbox, type Envelope, type Outbox } from '../../src/delivery/outbox.ts';
import { localRates } from '../../src/shared/rates.ts';
import { localWake, type Wake } from '../../src/shared/wake.ts';
import { moveGroup } from '../../src/store/groups.ts';
import { aliasHash, chatHash } from '../../src/store/hashes.ts';
import { newOwner } from '../../src/store/owner.ts';
import { type Store, savepoint } from '../../src/store/store.ts';
import { recordingLogger } from '../support/logger.ts';
import { describeOnEachStore } from '../support/store.ts';
import { until } from '../support/until.ts';

type Send = (chat: string, text: string) => Promise<string | undefined> | string | undefined;

interface Process {
  readonly outbox: Outbox;
  readonly owner: string;
  readonly delivery: Delivery;
}

const running: Delivery[] = [];

/** What one process has, around a channel that notes what it is given. */
function startProcess(store: Store, wake: Wake, send: Send, extra: Partial<DeliveryOptions> = {}): Process {
  const owner = newOwner();
  const outbox = createOutbox({ store, wake, owner });
  const channel = {
    name: 'test',
    send: async (chat: string, message: { readonly text: string }) => {
      const id = await send(chat, message.text);
      return id === undefined ? {} : { id };
    },
  };
  const delivery = startDelivery({
    store,
    wake,
    owner,
    outbox,
    channels: [channel],
    logger: recordingLogger(),
    read: () => Promise.resolve(Buffer.alloc(0)),
    rates: localRates(),
    limits: () => [],
    ...extra,
  });
  running.push(delivery);
  return { outbox, owner, delivery };
}

const put = (store: Store, outbox: Outbox, chat: string, text: string, extra: Partial<Envelope> = {}) =>
  store.transact((tx) => outbox.enqueue(tx, { channel: 'test', chat, message: { text }, ...extra }));

const rows = (store: Store) => store.db.selectFrom('outbox').selectAll().orderBy('seq').execute();
const statuses = async (store: Store) => (await rows(store)).map((row) => row.status);
const none = async (store: Store) => !(await statuses(store)).includes('new');

describeOnEachStore('delivery', (open) => {
  const test = (name: string, run: (store: Store, wake: Wake) => Promise<void>) =>
    it(name, async () => {
      const { store } = await open();
      try {
        await run(store, localWake());
      } finally {
        await Promise.all(running.splice(0).map((delivery) => delivery.stop()));
      }
    });

  test('sends right after the commit, marks and blanks', async (store, wake) => {
    const sent: string[] = [];
    const { outbox } = startProcess(store, wake, (chat, text) => {
      sent.push(`${chat} ${text}`);
      return 'remote-1';
    });
    let before = -1;
    await store.transact(async (tx) => {
      await outbox.enqueue(tx, { channel: 'test', chat: 'siti', message: { text: 'halo', prompt: 'p1' } });
      await new Promise((resolve) => setTimeout(resolve, 20));
      before = sent.length;
    });
    await until(() => none(store));
    expect(before).toBe(0);
    expect(sent).toEqual(['siti halo']);
    expect(await rows(store)).toEqual([
      expect.objectContaining({
        status: 'sent',
        body: null,
        remote_id: 'remote-1',
        prompt: 'p1',
        owner: null,
      }),
    ]);
  });

  test('sends nothing of a transaction or a savepoint that was undone', async (store, wake) => {
    const sent: string[] = [];
    const { outbox } = startProcess(store, wake, (_, text) => void sent.push(text));
    const whole = store.transact(async (tx) => {
      await outbox.enqueue(tx, { channel: 'test', chat: 'siti', message: { text: 'undone' } });
      throw new Error('no');
    });
    await expect(whole).rejects.toThrow('no');
    await store.transact(async (tx) => {
      const part = savepoint(tx, async () => {
        await outbox.enqueue(tx, { channel: 'test', chat: 'siti', message: { text: 'undone too' } });
        throw new Error('no');
      });
      await expect(part).rejects.toThrow('no');
      await outbox.enqueue(tx, { channel: 'test', chat: 'siti', message: { text: 'stays' } });
    });
    await until(() => sent.length > 0);
    await until(() => none(store));
    expect(sent).toEqual(['stays']);
  });

  test('keeps the order of a chat, and sends to many chats side by side', async (store, wake) => {
    const sent = new Map<string, string[]>();
    let at = 0;
    let most = 0;
    const { outbox } = startProcess(store, wake, async (chat, text) => {
      most = Math.max(most, ++at);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
      at -= 1;
      sent.set(chat, [...(sent.get(chat) ?? []), text]);
      return undefined;
    });
    await store.transact(async (tx) => {
      for (let n = 0; n < 60; n++) {
        await outbox.enqueue(tx, { channel: 'test', chat: `c${n % 6}`, message: { text: String(n) } });
      }
    });
    await until(() => none(store));
    expect(most).toBeGreaterThan(1);
    for (const texts of sent.values())
      expect(texts.map(Number)).toEqual(texts.map(Number).sort((a, b) => a - b));
    expect([...sent.values()].flat()).toHaveLength(60);
  });

  test('tries again later; the chat waits in order, other chats do not', async (store, wake) => {
    const sent: string[] = [];
    let failures = 2;
    const { outbox } = startProcess(store, wake, (chat, text) => {
      if (chat === 'siti' && failures-- > 0) throw new SendError('retry', '500', { retryAfterMs: 60 });
      sent.push(text);
      return undefined;
    });
    await put(store, outbox, 'siti', 'satu');
    await put(store, outbox, 'siti', 'dua');
    await until(async () => (await rows(store))[0]?.attempts === 1);
    await put(store, outbox, 'siti', 'tiga');
    await put(store, outbox, 'budi', 'lain');
    await until(() => none(store));
    expect(sent).toEqual(['lain', 'satu', 'dua', 'tiga']);
  });

  test('an error that is not of the channel is tried again too', async (store, wake) => {
    let failures = 1;
    const { outbox } = startProcess(store, wake, () => {
      if (failures-- > 0) throw new TypeError('fetch failed: secret text');
      return undefined;
    });
    await put(store, outbox, 'siti', 'halo');
    await until(() => none(store));
    expect(await rows(store)).toEqual([
      expect.objectContaining({ status: 'sent', attempts: 1, error_code: 'TypeError' }),
    ]);
  });

  test('obeys the wait that the platform names, for the whole channel when a second chat is told too', async (store, wake) => {
    const times: [string, number][] = [];
    const limited = new Set(['a', 'b']);
    const { outbox } = startProcess(store, wake, (chat) => {
      times.push([chat, Date.now()]);
      if (limited.delete(chat)) throw new SendError('retry', '429', { retryAfterMs: 300 });
      return undefined;
    });
    const start = Date.now();
    await put(store, outbox, 'a', 'halo');
    await put(store, outbox, 'b', 'halo');
    await until(() => limited.size === 0);
    await put(store, outbox, 'c', 'halo');
    await until(() => none(store));
    expect(times.map(([chat]) => chat).sort()).toEqual(['a', 'a', 'b', 'b', 'c']);
    for (const [, time] of times.slice(2)) expect(time - start).toBeGreaterThanOrEqual(295);
  });

  test('stops writing to somebody who left, and tells', async (store, wake) => {
    const told: (string | null)[] = [];
    const onGone: NonNullable<DeliveryOptions['onGone']> = async (tx, letter) => {
      told.push(letter.caseId);
      await tx
        .insertInto('meta')
        .values({ key: `gone ${letter.seq}`, value: '' })
        .execute();
    };
    const { outbox } = startProcess(
      store,
      wake,
      () => {
        throw new SendError('gone', '403');
      },
      { onGone },
    );
    await addPerson(store, 'p1', 'siti');
    await store.transact(async (tx) => {
      const common = { channel: 'test', chat: 'siti', message: { text: 'halo' }, personId: 'p1' };
      await outbox.enqueue(tx, { ...common, caseId: 'k1' });
      await outbox.enqueue(tx, { ...common, caseId: 'k2' });
    });
    await until(() => none(store));
    expect(await rows(store)).toEqual([
      expect.objectContaining({ status: 'gone', body: null, error_code: '403' }),
      expect.objectContaining({ status: 'gone', body: null }),
    ]);
    expect(told).toEqual(['k1', 'k2']);
    const alias = await store.db.selectFrom('alias').select('gone_at').executeTakeFirst();
    expect(alias?.gone_at).toBeGreaterThan(0);
    expect(
      await store.db.selectFrom('meta').select('key').where('key', 'like', 'gone %').execute(),
    ).toHaveLength(2);
  });

  test('follows a chat to its new address, with what waits for it and what is known of it', async (store, wake) => {
    const sent: string[] = [];
    const moves: string[] = [];
    const { outbox } = startProcess(
      store,
      wake,
      (chat, text) => {
        if (chat === '-1') throw new SendError('moved', '400', { newChat: '-1001' });
        sent.push(`${chat} ${text}`);
        return undefined;
      },
      {
        onMoved: async (tx, letter, newChat) => {
          moves.push(`${letter.chat} ${newChat}`);
          // Whoever hears of it from the platform too says it again.
          await moveGroup(store, letter.channel, letter.chat, newChat, tx);
        },
      },
    );
    const old = chatHash(store.seal, 'test', '-1');
    const chat = store.seal.seal('group_chat.chat', '-1');
    await store.db
      .insertInto('group_chat')
      .values({ chat_hash: old, channel: 'test', chat, regions: '[]', added_at: 1, gone_at: null })
      .execute();
    await store.transact(async (tx) => {
      await outbox.enqueue(tx, { channel: 'test', chat: '-1', message: { text: 'satu' } });
      await outbox.enqueue(tx, { channel: 'test', chat: '-1', message: { text: 'dua' } });
    });
    await until(() => none(store));
    expect(sent).toEqual(['-1001 satu', '-1001 dua']);
    expect(moves).toEqual(['-1 -1001']);
    const group = await store.db.selectFrom('group_chat').selectAll().executeTakeFirstOrThrow();
    expect(group.chat_hash).toBe(chatHash(store.seal, 'test', '-1001'));
    expect(store.seal.openText('group_chat.chat', group.chat)).toBe('-1001');
  });

  test('gives up what the platform refuses, by code only, and goes on with the chat', async (store, wake) => {
    const sent: string[] = [];
    const logger = recordingLogger();
    const { outbox } = startProcess(
      store,
      wake,
      (_, text) => {
        if (text === 'terlalu rahasia') throw new SendError('rejected', '400 MESSAGE_TOO_LONG');
        sent.push(text);
        return undefined;
      },
      { logger },
    );
    await put(store, outbox, 'siti', 'terlalu rahasia');
    await put(store, outbox, 'siti', 'berikutnya');
    await until(() => none(store));
    expect(await statuses(store)).toEqual(['failed', 'sent']);
    expect(sent).toEqual(['berikutnya']);
    expect(logger.lines.join()).toContain('MESSAGE_TOO_LONG');
    expect(logger.lines.join()).not.toMatch(/rahasia|siti/);
  });

  test('holds back what is planned for later, without holding up what comes after it', async (store, wake) => {
    const sent: string[] = [];
    const { outbox } = startProcess(store, wake, (_, text) => void sent.push(text));
    await put(store, outbox, 'siti', 'nanti', { dueAt: Date.now() + 300 });
    await put(store, outbox, 'siti', 'sekarang');
    await until(() => none(store));
    expect(sent).toEqual(['sekarang', 'nanti']);
  });

  test('keeps to the rates', async (store, wake) => {
    const times: number[] = [];
    const limits = () => [
      { key: 'chat', rate: { points: 3, perMs: 300 } },
      { key: 'all', rate: { points: 5, perMs: 300 } },
    ];
    const { outbox } = startProcess(store, wake, () => void times.push(Date.now()), { limits });
    await store.transact(async (tx) => {
      for (let n = 0; n < 7; n++)
        await outbox.enqueue(tx, { channel: 'test', chat: 'siti', message: { text: 'x' } });
    });
    await until(() => none(store));
    const [first = 0] = times;
    expect(times.filter((time) => time - first < 280)).toHaveLength(3);
    expect(times.filter((time) => time - first < 580)).toHaveLength(6);
  });

  test('takes what another process left, after its lease, and never both at once', async (store, wake) => {
    const sent: string[] = [];
    const left = startProcess(store, wake, () => undefined);
    await left.delivery.stop();
    for (let n = 0; n < 20; n++) await put(store, left.outbox, `c${n % 4}`, String(n));
    await store.db
      .updateTable('outbox')
      .set({ owner: 'elsewhere/1/x', until: Date.now() + 300 })
      .where('seq', '<=', 10)
      .execute();
    const send = (_: string, text: string) => void sent.push(text);
    startProcess(store, localWake(), send);
    startProcess(store, localWake(), send);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(sent).toEqual([]);
    await until(() => none(store));
    expect(sent.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
    for (let chat = 0; chat < 4; chat++) {
      const ofChat = sent.map(Number).filter((n) => n % 4 === chat);
      expect(ofChat).toEqual([...ofChat].sort((a, b) => a - b));
    }
  });

  test('is not held up by a chat with much to send that has to wait', async (store, wake) => {
    const sent: string[] = [];
    const left = startProcess(store, wake, () => undefined);
    await left.delivery.stop();
    await store.transact(async (tx) => {
      for (let n = 0; n < 150; n++) {
        await left.outbox.enqueue(tx, { channel: 'test', chat: 'menunggu', message: { text: String(n) } });
      }
      await left.outbox.enqueue(tx, { channel: 'test', chat: 'lain', message: { text: 'lain' } });
    });
    const later = { owner: null, attempts: 1, due_at: Date.now() + 3_600_000 };
    await store.db.updateTable('outbox').set(later).where('seq', '=', 1).execute();
    startProcess(store, wake, (_, text) => void sent.push(text));
    await until(() => sent.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(sent).toEqual(['lain']);
  });

  test('gives back what it has not sent when it stops, and waits for what is in flight', async (store, wake) => {
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const { outbox, delivery } = startProcess(store, wake, async () => {
      await gate;
      return undefined;
    });
    await put(store, outbox, 'siti', 'satu');
    await put(store, outbox, 'siti', 'dua');
    const stopping = delivery.stop();
    letGo();
    await stopping;
    const all = await rows(store);
    expect(all.map((row) => [row.status, row.owner])).toEqual([
      ['sent', null],
      ['new', null],
    ]);
  });

  test('leaves the rows of a pulled channel to be pulled, and blanks them once they were shown', async (store, wake) => {
    const { outbox } = startProcess(store, wake, () => undefined);
    const web = (text: string, chat = 'tamu') =>
      store.transact((tx) => outbox.enqueue(tx, { channel: 'web', chat, message: { text } }));
    const one = await web('satu');
    const two = await web('dua');
    await web('bukan untuknya', 'tamu lain');
    expect(await outbox.pull('web', 'tamu', 0)).toEqual([
      { seq: one, message: { text: 'satu' } },
      { seq: two, message: { text: 'dua' } },
    ]);
    // A page that lost the answer asks again.
    expect(await outbox.pull('web', 'tamu', 0)).toHaveLength(2);
    expect(await outbox.pull('web', 'tamu', one)).toEqual([{ seq: two, message: { text: 'dua' } }]);
    // A number beyond what was shown blanks only what was shown.
    const three = await web('tiga');
    expect(await outbox.pull('web', 'tamu', three + 100)).toEqual([
      { seq: three, message: { text: 'tiga' } },
    ]);
    expect(await outbox.pull('web', 'tamu', three)).toEqual([]);
    const all = await store.db.selectFrom('outbox').select(['status', 'body']).orderBy('seq').execute();
    expect(all.map((row) => [row.status, row.body === null])).toEqual([
      ['sent', true],
      ['sent', true],
      ['new', false],
      ['sent', true],
    ]);
  });
});

async function addPerson(store: Store, id: string, address: string): Promise<void> {
  const times = { created_at: 1, seen_at: 1 };
  await store.db
    .insertInto('person')
    .values({ id, language: null, ...times })
    .execute();
  await store.db
    .insertInto('alias')
    .values({
      hash: aliasHash(store.seal, 'test', address),
      person_id: id,
      channel: 'test',
      address: store.seal.seal('alias.address', address),
      gone_at: null,
      ...times,
    })
    .execute();
}
