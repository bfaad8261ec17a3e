import { type RawBuilder, sql } from 'kysely';
import type { DialectName } from './store.ts';

/** A table of one column `value` from a JSON array, so that one statement serves any number of values. */
export function eachOf(dialect: DialectName, json: RawBuilder<string>): RawBuilder<{ value: string }> {
  return dialect === 'sqlite'
    ? sql`json_each(${json})`
    : sql`json_array_elements_text(cast(${json} as json)) as each (value)`;
}

/** For `where seq in …`, with a JSON array of numbers. */
export function numbersIn(dialect: DialectName, json: RawBuilder<string>): RawBuilder<number> {
  return sql`(select cast(value as bigint) from ${eachOf(dialect, json)})`;
}

/** For `where lane in …`, with a JSON array of texts. */
export function textsIn(dialect: DialectName, json: RawBuilder<string>): RawBuilder<string> {
  return sql`(select value from ${eachOf(dialect, json)})`;
}
