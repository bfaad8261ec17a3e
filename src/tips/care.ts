import { isObject } from '../values/json.ts';
import type { CaseEvent } from './case.ts';

/** Whether a case speaks of sexual violence, by its first words or by any that came later. */
export const isSexual = (events: readonly CaseEvent[]): boolean =>
  events.some(({ data }) => isObject(data) && data.danger === 'sexual');

/**
 * Whether women among the coordinators are alerted before the others: the writer has asked for one, or
 * it is about sexual violence and they have not said that anybody may come.
 */
export function womenFirst(events: readonly CaseEvent[]): boolean {
  const said = events.flatMap(({ data }) =>
    isObject(data) && typeof data.woman === 'boolean' ? [data.woman] : [],
  );
  return said.at(-1) ?? isSexual(events);
}
