import { type AuditAct, type AuditDetail, isAuditWord } from '../tips/audit.ts';
import type { Db, Store, Tx } from './store.ts';

export interface AuditEntry {
  readonly act: AuditAct;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** A coordinator's id; nothing for the operator and the bot itself. */
  readonly coordinatorId?: string;
  /** The case's number. */
  readonly number?: number;
  /** One word of the program, never anybody's text. */
  readonly detail?: AuditDetail;
}

/** An entry as it is read back. */
export interface AuditRow {
  readonly act: AuditAct;
  readonly at: number;
  readonly coordinatorId: string | null;
  readonly number: number | null;
  readonly detail: string | null;
}

/** Something was to be written down that is no word of the program. */
export class AuditError extends Error {
  override readonly name = 'AuditError';
}

/**
 * Writes down who did what, in the transaction in which it is done. Throws AuditError for anything but
 * ids, numbers and the words of `tips/audit.ts`, since these rows are not sealed and outlive the case.
 */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  const { act, at, coordinatorId = null, number = null, detail = null } = entry;
  if (!isAuditWord(act)) throw new AuditError('there is no such act in the audit trail');
  if (detail !== null && !isAuditWord(detail)) throw new AuditError(`${act}: the detail is no known word`);
  if (coordinatorId !== null && !/^[0-9a-f]{32}$/.test(coordinatorId))
    throw new AuditError(`${act}: this is no coordinator's id`);
  await tx.insertInto('audit').values({ at, act, coordinator_id: coordinatorId, number, detail }).execute();
}

export interface AuditQuestion {
  /** A case's number. */
  readonly number?: number;
  /** From this moment on, milliseconds since 1970. */
  readonly since?: number;
  readonly coordinatorIds?: readonly string[];
  /** The newest so many; all where it is not given. */
  readonly limit?: number;
}

/** Who did what, in the order in which it was done. */
export async function readAudit(on: Db | Tx, question: AuditQuestion = {}): Promise<AuditRow[]> {
  const { number, since, coordinatorIds, limit } = question;
  let query = on
    .selectFrom('audit')
    .select(['act', 'at', 'coordinator_id as coordinatorId', 'number', 'detail'])
    .orderBy('seq', 'desc');
  if (number !== undefined) query = query.where('number', '=', number);
  if (since !== undefined) query = query.where('at', '>=', since);
  if (coordinatorIds !== undefined) query = query.where('coordinator_id', 'in', ['', ...coordinatorIds]);
  if (limit !== undefined) query = query.limit(limit);
  return (await query.execute()).reverse();
}

/** Deletes what was written down before `before`. Gives how much it was. */
export async function sweepAudit(tx: Tx, before: number): Promise<number> {
  const gone = await tx.deleteFrom('audit').where('at', '<', before).executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** A coordinator as the trail calls them. */
export interface Named {
  readonly name: string;
  /** They are on the roster no more. */
  readonly removed: boolean;
}

/** Names of all who were ever on the roster, by id. They are sealed and opened here, to be shown and not kept. */
export async function coordinatorNames(
  { seal }: Pick<Store, 'seal'>,
  on: Db | Tx,
): Promise<Map<string, Named>> {
  const rows = await on.selectFrom('coordinator').select(['id', 'name', 'status']).execute();
  return new Map(
    rows.map(({ id, name, status }) => [
      id,
      { name: seal.openText('coordinator.name', name), removed: status === 'removed' },
    ]),
  );
}
