import { sql } from 'kysely';
import type { Policy } from '../policy.ts';
import type { EventKind } from '../tips/case.ts';
import type { Store } from './store.ts';

const counted = sql<number | string>`count(*)`.as('n');

/** The life of a case's content, in order. `expired`: nobody opens it any more; the next sweep destroys it. */
export const stages = ['active', 'warned', 'withdrawn', 'expired', 'tombstone'] as const;
export type Stage = (typeof stages)[number];

export interface StageCount {
  readonly cases: number;
  readonly pieces: number;
  readonly files: number;
  readonly bytes: number;
  /** When the first of them is destroyed if nothing happens; null where there is none. */
  readonly first: number | null;
}

/** How many cases stand at which stage, with what they hold. Numbers and times only. */
export async function countStages(
  { db }: Store,
  policy: Policy,
  now: number,
): Promise<Record<Stage, StageCount>> {
  const stage = sql<Stage>`case when case_key is null then 'tombstone'
    when activity_at < ${now - policy.retention} or withdrawn_at < ${now - policy.withdrawal} then 'expired'
    when withdrawn_at is not null then 'withdrawn' when warned_at is not null then 'warned' else 'active' end`;
  const ends = sql<
    number | string | null
  >`min(case when withdrawn_at is null then activity_at + ${policy.retention}
    else withdrawn_at + ${policy.withdrawal} end)`;
  const files = db.selectFrom('case_file');
  const [cases, pieces, media] = await Promise.all([
    files
      .select([stage.as('stage'), counted, ends.as('first')])
      .groupBy(sql`1`)
      .execute(),
    files
      .innerJoin('case_event', 'case_event.case_id', 'case_file.id')
      .select([stage.as('stage'), counted])
      .where('case_event.kind', 'in', [...pieceKinds])
      .groupBy(sql`1`)
      .execute(),
    files
      .innerJoin('media', 'media.case_id', 'case_file.id')
      .select([stage.as('stage'), counted, sql<number | string>`sum(media.size)`.as('bytes')])
      .groupBy(sql`1`)
      .execute(),
  ]);
  const at = (wanted: Stage): StageCount => {
    const found = cases.find((row) => row.stage === wanted);
    const held = media.find((row) => row.stage === wanted);
    return {
      cases: Number(found?.n ?? 0),
      pieces: Number(pieces.find((row) => row.stage === wanted)?.n ?? 0),
      files: Number(held?.n ?? 0),
      bytes: Number(held?.bytes ?? 0),
      first: wanted === 'tombstone' || !found ? null : Number(found.first),
    };
  };
  return {
    active: at('active'),
    warned: at('warned'),
    withdrawn: at('withdrawn'),
    expired: at('expired'),
    tombstone: at('tombstone'),
  };
}

/** What a writer has written or sent. */
export const pieceKinds: readonly EventKind[] = ['told', 'answered'];
