import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { DialectName } from '../store.ts';

/**
 * A key for each stored file: wrapped by the server's key while it belongs to nothing, by the case's own
 * key afterwards. Rows from before have none; their chunks are sealed by the server's key.
 */
export function mediaKeys(dialect: DialectName): Migration {
  const bytes = dialect === 'sqlite' ? 'blob' : 'bytea';
  return {
    up: async (db: Kysely<unknown>) => {
      await sql.raw(`alter table media add column media_key ${bytes}`).execute(db);
    },
  };
}
