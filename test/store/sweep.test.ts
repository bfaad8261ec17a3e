import { expect, it } from 'vitest';
import { sweepMessages } from '../../src/store/sweep.ts';
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
});
