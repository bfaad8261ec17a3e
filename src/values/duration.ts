const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `90s`, `15m`, `12h`, `90d`, `500ms`, or a bare number of seconds → milliseconds; null when it is none. */
export function parseDuration(value: string | number): number | null {
  if (typeof value === 'number')
    return Number.isFinite(value) && value >= 0 ? Math.round(value * 1_000) : null;
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)?$/.exec(value.trim().toLowerCase());
  if (!match) return null;
  const unit = (match[2] ?? 's') as keyof typeof units;
  return Math.round(Number(match[1]) * units[unit]);
}
