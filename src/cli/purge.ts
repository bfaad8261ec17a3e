import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { loadPolicy } from '../policy.ts';
import { createCases } from '../store/cases.ts';
import { createMediaStore } from '../store/media.ts';
import { sweepCopies } from '../store/migrate.ts';
import { countDue, type Swept, sweep } from '../store/retention.ts';
import { countStages, type Stage, type StageCount, stages } from '../store/stages.ts';
import { readArguments } from './arguments.ts';
import { withDatabase } from './database.ts';
import { done, type Io } from './io.ts';
import { projectFolder, type Words } from './words.ts';

const options = { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } } as const;

/**
 * `purge`: deletes at once what has had its time; the running server does the same every hour. Both say
 * first how many cases stand at which stage, in numbers and dates only.
 */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const { values } = readArguments(args, options, { most: 0 });
  const { dataDir, policyFile } = readConfig(io.env);
  const policy = loadPolicy(join(projectFolder, 'data', 'policy.yaml'), policyFile);
  const dryRun = values['dry-run'] === true;
  const found = await withDatabase(io, words, async (store) => {
    const now = Date.now();
    const media = createMediaStore(store, randomBytes);
    if (!dryRun) sweepCopies(dataDir, now - policy.backups);
    const swept = dryRun
      ? await countDue(store, policy, now)
      : await sweep(store, createCases(store), media, policy, now);
    return { swept, counts: await countStages(store, policy, now) };
  });
  const { swept, counts } = found;
  if (values.json) {
    const rows = stages.map((stage) => ({ stage, ...counts[stage], first: isoOf(counts[stage].first) }));
    await io.write(`${JSON.stringify({ ...swept, dryRun, stages: rows })}\n`);
    return done;
  }
  const days = Math.round(policy.retention / 86_400_000);
  const line = words(dryRun ? 'cli.purge.would' : 'cli.purge.done', { ...sizes(swept), days });
  await io.write(`${[...table(counts, words), '', line].join('\n')}\n`);
  return done;
}

const sizes = (swept: Swept) => ({ ...swept, megabytes: megabytes(swept.bytes) });
const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
const isoOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

function table(counts: Record<Stage, StageCount>, words: Words): string[] {
  const columns = ['stage', 'cases', 'pieces', 'files', 'megabytes', 'first'] as const;
  const rows = [
    columns.map((column) => words(`cli.purge.column.${column}`)),
    ...stages.map((stage) => {
      const { cases, pieces, files, bytes, first } = counts[stage];
      const day = isoOf(first)?.slice(0, 10) ?? '–';
      return [words(`cli.purge.stage.${stage}`), `${cases}`, `${pieces}`, `${files}`, megabytes(bytes), day];
    }),
  ];
  const widths = columns.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const pad = (cell: string, at: number): string =>
    at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0);
  return rows.map((row) => row.map(pad).join('  '));
}
