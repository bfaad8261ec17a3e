import type { World } from '../conversation/world.ts';
import type { JsonObject } from '../values/json.ts';
import type { Region } from '../values/region.ts';
import { readArguments, readNow, runJsonLines, textField, UsageError } from './arguments.ts';
import { done, type Io } from './io.ts';
import type { Words } from './words.ts';
import { readWorld } from './world.ts';

/** `tips extract --jsonl`: the places, numbers and names in each line's text, on the day of `--now`. */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    { jsonl: { type: 'boolean' }, now: { type: 'string' } },
    { least: 1, most: 1 },
  );
  if (positionals[0] !== 'extract' || !values.jsonl) throw new UsageError(words('cli.tips.only-extract'));
  const now = new Date(readNow(values.now));
  const world = readWorld(io.env);
  await runJsonLines(io, (line) => extracted(line, world, now));
  return done;
}

function extracted(line: JsonObject, world: World, now: Date): JsonObject {
  const found = world.understand(textField(line, 'text'), {}).entities(now);
  return {
    id: line.id,
    region: codeAndName(found.region),
    province: codeAndName(found.province),
    phones: found.phones,
    agency: found.agency,
    persons: found.persons,
    countries: found.countries,
    departureSoon: found.departureSoon,
    minors: found.minors,
  };
}

const codeAndName = (region: Region | null): JsonObject | null =>
  region && { code: region.code, name: region.name };
