import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { DialectName } from '../store.ts';

/** The first tables. Times are milliseconds, truth is 0 or 1, sealed columns are bytes. */
export function first(dialect: DialectName): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements(dialect)) await sql.raw(statement).execute(db);
    },
  };
}

interface Words {
  readonly bytes: string;
  readonly int: string;
  readonly seq: string;
  readonly end: string;
}

const words: Record<DialectName, Words> = {
  sqlite: { bytes: 'blob', int: 'integer', seq: 'integer primary key autoincrement', end: ' strict' },
  postgres: {
    bytes: 'bytea',
    int: 'bigint',
    seq: 'bigint generated always as identity primary key',
    end: '',
  },
};

function statements(dialect: DialectName): string[] {
  const w = words[dialect];
  return [...people(w), ...wayOfMessage(w), ...cases(w), ...roster(w), ...rest(w)];
}

function people({ bytes, int, end }: Words): string[] {
  return [
    `create table person (
      id text primary key, language text, created_at ${int} not null, seen_at ${int} not null
    )${end}`,
    'create index person_seen on person (seen_at)',
    `create table alias (
      hash ${bytes} primary key, person_id text not null references person (id) on delete cascade,
      channel text not null, address ${bytes} not null,
      created_at ${int} not null, seen_at ${int} not null, gone_at ${int}
    )${end}`,
    'create index alias_person on alias (person_id)',
    `create table conversation (
      id text primary key, person_id text not null references person (id) on delete cascade,
      channel text not null, chat_hash text not null, chat ${bytes} not null, state ${bytes},
      updated_at ${int} not null, unique (person_id, chat_hash)
    )${end}`,
    'create index conversation_chat on conversation (chat_hash)',
    'create index conversation_updated on conversation (updated_at)',
  ];
}

/** Indexes on open rows only: what is done costs nothing. Queries must say `status = 'new'` literally. */
function wayOfMessage({ bytes, int, seq, end }: Words): string[] {
  return [
    `create table inbox (
      seq ${seq}, key_hash ${bytes} not null unique, lane text not null, channel text not null,
      payload ${bytes}, prepared ${bytes}, received_at ${int} not null, sent_at ${int} not null,
      status text not null default 'new', attempts ${int} not null default 0,
      error_code text, done_at ${int}
    )${end}`,
    `create index inbox_new on inbox (seq) where status = 'new'`,
    `create index inbox_lane on inbox (lane, sent_at, seq) where status = 'new'`,
    `create index inbox_done on inbox (done_at) where done_at is not null`,
    `create table lease (
      lane text primary key, owner text not null, fence ${int} not null, until ${int} not null
    )${end}`,
    'create index lease_owner on lease (owner)',
    `create table outbox (
      seq ${seq}, channel text not null, chat_hash text not null, chat ${bytes} not null, body ${bytes},
      person_id text, case_id text, prompt text, status text not null default 'new',
      due_at ${int} not null, attempts ${int} not null default 0,
      owner text, fence ${int} not null default 0, until ${int} not null default 0,
      remote_id text, created_at ${int} not null, sent_at ${int}, error_code text
    )${end}`,
    `create index outbox_due on outbox (due_at) where status = 'new'`,
    `create index outbox_chat on outbox (chat_hash, seq) where status = 'new'`,
    'create index outbox_created on outbox (created_at)',
    'create index outbox_person on outbox (person_id) where person_id is not null',
    'create index outbox_case on outbox (case_id) where case_id is not null',
    `create table timer (
      key text primary key, kind text not null, lane text not null, due_at ${int} not null,
      data ${bytes} not null, case_id text
    )${end}`,
    'create index timer_due on timer (due_at)',
    'create index timer_case on timer (case_id) where case_id is not null',
    `create table job (
      id text primary key, kind text not null, lane text not null, payload ${bytes} not null,
      status text not null default 'new', owner text, fence ${int} not null default 0,
      until ${int} not null default 0, attempts ${int} not null default 0, not_before ${int} not null
    )${end}`,
    'create index job_due on job (not_before)',
  ];
}

function cases({ bytes, int, seq, end }: Words): string[] {
  return [
    `create table case_file (
      id text primary key, number ${int} not null unique, kind text not null, urgency text not null,
      region text, level text not null, status text not null, case_key ${bytes}, reporter_id text,
      conversation_id text, claimed_by text, claimed_at ${int}, knows_cleared ${int} not null default 0,
      opened_at ${int} not null, activity_at ${int} not null, closed_at ${int}, outcome text,
      bypass ${int} not null default 0, incomplete ${int} not null default 0, quiet ${int} not null default 0,
      callback text, version ${int} not null default 0
    )${end}`,
    'create index case_file_status on case_file (status, activity_at)',
    'create index case_file_reporter on case_file (reporter_id)',
    'create index case_file_conversation on case_file (conversation_id)',
    'create index case_file_claimed on case_file (claimed_by)',
    'create index case_file_region on case_file (region)',
    'create index case_file_activity on case_file (activity_at) where case_key is not null',
    'create index case_file_going on case_file (opened_at)',
    `create table case_event (
      seq ${seq}, case_id text not null references case_file (id) on delete cascade,
      at ${int} not null, kind text not null, actor text, data ${bytes}
    )${end}`,
    'create index case_event_case on case_event (case_id, seq)',
    `create table case_alert (
      case_id text not null references case_file (id) on delete cascade,
      coordinator_id text not null, level text not null, at ${int} not null, seen_at ${int},
      primary key (case_id, coordinator_id, level)
    )${end}`,
    'create index case_alert_coordinator on case_alert (coordinator_id)',
    `create table receipt (
      hash ${bytes} primary key, case_id text not null references case_file (id) on delete cascade,
      created_at ${int} not null
    )${end}`,
    'create index receipt_case on receipt (case_id)',
    `create table media (
      id text primary key, case_id text, person_id text, kind text not null, mime text not null,
      size ${int} not null, created_at ${int} not null
    )${end}`,
    'create index media_case on media (case_id)',
    'create index media_person on media (person_id)',
    'create index media_created on media (created_at)',
    `create table media_chunk (
      media_id text not null references media (id) on delete cascade, n ${int} not null,
      bytes ${bytes} not null, primary key (media_id, n)
    )${end}`,
  ];
}

function roster({ bytes, int, end }: Words): string[] {
  return [
    `create table coordinator (
      id text primary key, person_id text, alias_hash ${bytes} not null unique, channel text not null,
      name ${bytes} not null, address ${bytes} not null, role text not null, level text not null,
      flags text not null, on_duty ${int} not null default 0, status text not null,
      added_at ${int} not null, stories_from ${int} not null
    )${end}`,
    'create index coordinator_person on coordinator (person_id)',
    `create table coordinator_region (
      coordinator_id text not null references coordinator (id) on delete cascade, region text not null,
      primary key (coordinator_id, region)
    )${end}`,
    'create index coordinator_region_region on coordinator_region (region)',
    `create table invite (
      hash ${bytes} primary key, role text not null, level text not null, regions text not null,
      flags text not null, created_by text, created_at ${int} not null, expires_at ${int} not null,
      used_by text, used_at ${int}, confirmed_by text, confirmed_at ${int}
    )${end}`,
    'create index invite_expires on invite (expires_at)',
  ];
}

function rest({ bytes, int, end }: Words): string[] {
  return [
    `create table news (
      id text primary key, conversation_id text not null, case_id text, body ${bytes} not null,
      created_at ${int} not null
    )${end}`,
    'create index news_conversation on news (conversation_id, created_at)',
    'create index news_case on news (case_id)',
    `create table subscription (
      person_id text not null, kind text not null, region text not null default '', created_at ${int} not null,
      primary key (person_id, kind, region)
    )${end}`,
    'create index subscription_kind on subscription (kind, region)',
    `create table snapshot (
      id text primary key, as_of text not null, source text not null, imported_at ${int} not null,
      rows ${int} not null
    )${end}`,
    `create table snapshot_company (
      snapshot_id text not null references snapshot (id) on delete cascade, ord ${int} not null,
      name text not null, nib text not null, primary key (snapshot_id, ord)
    )${end}`,
    `create table group_chat (
      chat_hash text primary key, channel text not null, chat ${bytes} not null, regions text not null,
      added_at ${int} not null, gone_at ${int}
    )${end}`,
    `create table web_session (hash ${bytes} primary key, created_at ${int} not null)${end}`,
    'create index web_session_created on web_session (created_at)',
    `create table meta (key text primary key, value text not null)${end}`,
  ];
}
