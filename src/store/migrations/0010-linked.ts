import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { DialectName } from '../store.ts';

/**
 * The newest cases with one trace are found without looking at the others, however many there are; and
 * of which traces the next level was told, so that it is told once.
 */
export function linked(dialect: DialectName): Migration {
  const { int, bytes, end } =
    dialect === 'sqlite'
      ? { int: 'integer', bytes: 'blob', end: ' strict, without rowid' }
      : { int: 'bigint', bytes: 'bytea', end: '' };
  const statements = [
    `alter table case_trace add column number ${int} not null default 0`,
    `update case_trace set number =
      coalesce((select number from case_file where case_file.id = case_trace.case_id), 0)`,
    'create index case_trace_newest on case_trace (hash, number)',
    `create table trace_told (
      hash ${bytes} not null primary key, reporters ${int} not null, at ${int} not null
    )${end}`,
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
