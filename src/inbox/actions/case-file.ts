import type { CaseFile } from '../../store/cases.ts';
import type { Coordinator } from '../../store/roster.ts';
import { fileReceivers } from '../../tips/audit.ts';
import { type CaseEvent, holdsOpen, isOver } from '../../tips/case.ts';
import type { Json } from '../../values/json.ts';
import { type Action, type Context, words } from '../context.ts';
import { findServed } from './claim.ts';

/** The kind of job that draws a case file; its data say for whom, and where it is to arrive. */
export const caseFileKind = 'case.file';
/** A case file is made from a whole case: nobody needs more of them. */
const filesAnHour = { points: 20, perMs: 3_600_000 };

/**
 * Who may make a case file: the claimer who has read the story, and a supervisor who has read it. Of a
 * report that its writer took back nobody makes one, unless it speaks of danger and goes on because
 * somebody else may hold the phone; then the file says that it was taken back.
 */
export function isFileable(
  { state, key, urgency, withdrawnAt }: CaseFile,
  events: readonly CaseEvent[],
  { id, role }: Coordinator,
): boolean {
  if (key === null) return false;
  if (withdrawnAt !== null && (urgency !== 'danger' || isOver(state.status))) return false;
  if (holdsOpen(state, id)) return true;
  return role === 'supervisor' && events.some(({ kind, actor }) => kind === 'shown' && actor === id);
}

/** Before anything is asked: `{ok}`, or the words of a refusal. */
export const mayFile: Action = async (args, context) => {
  const refusal = await refusalOf(args.number, context);
  return refusal === null ? { ok: true } : { ok: false, text: refusal };
};

async function refusalOf(number: Json | undefined, context: Context): Promise<string | null> {
  const found = await findServed(number, context);
  if ('refusal' in found) return found.refusal;
  const { file, events, coordinator } = found;
  if (isFileable(file, events, coordinator)) return null;
  const key = file.withdrawnAt !== null ? 'case-file.withdrawn' : 'case.not-yours';
  return words(context, key, { number: file.number });
}

/** Has the file drawn; it comes into this chat as soon as it is there. `{ok}`, or the words of a refusal. */
export const makeFile: Action = async (args, context) => {
  const receiver = fileReceivers.find((one) => one === args.receiver);
  const found = await findServed(args.number, context);
  const refusal = await refusalOf(args.number, context);
  if (!receiver || refusal !== null || 'refusal' in found) return { ok: false, text: refusal ?? '' };
  const { tx, services, channel, chat, lane } = context;
  const { file, coordinator } = found;
  if ((await services.rates.take(`case-file:${coordinator.id}`, filesAnHour)) > 0)
    return { ok: false, text: words(context, 'case-file.too-many') };
  await services.jobs.startJob(tx, {
    kind: caseFileKind,
    lane,
    data: { case: file.id, coordinator: coordinator.id, receiver, channel, chat, language: context.language },
  });
  return { ok: true };
};
