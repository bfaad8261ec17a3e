import { createRequire } from 'node:module';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type pg from 'pg';
import { errorCode, type Logger } from '../values/logger.ts';

/** The database of DATABASE_URL cannot be used; the message says what to look at. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

/** What a code of the system or of PostgreSQL means to whoever wrote DATABASE_URL. */
const startTrouble: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nobody answers at its host and port. Start PostgreSQL, or correct the address.',
  ENOTFOUND: 'There is no such host. Correct the address.',
  EAI_AGAIN: 'Its host cannot be looked up just now. Correct the address, or try again.',
  ETIMEDOUT: 'Its host does not answer. Correct the address, or open the way to it.',
  EHOSTUNREACH: 'Its host cannot be reached. Correct the address, or open the way to it.',
  '28P01': 'PostgreSQL refuses user and password. Correct them.',
  '28000': 'PostgreSQL refuses this user. Correct the user, or allow it in pg_hba.conf.',
  '3D000': 'There is no such database. Make it with createdb, or correct the name.',
  '42501': 'The user may not make tables there. Make it the owner of the database.',
};

/** An error of the first use of the database, in words that name DATABASE_URL where that is the cause. */
export function asStartError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const cure = startTrouble[code];
  return cure === undefined ? error : new DatabaseError(`DATABASE_URL cannot be used (${code}). ${cure}`);
}

const int8 = 20;
const statementsKept = 500;
const require = createRequire(import.meta.url);

export function openPool(url: string, logger: Logger, max = 10): pg.Pool {
  // Loaded only where there is a server.
  const client: typeof pg = require('pg');
  // Times are milliseconds and sequences stay far below 2^53, so 64-bit integers are plain numbers here.
  const types: pg.CustomTypesConfig = {
    getTypeParser: (id: number, format?: 'text' | 'binary') =>
      id === int8 ? Number : client.types.getTypeParser(id, format),
  };
  const pool = new client.Pool({ connectionString: url, max, types, connectionTimeoutMillis: 10_000 });
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on('error', (error) =>
    logger.warn({ error: errorCode(error) }, 'a connection to the database was lost'),
  );
  // The pool listens to idle connections only. One that breaks in somebody's hands, between two statements,
  // fails their next statement; the event itself must not end the process.
  pool.on('connect', (connection) => connection.on('error', () => undefined));
  return pool;
}

/** Kysely on pg, with statements that the server parses and plans once for each connection. */
export function postgresDialect(pool: pg.Pool): Dialect {
  return {
    createDriver: () => new PoolDriver(pool),
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

class PoolDriver implements Driver {
  readonly #pool: pg.Pool;
  readonly #names = new StatementNames();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PoolConnection> {
    return new PoolConnection(await this.#pool.connect(), this.#names);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(begin);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await own(connection).commit();
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await own(connection).rollback();
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    own(connection).release();
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}

const begin = CompiledQuery.raw('begin');

function own(connection: DatabaseConnection): PoolConnection {
  if (connection instanceof PoolConnection) return connection;
  throw new Error('a connection that is not of this driver');
}

class PoolConnection implements DatabaseConnection {
  readonly #client: pg.PoolClient;
  readonly #names: StatementNames;
  /** A connection that was lost, or whose rollback failed, must not be used again. */
  #broken = false;

  constructor(client: pg.PoolClient, names: StatementNames) {
    this.#client = client;
    this.#names = names;
    client.on('error', this.#onError);
  }

  // The query that was running fails by itself; without a listener the process would end.
  readonly #onError = () => {
    this.#broken = true;
  };

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const text = query.sql;
    const values = [...query.parameters];
    const name = this.#names.of(query);
    try {
      const { rowCount, rows } = await this.#client.query(name ? { name, text, values } : { text, values });
      return { numAffectedRows: BigInt(rowCount ?? 0), rows };
    } catch (error) {
      // A table has changed under a statement that was planned before.
      if (hasState(error, '0A000')) this.#broken = true;
      throw error;
    }
  }

  async commit(): Promise<void> {
    const { command } = await this.#client.query('commit');
    // The server answers so when a statement failed before and nobody took notice.
    if (command === 'ROLLBACK') throw new Error('the transaction had failed before its commit');
  }

  async rollback(): Promise<void> {
    try {
      await this.#client.query('rollback');
    } catch (error) {
      this.#broken = true;
      throw error;
    }
  }

  streamQuery(): never {
    throw new Error('nothing is streamed from the database');
  }

  release(): void {
    this.#client.off('error', this.#onError);
    this.#client.release(this.#broken);
  }
}

/** A name for each text of a statement with values; the same on every connection. */
class StatementNames {
  readonly #byText = new Map<string, string>();

  of({ sql, parameters }: CompiledQuery): string | undefined {
    const known = this.#byText.get(sql);
    if (known || parameters.length === 0 || this.#byText.size >= statementsKept) return known;
    const made = `suluh${this.#byText.size}`;
    this.#byText.set(sql, made);
    return made;
  }
}

/** The database asks for the whole transaction again: a conflict with another one, or a deadlock. */
export function isConflict(error: unknown): boolean {
  return hasState(error, '40001') || hasState(error, '40P01');
}

function hasState(error: unknown, state: string): boolean {
  return error instanceof Error && 'code' in error && error.code === state;
}

/** Classes of SQLSTATE: connection, resources, intervention by the operator, system error. */
const troubleClasses = ['08', '53', '57', '58'];
const socketTrouble = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'];

export function isConnectionTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  if (typeof code !== 'string')
    return /^Connection terminated|^timeout exceeded when trying to connect/.test(error.message);
  return socketTrouble.includes(code) || (code.length === 5 && troubleClasses.includes(code.slice(0, 2)));
}
