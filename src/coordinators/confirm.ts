import type { Level } from '../tips/case.ts';

/** Whether a supervisor may confirm somebody for these areas: their own, or any from the top. */
export function mayConfirm(
  supervisor: { readonly level: Level; readonly regions: readonly string[] },
  areas: readonly string[],
): boolean {
  if (supervisor.level === 'national') return true;
  return areas.length > 0 && areas.every((code) => supervisor.regions.some((own) => code.startsWith(own)));
}
