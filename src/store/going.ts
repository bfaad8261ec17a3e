import { type SqlBool, sql } from 'kysely';
import type { Urgency } from '../tips/case.ts';
import type { Tx } from './store.ts';

/** Which of the cases that go on. What is left out does not matter. */
export interface GoingFilter {
  /** Codes of provinces (`52`) with all in them, of regencies (`52.03`), `sea`, `abroad:MY`; null: everywhere. */
  readonly areas: readonly string[] | null;
  /** Also what is nobody's region, when somebody is in danger. */
  readonly placeless?: boolean;
  readonly urgency?: Urgency;
  readonly claimedBy?: string;
}

const isProvince = (code: string): boolean => /^\d\d$/.test(code);

/**
 * Rows of cases that go on, the most urgent and newest first, in pages. The words of status, order and
 * province are those of the indexes in migrations/0008-going.ts.
 */
export function goingRows(
  tx: Tx,
  filter: GoingFilter,
  page: { readonly limit: number; readonly offset: number },
) {
  const { areas, placeless, urgency, claimedBy } = filter;
  let query = tx
    .selectFrom('case_file')
    .selectAll()
    .where(sql<SqlBool>`(case when status in ('open', 'claimed', 'help', 'acted') then 1 end) = 1`);
  if (areas !== null) {
    const heads = [...new Set(areas.map((code) => code.slice(0, 2)))];
    const provinces = areas.filter(isProvince);
    query = query.where((row) => {
      const code = row.or([
        row(sql<string>`substr(region, 1, 2)`, 'in', nonEmpty(provinces)),
        row('region', 'in', nonEmpty(areas)),
      ]);
      const here = row.and([row(sql<string>`substr(region, 1, 2)`, 'in', nonEmpty(heads)), code]);
      return placeless
        ? row.or([here, row.and([row('region', 'is', null), row('urgency', '=', 'danger')])])
        : here;
    });
  }
  if (urgency !== undefined) query = query.where('urgency', '=', urgency);
  if (claimedBy !== undefined) query = query.where('claimed_by', '=', claimedBy);
  return query
    .orderBy(sql`(case urgency when 'danger' then 0 when 'departure' then 1 else 2 end)`)
    .orderBy('opened_at', 'desc')
    .limit(page.limit)
    .offset(page.offset);
}

/** SQL has no empty list; nothing has an empty code. */
const nonEmpty = (codes: readonly string[]): readonly string[] => (codes.length > 0 ? codes : ['']);
