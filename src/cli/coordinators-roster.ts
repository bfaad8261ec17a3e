import type { Coordinator } from '../store/roster.ts';
import type { Tx } from '../store/store.ts';
import type { CaseStatus } from '../tips/case.ts';

/** A command cannot do its work on this roster; the message says why and what to do. */
export class RosterError extends Error {
  override readonly name = 'RosterError';
}

/** Why alerts do not reach somebody; null when they do. */
export type Obstacle = 'pending' | 'unwritten' | 'gone';

export function obstacleOf(one: Coordinator): Obstacle | null {
  if (one.status === 'pending') return 'pending';
  if (one.personId === null) return 'unwritten';
  return one.reachable ? null : 'gone';
}

/** The short id that people type. */
export const shortId = (one: Pick<Coordinator, 'id'>): string => one.id.slice(0, 6);

/** A name for the terminal: what newcomers call themselves may hold signs that move the cursor. */
export const nameOf = (one: Pick<Coordinator, 'name'>): string => one.name.replace(/\p{C}/gu, '');

const over: readonly CaseStatus[] = ['closed', 'withdrawn', 'expired'];

/** Coordinator id → numbers of the cases that they hold. */
export async function casesHeld(tx: Tx): Promise<Map<string, number[]>> {
  const rows = await tx
    .selectFrom('case_file')
    .select(['number', 'claimed_by'])
    .where('claimed_by', 'is not', null)
    .where('status', 'not in', over)
    .orderBy('number')
    .execute();
  const held = new Map<string, number[]>();
  for (const { number, claimed_by: id } of rows) {
    if (id !== null) held.set(id, [...(held.get(id) ?? []), number]);
  }
  return held;
}
