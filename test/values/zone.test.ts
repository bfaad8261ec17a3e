import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterQuiet, offsetHours } from '../../src/values/zone.ts';

describe('the zone of a region', () => {
  it.each([
    ['11', 7],
    ['31.71', 7],
    ['36.03', 7],
    ['61.01', 7],
    ['62', 7],
    ['51.71', 8],
    ['52.03', 8],
    ['53', 8],
    ['63', 8],
    ['64.72', 8],
    ['65', 8],
    ['71', 8],
    ['73.71', 8],
    ['81', 9],
    ['82.71', 9],
    ['91.71', 9],
    ['94.01', 9],
    ['96', 9],
    ['sea', 7],
    ['abroad:HK', 7],
    [null, 7],
  ])('%s is %i hours ahead', (region, hours) => expect(offsetHours(region)).toBe(hours));
});

const day = 86_400_000;
const at = (clock: string): number => Date.parse(`2026-11-21T${clock}:00Z`);

describe('the first moment outside of quiet hours', () => {
  it.each([
    ['before they begin', '13:59', '21:00', '06:00', '2026-11-21T13:59'],
    ['as they begin', '14:00', '21:00', '06:00', '2026-11-21T23:00'],
    ['after midnight', '18:00', '21:00', '06:00', '2026-11-21T23:00'],
    ['as they end', '23:00', '21:00', '06:00', '2026-11-21T23:00'],
    ['within a day', '06:00', '12:00', '14:30', '2026-11-21T07:30'],
    ['after them, within a day', '07:30', '12:00', '14:30', '2026-11-21T07:30'],
    ['when there are none', '18:00', '06:00', '06:00', '2026-11-21T18:00'],
  ])('%s', (_, clock, from, until, expected) => {
    expect(new Date(afterQuiet(at(clock), '31', from, until)).toISOString().slice(0, 16)).toBe(expected);
  });

  it('is never in the past, never a day away, and is not quiet itself', () => {
    const clock = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
    const region = fc.constantFrom('31', '52.03', '91', null);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), region, clock, clock, (now, where, from, until) => {
        const then = afterQuiet(now, where, from, until);
        expect(then).toBeGreaterThanOrEqual(now);
        expect(then - now).toBeLessThan(day);
        expect(afterQuiet(then, where, from, until)).toBe(then);
      }),
    );
  });
});
