import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { DialectName } from '../store.ts';

/** What the later life of a case needs: confirmed links, who did what, two keys for an address, marks. */
export function goodHands(dialect: DialectName): Migration {
  const { int, seq, rows, keyed } =
    dialect === 'sqlite'
      ? {
          int: 'integer',
          seq: 'integer primary key autoincrement',
          rows: ' strict',
          keyed: ' strict, without rowid',
        }
      : { int: 'bigint', seq: 'bigint generated always as identity primary key', rows: '', keyed: '' };
  const statements = [
    `alter table case_file add column warned_at ${int}`,
    `create table case_link (
      first_id text not null references case_file (id) on delete cascade,
      second_id text not null references case_file (id) on delete cascade,
      verdict text not null, coordinator_id text not null, at ${int} not null,
      primary key (first_id, second_id)
    )${keyed}`,
    'create index case_link_second on case_link (second_id)',
    `create table audit (
      seq ${seq}, at ${int} not null, act text not null, coordinator_id text, number ${int}, detail text
    )${rows}`,
    'create index audit_number on audit (number, seq)',
    'create index audit_at on audit (at)',
    `create table break_glass (
      code text primary key, case_id text not null references case_file (id) on delete cascade,
      asked_by text not null, asked_at ${int} not null, receiver text not null, agreed_by text, agreed_at ${int}
    )${keyed}`,
    'create index break_glass_case on break_glass (case_id)',
    `create table reporter_mark (
      person_id text not null references person (id) on delete cascade,
      case_id text not null references case_file (id) on delete cascade,
      coordinator_id text not null, at ${int} not null, primary key (person_id, case_id)
    )${keyed}`,
    'create index reporter_mark_case on reporter_mark (case_id)',
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
