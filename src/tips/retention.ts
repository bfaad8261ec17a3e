import type { Policy } from '../policy.ts';
import { type CaseStatus, isOver } from './case.ts';

/** What decides how long the content of a case is kept. */
export interface Keeping {
  readonly status: CaseStatus;
  readonly activityAt: number;
  /** When its writer took it back. */
  readonly withdrawnAt: number | null;
}

/** When the content of a case is destroyed if nothing happens any more, in milliseconds since 1970. */
export function keptUntil({ activityAt, withdrawnAt }: Keeping, policy: Policy): number {
  const byTime = activityAt + policy.retention;
  return withdrawnAt === null ? byTime : Math.min(byTime, withdrawnAt + policy.withdrawal);
}

/** Its time is over: nobody opens it any more, though the next sweep has not been yet. */
export const isExpired = (keeping: Keeping, now: number, policy: Policy): boolean =>
  now > keptUntil(keeping, policy);

/** Whether somebody is to be told that its time runs out: it goes on, and could be kept by working on it. */
export function isWarnable(keeping: Keeping, now: number, policy: Policy): boolean {
  if (isOver(keeping.status) || keeping.status === 'draft' || keeping.withdrawnAt !== null) return false;
  return keeping.activityAt <= now - policy.retention + policy.warning && !isExpired(keeping, now, policy);
}
