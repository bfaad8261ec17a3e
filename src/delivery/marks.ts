import { sql } from 'kysely';
import type { Sent } from '../channels/channel.ts';
import { compileOnce } from '../store/compile.ts';
import { groupCommit } from '../store/group-commit.ts';
import { moveGroup } from '../store/groups.ts';
import { chatHash } from '../store/hashes.ts';
import { numbersIn } from '../store/lists.ts';
import { leaseMs } from '../store/owner.ts';
import type { Flag } from '../store/schema.ts';
import type { Store, Tx } from '../store/store.ts';
import { heldUntil, lockWindow } from '../store/windows.ts';
import type { Letter } from './outbox.ts';

/** Called in the transaction that notes it, once for each message that will not be sent. */
export type OnGone = (tx: Tx, letter: Undelivered) => Promise<void>;
export type OnMoved = (tx: Tx, letter: Letter, newChat: string) => Promise<void>;

export interface Undelivered {
  readonly seq: number;
  readonly channel: string;
  readonly chatHash: string;
  readonly personId: string | null;
  readonly caseId: string | null;
}

/** Notes what became of messages. Every note is for rows that this process still holds. */
export interface Marks {
  /** Sent; resolves after a commit that many share. */
  sent(letter: Letter, sent: Sent): Promise<void>;
  /** Has to wait until the person writes again; unless they did a moment ago, then it goes out now. */
  hold(letter: Letter, openMs: number): Promise<void>;
  failed(letter: Letter, code: string): Promise<void>;
  /** Tried in vain; gives the row back, to be taken again from `dueAt` on. */
  postpone(letter: Letter, dueAt: number, code: string): Promise<void>;
  /** Gives rows back untried. */
  release(letters: readonly Letter[]): Promise<void>;
  gone(letter: Letter, code: string): Promise<void>;
  moved(letter: Letter, newChat: string): Promise<void>;
  renew(seqs: readonly number[], now: number): Promise<void>;
  releaseAll(): Promise<void>;
}

export interface MarksOptions {
  readonly store: Store;
  readonly owner: string;
  readonly clock: () => number;
  readonly onGone: OnGone;
  readonly onMoved: OnMoved;
}

interface SentMark {
  readonly seq: number;
  readonly remote: string | null;
  /** 1: the text is kept until the platform says that it arrived. */
  readonly keep: Flag;
}

export function createMarks({ store, owner, clock, onGone, onMoved }: MarksOptions): Marks {
  const { db, seal } = store;
  const markSent = sentQuery(store);
  const giveBack = releaseQuery(store);
  const renew = renewQuery(store);
  const commitSent = groupCommit<SentMark>((marks) => {
    // One statement is a transaction by itself.
    return markSent(db, { marks: JSON.stringify(marks), owner, now: clock() }).then(() => undefined);
  });
  const own = (seq: number) =>
    db
      .updateTable('outbox')
      .where('seq', '=', seq)
      .where('owner', '=', owner)
      .where('status', '=', sql.lit('new'));

  return {
    sent: (letter, { id, pending }) =>
      commitSent([{ seq: letter.seq, remote: id ?? null, keep: pending ? 1 : 0 }]),
    hold: (letter, openMs) => store.transact((tx) => hold(tx, letter, owner, clock(), openMs)),
    failed: async ({ seq }, code) => {
      await own(seq).set({ status: 'failed', body: null, owner: null, error_code: code }).execute();
    },
    postpone: async ({ seq, attempts }, dueAt, code) => {
      const values = { attempts: attempts + 1, due_at: dueAt, owner: null, until: 0, error_code: code };
      await own(seq).set(values).execute();
    },
    release: async (letters) => {
      if (letters.length > 0)
        await giveBack(db, { seqs: JSON.stringify(letters.map(({ seq }) => seq)), owner });
    },
    gone: (letter, code) => store.transact((tx) => markGone(tx, letter, code, clock(), onGone)),
    moved: (letter, newChat) =>
      store.transact(async (tx) => {
        const to = chatHash(seal, letter.channel, newChat);
        await moveRows(tx, letter.chatHash, to, seal.seal('outbox.chat', newChat));
        await moveTalks(tx, letter.chatHash, to, seal.seal('conversation.chat', newChat));
        await moveGroup(store, letter.channel, letter.chat, newChat, tx);
        await onMoved(tx, letter, newChat);
      }),
    renew: async (seqs, now) => {
      await renew(db, { seqs: JSON.stringify(seqs), owner, until: now + leaseMs });
    },
    releaseAll: async () => {
      await db
        .updateTable('outbox')
        .set({ owner: null, until: 0 })
        .where('status', '=', sql.lit('new'))
        .where('owner', '=', owner)
        .execute();
    },
  };
}

async function hold(tx: Tx, letter: Letter, owner: string, now: number, openMs: number): Promise<void> {
  const window = await lockWindow(tx, letter.chatHash);
  const isOpen = window !== null && now < window.openedAt + openMs;
  await tx
    .updateTable('outbox')
    .set({
      owner: null,
      until: 0,
      due_at: isOpen ? now : heldUntil,
      attempts: 0,
      error_code: 'window closed',
    })
    .where('seq', '=', letter.seq)
    .where('owner', '=', owner)
    .where('status', '=', sql.lit('new'))
    .execute();
}

/** Everything that waits for the chat ends with it: nobody is there to read it. */
export async function markGone(
  tx: Tx,
  letter: Pick<Letter, 'chatHash' | 'channel' | 'personId'>,
  code: string,
  now: number,
  onGone: OnGone,
): Promise<void> {
  const rows = await tx
    .updateTable('outbox')
    .set({ status: 'gone', body: null, owner: null, error_code: code })
    .where('status', '=', sql.lit('new'))
    .where('chat_hash', '=', letter.chatHash)
    .returning(['seq', 'channel', 'chat_hash as chatHash', 'person_id as personId', 'case_id as caseId'])
    .execute();
  if (letter.personId !== null) {
    await tx
      .updateTable('alias')
      .set({ gone_at: now })
      .where('person_id', '=', letter.personId)
      .where('channel', '=', letter.channel)
      .execute();
  }
  await tx.updateTable('group_chat').set({ gone_at: now }).where('chat_hash', '=', letter.chatHash).execute();
  for (const row of rows.sort((a, b) => a.seq - b.seq)) await onGone(tx, row);
}

async function moveRows(tx: Tx, from: string, to: string, chat: Uint8Array): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ chat_hash: to, chat, owner: null, until: 0 })
    .where('status', '=', sql.lit('new'))
    .where('chat_hash', '=', from)
    .execute();
}

/** Talks go on at the new address, unless the person has one there already. */
async function moveTalks(tx: Tx, from: string, to: string, chat: Uint8Array): Promise<void> {
  await tx
    .updateTable('conversation')
    .set({ chat_hash: to, chat })
    .where('chat_hash', '=', from)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('conversation as other')
            .select('other.id')
            .where('other.chat_hash', '=', to)
            .whereRef('other.person_id', '=', 'conversation.person_id'),
        ),
      ),
    )
    .execute();
}

function sentQuery({ db, dialect }: Store) {
  return compileOnce<{ marks: string; owner: string; now: number }, unknown>((value) => {
    const values = sql`status = 'sent', body = case when mark.keep = 1 then outbox.body else null end, owner = null, sent_at = ${value('now')}, remote_id = mark.remote`;
    const own = sql`outbox.status = 'new' and outbox.owner = ${value('owner')}`;
    // Left to itself SQLite goes through all rows of the owner for each mark.
    const query =
      dialect === 'sqlite'
        ? sql`update outbox not indexed set ${values}
            from (select value ->> 'seq' as seq, value ->> 'remote' as remote, value ->> 'keep' as keep from json_each(${value('marks')})) as mark
            where outbox.seq = mark.seq and ${own}`
        : sql`update outbox set ${values}
            from json_to_recordset(cast(${value('marks')} as json)) as mark (seq bigint, remote text, keep int)
            where outbox.seq = mark.seq and ${own}`;
    return query.compile(db);
  });
}

function releaseQuery({ db, dialect }: Store) {
  return compileOnce<{ seqs: string; owner: string }, unknown>((value) =>
    sql`update outbox set owner = null, until = 0 where status = 'new' and owner = ${value('owner')}
      and seq in ${numbersIn(dialect, value('seqs'))}`.compile(db),
  );
}

function renewQuery({ db, dialect }: Store) {
  return compileOnce<{ seqs: string; owner: string; until: number }, unknown>((value) =>
    sql`update outbox set until = ${value('until')} where status = 'new' and owner = ${value('owner')}
      and seq in ${numbersIn(dialect, value('seqs'))}`.compile(db),
  );
}
