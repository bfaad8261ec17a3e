import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who set a group up: when they are removed from the roster, it gets no more alerts. */
export function groupOwner(): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await sql.raw('alter table group_chat add column added_by text').execute(db);
    },
  };
}
