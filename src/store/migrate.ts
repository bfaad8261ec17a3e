import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { first } from './migrations/0001-first.ts';
import { unanswered } from './migrations/0002-unanswered.ts';
import { whatsapp } from './migrations/0003-whatsapp.ts';
import { agencies } from './migrations/0004-agencies.ts';
import { traces } from './migrations/0005-traces.ts';
import { goodHands } from './migrations/0006-good-hands.ts';
import { mediaKeys } from './migrations/0007-media-keys.ts';
import { going } from './migrations/0008-going.ts';
import { retention } from './migrations/0009-retention.ts';
import { linked } from './migrations/0010-linked.ts';
import { relay } from './migrations/0011-relay.ts';
import { groupOwner } from './migrations/0012-group-owner.ts';
import type { DialectName } from './store.ts';

export type Migrations = Record<string, Migration>;

/** One set for both databases; a name must sort after all earlier ones and is never changed. */
export function migrations(dialect: DialectName): Migrations {
  return {
    '0001-first': first(dialect),
    '0002-unanswered': unanswered(dialect),
    '0003-whatsapp': whatsapp(dialect),
    '0004-agencies': agencies(dialect),
    '0005-traces': traces(dialect),
    '0006-good-hands': goodHands(dialect),
    '0007-media-keys': mediaKeys(dialect),
    '0008-going': going(),
    '0009-retention': retention(dialect),
    '0010-linked': linked(dialect),
    '0011-relay': relay(dialect),
    '0012-group-owner': groupOwner(),
  };
}

const backupsKept = 2;
/** Folder within DATA_DIR for copies from before a change of the tables. */
export const copiesFolder = 'backups';
export const isMigrationCopy = (name: string): boolean => name.startsWith('before-migration-');

/** Brings the tables up to date. `beforeChange` runs once when an existing database is about to change. */
export async function migrate<T>(db: Kysely<T>, set: Migrations, beforeChange: () => void): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(set) } });
  const known = await migrator.getMigrations();
  const pending = known.some((migration) => migration.executedAt === undefined);
  if (pending && known.some((migration) => migration.executedAt !== undefined)) beforeChange();
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/**
 * Copies the file beside itself into `backups/`, as it is: sealed. Only the newest copies stay, since
 * what was deleted lives on in them.
 */
export function backUpFile(file: DatabaseSync, path: string, now: number): string {
  const folder = join(dirname(path), copiesFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const copy = join(folder, `before-migration-${stamp}.db`);
  file.prepare('vacuum into ?').run(copy);
  const copies = readdirSync(folder).filter(isMigrationCopy);
  for (const old of copies.sort().slice(0, -backupsKept)) rmSync(join(folder, old));
  return copy;
}

/** Removes copies from before `before` (milliseconds since 1970): what was deleted since lives on in them. Gives how many. */
export function sweepCopies(dataDir: string, before: number): number {
  const folder = join(dataDir, copiesFolder);
  if (!existsSync(folder)) return 0;
  const old = readdirSync(folder)
    .filter(isMigrationCopy)
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).mtimeMs < before);
  for (const path of old) rmSync(path, { force: true });
  return old.length;
}
