import type { Answers } from '../../flows/engine.ts';
import { audit } from '../../store/audit.ts';
import { liftMark, markReporter } from '../../store/marks.ts';
import { holdsOpen } from '../../tips/case.ts';
import { type Context, say, words } from '../context.ts';
import { findServed } from './claim.ts';

/**
 * `palsu N`: whoever has read the story marks it as abuse, also after closing it; blind, for they learn
 * neither who wrote it nor what else that person wrote. Never a cry for help.
 */
export async function markReport(args: Answers, context: Context): Promise<null> {
  const found = await findServed(args.number, context);
  if ('refusal' in found) return say(context, found.refusal);
  const { file, coordinator } = found;
  const { tx, now } = context;
  const { number, reporterId } = file;
  if (!holdsOpen(file.state, coordinator.id))
    return say(context, words(context, 'case.not-yours', { number }));
  if (file.urgency === 'danger') return say(context, words(context, 'case.abuse-danger', { number }));
  if (file.key === null || reporterId === null) return say(context, words(context, 'case.over', { number }));
  await markReporter(tx, {
    personId: reporterId,
    caseId: file.id,
    coordinatorId: coordinator.id,
    at: now,
  });
  await audit(tx, { act: 'marked', at: now, coordinatorId: coordinator.id, number });
  return say(context, words(context, 'case.did-mark', { number }));
}

/** `palsu N batal`: a supervisor takes the mark back. */
export async function unmarkReport(args: Answers, context: Context): Promise<null> {
  const found = await findServed(args.number, context);
  if ('refusal' in found) return say(context, found.refusal);
  const { file, coordinator } = found;
  const { number } = file;
  if (coordinator.role !== 'supervisor')
    return say(context, words(context, 'case.abuse-supervisor', { number }));
  const { tx, now } = context;
  if (!(await liftMark(tx, file.id))) return say(context, words(context, 'case.abuse-none', { number }));
  await audit(tx, { act: 'mark-lifted', at: now, coordinatorId: coordinator.id, number });
  return say(context, words(context, 'case.did-unmark', { number }));
}
