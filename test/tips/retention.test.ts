import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPolicy } from '../../src/policy.ts';
import type { CaseStatus } from '../../src/tips/case.ts';
import { isExpired, isWarnable, type Keeping, keptUntil } from '../../src/tips/retention.ts';

const policy = loadPolicy(join(import.meta.dirname, '../../data/policy.yaml'));
const day = 86_400_000;
const open: Keeping = { state: { status: 'open', activityAt: 0 }, withdrawnAt: null };
const as = (status: CaseStatus): Keeping => ({ ...open, state: { status, activityAt: 0 } });

describe('how long a case is kept', () => {
  it.each([
    ['90 days after the last activity', open, 90 * day],
    [
      '72 hours after its writer took it back',
      { state: { ...open.state, activityAt: 5 * day }, withdrawnAt: 5 * day },
      8 * day,
    ],
    ['never longer for being taken back', { ...open, withdrawnAt: 89 * day }, 90 * day],
  ])('%s', (_, keeping, until) => {
    expect(keptUntil(keeping, policy)).toBe(until);
    expect(isExpired(keeping, until, policy)).toBe(false);
    expect(isExpired(keeping, until + 1, policy)).toBe(true);
  });

  it.each([
    ['from day 76 on', open, 76 * day, true],
    ['not a moment before', open, 76 * day - 1, false],
    ['not after its end', open, 90 * day + 1, false],
    ['not of a draft', as('draft'), 80 * day, false],
    ['not of a closed one', as('closed'), 80 * day, false],
    ['not of one that was taken back', { ...open, withdrawnAt: 79 * day }, 80 * day, false],
    ['of one that was acted on', as('acted'), 80 * day, true],
  ])('is warned of %s', (_, keeping, now, warnable) => {
    expect(isWarnable(keeping, now, policy)).toBe(warnable);
  });

  it('nothing is warned of that is already over, whatever the times', () => {
    const times = fc.integer({ min: 0, max: 200 * day });
    fc.assert(
      fc.property(times, fc.option(times), times, (activityAt, withdrawnAt, now) => {
        const keeping: Keeping = { state: { status: 'open', activityAt }, withdrawnAt };
        return !(isWarnable(keeping, now, policy) && isExpired(keeping, now, policy));
      }),
    );
  });
});
