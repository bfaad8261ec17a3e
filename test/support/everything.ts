import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { createOutbox } from '../../src/delivery/outbox.ts';
import { createInbox } from '../../src/inbox/accept.ts';
import { createJobs } from '../../src/jobs/jobs.ts';
import { localWake } from '../../src/shared/wake.ts';
import { createCases } from '../../src/store/cases.ts';
import { createMediaStore, tieMedia } from '../../src/store/media.ts';
import { createPeople } from '../../src/store/people.ts';
import { createRoster } from '../../src/store/roster.ts';
import {
  type SealedTable,
  sealedByCase,
  sealedByFile,
  sealedByServer,
} from '../../src/store/sealed-columns.ts';
import type { Store } from '../../src/store/store.ts';
import { createUnanswered } from '../../src/store/unanswered.ts';
import { createTimers } from '../../src/timers/timers.ts';
import { incoming } from './incoming.ts';

/** Puts something into every sealed column, `times` over. Gives the ids of the cases. */
export async function fillEverything(store: Store, times: number, words = 'rahasia'): Promise<string[]> {
  const wake = localWake();
  const people = createPeople(store);
  const cases = createCases(store);
  const media = createMediaStore(store, randomBytes);
  const now = Date.now();
  const ids: string[] = [];
  for (let n = 0; n < times; n += 1) {
    const said = `${words} ${n}`;
    const chat = `chat-${n}`;
    await createInbox({ store, wake }).accept([incoming({ text: said, sender: chat, chat })]);
    const picture = await media.put(
      { kind: 'photo', mime: 'image/jpeg', bytes: Buffer.alloc(300_000, said) },
      now,
    );
    await media.put({ kind: 'upload', mime: 'image/jpeg', bytes: Buffer.from(said) }, now);
    await store.db
      .insertInto('media')
      .values({
        id: `old-${n}`,
        case_id: null,
        person_id: null,
        kind: 'photo',
        mime: 'image/jpeg',
        size: 1,
        created_at: now,
      })
      .execute();
    await store.db
      .insertInto('media_chunk')
      .values({ media_id: `old-${n}`, n: 0, bytes: store.seal.seal('media_chunk.bytes', said) })
      .execute();
    await store.transact(async (tx) => {
      const { personId, conversationId } = await people.meet(
        tx,
        { channel: 'test', sender: chat, chat },
        now,
      );
      await tx
        .updateTable('conversation')
        .set({ state: store.seal.sealJson('conversation.state', { said }) })
        .where('id', '=', conversationId)
        .execute();
      await tx
        .updateTable('inbox')
        .set({ prepared: store.seal.sealJson('inbox.prepared', said) })
        .execute();
      const who = { reporterId: personId, conversationId };
      const file = await cases.create(tx, { kind: 'recruiter', urgency: 'normal', ...who }, now);
      ids.push(file.id);
      await cases.record(tx, file, { kind: 'told', at: now, data: { text: said } });
      await cases.record(tx, file, { kind: 'opened', at: now });
      await tieMedia(tx, store.seal, picture, file);
      const piece = file.key?.sealJson('relay_held.piece', said) ?? Buffer.alloc(0);
      await tx
        .insertInto('relay_held')
        .values({ id: `held-${n}`, case_id: file.id, piece, at: now })
        .execute();
      await tx
        .insertInto('news')
        .values({
          id: `news-${n}`,
          conversation_id: conversationId,
          case_id: file.id,
          body: store.seal.sealJson('news.body', said),
          created_at: now,
        })
        .execute();
      await createOutbox({ store, wake, owner: 'o' }).enqueue(tx, {
        channel: 'test',
        chat,
        message: { text: said },
        caseId: file.id,
      });
      await createTimers({ store, wake }).setTimer(tx, {
        key: `t${n}`,
        kind: 'k',
        lane: 'l',
        dueAt: now,
        data: said,
        caseId: file.id,
      });
      await createJobs({ store, wake }).startJob(tx, { kind: 'k', lane: 'l', data: said });
      await createRoster(store).put(
        tx,
        {
          name: said,
          channel: 'test',
          address: `coordinator-${n}`,
          role: 'coordinator',
          level: 'national',
          regions: [],
          flags: [],
          status: 'active',
          storiesFrom: 0,
        },
        now,
      );
      await createUnanswered(store).keep(tx, { text: said, language: 'id' }, now);
      await tx
        .insertInto('group_chat')
        .values({
          chat_hash: `group-${n}`,
          channel: 'test',
          chat: store.seal.seal('group_chat.chat', said),
          regions: '[]',
          added_at: now,
          gone_at: null,
        })
        .execute();
    });
  }
  return ids;
}

/** Every sealed value that the store's key opens, as text, by its place. Throws where one does not open. */
export async function openEverything(store: Store): Promise<Map<string, string[]>> {
  const { db, seal } = store;
  const opened = new Map<string, string[]>();
  for (const { table, key, columns, only = 'true' } of sealedByServer) {
    const order = sql.join(key.map((name) => sql.ref(name)));
    for (const column of columns) {
      const place = `${table}.${column}` as const;
      const { rows } = await sql<{ value: Uint8Array }>`
        select ${sql.ref(column)} as value from ${sql.table(table)}
        where ${sql.ref(column)} is not null and ${sql.raw(only)} order by ${order}`.execute(db);
      opened.set(
        place,
        rows.map(({ value }) => {
          const text = seal.open(place, value).toString('latin1');
          return place === 'case_file.case_key' ? `a key of ${text.length} bytes` : text;
        }),
      );
    }
  }
  const cases = await db.selectFrom('case_file').select(['id', 'case_key']).orderBy('number').execute();
  for (const { table, columns, byCase = '' } of sealedByCase) {
    for (const column of columns.filter((name) => name !== 'media_key')) {
      const place = `${table}.${column}` as const;
      const texts: string[] = [];
      for (const { id, case_key } of cases) {
        const { rows } = await sql<{ value: Uint8Array }>`
          select ${sql.ref(column)} as value from ${sql.table(table)}
          where ${sql.ref(byCase)} = ${id} and ${sql.ref(column)} is not null`.execute(db);
        if (case_key === null) continue;
        texts.push(...rows.map(({ value }) => seal.withCaseKey(case_key).openText(place, value)));
      }
      opened.set(place, texts);
    }
  }
  const files = createMediaStore(store, randomBytes);
  const kept = await db
    .selectFrom('media')
    .select('id')
    .where('media_key', 'is not', null)
    .orderBy('id')
    .execute();
  const read = await Promise.all(kept.map(({ id }) => files.read(id)));
  opened.set(
    'media',
    read.map((file) => file?.bytes.toString('latin1') ?? 'closed'),
  );
  return opened;
}

/** The bytes of sealed values as they lie in the database. */
export async function sealedBytes(
  store: Store,
  tables: readonly SealedTable[] = [...sealedByServer, ...sealedByCase, ...sealedByFile],
): Promise<Buffer[]> {
  const found: Buffer[] = [];
  for (const { table, columns, only = 'true' } of tables) {
    for (const column of columns) {
      const { rows } = await sql<{ value: Uint8Array }>`
        select ${sql.ref(column)} as value from ${sql.table(table)}
        where ${sql.ref(column)} is not null and ${sql.raw(only)}`.execute(store.db);
      found.push(...rows.map(({ value }) => Buffer.from(value)));
    }
  }
  return found;
}
