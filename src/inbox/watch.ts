import type { CaseFile } from '../store/cases.ts';
import { followUp } from '../tips/follow.ts';
import type { Inside } from './context.ts';

/** What happens to a case by itself; `case-timers.ts` says what each does. */
export type CaseTimerKind =
  | 'case-draft'
  | 'case-unclaimed'
  | 'case-follow'
  | 'case-release'
  | 'case-destroy'
  | 'relay-held';

/** After a claim: one reminder, then the case is taken back if nothing came. */
export async function watchClaim(file: CaseFile, inside: Inside): Promise<void> {
  const { askAt, releaseAt } = followUp(inside.now, file.region, file.urgency, inside.services.world.policy);
  await clearCaseTimer(file, 'case-unclaimed', inside);
  await setCaseTimer(file, 'case-follow', askAt, inside);
  await setCaseTimer(file, 'case-release', releaseAt, inside);
}

/** Nobody is reminded of a case any more, and it is not taken back. */
export async function stopWatching(file: CaseFile, inside: Inside): Promise<void> {
  for (const kind of ['case-unclaimed', 'case-follow', 'case-release'] as const)
    await clearCaseTimer(file, kind, inside);
}

/** A minute after the flow's own silence, whatever became of the talk. */
const graceMs = 60_000;

/** A case of which nobody has been told yet opens and alerts when its writer goes quiet or elsewhere. */
export async function watchWriter(file: CaseFile, inside: Inside): Promise<void> {
  const { silence } = inside.services.world.policy;
  const wait = file.kind === 'danger' ? silence.danger : silence.story;
  await setCaseTimer(file, 'case-draft', inside.now + wait + graceMs, inside);
}

const timerKey = (caseId: string, kind: CaseTimerKind): string => `${kind}:${caseId}`;

/** Sets the timer of this kind for a case; an earlier one gives way. */
export async function setCaseTimer(
  file: CaseFile,
  kind: CaseTimerKind,
  dueAt: number,
  inside: Inside,
): Promise<void> {
  await inside.services.timers.setTimer(inside.tx, {
    key: timerKey(file.id, kind),
    kind,
    lane: `case:${file.id}`,
    dueAt,
    data: { case: file.id },
    caseId: file.id,
  });
}

export const clearCaseTimer = (
  file: CaseFile,
  kind: CaseTimerKind,
  { services, tx }: Inside,
): Promise<void> => services.timers.clearTimer(tx, timerKey(file.id, kind));
