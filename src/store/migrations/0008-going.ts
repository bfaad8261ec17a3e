import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Cases that go on, in the order in which coordinators see them. The words of the index must stand in
 * the query as they stand here (src/store/going.ts), or SQLite does not use it. Written as a case, for
 * with a plain list of states SQLite prefers the index of states and sorts everything it finds there.
 */
export function going(): Migration {
  const statements = [
    'drop index case_file_going',
    `create index case_file_going on case_file (
      (case urgency when 'danger' then 0 when 'departure' then 1 else 2 end), opened_at desc
    ) where (case when status in ('open', 'claimed', 'help', 'acted') then 1 end) = 1`,
    `create index case_file_going_province on case_file (substr(region, 1, 2))
      where (case when status in ('open', 'claimed', 'help', 'acted') then 1 end) = 1`,
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
