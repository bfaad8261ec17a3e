import type { AuditAct } from '../tips/audit.ts';
import type { Tx } from './store.ts';

export interface AuditEntry {
  readonly act: AuditAct;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** A coordinator's id; nothing for the operator and the bot itself. */
  readonly coordinatorId?: string;
  /** The case's number. */
  readonly number?: number;
  /** One word of the program, never anybody's text. */
  readonly detail?: string;
}

/** Writes down who did what, in the transaction in which it is done. */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit')
    .values({
      at: entry.at,
      act: entry.act,
      coordinator_id: entry.coordinatorId ?? null,
      number: entry.number ?? null,
      detail: entry.detail ?? null,
    })
    .execute();
}
