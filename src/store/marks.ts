import type { Tx } from './store.ts';

/** A coordinator says that a report was abuse. They learn nothing about who wrote it. */
export async function markReporter(
  tx: Tx,
  mark: {
    readonly personId: string;
    readonly caseId: string;
    readonly coordinatorId: string;
    readonly at: number;
  },
): Promise<void> {
  await tx
    .insertInto('reporter_mark')
    .values({
      person_id: mark.personId,
      case_id: mark.caseId,
      coordinator_id: mark.coordinatorId,
      at: mark.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes the mark of one report back. Gives whether there was one. */
export async function liftMark(tx: Tx, caseId: string): Promise<boolean> {
  const gone = await tx.deleteFrom('reporter_mark').where('case_id', '=', caseId).executeTakeFirst();
  return Number(gone.numDeletedRows) > 0;
}

/** In how many cases, and by how many different coordinators, somebody was marked. */
export async function marksAgainst(
  tx: Tx,
  personId: string,
): Promise<{ readonly cases: number; readonly coordinators: number }> {
  const rows = await tx
    .selectFrom('reporter_mark')
    .select(['case_id', 'coordinator_id'])
    .where('person_id', '=', personId)
    .execute();
  return { cases: rows.length, coordinators: new Set(rows.map((row) => row.coordinator_id)).size };
}

/** Two ids turned out to be one person. */
export async function moveMarks(tx: Tx, from: string, to: string): Promise<void> {
  await tx.updateTable('reporter_mark').set({ person_id: to }).where('person_id', '=', from).execute();
}
