import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, type CaseEvent, type CaseState, draft, type EventKind, isOver } from '../../src/tips/case.ts';

const kinds: readonly EventKind[] = [
  ...(['told', 'opened', 'detailed', 'raised', 'linked', 'alerted', 'shown', 'claimed', 'released'] as const),
  ...(['asked', 'answered', 'called', 'noted', 'acted', 'escalated', 'transferred'] as const),
  ...(['withdrawn', 'closed', 'reopened', 'expired'] as const),
];
const stateOf = (list: readonly CaseEvent[]): CaseState => list.reduce(apply, draft(0));

/** `claimed:budi` → an event of Budi's; the time is its place. */
function events(...short: string[]): CaseEvent[] {
  return short.map((text, at) => {
    const [kind = '', actor = null] = text.split(':');
    const known = kinds.find((one) => one === kind);
    if (!known) throw new Error(kind);
    return { kind: known, at, actor };
  });
}

describe('the state of a case', () => {
  it.each([
    ['told', 'draft', null, false],
    ['told opened', 'open', null, false],
    ['opened alerted', 'open', null, false],
    ['opened claimed:budi', 'claimed', 'budi', false],
    ['opened claimed:budi shown:budi', 'claimed', 'budi', true],
    ['opened claimed:budi shown:budi noted:budi asked:budi answered called', 'claimed', 'budi', true],
    ['opened claimed:budi shown:budi released:budi', 'open', null, false],
    ['opened claimed:budi shown:budi released', 'open', null, false],
    ['opened claimed:budi transferred:budi', 'open', null, false],
    ['opened claimed:budi shown:budi released:budi claimed:tono', 'claimed', 'tono', false],
    ['opened claimed:budi shown:budi escalated:budi', 'help', 'budi', true],
    ['opened claimed:budi shown:budi escalated:budi claimed:rina', 'claimed', 'rina', false],
    ['opened escalated', 'open', null, false],
    ['opened claimed:budi escalated', 'claimed', 'budi', false],
    ['opened claimed:budi shown:budi acted:budi', 'acted', 'budi', true],
    ['opened claimed:budi shown:budi acted:budi escalated:budi', 'acted', 'budi', true],
    ['opened claimed:budi shown:budi acted:budi closed:budi', 'closed', 'budi', true],
    ['opened claimed:budi shown:budi closed:budi reopened', 'open', null, false],
    ['opened claimed:budi withdrawn', 'withdrawn', 'budi', false],
    ['opened claimed:budi expired', 'expired', null, false],
    ['opened raised detailed linked', 'open', null, false],
  ])('%s', (short, status, claimedBy, cleared) => {
    expect(stateOf(events(...short.split(' ')))).toMatchObject({ status, claimedBy, cleared });
  });

  it('alerts and looks are no activity', () => {
    expect(stateOf(events('told', 'opened', 'alerted', 'shown:budi')).activityAt).toBe(1);
    expect(stateOf(events('told', 'opened', 'alerted', 'noted:budi')).activityAt).toBe(3);
  });

  it('says when it ended, and forgets it when it is reopened', () => {
    expect(stateOf(events('opened', 'closed')).closedAt).toBe(1);
    expect(stateOf(events('opened', 'closed', 'reopened')).closedAt).toBeNull();
  });

  it.each(['closed', 'withdrawn', 'expired'] as const)('%s is over', (status) =>
    expect(isOver(status)).toBe(true),
  );
  it.each(['draft', 'open', 'claimed', 'help', 'acted'] as const)('%s is not', (status) =>
    expect(isOver(status)).toBe(false),
  );

  it('whatever happens: somebody holds it exactly when its state says so', () => {
    const one = fc.record({
      kind: fc.constantFrom(...kinds),
      at: fc.nat(),
      actor: fc.constantFrom('budi', 'tono'),
    });
    fc.assert(
      fc.property(fc.array(one), (list) => {
        const state = list.reduce(apply, draft(0));
        if (['open', 'draft', 'expired'].includes(state.status))
          expect(state.cleared && state.status === 'open').toBe(false);
        if (state.status === 'claimed' || state.status === 'help') expect(state.claimedBy).not.toBeNull();
        if (state.status === 'open') expect(state.claimedBy).toBeNull();
      }),
    );
  });
});
