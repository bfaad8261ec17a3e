import { PostgresDialect } from 'kysely';
import pg from 'pg';
import { errorCode, type Logger } from './logger.ts';

const int8 = 20;
/** Times are milliseconds and sequences stay far below 2^53, so 64-bit integers are plain numbers here. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    id === int8 ? Number : pg.types.getTypeParser(id, format),
};

export function openPool(url: string, logger: Logger): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 10, types, connectionTimeoutMillis: 10_000 });
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on('error', (error) =>
    logger.warn({ error: errorCode(error) }, 'a connection to the database was lost'),
  );
  return pool;
}

export function postgresDialect(pool: pg.Pool): PostgresDialect {
  return new PostgresDialect({ pool });
}

/** The database asks for the whole transaction again: a conflict with another one, or a deadlock. */
export function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01');
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
