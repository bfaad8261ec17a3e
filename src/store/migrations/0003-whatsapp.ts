import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { DialectName } from '../store.ts';

/**
 * What WhatsApp needs: whose an address was before it changed hands, what became of a sent message, and
 * until when a chat may be written to freely. The index is for its rows only; others pay nothing for it.
 */
export function whatsapp(dialect: DialectName): Migration {
  const { int, end } =
    dialect === 'sqlite' ? { int: 'integer', end: ' strict, without rowid' } : { int: 'bigint', end: '' };
  const statements = [
    'alter table alias add column former_id text',
    `alter table outbox add column delivered_at ${int}`,
    `alter table outbox add column read_at ${int}`,
    `create index outbox_remote on outbox (remote_id) where channel = 'whatsapp-cloud'`,
    `create table chat_window (
      chat_hash text primary key, opened_at ${int} not null, asked_at ${int}
    )${end}`,
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
