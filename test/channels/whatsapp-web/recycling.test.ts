import { describe, expect, it } from 'vitest';
import { createRecycling } from '../../../src/channels/whatsapp-web/recycling.ts';

const hour = 3_600_000;
/** Half past three at night in Jakarta. */
const night = Date.parse('2026-11-21T20:30:00Z');

function due(megabytes: number | undefined, now: number, { since = now - 13 * hour, busy = false } = {}) {
  const recycling = createRecycling({
    over: 1000,
    from: '03:00',
    until: '04:00',
    now: () => now,
    busy: () => busy,
  });
  return recycling.due(megabytes, since);
}

describe('a browser that works', () => {
  it('is started anew once in a night', () => {
    expect(due(100, night)).toBe(true);
    expect(due(100, night, { since: night - hour })).toBe(false);
    expect(due(100, night + 2 * hour)).toBe(false);
    expect(due(undefined, night)).toBe(true);
  });

  it('is started anew when it takes too much, in a quiet moment if there is one', () => {
    const noon = night + 9 * hour;
    expect(due(999, noon)).toBe(false);
    expect(due(1001, noon)).toBe(true);
    expect(due(1001, noon, { busy: true })).toBe(false);
    expect(due(1501, noon, { busy: true })).toBe(true);
    expect(due(100, night, { busy: true })).toBe(false);
  });
});
