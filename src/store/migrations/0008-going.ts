import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Cases that go on, in the order in which coordinators see them. The words of the index must stand in
 * the query as they stand here (src/store/going.ts), or SQLite does not use it.
 */
export function going(): Migration {
  const statements = [
    'drop index case_file_going',
    `create index case_file_going on case_file (
      (case urgency when 'danger' then 0 when 'departure' then 1 else 2 end), opened_at desc
    ) where status in ('open', 'claimed', 'help', 'acted')`,
    `create index case_file_going_region on case_file (region)
      where status in ('open', 'claimed', 'help', 'acted')`,
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
