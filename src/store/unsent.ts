import { sql } from 'kysely';
import type { Tx } from './store.ts';

/**
 * What still waits to be sent to a coordinator about cases goes unread: they have lost one (`caseId`), or
 * their place on the roster. A platform that was down for an hour must not hand it over afterwards.
 */
export async function dropUnsent(tx: Tx, coordinatorId: string, caseId?: string): Promise<void> {
  const person = tx.selectFrom('coordinator').select('person_id').where('id', '=', coordinatorId);
  await tx
    .updateTable('outbox')
    .set({ status: 'gone', body: null, error_code: 'not theirs any more' })
    .where('status', '=', sql.lit('new'))
    .where('person_id', 'in', person)
    .$if(caseId !== undefined, (rows) => rows.where('case_id', '=', caseId ?? ''))
    .$if(caseId === undefined, (rows) => rows.where('case_id', 'is not', null))
    .execute();
}
