import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { DialectName } from '../store.ts';

/** Which writers were asked something, answers that wait for a word about a number, and quoted messages. */
export function relay(dialect: DialectName): Migration {
  const { bytes, int, rows, keyed } =
    dialect === 'sqlite'
      ? { bytes: 'blob', int: 'integer', rows: ' strict', keyed: ' strict, without rowid' }
      : { bytes: 'bytea', int: 'bigint', rows: '', keyed: '' };
  const statements = [
    `create table relay_asked (
      conversation_id text not null, case_id text not null references case_file (id) on delete cascade,
      asked_at ${int} not null, primary key (conversation_id, case_id)
    )${keyed}`,
    'create index relay_asked_case on relay_asked (case_id)',
    `create table relay_held (
      id text primary key, case_id text not null references case_file (id) on delete cascade,
      piece ${bytes} not null, at ${int} not null
    )${rows}`,
    'create index relay_held_case on relay_held (case_id, at)',
    // Few messages belong to a case, and only those are ever looked up by what quotes them.
    `create index outbox_quoted on outbox (chat_hash, remote_id) where case_id is not null and remote_id is not null`,
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
