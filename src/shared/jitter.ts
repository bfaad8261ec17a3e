/** A pause between three quarters and five quarters of `ms`, whole, so that many who failed together do not come back together. */
export function jittered(ms: number, random: () => number = Math.random): number {
  return Math.round(ms * (0.75 + random() / 2));
}
