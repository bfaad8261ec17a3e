import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, inject } from 'vitest';
import { openStore, type Store, type StoreOptions } from '../../src/store/store.ts';
import { testKey } from './key.ts';
import { silent } from './logger.ts';
import { skipOrFail } from './missing.ts';

export interface OpenedStore {
  readonly store: Store;
  /** What a second process needs to open the same database. */
  readonly options: StoreOptions;
}

export interface OpenOptions {
  readonly migrations?: NonNullable<StoreOptions['migrations']>;
}

/** Opens a fresh database; it is closed and removed after the test. */
export type OpenFresh = (options?: OpenOptions) => Promise<OpenedStore>;

/** What is needed to open a fresh database; it is removed after the test. */
export type MakeFresh = () => Promise<StoreOptions>;

/** The same suite on SQLite and on PostgreSQL; the latter is skipped with the reason where there is none. */
export function describeOnEachStore(name: string, suite: (open: OpenFresh, make: MakeFresh) => void): void {
  describe(`${name} (SQLite)`, () => suite(...withCleanUp(freshSqlite)));
  const service = inject('postgres');
  if ('missing' in service) {
    skipOrFail(`${name} (PostgreSQL)`, service.missing);
    return;
  }
  describe(`${name} (PostgreSQL)`, () => suite(...withCleanUp(() => freshPostgres(service.url))));
}

interface Fresh {
  readonly options: StoreOptions;
  readonly remove: () => Promise<void>;
}

function withCleanUp(fresh: () => Promise<Fresh>): [OpenFresh, MakeFresh] {
  const cleanUps: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  });
  const make: MakeFresh = async () => {
    const { options, remove } = await fresh();
    cleanUps.push(remove);
    return options;
  };
  const open: OpenFresh = async (extra = {}) => {
    const options = await make();
    const store = await openStore({ ...options, ...extra });
    cleanUps.push(() => store.close());
    return { store, options };
  };
  return [open, make];
}

async function freshSqlite(): Promise<Fresh> {
  const dataDir = mkdtempSync(join(tmpdir(), 'suluh-store-'));
  return {
    options: { dataDir, key: testKey, logger: silent },
    remove: async () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

async function freshPostgres(url: string): Promise<Fresh> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await admin(url, `create database ${name}`);
  return {
    options: { dataDir: tmpdir(), databaseUrl: `${url}/${name}`, key: testKey, logger: silent },
    remove: () => admin(url, `drop database ${name} with (force)`),
  };
}

async function admin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${url}/postgres` });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
