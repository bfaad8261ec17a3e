import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../src/values/duration.ts';

describe('a duration', () => {
  it.each<[string | number, number | null]>([
    ['500ms', 500],
    ['90s', 90_000],
    ['15m', 900_000],
    ['12h', 43_200_000],
    ['90d', 7_776_000_000],
    ['1.5h', 5_400_000],
    [' 15 M ', 900_000],
    ['30', 30_000],
    [30, 30_000],
    [0, 0],
    [0.5, 500],
    [-1, null],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, null],
    ['-5m', null],
    ['', null],
    ['soon', null],
    ['5 minutes', null],
    ['5m 3s', null],
    ['1e9d', null],
  ])('%j', (text, ms) => expect(parseDuration(text)).toBe(ms));

  it('is never negative and never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => (parseDuration(text) ?? 0) >= 0));
  });
});
