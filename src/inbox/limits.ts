import type { CaseFile } from '../store/cases.ts';
import { marksAgainst } from '../store/marks.ts';
import type { CaseKind } from '../tips/case.ts';
import { isWithoutAccount } from '../values/identity.ts';
import type { Inside } from './context.ts';

/** Kinds of which a person can send more than anybody can read. Nobody in trouble is among them. */
const plentiful: readonly CaseKind[] = ['recruiter'];

/** What limits and marks may touch: neither danger, nor somebody who leaves soon, nor a cry of another kind. */
const isOrdinary = ({ urgency, kind }: CaseFile): boolean => urgency === 'normal' && plentiful.includes(kind);

/**
 * When a report is passed on whose writer has sent more than the policy's limit; null: at once. It is
 * kept all the same. Counted is what was passed on, so that a flood goes on as slowly as it may come.
 */
export async function heldUntil(file: CaseFile, { tx, now, services }: Inside): Promise<number | null> {
  if (!isOrdinary(file) || file.reporterId === null) return null;
  const { points, per } = services.world.policy.limits.reports;
  const passedOn = await tx
    .selectFrom('case_file')
    .innerJoin('case_event', 'case_event.case_id', 'case_file.id')
    .select((on) => on.fn.min('case_event.at').as('at'))
    .where('case_file.reporter_id', '=', file.reporterId)
    .where('case_file.id', '<>', file.id)
    .where('case_file.kind', 'in', [...plentiful])
    .where('case_file.urgency', '=', 'normal')
    .where('case_event.kind', '=', 'alerted')
    .groupBy('case_file.id')
    .having((on) => on.fn.min('case_event.at'), '>', now - per)
    .orderBy('at', 'desc')
    .limit(points)
    .execute();
  const oldest = passedOn[points - 1];
  return oldest ? Number(oldest.at) + per : null;
}

/** Whether the writer of an ordinary report was marked as abusive often enough that it has an effect. */
export async function isMarked(file: CaseFile, { tx, services }: Inside): Promise<boolean> {
  if (!isOrdinary(file) || file.reporterId === null) return false;
  const { cases, coordinators } = await marksAgainst(tx, file.reporterId);
  return Math.min(cases, coordinators) >= services.world.policy.marks;
}

/** Whether an alert to this coordinator is told now; else when, together with the others. */
export async function alertWait(coordinatorId: string, file: CaseFile, inside: Inside): Promise<number> {
  if (file.urgency !== 'normal') return 0;
  const { rates, world } = inside.services;
  // What floods in by new sessions of the web page must not bury what others write.
  const web = await isFromWeb(file, inside);
  const { points, per } = world.policy.limits[web ? 'alertsWeb' : 'alerts'];
  return rates.take(`${web ? 'web-alerts' : 'alerts'}:${coordinatorId}`, { points, perMs: per });
}

async function isFromWeb({ conversationId }: CaseFile, { tx }: Inside): Promise<boolean> {
  if (conversationId === null) return false;
  const talk = tx.selectFrom('conversation').select('channel').where('id', '=', conversationId);
  return isWithoutAccount((await talk.executeTakeFirst())?.channel ?? '');
}
