import type { Policy } from '../policy.ts';
import { type CaseState, isOver } from './case.ts';

/** What decides how long the content of a case is kept: a part of the case itself. */
export interface Keeping {
  readonly state: Pick<CaseState, 'status' | 'activityAt'>;
  /** When its writer took it back. */
  readonly withdrawnAt: number | null;
}

/** When the content of a case is destroyed if nothing happens any more, in milliseconds since 1970. */
export function keptUntil({ state, withdrawnAt }: Keeping, policy: Policy): number {
  const byTime = state.activityAt + policy.retention;
  return withdrawnAt === null ? byTime : Math.min(byTime, withdrawnAt + policy.withdrawal);
}

/** Its time is over: nobody opens it any more, though the next sweep has not been yet. */
export const isExpired = (keeping: Keeping, now: number, policy: Policy): boolean =>
  now > keptUntil(keeping, policy);

/** Whether somebody is to be told that its time runs out: it goes on, and could be kept by working on it. */
export function isWarnable(keeping: Keeping, now: number, policy: Policy): boolean {
  const { state, withdrawnAt } = keeping;
  if (isOver(state.status) || state.status === 'draft' || withdrawnAt !== null) return false;
  return state.activityAt <= now - policy.retention + policy.warning && !isExpired(keeping, now, policy);
}
