import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPolicy } from '../../src/policy.ts';
import { awakeAt, escalateAt, followUp } from '../../src/tips/follow.ts';

const policy = loadPolicy(join(import.meta.dirname, '../../data/policy.yaml'));
const at = (clock: string, day = 21): number => Date.parse(`2026-11-${day}T${clock}:00Z`);
const shown = (time: number): string => new Date(time).toISOString().slice(8, 16);

describe('when a coordinator may be disturbed', () => {
  it.each([
    ['WIB', '33.01', '13:59', '21T13:59'],
    ['WIB', '33.01', '14:00', '21T23:00'],
    ['WIB', '33.01', '22:59', '21T23:00'],
    ['WIB', '33.01', '23:00', '21T23:00'],
    ['WITA', '52.03', '12:59', '21T12:59'],
    ['WITA', '52.03', '13:00', '21T22:00'],
    ['WIT', '91.71', '11:59', '21T11:59'],
    ['WIT', '91.71', '12:00', '21T21:00'],
    ['unknown, like Jakarta', null, '14:00', '21T23:00'],
    ['abroad, like Jakarta', 'abroad:HK', '14:00', '21T23:00'],
    ['the sea, like Jakarta', 'sea', '14:00', '21T23:00'],
  ])('%s at %s UTC', (_, region, clock, expected) => {
    expect(shown(awakeAt(at(clock), region, 'normal', policy))).toBe(expected);
  });

  it.each(['danger', 'departure'] as const)('always for %s', (urgency) => {
    expect(awakeAt(at('16:00'), '33.01', urgency, policy)).toBe(at('16:00'));
  });
});

describe('when an unclaimed case goes up', () => {
  it.each([
    ['danger', '16:00', '21T16:05'],
    ['departure', '16:00', '21T16:15'],
    ['normal', '01:00', '21T13:00'],
    ['normal', '03:00', '21T23:00'],
    ['normal', '20:00', '22T08:00'],
  ] as const)('%s, alerted at %s UTC', (urgency, clock, expected) => {
    expect(shown(escalateAt(at(clock), '33.01', urgency, policy, 0))).toBe(expected);
  });

  it.each([
    [0, 5],
    [3, 5],
    [4, 10],
    [6, 40],
    [10, 640],
    [11, 720],
    [1000, 720],
  ])('after going up %i times waits %i minutes for danger', (ups, minutes) => {
    expect(escalateAt(at('03:00'), '33.01', 'danger', policy, ups)).toBe(at('03:00') + minutes * 60_000);
  });

  it('never waits longer for an ordinary case', () => {
    expect(shown(escalateAt(at('01:00'), '33.01', 'normal', policy, 50))).toBe('21T13:00');
  });
});

describe('when a claimer is asked, and loses it', () => {
  it.each([
    ['danger', '16:00', '21T16:07', '21T16:15'],
    ['departure', '16:00', '21T16:30', '21T17:00'],
    ['normal', '00:00', '21T12:00', '22T00:00'],
    // Half of the time falls into the night: asked in the morning, and half of the time more to answer.
    ['normal', '05:00', '21T23:00', '22T11:00'],
    ['normal', '12:00', '22T00:00', '22T12:00'],
  ] as const)('%s, claimed at %s UTC', (urgency, clock, ask, release) => {
    const { askAt, releaseAt } = followUp(at(clock), '33.01', urgency, policy);
    expect([shown(askAt), shown(releaseAt)]).toEqual([ask, release]);
  });
});
