import { type ParseArgsConfig, parseArgs } from 'node:util';
import { isObject, type Json, type JsonObject } from '../values/json.ts';
import type { Io } from './io.ts';

/** A command was called in a way that it does not know; the message says what is wrong with it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<T extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: T; allowPositionals: true; strict: true }>
>;

/** Options and positional arguments of a command. Throws UsageError for anything unknown. */
export function readArguments<const T extends Options>(
  args: readonly string[],
  options: T,
  positionals: { readonly least?: number; readonly most: number },
): Pick<Parsed<T>, 'values' | 'positionals'> {
  const parsed = parse(args, options);
  const count = parsed.positionals.length;
  if (count > positionals.most)
    throw new UsageError(`unexpected argument: ${parsed.positionals[positionals.most]}`);
  if (count < (positionals.least ?? 0)) throw new UsageError('an argument is missing');
  return parsed;
}

function parse<const T extends Options>(args: readonly string[], options: T): Parsed<T> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (error instanceof Error && code.startsWith('ERR_PARSE_ARGS')) throw new UsageError(error.message);
    throw error;
  }
}

/** `--now`: a moment as ISO 8601 → milliseconds since 1970; the present when it is absent. */
export function readNow(value: string | undefined): number {
  if (value === undefined) return Date.now();
  const moment = /^\d{4}-\d\d-\d\d(T|$)/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(moment)) throw new UsageError(`--now ${value} is no moment; write 2026-11-21T08:00:00Z`);
  return moment;
}

/** A whole line may be this long; longer ones are refused without being kept in memory. */
const longestLine = 4 * 1024 * 1024;

/**
 * The machine form of a command: reads JSON lines as they come and writes one line for each, in order.
 * Blank lines are skipped; a line that cannot be used gives `{id?, error}` and the run goes on.
 */
export async function runJsonLines(
  io: Io,
  answer: (line: JsonObject) => Promise<JsonObject> | JsonObject,
): Promise<void> {
  for await (const line of linesOf(io.stdin)) {
    if (line !== tooLong && line.trim() === '') continue;
    await io.write(`${JSON.stringify(await answerLine(line, answer))}\n`);
  }
}

async function answerLine(
  line: string | typeof tooLong,
  answer: (line: JsonObject) => Promise<JsonObject> | JsonObject,
): Promise<JsonObject> {
  if (line === tooLong) return { error: `a line is longer than ${longestLine} characters` };
  let value: Json;
  try {
    value = JSON.parse(line);
  } catch {
    return { error: 'the line is not JSON' };
  }
  if (!isObject(value)) return { error: 'the line is not a JSON object' };
  try {
    return await answer(value);
  } catch (error) {
    const id = value.id === undefined ? {} : { id: value.id };
    return { ...id, error: error instanceof Error ? error.message : String(error) };
  }
}

/** A field of a line that must be a text. Throws, so that the line is answered with the error. */
export function textField(line: JsonObject, name: string): string {
  const value = line[name];
  if (typeof value !== 'string') throw new TypeError(`"${name}" must be a text`);
  return value;
}

const tooLong = Symbol('too long');

/** Lines end at \n only: JSON may hold U+2028, which line readers made for people cut at. */
async function* linesOf(stream: AsyncIterable<Buffer | string>): AsyncGenerator<string | typeof tooLong> {
  const decoder = new TextDecoder();
  let rest = '';
  let skipping = false;
  for await (const chunk of stream) {
    const parts = (
      rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))
    ).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      yield skipping || part.length > longestLine ? tooLong : part;
      skipping = false;
    }
    if (rest.length > longestLine) {
      skipping = true;
      rest = '';
    }
  }
  if (skipping) yield tooLong;
  else if (rest !== '') yield rest;
}
