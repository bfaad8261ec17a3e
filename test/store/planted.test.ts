import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startDelivery } from '../../src/delivery/deliver.ts';
import { createOutbox } from '../../src/delivery/outbox.ts';
import { createInbox } from '../../src/inbox/accept.ts';
import { startWorker } from '../../src/inbox/worker.ts';
import { createJobs, startJobs } from '../../src/jobs/jobs.ts';
import { localRates } from '../../src/shared/rates.ts';
import { localWake } from '../../src/shared/wake.ts';
import { newOwner } from '../../src/store/owner.ts';
import { openStore } from '../../src/store/store.ts';
import { createTimers } from '../../src/timers/timers.ts';
import { incoming } from '../support/incoming.ts';
import { testKey } from '../support/key.ts';
import { recordingLogger } from '../support/logger.ts';
import { until } from '../support/until.ts';

/** Words of a person, at every place where one can be. */
const planted = {
  text: 'CALONYAPAKJOKO',
  writer: '628111222333',
  chat: '628999888777',
  answer: 'JAWABANRAHASIA',
  timer: 'CATATANWAKTU',
  job: 'GAMBARRAHASIA',
  failure: 'KESALAHANBERISINAMA',
  prepared: 'HASILPERIKSA',
  unsent: 'BELUMTERKIRIM',
};

describe('planted words', () => {
  it('are found neither in the file, nor in its log, nor in what is logged', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'suluh-planted-'));
    const logger = recordingLogger();
    const store = await openStore({ dataDir, key: testKey, logger });
    const wake = localWake();
    const owner = newOwner();
    const inbox = createInbox({ store, wake });
    const outbox = createOutbox({ store, wake, owner });
    const timers = createTimers({ store, wake });
    const jobs = createJobs({ store, wake });
    const sent: string[] = [];
    let failures = 1;
    const worker = startWorker({
      store,
      wake,
      owner,
      logger,
      onDead: () => Promise.resolve(),
      prepare: () => () => Promise.resolve(planted.prepared),
      handle: async (tx, { work, lane }) => {
        if (work.type !== 'message') return;
        const { channel, chat } = work.incoming;
        if (failures-- > 0) throw new Error(planted.failure);
        await timers.setTimer(tx, {
          key: 't',
          kind: 'k',
          lane,
          dueAt: Date.now() + 3_600_000,
          data: planted.timer,
        });
        await jobs.startJob(tx, { kind: 'k', lane, data: planted.job });
        await outbox.enqueue(tx, { channel, chat, message: { text: planted.answer } });
        await outbox.enqueue(tx, { channel: 'elsewhere', chat, message: { text: planted.unsent } });
      },
    });
    const running = startJobs({
      store,
      wake,
      inbox,
      owner,
      logger,
      runners: { k: () => Promise.reject(new Error(planted.failure)) },
    });
    const delivery = startDelivery({
      store,
      wake,
      owner,
      outbox,
      logger,
      channels: [
        {
          name: 'test',
          send: async (_, message) => {
            if (sent.push(message.text) === 1) throw new Error(planted.failure);
            return {};
          },
        },
      ],
      read: () => Promise.resolve(Buffer.alloc(0)),
      rates: localRates(),
      limits: () => [],
    });
    await inbox.accept([incoming({ text: planted.text, sender: planted.writer, chat: planted.chat })]);
    await until(() => sent.length === 2);
    const look = () => {
      const names = readdirSync(dataDir);
      expect(names).toContain('suluh.db-wal');
      for (const name of names) {
        const bytes = readFileSync(join(dataDir, name));
        for (const word of Object.values(planted))
          expect(bytes.includes(word), `${word} in ${name}`).toBe(false);
      }
    };
    look();
    await Promise.all([worker.stop(), running.stop(), delivery.stop()]);
    look();
    await store.close();
    expect(logger.lines.length).toBeGreaterThan(2);
    for (const word of Object.values(planted)) expect(logger.lines.join()).not.toContain(word);
    rmSync(dataDir, { recursive: true });
  });

  it('leave no trace of their sealed form either, once they were handled and the log was written back', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'suluh-planted-'));
    const store = await openStore({ dataDir, key: testKey, logger: recordingLogger() });
    const wake = localWake();
    const inbox = createInbox({ store, wake });
    const message = incoming({ text: planted.text.repeat(300) });
    await inbox.accept([message]);
    const { payload } = await store.db.selectFrom('inbox').select('payload').executeTakeFirstOrThrow();
    const sealed = Buffer.from(payload ?? []).subarray(100, 164);
    const found = () =>
      readdirSync(dataDir).some((name) => readFileSync(join(dataDir, name)).includes(sealed));
    expect(found()).toBe(true);
    const nothing = () => Promise.resolve();
    const worker = startWorker({
      store,
      wake,
      owner: newOwner(),
      logger: recordingLogger(),
      handle: nothing,
      onDead: nothing,
    });
    expect(await worker.whenDone(message.key, 5000)).toBe('done');
    await worker.stop();
    await store.checkpoint();
    expect(found()).toBe(false);
    await store.close();
    rmSync(dataDir, { recursive: true });
  });
});
