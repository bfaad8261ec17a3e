import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entities } from '../../src/understanding/entities.ts';

/** A line of the evaluation set: a message, and what is to be found in it. */
export interface EntityLine extends Omit<Pick<Entities, Field>, 'district'> {
  readonly id: string;
  readonly text: string;
  /** Only where the set says it. */
  readonly district?: Entities['district'];
}

/** `read`: looked at while the finding was written; `kept`: not. */
export function entityLines(half: 'read' | 'kept', name = 'entities'): EntityLine[] {
  const file = join(import.meta.dirname, `../evaluation/${name}.jsonl`);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as EntityLine)
    .filter((line) => line.id.startsWith(half));
}

export const fields = [
  'region',
  'province',
  'district',
  'phones',
  'agency',
  'persons',
  'countries',
  'departureSoon',
  'minors',
] as const;
export type Field = (typeof fields)[number];

export interface Found {
  right: number;
  /** Found, but not there. */
  wrong: number;
  /** There, but not found. */
  missed: number;
}

export const precision = ({ right, wrong }: Found): number => right / Math.max(1, right + wrong);
export const recall = ({ right, missed }: Found): number => right / Math.max(1, right + missed);

/** For each field, what was found of what is there. */
export function measure(
  lines: readonly EntityLine[],
  find: (text: string) => Entities,
  tell: (line: EntityLine, field: Field, found: readonly string[]) => void = () => {},
): Record<Field, Found> {
  const none = (): Found => ({ right: 0, wrong: 0, missed: 0 });
  const all = Object.fromEntries(fields.map((field) => [field, none()])) as Record<Field, Found>;
  for (const line of lines) {
    const entities = find(line.text);
    for (const field of fields) {
      if (line[field] === undefined) continue;
      const there = valuesOf(line, field);
      const found = valuesOf(entities, field);
      const right = found.filter((one) => there.includes(one)).length;
      all[field].right += right;
      all[field].wrong += found.length - right;
      all[field].missed += there.length - right;
      if (right < Math.max(found.length, there.length)) tell(line, field, found);
    }
  }
  return all;
}

/** As a list, whatever the field's shape: what is not there is empty. */
function valuesOf(entities: EntityLine | Entities, field: Field): string[] {
  const value = entities[field];
  if (typeof value === 'boolean') return value ? ['yes'] : [];
  if (value === null || value === undefined) return [];
  if (typeof value === 'string') return [value.toLowerCase()];
  return 'code' in value ? [value.code] : value.map((one) => one.toLowerCase());
}
