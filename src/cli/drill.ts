import { z } from 'zod';
import { readArguments, UsageError } from './arguments.ts';
import { runNode } from './child.ts';
import { done, failed, type Io } from './io.ts';
import { projectFolder, type Words } from './words.ts';

const main = `${projectFolder}bench/drill/main.ts`;
const report = z.object({
  runs: z.number(),
  kills: z.number(),
  written: z.number(),
  acknowledged: z.number(),
  stories: z.number(),
  kept: z.number(),
  cases: z.number(),
  alerted: z.number(),
  repeats: z.number(),
  excused: z.number(),
  seconds: z.number(),
});
const note = z.union([z.object({ run: z.number() }), z.object({ report })]);

const usualRuns = 50;

/** `drill [--runs N] [--json]`: kills the program again and again and counts what is left. Fails when anything was lost. */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const { values } = readArguments(
    args,
    { runs: { type: 'string' }, json: { type: 'boolean' } },
    { most: 0 },
  );
  const runs = readRuns(values.runs);
  const found: z.infer<typeof report>[] = [];
  const { status } = await runNode([main, String(runs)], {
    onMessage: (message) => {
      const said = note.parse(message);
      if ('report' in said) found.push(said.report);
      else if (!values.json && said.run % 10 === 0)
        io.warn(`${words('cli.drill.run', { run: said.run, runs })}\n`);
    },
  });
  const [result] = found;
  if (status !== 0 || !result) return failed;
  const rows = Object.entries(result).map(
    ([name, value]) => `${words(`cli.drill.${name}`).padEnd(48)} ${value}\n`,
  );
  await io.write(values.json ? `${JSON.stringify(result)}\n` : rows.join(''));
  return isWhole(result) ? done : failed;
}

/** Nothing was lost, and nothing came twice but where nobody could have known that it had gone out. */
function isWhole(found: z.infer<typeof report>): boolean {
  const { written, acknowledged, stories, kept, cases, alerted, repeats, excused } = found;
  return acknowledged === written && kept === stories && alerted === cases && repeats === excused;
}

function readRuns(value: string | undefined): number {
  if (value === undefined) return usualRuns;
  const runs = Number(value);
  if (!Number.isInteger(runs) || runs < 1) throw new UsageError(`--runs ${value} is no number of runs`);
  return runs;
}
