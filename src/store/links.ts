import type { CaseLinkTable } from './schema.ts';
import type { Db, Tx } from './store.ts';

export type LinkVerdict = CaseLinkTable['verdict'];

/** What coordinators have said of this case and others: by the id of the other one. */
export async function verdictsOf(on: Db | Tx, caseId: string): Promise<Map<string, LinkVerdict>> {
  const rows = await on
    .selectFrom('case_link')
    .select(['second_id as other', 'verdict'])
    .where('first_id', '=', caseId)
    .unionAll(
      on.selectFrom('case_link').select(['first_id as other', 'verdict']).where('second_id', '=', caseId),
    )
    .execute();
  return new Map(rows.map(({ other, verdict }) => [other, verdict]));
}

/** Whether two cases belong together, as a coordinator says; what was said before gives way. */
export async function linkCases(
  tx: Tx,
  [one, other]: readonly [string, string],
  { verdict, coordinatorId, at }: { verdict: LinkVerdict; coordinatorId: string; at: number },
): Promise<void> {
  const [first_id, second_id] = one < other ? [one, other] : [other, one];
  const said = { verdict, coordinator_id: coordinatorId, at };
  await tx
    .insertInto('case_link')
    .values({ first_id, second_id, ...said })
    .onConflict((conflict) => conflict.columns(['first_id', 'second_id']).doUpdateSet(said))
    .execute();
}
