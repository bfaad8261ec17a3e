import type { Seal } from './seal.ts';
import type { Db, Store, Tx } from './store.ts';

export type TraceKind = 'phone' | 'company';

/** What may stand in several cases: a number in E.164, or the one key for all spellings of a company. */
export interface Trace {
  readonly kind: TraceKind;
  readonly value: string;
}

const hashOf = (seal: Seal, { kind, value }: Trace): Buffer => seal.blind(`trace.${kind}`, value);

/** Keeps what stands in a case as keyed hashes, each once. The values themselves are not written. */
export async function keepTraces(
  tx: Tx,
  { seal }: Store,
  caseId: string,
  traces: readonly Trace[],
): Promise<void> {
  if (traces.length === 0) return;
  await tx
    .insertInto('case_trace')
    .values(traces.map((trace) => ({ hash: hashOf(seal, trace), case_id: caseId, kind: trace.kind })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Which cases share something with this one, the newest first, at most so many rows. Drafts were not
 * sent, withdrawn reports were taken back, and what turned out to be no case tells nothing.
 */
export function sharedWith(on: Db | Tx, caseId: string, most: number) {
  return on
    .selectFrom('case_trace as own')
    .innerJoin('case_trace as other', 'other.hash', 'own.hash')
    .innerJoin('case_file', 'case_file.id', 'other.case_id')
    .select(['other.case_id as caseId', 'other.kind as kind', 'case_file.number as number'])
    .distinct()
    .where('own.case_id', '=', caseId)
    .where('other.case_id', '<>', caseId)
    .where('case_file.status', 'in', ['open', 'claimed', 'help', 'acted', 'closed'])
    .where('case_file.case_key', 'is not', null)
    .where((where) =>
      where.or([
        where('case_file.outcome', 'is', null),
        where('case_file.outcome', '<>', 'no-case'),
        where('case_file.status', '<>', 'closed'),
      ]),
    )
    .orderBy('number', 'desc')
    .limit(most);
}
