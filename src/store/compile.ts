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
  const rows = compileRows<P, O>(1, ([value]) => {
    if (!value) throw new Error('a query of one row has one row');
    return build(value);
  });
  return (on, values) => rows(on, [values]);
}

/** Sizes in which many rows are cut, so that few statements serve every number of rows. */
const sizes = [64, 16, 4, 1] as const;

/**
 * The same for a statement with many rows of values; `build` gets one way to name values for each
 * row. Runs as few statements as it takes.
 */
export function compileMany<P>(
  build: (rows: readonly Value<P>[]) => CompiledQuery<unknown>,
): (on: Db | Tx, rows: readonly P[]) => Promise<void> {
  const runs = sizes.map((size) => ({ size, run: compileRows<P, unknown>(size, build) }));
  return async (on, rows) => {
    let done = 0;
    for (const { size, run } of runs) {
      while (rows.length - done >= size) {
        await run(on, rows.slice(done, done + size));
        done += size;
      }
    }
  };
}

function compileRows<P, O>(
  count: number,
  build: (rows: readonly Value<P>[]) => CompiledQuery<O>,
): (on: Db | Tx, rows: readonly P[]) => Promise<QueryResult<O>> {
  let compiled: CompiledQuery<O> | undefined;
  let places: readonly (Gap<P> | undefined)[] = [];
  const compile = () => {
    const gaps = new Map<unknown, Gap<P>>();
    const query = build(Array.from({ length: count }, (_, row) => namesOf(row, gaps)));
    places = query.parameters.map((parameter) => gaps.get(parameter));
    return query;
  };
  return (on, rows) => {
    compiled ??= compile();
    const parameters = compiled.parameters.map((parameter, at) => {
      const place = places[at];
      return place ? rows[place.row]?.[place.name] : parameter;
    });
    return on.executeQuery<O>({ ...compiled, parameters });
  };
}

/** Where a value comes from that is known only when the query runs. */
interface Gap<P> {
  readonly row: number;
  readonly name: keyof P;
}

function namesOf<P>(row: number, gaps: Map<unknown, Gap<P>>): Value<P> {
  return (name) => {
    const gap = { row, name };
    gaps.set(gap, gap);
    return sql`${gap}`;
  };
}
