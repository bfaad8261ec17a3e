import type { Talk } from '../conversation/talk.ts';
import { isByNumber } from '../values/identity.ts';
import { moveMarks } from './marks.ts';
import type { Store, Tx } from './store.ts';

/**
 * Two persons turn out to be one: everything of `from` becomes `to`'s. The talk of `to` stays, unless it
 * stands nowhere and the other is in the middle of something. Cases of both stay what they are.
 */
export async function mergePeople(tx: Tx, store: Store, from: string, to: string): Promise<void> {
  await mergeTalks(tx, store, from, to);
  await tx.updateTable('alias').set({ person_id: to }).where('person_id', '=', from).execute();
  await tx.updateTable('case_file').set({ reporter_id: to }).where('reporter_id', '=', from).execute();
  await tx.updateTable('media').set({ person_id: to }).where('person_id', '=', from).execute();
  await tx.updateTable('outbox').set({ person_id: to }).where('person_id', '=', from).execute();
  await tx.updateTable('coordinator').set({ person_id: to }).where('person_id', '=', from).execute();
  await moveMarks(tx, from, to);
  await tx.updateTable('invite').set({ used_by: to }).where('used_by', '=', from).execute();
  await moveSubscriptions(tx, from, to);
  await moveForgetting(tx, store, from, to);
  await tx.deleteFrom('person').where('id', '=', from).execute();
}

interface TalkRow {
  readonly id: string;
  readonly channel: string;
  readonly chat_hash: string;
  readonly state: Uint8Array | null;
}

async function mergeTalks(tx: Tx, store: Store, from: string, to: string): Promise<void> {
  const talksOf = (person: string): Promise<TalkRow[]> =>
    tx
      .selectFrom('conversation')
      .select(['id', 'channel', 'chat_hash', 'state'])
      .where('person_id', '=', person)
      .orderBy('updated_at', 'desc')
      .execute();
  const kept = await talksOf(to);
  for (const talk of await talksOf(from)) {
    const same = kept.find(
      (one) => one.chat_hash === talk.chat_hash || (isByNumber(talk.channel) && one.channel === talk.channel),
    );
    if (same) await joinTalk(tx, store, talk, same);
    else await tx.updateTable('conversation').set({ person_id: to }).where('id', '=', talk.id).execute();
  }
}

async function joinTalk(tx: Tx, store: Store, from: TalkRow, to: TalkRow): Promise<void> {
  if (!isOpen(store, to) && isOpen(store, from)) {
    await tx.updateTable('conversation').set({ state: from.state }).where('id', '=', to.id).execute();
  }
  await tx
    .updateTable('case_file')
    .set({ conversation_id: to.id })
    .where('conversation_id', '=', from.id)
    .execute();
  await tx
    .updateTable('relay_asked')
    .set({ conversation_id: to.id })
    .where('conversation_id', '=', from.id)
    .execute();
  await tx
    .updateTable('news')
    .set({ conversation_id: to.id })
    .where('conversation_id', '=', from.id)
    .execute();
  await tx.deleteFrom('conversation').where('id', '=', from.id).execute();
}

/** Whether the talk stands at a question. */
const isOpen = ({ seal }: Store, { state }: TalkRow): boolean =>
  state !== null && seal.openJson<Talk>('conversation.state', state).flow !== null;

async function moveSubscriptions(tx: Tx, from: string, to: string): Promise<void> {
  const rows = await tx.selectFrom('subscription').selectAll().where('person_id', '=', from).execute();
  for (const row of rows) {
    await tx
      .insertInto('subscription')
      .values({ ...row, person_id: to })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await tx.deleteFrom('subscription').where('person_id', '=', from).execute();
}

/** Whoever asked to be forgotten under one of their ids asked it for themselves. */
async function moveForgetting(tx: Tx, { seal }: Store, from: string, to: string): Promise<void> {
  const [timer] = await tx.deleteFrom('timer').where('key', '=', `forget:${from}`).returningAll().execute();
  if (!timer) return;
  const data = seal.sealJson('timer.data', { person: to });
  await tx
    .insertInto('timer')
    .values({ ...timer, key: `forget:${to}`, lane: `person:${to}`, data })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}
