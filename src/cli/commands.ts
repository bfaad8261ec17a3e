import type { Io } from './io.ts';
import type { Words } from './words.ts';

export interface CommandModule {
  /** Does the work; the exit status comes out. Throws UsageError for wrong use. */
  run(args: readonly string[], io: Io, words: Words): Promise<number> | number;
}

/** Every command of `./suluh`; its words stand in `locales/<language>/cli.yaml` under `commands`. */
export const commands: Readonly<Record<string, () => Promise<CommandModule>>> = {
  start: () => import('./start.ts'),
  chat: () => import('./chat.ts'),
  dev: () => import('./dev.ts'),
  test: () => import('./test.ts'),
  verify: () => import('./verify.ts'),
  bench: () => import('./bench.ts'),
  drill: () => import('./drill.ts'),
  check: () => import('./check.ts'),
  draw: () => import('./draw.ts'),
  ask: () => import('./ask.ts'),
  agencies: () => import('./agencies.ts'),
  adverts: () => import('./adverts.ts'),
  tips: () => import('./tips.ts'),
  evaluate: () => import('./evaluate.ts'),
  coordinators: () => import('./coordinators.ts'),
  doctor: () => import('./doctor.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
  purge: () => import('./purge.ts'),
  audit: () => import('./audit.ts'),
  keys: () => import('./keys.ts'),
  unanswered: () => import('./unanswered.ts'),
  help: () => import('./help.ts'),
};

/** The command whose name is nearest to what was typed; null when none is near. */
export function nearestCommand(typed: string): string | null {
  const ranked = Object.keys(commands)
    .map((name) => ({ name, distance: editDistance(typed.toLowerCase(), name) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best && best.distance <= Math.max(2, Math.floor(best.name.length / 3)) ? best.name : null;
}

/** How many letters must be changed, added, dropped or swapped with their neighbour. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(i - 2, j - 2) + 1);
      row.push(best);
    }
  }
  return at(a.length, b.length);
}
