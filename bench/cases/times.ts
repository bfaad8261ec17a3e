/** Milliseconds: half and 99 of 100 were faster. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
}

export function timesOf(took: readonly number[]): Times {
  const sorted = [...took].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}
