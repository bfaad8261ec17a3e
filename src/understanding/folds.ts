/** Rows that share this part of their words, or more, are told apart by no fair test. */
const alikeFrom = 0.5;
/** Two rows that are alike share one of their rarest words. */
const rarest = 3;

/**
 * Deals rows of words into folds for a fair split: rows that are nearly the same come into one fold, and
 * the same rows always into the same folds. Gives the number of its fold for each row, from 0.
 */
export function foldsOf(rows: readonly (readonly string[])[], folds: number): Int32Array {
  const sets = rows.map((words) => new Set(words));
  const seen = new Map<string, number>();
  for (const set of sets) for (const word of set) seen.set(word, (seen.get(word) ?? 0) + 1);
  const byWord = new Map<string, number[]>();
  const leaders = new Int32Array(rows.length);
  for (const [at, set] of sets.entries()) {
    const keys = [...set].sort((a, b) => (seen.get(a) ?? 0) - (seen.get(b) ?? 0)).slice(0, rarest);
    const like = keys.flatMap((key) => byWord.get(key) ?? []).find((other) => alike(set, sets[other] ?? set));
    leaders[at] = like === undefined ? at : (leaders[like] ?? at);
    for (const key of keys) {
      const there = byWord.get(key);
      if (there) there.push(at);
      else byWord.set(key, [at]);
    }
  }
  return leaders.map((leader) => mix([...(sets[leader] ?? [])].join(' ')) % folds);
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared >= alikeFrom * (a.size + b.size - shared);
}

/** A number of 31 bits in which every letter has its part. */
function mix(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 1;
}
