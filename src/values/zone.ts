// Indonesia's three zones have no summer time: an offset in hours is exact. By province code.
const east = new Set(['81', '82', '91', '92', '93', '94', '95', '96']);
const middle = new Set(['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76']);
const hour = 3_600_000;

/** Hours ahead of UTC of a region code such as `52.03`; Jakarta's where it is unknown or abroad. */
export function offsetHours(region: string | null): 7 | 8 | 9 {
  const province = region?.slice(0, 2) ?? '';
  if (east.has(province)) return 9;
  return middle.has(province) ? 8 : 7;
}

/**
 * The first moment from `now` on that lies outside the quiet hours (`from`, `until` as "21:00") of a
 * region, in milliseconds since 1970.
 */
export function afterQuiet(now: number, region: string | null, from: string, until: string): number {
  const day = 24 * hour;
  const shift = offsetHours(region) * hour;
  const local = (now + shift) % day;
  const start = minutes(from) * 60_000;
  const end = minutes(until) * 60_000;
  if (start === end) return now;
  const quiet = start < end ? local >= start && local < end : local >= start || local < end;
  if (!quiet) return now;
  return now + ((end - local + day) % day);
}

function minutes(clock: string): number {
  const [h = 0, m = 0] = clock.split(':').map(Number);
  return h * 60 + m;
}
