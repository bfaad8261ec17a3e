import type { Policy } from '../policy.ts';
import { afterQuiet } from '../values/zone.ts';
import { levels, type Urgency } from './case.ts';

/** The first moment at which a coordinator may be disturbed: at once for danger and departure, else outside the quiet hours. */
export function awakeAt(now: number, region: string | null, urgency: Urgency, policy: Policy): number {
  if (urgency !== 'normal') return now;
  return afterQuiet(now, region, policy.quiet.from, policy.quiet.until);
}

/**
 * When an alert that nobody claimed goes one level up. `ups`: how often it has gone up already; once it
 * has been at every level twice, the pauses grow, for whoever is called every five minutes stops listening.
 */
export function escalateAt(
  alerted: number,
  region: string | null,
  urgency: Urgency,
  policy: Policy,
  ups: number,
): number {
  const pause = policy.unclaimed[urgency];
  const longest = Math.max(pause, policy.unclaimed.normal);
  const grown = Math.min(pause * 2 ** Math.max(0, ups - levels.length), longest);
  return awakeAt(alerted + grown, region, urgency, policy);
}

/** When the claimer is asked what became of it, and when the case is taken back from them. */
export function followUp(
  claimed: number,
  region: string | null,
  urgency: Urgency,
  policy: Policy,
): { askAt: number; releaseAt: number } {
  const period = policy.claimed[urgency];
  const askAt = awakeAt(claimed + period / 2, region, urgency, policy);
  return {
    askAt,
    releaseAt: Math.max(awakeAt(claimed + period, region, urgency, policy), askAt + period / 2),
  };
}
