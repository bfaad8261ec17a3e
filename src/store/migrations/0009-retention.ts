import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { DialectName } from '../store.ts';

/** Stages of retention, withdrawals that can be undone, and notices that are told together. */
export function retention(dialect: DialectName): Migration {
  const { int, keyed } =
    dialect === 'sqlite' ? { int: 'integer', keyed: ' strict, without rowid' } : { int: 'bigint', keyed: '' };
  const statements = [
    `alter table case_file add column withdrawn_at ${int}`,
    `update case_file set withdrawn_at = closed_at where case_key is not null and exists (
      select 1 from timer where timer.case_id = case_file.id and timer.kind = 'case-destroy')`,
    'create index case_file_withdrawn on case_file (withdrawn_at) where withdrawn_at is not null and case_key is not null',
    `create index case_file_unwarned on case_file (activity_at, number)
      where case_key is not null and warned_at is null`,
    `create table notice_waiting (
      coordinator_id text not null, kind text not null,
      case_id text not null references case_file (id) on delete cascade,
      primary key (coordinator_id, kind, case_id)
    )${keyed}`,
    'create index notice_waiting_case on notice_waiting (case_id)',
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
