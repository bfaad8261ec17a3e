import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
  type SelectModifierNode,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from 'kysely';

/** A locked file blocks the whole process for this long; the rest of the waiting is asynchronous. */
const busyTimeoutMs = 20;
/** How long a statement waits in all for another process before it fails. */
const patienceMs = 30_000;
const statementsKept = 500;

/** Opens the file with the pragmas that durability and deletion need. */
export function openSqliteFile(path: string): DatabaseSync {
  const file = new DatabaseSync(path, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true });
  file.exec('pragma journal_mode = wal');
  file.exec('pragma synchronous = full');
  file.exec('pragma secure_delete = on');
  file.exec('pragma temp_store = memory');
  // A large log keeps deleted content readable in it for longer.
  file.exec('pragma journal_size_limit = 4194304');
  return file;
}

/** Kysely on node:sqlite. */
export function sqliteDialect(file: DatabaseSync): Dialect {
  return {
    createDriver: () => new PatientDriver(file),
    createAdapter: () => new Adapter(),
    createQueryCompiler: () => new Compiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

const busy = 5;
/** Busy, out of memory, read-only, I/O error, damaged, full, cannot open. */
const trouble = [busy, 7, 8, 10, 11, 13, 14];

/** True when another process holds the file's write lock. */
function isBusy(error: unknown): boolean {
  return primaryCode(error) === busy;
}

/** The file or its disk cannot be used now, whatever the statement was. */
export function isFileTrouble(error: unknown): boolean {
  const code = primaryCode(error);
  return code !== undefined && trouble.includes(code);
}

function primaryCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number')
    return undefined;
  return error.errcode & 0xff;
}

class Adapter extends SqliteAdapter {
  /** SQLite rolls back DDL like everything else, and a migration is safe only as one transaction. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** The one writer holds the whole database, so row locks are not needed and not part of the language. */
class Compiler extends SqliteQueryCompiler {
  protected override visitSelectModifier(node: SelectModifierNode): void {
    const lock =
      node.modifier === 'ForUpdate' || node.modifier === 'SkipLocked' || node.modifier === 'NoWait';
    if (!lock) super.visitSelectModifier(node);
  }
}

class PatientDriver extends SqliteDriver {
  readonly #file: DatabaseSync;
  #connection: PatientConnection | undefined;

  constructor(file: DatabaseSync) {
    super({ database: cached(file) });
    this.#file = file;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#connection ??= new PatientConnection(this.#file, await super.acquireConnection());
    return this.#connection;
  }

  /** The write lock is taken at once: a transaction that could fail half-way for lack of it is never begun. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(begin);
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A full disk may have rolled it back already; a second rollback would hide the first error.
    if (this.#file.isTransaction) await connection.executeQuery(rollback);
  }
}

const begin = CompiledQuery.raw('begin immediate');
const rollback = CompiledQuery.raw('rollback');

/** Waits without blocking when another process has the file; inside a transaction the lock is ours. */
class PatientConnection implements DatabaseConnection {
  readonly #file: DatabaseSync;
  readonly #inner: DatabaseConnection;

  constructor(file: DatabaseSync, inner: DatabaseConnection) {
    this.#file = file;
    this.#inner = inner;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#file.isTransaction ? this.#inner.executeQuery<R>(query) : this.#retry<R>(query);
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#inner.streamQuery<R>(query, chunkSize);
  }

  async #retry<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const giveUp = performance.now() + patienceMs;
    for (let pause = 5; ; pause = Math.min(pause * 2, 100)) {
      try {
        return await this.#inner.executeQuery<R>(query);
      } catch (error) {
        if (!isBusy(error) || performance.now() > giveUp) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }
}

/** Statements are prepared once for each text; the least recently used ones are let go. */
function cached(file: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, Statement>();
  return {
    close: () => {
      statements.clear();
      file.close();
    },
    prepare: (sql) => {
      const known = statements.get(sql);
      if (known) return known;
      const made = new Statement(file.prepare(sql));
      if (statements.size >= statementsKept) {
        const oldest = statements.keys().next();
        if (!oldest.done) statements.delete(oldest.value);
      }
      statements.set(sql, made);
      return made;
    },
  };
}

class Statement implements SqliteStatement {
  readonly reader: boolean;
  readonly #statement: StatementSync;

  constructor(statement: StatementSync) {
    this.#statement = statement;
    this.reader = statement.columns().length > 0;
  }

  all(parameters: readonly unknown[]): unknown[] {
    return this.#statement.all(...parameters.map(toInput));
  }

  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint } {
    return this.#statement.run(...parameters.map(toInput));
  }

  iterate(parameters: readonly unknown[]): IterableIterator<unknown> {
    return this.#statement.iterate(...parameters.map(toInput));
  }
}

function toInput(value: unknown): SQLInputValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  if (value === null || value instanceof Uint8Array) return value;
  throw new TypeError(
    `a ${value === undefined ? 'missing value' : typeof value} cannot be stored; times are milliseconds, truth is 0 or 1`,
  );
}
