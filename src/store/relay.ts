import { sql } from 'kysely';
import { isObject, type JsonObject } from '../values/json.ts';
import type { CaseFile } from './cases.ts';
import { chatHash } from './hashes.ts';
import { newId } from './ids.ts';
import type { Random } from './seal.ts';
import type { Store, Tx } from './store.ts';

/** A case whose writer was asked something: what they write next may be the answer. */
export interface Asked {
  readonly case: string;
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The writer of a case is asked something. */
export async function noteQuestion(tx: Tx, file: CaseFile, now: number): Promise<void> {
  if (file.conversationId === null) return;
  await tx
    .insertInto('relay_asked')
    .values({ conversation_id: file.conversationId, case_id: file.id, asked_at: now })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'case_id']).doUpdateSet({ asked_at: now }))
    .execute();
}

/** Nothing more is expected from the writer of a case. */
export async function dropQuestion(tx: Tx, caseId: string): Promise<void> {
  await tx.deleteFrom('relay_asked').where('case_id', '=', caseId).execute();
}

/**
 * The cases of a talk in which something was asked after `since`, or waits to be read, the newest first.
 * Those that are withdrawn or deleted expect nothing any more.
 */
export async function askedIn(tx: Tx, conversationId: string, since: number): Promise<Asked[]> {
  const rows = await tx
    .selectFrom('relay_asked')
    .innerJoin('case_file', 'case_file.id', 'relay_asked.case_id')
    .select(['case_file.id as case', 'case_file.number', 'relay_asked.asked_at as at'])
    .where('relay_asked.conversation_id', '=', conversationId)
    .where('case_file.case_key', 'is not', null)
    .where('case_file.status', '<>', sql.lit('expired'))
    .where('case_file.withdrawn_at', 'is', null)
    .where((row) =>
      row.or([
        row('relay_asked.asked_at', '>', since),
        row.exists(row.selectFrom('news').select('news.id').whereRef('news.case_id', '=', 'case_file.id')),
      ]),
    )
    .orderBy('relay_asked.asked_at', 'desc')
    .execute();
  return rows;
}

/**
 * The case of their own that a person means who quotes a message of the bot, by what the platform calls
 * that message; null when it is about none of theirs.
 */
export async function quotedCase(
  tx: Tx,
  { seal }: Store,
  { channel, chat, quoted, personId }: { channel: string; chat: string; quoted: string; personId: string },
): Promise<string | null> {
  const row = await tx
    .selectFrom('outbox')
    .innerJoin('case_file', 'case_file.id', 'outbox.case_id')
    .select('case_file.id')
    .where('outbox.chat_hash', '=', chatHash(seal, channel, chat))
    .where('outbox.remote_id', '=', quoted)
    .where('case_file.reporter_id', '=', personId)
    .where('case_file.case_key', 'is not', null)
    .where('case_file.status', '<>', sql.lit('expired'))
    .where('case_file.withdrawn_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Takes back what a coordinator has left for the writer and nobody has read. Gives how much it was. */
export async function takeBackQuestions(tx: Tx, { seal }: Store, caseId: string): Promise<number> {
  const rows = await tx.selectFrom('news').select(['id', 'body']).where('case_id', '=', caseId).execute();
  const questions = rows.filter(({ body }) => {
    const news = seal.openJson<unknown>('news.body', body);
    return isObject(news) && typeof news.flow === 'string' && news.flow.startsWith('relay.');
  });
  if (questions.length === 0) return 0;
  const ids = questions.map(({ id }) => id);
  await tx.deleteFrom('news').where('id', 'in', ids).execute();
  return ids.length;
}

/** Keeps an answer back until its writer has said whether the number in it goes along. */
export async function holdPiece(
  tx: Tx,
  file: CaseFile,
  piece: JsonObject,
  now: number,
  random: Random,
): Promise<void> {
  if (!file.key) return;
  await tx
    .insertInto('relay_held')
    .values({
      id: newId(random),
      case_id: file.id,
      piece: file.key.sealJson('relay_held.piece', piece),
      at: now,
    })
    .execute();
}

export async function isHolding(tx: Tx, caseId: string): Promise<boolean> {
  const row = await tx.selectFrom('relay_held').select('id').where('case_id', '=', caseId).executeTakeFirst();
  return row !== undefined;
}

/** Takes out what was kept back, in the order in which it came. */
export async function takeHeld(tx: Tx, file: CaseFile): Promise<JsonObject[]> {
  const { key } = file;
  if (!key) return [];
  const rows = await tx
    .selectFrom('relay_held')
    .select('piece')
    .where('case_id', '=', file.id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  await tx.deleteFrom('relay_held').where('case_id', '=', file.id).execute();
  return rows.map(({ piece }) => key.openJson<JsonObject>('relay_held.piece', piece));
}
