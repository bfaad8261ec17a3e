import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { DialectName } from '../store.ts';

/** The telephone numbers and companies of cases, as keyed hashes: what two cases share is found, never read. */
export function traces(dialect: DialectName): Migration {
  const { bytes, end } =
    dialect === 'sqlite' ? { bytes: 'blob', end: ' strict, without rowid' } : { bytes: 'bytea', end: '' };
  const statements = [
    `create table case_trace (
      hash ${bytes} not null, case_id text not null references case_file (id) on delete cascade,
      kind text not null, primary key (hash, case_id)
    )${end}`,
    'create index case_trace_case on case_trace (case_id)',
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
