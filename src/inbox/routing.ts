import type { CaseFile } from '../store/cases.ts';
import type { CaseEvent, EventKind } from '../tips/case.ts';
import type { Routing } from '../tips/route.ts';
import { isObject } from '../values/json.ts';

/** Events that can say who must not see a case. */
export const excludingKinds: readonly EventKind[] = [
  'told',
  'detailed',
  'opened',
  'answered',
  'called',
  'transferred',
];

/** Who must not see a case: they know the people in it, or stand in it themselves. */
export function excludedFrom(events: readonly CaseEvent[]): ReadonlySet<string> {
  const named = events.flatMap((event) =>
    isObject(event.data) && Array.isArray(event.data.excluded) ? event.data.excluded.map(String) : [],
  );
  const knowing = events.flatMap((e) => (e.kind === 'transferred' && e.actor ? [e.actor] : []));
  return new Set([...named, ...knowing]);
}

export const routingOf = (file: CaseFile, excluded: ReadonlySet<string>, womenFirst = false): Routing => ({
  kind: file.kind,
  urgency: file.urgency,
  region: file.region,
  bypass: file.bypass,
  from: file.level,
  excluded,
  womenFirst,
});
