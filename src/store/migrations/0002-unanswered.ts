import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { DialectName } from '../store.ts';

/**
 * Questions without an answer. Neither a person nor a time stands beside them, and no order of rows
 * tells when one came: they lie by their hash.
 */
export function unanswered(dialect: DialectName): Migration {
  const { bytes, int, end } =
    dialect === 'sqlite'
      ? { bytes: 'blob', int: 'integer', end: ' strict, without rowid' }
      : { bytes: 'bytea', int: 'bigint', end: '' };
  const statements = [
    `create table unanswered (
      hash ${bytes} not null, day text not null, language text not null, question ${bytes} not null,
      times ${int} not null, primary key (hash, day)
    )${end}`,
    'create index unanswered_day on unanswered (day)',
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
