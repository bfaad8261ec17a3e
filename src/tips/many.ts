/** One report of something that several people name. */
export interface Report {
  readonly caseId: string;
  readonly reporterId: string | null;
  /** `52.03`; null when nobody knows. */
  readonly region: string | null;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
}

export interface ManyLimits {
  /** So many different people … */
  readonly reporters: number;
  /** … within this time, in milliseconds; */
  readonly within: number;
  /** or different people from so many regencies, whenever that was. */
  readonly regencies: number;
}

export type Many =
  | { readonly why: 'reporters'; readonly reporters: number }
  | { readonly why: 'regencies'; readonly reporters: number; readonly regencies: number };

/**
 * Whether so many different people name one thing that the next level is to hear of it. Reports with the
 * same text count as one person's: whoever passes a message on has seen nothing. `same`: pairs of such cases.
 */
export function manyReports(
  reports: readonly Report[],
  same: readonly (readonly [string, string])[],
  limits: ManyLimits,
  now: number,
): Many | null {
  const voiceOf = voices(reports, same);
  const count = (some: readonly Report[]): number => new Set(some.map(({ caseId }) => voiceOf(caseId))).size;
  const lately = count(reports.filter(({ openedAt }) => now - openedAt <= limits.within));
  if (lately >= limits.reporters) return { why: 'reporters', reporters: lately };
  const placed = reports.filter(({ region }) => region !== null && /^\d\d\.\d\d/.test(region));
  const regencies = new Set(placed.map(({ region }) => region?.slice(0, 5))).size;
  const reporters = count(placed);
  return regencies >= limits.regencies && reporters >= limits.regencies
    ? { why: 'regencies', reporters, regencies }
    : null;
}

/** Which cases count as one voice: those of one person, and those with the same text. */
function voices(
  reports: readonly Report[],
  same: readonly (readonly [string, string])[],
): (caseId: string) => string {
  const voice = new Map(reports.map(({ caseId, reporterId }) => [caseId, reporterId ?? '']));
  for (const [one, other] of same) {
    const [kept, given] = [voice.get(one), voice.get(other)];
    if (kept === undefined || given === undefined) continue;
    for (const [caseId, whose] of voice) if (whose === given) voice.set(caseId, kept);
  }
  return (caseId) => voice.get(caseId) ?? '';
}
