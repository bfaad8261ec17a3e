/** Text keys that the program names. */
export interface KeysInCode {
  /** Handed to `t(…)` as they are: they must exist. */
  readonly required: ReadonlySet<string>;
  /** Whether a key is named anywhere, whole or by its beginning (`danger.numbers-${place}`). */
  uses(key: string): boolean;
}

const quoted = /'([a-z][\w-]*(?:\.[\w-]+)+)'|`([a-z][\w-]*\.[\w.-]*)\$\{/g;
const called = /\bt\(\s*(?:[\w.]+,\s*)?'([a-z][\w-]*(?:\.[\w-]+)+)'/g;

/** Finds the keys in sources of the program. */
export function keysInCode(sources: readonly string[]): KeysInCode {
  const required = new Set<string>();
  const whole = new Set<string>();
  const beginnings = new Set<string>();
  for (const source of sources) {
    for (const [, key] of source.matchAll(called)) if (key) required.add(key);
    for (const [, key, beginning] of source.matchAll(quoted)) {
      if (key) whole.add(key);
      if (beginning) beginnings.add(beginning);
    }
  }
  const starts = [...beginnings];
  return {
    required,
    uses: (key) => whole.has(key) || starts.some((start) => key.startsWith(start)),
  };
}
