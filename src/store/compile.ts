import { type CompiledQuery, type QueryResult, type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from './store.ts';

/** Names a value that the query gets when it runs. */
export type Value<P> = <K extends keyof P>(name: K) => RawBuilder<P[K]>;

/**
 * Builds and compiles a query once; each run only fills in its values. For the queries of every
 * message: building one with Kysely costs several times what SQLite needs to run it.
 */
export function compileOnce<P, O>(
  build: (value: Value<P>) => CompiledQuery<O>,
): (on: Db | Tx, values: P) => Promise<QueryResult<O>> {
  let compiled: CompiledQuery<O> | undefined;
  const gaps = new Map<unknown, keyof P>();
  const value: Value<P> = (name) => {
    const gap = {};
    gaps.set(gap, name);
    return sql`${gap}`;
  };
  return (on, values) => {
    compiled ??= build(value);
    const parameters = compiled.parameters.map((parameter) => {
      const name = gaps.get(parameter);
      return name === undefined ? parameter : values[name];
    });
    return on.executeQuery<O>({ ...compiled, parameters });
  };
}
