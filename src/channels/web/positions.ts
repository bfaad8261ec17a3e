/** The number of the last reply handed out, by session. */
export interface Positions {
  of(session: string): number;
  advance(session: string, seq: number): void;
}

/**
 * Serves pages and tools that do not say themselves how far they have read. Kept in memory for the newest
 * `limit` sessions: what is forgotten only makes replies come once more.
 */
export function createPositions(limit = 20_000): Positions {
  const last = new Map<string, number>();
  return {
    of: (session) => last.get(session) ?? 0,
    advance: (session, seq) => {
      const known = last.get(session) ?? 0;
      last.delete(session);
      last.set(session, Math.max(known, seq));
      const oldest = last.keys().next().value;
      if (last.size > limit && oldest !== undefined) last.delete(oldest);
    },
  };
}
