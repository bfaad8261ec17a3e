import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { createLogger } from '../log.ts';
import { loadKey } from '../store/key.ts';
import { databaseFile, openStore, type Store } from '../store/store.ts';
import type { Io } from './io.ts';
import type { Words } from './words.ts';

/** Opens the database that the server of this environment uses; both may have it open at once. */
export async function openDatabase(io: Io): Promise<Store> {
  const { dataDir, databaseUrl, secretKey, logLevel } = readConfig(io.env);
  const logger = createLogger(logLevel);
  const key = loadKey({ secretKey, dataDir, databaseUrl, logger });
  return openStore({ dataDir, databaseUrl, key, logger });
}

/** Whether there is one already: a run that only looks must not make it. */
export function hasDatabase(io: Io): boolean {
  const { dataDir, databaseUrl } = readConfig(io.env);
  return databaseUrl !== undefined || existsSync(join(dataDir, databaseFile));
}

/** A command needs a database that is there already; the message says how it is made. */
export class NoDatabaseError extends Error {
  override readonly name = 'NoDatabaseError';
}

/** Runs with the database that is there, and closes it. Throws NoDatabaseError when there is none yet. */
export async function withDatabase<T>(io: Io, words: Words, fn: (store: Store) => Promise<T>): Promise<T> {
  if (!hasDatabase(io)) throw new NoDatabaseError(words('cli.database.none'));
  const store = await openDatabase(io);
  try {
    return await fn(store);
  } finally {
    await store.close();
  }
}
