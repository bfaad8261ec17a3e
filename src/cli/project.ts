import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { SourceFile } from '../flows/check/places.ts';
import { readYaml, yamlFiles } from '../text/load.ts';
import { type HelpLine, linesFileSchema } from '../values/line.ts';
import { projectFolder } from './words.ts';

/** A file under data/ that cannot be used; the message names it. */
export class DataFileError extends Error {
  override readonly name = 'DataFileError';
}

const inProject = (...path: string[]): string => join(projectFolder, ...path);

/** The help lines and missions of data/lines.yaml. Throws DataFileError, which names the entry. */
export function readLines(): HelpLine[] {
  return readData('lines.yaml', linesFileSchema).lines;
}

/** The ids of data/facts.yaml. */
export function readFactIds(): Set<string> {
  const schema = z.object({ facts: z.record(z.string(), z.unknown()) });
  return new Set(Object.keys(readData('facts.yaml', schema).facts));
}

/** Words that nothing may contain which the bot starts by itself, by language. */
export function readBetrayingWords(): Map<string, readonly string[]> {
  return new Map(Object.entries(readData('betraying-words.yaml', z.record(z.string(), z.array(z.string())))));
}

/** Every YAML file of flows and texts as it stands, for line numbers. */
export function readSourceFiles(): SourceFile[] {
  const folders = [inProject('flows'), inProject('locales')];
  return folders.flatMap(yamlFiles).map((path) => ({
    file: path.slice(projectFolder.length).replaceAll('\\', '/'),
    source: readFileSync(path, 'utf8'),
  }));
}

/** The program's own sources, for the text keys that they name. */
export function readProgram(): string[] {
  return readdirSync(inProject('src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

function readData<T>(name: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(readYaml(inProject('data', name)));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new DataFileError(`data/${name}: ${problems.join('; ')}`);
}
