import type { CaseFile } from '../../store/cases.ts';
import { removeMedia } from '../../store/media.ts';
import { isOver } from '../../tips/case.ts';
import { outcomeWords } from '../../tips/kinds.ts';
import { isExpired } from '../../tips/retention.ts';
import { isWithoutAccount } from '../../values/identity.ts';
import { newReceipt, plainReceipt } from '../../values/receipt.ts';
import { wasAlerted } from '../alerts.ts';
import { type Action, type Context, ownCase, words } from '../context.ts';
import { heldUntil } from '../limits.ts';
import { withdraw } from './withdraw.ts';

/** A Kode for a case: shown once, kept as a keyed hash only. */
export const makeReceipt: Action = async (args, context) => {
  const file = await ownCase(args, context);
  if (!file) return { code: '' };
  const { tx, now, services } = context;
  const code = newReceipt(services.random);
  await tx
    .insertInto('receipt')
    .values({
      hash: services.store.seal.blind('receipt', plainReceipt(code)),
      case_id: file.id,
      created_at: now,
    })
    .execute();
  return { code };
};

/**
 * The state of a report: by Kode, or the newest of the same person. Never the story.
 * `limited`: too many guesses from this person. `withdrawn`: it was taken back, which can still be undone.
 */
export const lookStatus: Action = async (args, context) => {
  const typed = typeof args.code === 'string' ? plainReceipt(args.code) : '';
  const file = typed === '' ? await newestOwn(context) : await byReceipt(typed, context);
  if (file === 'limited') return { limited: true };
  if (!file) return {};
  if (typed !== '') await welcomeBack(file, context);
  const withdrawn = file.withdrawnAt !== null && file.key !== null;
  const never = file.callback === 'never' && file.reporterId === context.present.personId;
  const marks = { ...(withdrawn ? { withdrawn } : {}), ...(never ? { never } : {}) };
  return { case: file.id, text: await statusText(file, context), ...marks };
};

async function newestOwn(context: Context): Promise<CaseFile | null> {
  const files = await context.services.cases.ofReporter(context.tx, context.present.personId);
  return files.find((file) => file.state.status !== 'draft' && file.key !== null) ?? null;
}

async function byReceipt(code: string, context: Context): Promise<CaseFile | 'limited' | null> {
  const { tx, services, present, channel } = context;
  const { receiptGuesses, receiptGuessesWeb } = services.world.policy.limits;
  const isUsedUp = async (key: string, { points, per }: typeof receiptGuesses): Promise<boolean> =>
    (await services.rates.take(key, { points, perMs: per })) > 0;
  if (await isUsedUp(`receipt:${present.personId}`, receiptGuesses)) return 'limited';
  if (isWithoutAccount(channel) && (await isUsedUp('receipt:web', receiptGuessesWeb))) return 'limited';
  const hash = services.store.seal.blind('receipt', code);
  const row = await tx.selectFrom('receipt').select('case_id').where('hash', '=', hash).executeTakeFirst();
  return row ? services.cases.byId(tx, row.case_id) : null;
}

/** The Kode shows that the number is still in the same hands: news that waited can be opened again. */
async function welcomeBack(file: CaseFile, context: Context): Promise<void> {
  const { tx, services, present } = context;
  if (file.reporterId === null || file.reporterId === present.personId) return;
  if (!(await services.people.rejoin(tx, present.personId, file.reporterId))) return;
  const waiting = await tx
    .selectFrom('news')
    .select('id')
    .where('conversation_id', '=', present.conversationId)
    .limit(1)
    .executeTakeFirst();
  if (waiting) context.say({ text: words(context, 'notice.neutral') });
}

/** Kept, and not passed on yet, since its writer sent many. */
async function isHeld(file: CaseFile, context: Context): Promise<boolean> {
  if ((await heldUntil(file, context)) === null) return false;
  return !wasAlerted(await context.services.cases.events(context.tx, file));
}

async function statusText(file: CaseFile, context: Context): Promise<string> {
  const { policy } = context.services.world;
  const { withdrawnAt, state: known } = file;
  const over = file.key === null || isExpired(file, context.now, policy);
  const status = withdrawnAt !== null ? 'withdrawn' : over ? 'expired' : known.status;
  const waits = status === 'open' && (await isHeld(file, context));
  const state = words(context, `case.public-${waits ? 'waiting' : status}`);
  const outcome = file.outcome
    ? ` ${words(context, `case.outcome-${outcomeWords(file.kind, file.outcome)}`)}`
    : '';
  const asking = isOver(status) ? '' : await askingText(file, context);
  return words(context, 'case.public', { number: file.number, state: `${state}${outcome}${asking}` });
}

/** That there are no more questions: because the writer wants none, or because the coordinator has none. */
async function askingText(file: CaseFile, context: Context): Promise<string> {
  if (file.callback === 'never') return ` ${words(context, 'case.public-never')}`;
  const events = await context.services.cases.events(context.tx, file);
  const last = events.findLast(({ kind }) => kind === 'asked' || kind === 'ended');
  return last?.kind === 'ended' && last.actor !== null ? ` ${words(context, 'case.public-ended')}` : '';
}

/** The timer that forgets somebody who asked for it; a moment after their last case was destroyed. */
export const forgetKind = 'person-forget';
const forgetAfterMs = 60_000;

/** Deletes what is kept about the person; their reports are withdrawn. Gives how many there were. */
export const deleteData: Action = async (_args, context) => {
  const { tx, now, services, present } = context;
  const files = await services.cases.ofReporter(tx, present.personId);
  const kept = files.filter((file) => file.key !== null && file.state.status !== 'draft');
  for (const file of files) await withdraw(file, context);
  await tx.deleteFrom('subscription').where('person_id', '=', present.personId).execute();
  await tx.deleteFrom('news').where('conversation_id', '=', present.conversationId).execute();
  const loose = await tx
    .selectFrom('media')
    .select('id')
    .where('person_id', '=', present.personId)
    .where('case_id', 'is', null)
    .execute();
  await removeMedia(
    tx,
    loose.map(({ id }) => id),
  );
  await tx
    .updateTable('conversation')
    .set({ state: null })
    .where('person_id', '=', present.personId)
    .execute();
  await tx.updateTable('person').set({ language: null }).where('id', '=', present.personId).execute();
  // The address itself goes when the last report is gone: until then it is what an answer would need.
  await services.timers.setTimer(tx, {
    key: `forget:${present.personId}`,
    kind: forgetKind,
    lane: `person:${present.personId}`,
    dueAt: now + services.world.policy.withdrawal + forgetAfterMs,
    data: { person: present.personId },
  });
  return { cases: kept.length };
};
