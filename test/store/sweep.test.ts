import { expect, it } from 'vitest';
import { sweepMessages } from '../../src/store/sweep.ts';
import { heldUntil } from '../../src/store/windows.ts';
import { describeOnEachStore } from '../support/store.ts';

const day = 24 * 3_600_000;

describeOnEachStore('sweep of messages', (open) => {
  it('removes keys, leases and notes of delivery after their time, and nothing that is still to do', async () => {
    const { store } = await open();
    const now = 100 * day;
    const inbox = (n: number, done_at: number | null) => ({
      key_hash: Buffer.of(n),
      lane: 'l',
      channel: 'test',
      payload: null,
      prepared: null,
      received_at: 0,
      sent_at: 0,
      status: done_at === null ? ('new' as const) : ('done' as const),
      error_code: null,
      done_at,
    });
    await store.db
      .insertInto('inbox')
      .values([inbox(1, now - 9 * day), inbox(2, now - 7 * day), inbox(3, null)])
      .execute();
    await store.db
      .insertInto('lease')
      .values([
        { lane: 'old', owner: 'a', fence: 1, until: now - 1 },
        { lane: 'held', owner: 'a', fence: 1, until: now + 1 },
      ])
      .execute();
    const outbox = (status: 'new' | 'sent', at: number) => ({
      channel: 'web',
      chat_hash: 'c',
      chat: Buffer.of(1),
      body: Buffer.of(1),
      person_id: null,
      case_id: null,
      prompt: null,
      status,
      due_at: at,
      owner: null,
      remote_id: null,
      created_at: at,
      sent_at: null,
      error_code: null,
    });
    await store.db
      .insertInto('outbox')
      .values([
        outbox('sent', now - 31 * day),
        outbox('sent', now - day),
        outbox('new', now - 8 * day),
        outbox('new', now),
      ])
      .execute();

    await sweepMessages(store, now);

    const keys = await store.db.selectFrom('inbox').select('key_hash').orderBy('seq').execute();
    expect(keys.map((row) => row.key_hash[0])).toEqual([2, 3]);
    expect(await store.db.selectFrom('lease').select('lane').execute()).toEqual([
      expect.objectContaining({ lane: 'held' }),
    ]);
    const left = await store.db
      .selectFrom('outbox')
      .select(['seq', 'status', 'body'])
      .orderBy('seq')
      .execute();
    expect(left.map((row) => [row.seq, row.status, row.body === null])).toEqual([
      [2, 'sent', false],
      [3, 'failed', true],
      [4, 'new', false],
    ]);
  });

  it('blanks what a platform never confirmed, gives up what waited too long, and forgets who wrote when', async () => {
    const { store } = await open();
    const now = 100 * day;
    const letter = (status: 'new' | 'sent', at: number, due_at: number) => ({
      channel: 'whatsapp-cloud',
      chat_hash: 'c',
      chat: Buffer.of(1),
      body: Buffer.of(1),
      person_id: null,
      case_id: null,
      prompt: null,
      status,
      due_at,
      owner: null,
      remote_id: null,
      created_at: at,
      sent_at: status === 'sent' ? at : null,
      error_code: null,
    });
    await store.db
      .insertInto('outbox')
      .values([
        letter('sent', now - 4 * day, 0),
        letter('sent', now - day, 0),
        letter('new', now - 31 * day, heldUntil),
        letter('new', now - 29 * day, heldUntil),
      ])
      .execute();
    const window = (chat_hash: string, opened_at: number, asked_at: number | null) => ({
      chat_hash,
      opened_at,
      asked_at,
    });
    await store.db
      .insertInto('chat_window')
      .values([
        window('old', now - 31 * day, null),
        window('asked', 0, now - day),
        window('fresh', now - day, null),
      ])
      .execute();

    await sweepMessages(store, now);

    const left = await store.db.selectFrom('outbox').select(['status', 'body']).orderBy('seq').execute();
    expect(left.map((row) => [row.status, row.body === null])).toEqual([
      ['sent', true],
      ['sent', false],
      ['failed', true],
      ['new', false],
    ]);
    const windows = await store.db
      .selectFrom('chat_window')
      .select('chat_hash')
      .orderBy('chat_hash')
      .execute();
    expect(windows.map((row) => row.chat_hash)).toEqual(['asked', 'fresh']);
  });
});
