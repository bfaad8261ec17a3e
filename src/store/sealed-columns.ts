import type { Database } from './schema.ts';

/** Columns of one table that are sealed, and the columns that name a row of it. */
export interface SealedTable {
  readonly table: keyof Database;
  readonly key: readonly string[];
  readonly columns: readonly string[];
  /** Condition in SQL: only these rows. */
  readonly only?: string;
  /** Column that names the case whose key seals them. */
  readonly byCase?: string;
}

/**
 * Every column that the server's key seals, each for the place `table.column`. A test compares it with
 * the schema: a column that is missing here would be lost with the next change of the key.
 */
export const sealedByServer: readonly SealedTable[] = [
  { table: 'alias', key: ['hash'], columns: ['address'] },
  { table: 'conversation', key: ['id'], columns: ['chat', 'state'] },
  { table: 'inbox', key: ['seq'], columns: ['payload', 'prepared'] },
  { table: 'outbox', key: ['seq'], columns: ['chat', 'body'] },
  { table: 'timer', key: ['key'], columns: ['data'] },
  { table: 'job', key: ['id'], columns: ['payload'] },
  { table: 'case_file', key: ['id'], columns: ['case_key'] },
  { table: 'media', key: ['id'], columns: ['media_key'], only: 'case_id is null' },
  {
    table: 'media_chunk',
    key: ['media_id', 'n'],
    columns: ['bytes'],
    only: 'media_id in (select id from media where media_key is null)',
  },
  { table: 'coordinator', key: ['id'], columns: ['name', 'address'] },
  { table: 'news', key: ['id'], columns: ['body'] },
  { table: 'group_chat', key: ['chat_hash'], columns: ['chat'] },
  { table: 'unanswered', key: ['hash', 'day'], columns: ['question'] },
];

/** Columns that a case's own key seals. With a new key of the server every case gets a new one too. */
export const sealedByCase: readonly SealedTable[] = [
  { table: 'case_event', key: ['seq'], columns: ['data'], byCase: 'case_id' },
  { table: 'relay_held', key: ['id'], columns: ['piece'], byCase: 'case_id' },
  { table: 'media', key: ['id'], columns: ['media_key'], only: 'case_id is not null', byCase: 'case_id' },
];

/** Columns that the key of a file seals, `media.media_key`: that is wrapped anew, and they stay as they are. */
export const sealedByFile: readonly SealedTable[] = [
  {
    table: 'media_chunk',
    key: ['media_id', 'n'],
    columns: ['bytes'],
    only: 'media_id in (select id from media where media_key is not null)',
  },
];
