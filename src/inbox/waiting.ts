import type { Inside } from './context.ts';

/** What is told to a coordinator together: cases that will be deleted, and alerts beyond the limit. */
export type NoticeKind = 'warning' | 'alert';

/** The timer that tells what waits for a coordinator. */
export const noticeKind = 'notice';

/** Notes that a coordinator is to hear of a case at `dueAt`, with everything else of the kind that waits by then. */
export async function waitToTell(
  coordinatorId: string,
  caseId: string,
  { kind, dueAt }: { readonly kind: NoticeKind; readonly dueAt: number },
  { tx, services }: Inside,
): Promise<void> {
  await tx
    .insertInto('notice_waiting')
    .values({ coordinator_id: coordinatorId, kind, case_id: caseId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await services.timers.setTimer(tx, {
    key: `${noticeKind}:${kind}:${coordinatorId}`,
    kind: noticeKind,
    lane: `coordinator:${coordinatorId}`,
    dueAt,
    data: { coordinator: coordinatorId, kind },
  });
}
