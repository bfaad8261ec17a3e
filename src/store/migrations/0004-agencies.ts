import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { DialectName } from '../store.ts';

/**
 * Lists of suspended and revoked licences, as snapshots like the registers; and who asked for which
 * company, as keyed hashes that lie by themselves: neither a name nor a person can be read from a row.
 */
export function agencies(dialect: DialectName): Migration {
  const { bytes, int, end, byKey } =
    dialect === 'sqlite'
      ? { bytes: 'blob', int: 'integer', end: ' strict', byKey: ' strict, without rowid' }
      : { bytes: 'bytea', int: 'bigint', end: '', byKey: '' };
  const statements = [
    `create table notice_list (
      id text primary key, standing text not null, as_of text not null, source text not null,
      imported_at ${int} not null, rows ${int} not null
    )${end}`,
    `create table notice_company (
      list_id text not null references notice_list (id) on delete cascade, ord ${int} not null,
      name text not null, nibs text not null, decision text not null, decided_on text not null,
      primary key (list_id, ord)
    )${end}`,
    `create table company_asked (
      company ${bytes} not null, week text not null, person ${bytes} not null, region text not null,
      primary key (company, week, person)
    )${byKey}`,
    'create index company_asked_week on company_asked (week)',
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
