import pg from 'pg';
import { expect, it } from 'vitest';
import { createOutbox } from '../../src/delivery/outbox.ts';
import { createInbox } from '../../src/inbox/accept.ts';
import { startWorker } from '../../src/inbox/worker.ts';
import { localWake } from '../../src/shared/wake.ts';
import { newOwner } from '../../src/store/owner.ts';
import { incoming, textOf } from '../support/incoming.ts';
import { recordingLogger } from '../support/logger.ts';
import { describeOnEachStore } from '../support/store.ts';
import { until } from '../support/until.ts';

describeOnEachStore('a database whose connections break', (open) => {
  it('costs no message and no answer, and the process goes on', async () => {
    const { store, options } = await open();
    // A file has no connections that could break.
    if (!options.databaseUrl) return;
    const wake = localWake();
    const owner = newOwner();
    const inbox = createInbox({ store, wake });
    const outbox = createOutbox({ store, wake, owner });
    const logger = recordingLogger();
    const worker = startWorker({
      store,
      wake,
      owner,
      logger,
      onDead: () => Promise.resolve(),
      handle: async (tx, { work }) => {
        if (work.type !== 'message') return;
        await outbox.enqueue(tx, {
          channel: 'web',
          chat: work.incoming.chat,
          message: { text: textOf(work.incoming) },
        });
      },
    });
    const admin = new pg.Client({ connectionString: options.databaseUrl });
    await admin.connect();
    // The database is dropped after the test, whatever came of it.
    admin.on('error', () => undefined);
    const breakAll = () =>
      admin.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
    const messages = Array.from({ length: 200 }, (_, n) =>
      incoming({ text: `m ${n}`, sender: `p${n % 20}` }),
    );
    const acceptInTheEnd = async (message: (typeof messages)[number]): Promise<void> => {
      for (;;) {
        try {
          return await inbox.accept([message]);
        } catch {
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
      }
    };
    const accepting = messages.map(acceptInTheEnd);
    // Whether a break hits somebody at work is chance: go on until one did.
    for (let n = 0; n < 5 || (logger.lines.length === 0 && n < 200); n++) {
      await breakAll();
      const more = incoming({ text: `more ${n}`, sender: `p${n % 20}` });
      messages.push(more);
      accepting.push(acceptInTheEnd(more));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await Promise.all(accepting);
    const count = async (table: 'outbox' | 'inbox') =>
      (
        await store.db
          .selectFrom(table)
          .select('seq')
          .where('status', '=', table === 'outbox' ? 'new' : 'done')
          .execute()
      ).length;
    await until(async () => (await count('inbox')) === messages.length, 18_000);
    expect(await count('outbox')).toBe(messages.length);
    expect(logger.lines.length).toBeGreaterThan(0);
    await worker.stop();
    await admin.end();
  });
});
