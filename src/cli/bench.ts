import { z } from 'zod';
import { readArguments, UsageError } from './arguments.ts';
import { runNode } from './child.ts';
import { done, failed, type Io } from './io.ts';
import { projectFolder, type Words } from './words.ts';

const bench = `${projectFolder}bench/way/bench.ts`;

const sectionNames = ['way', 'start', 'commands', 'understanding', 'names', 'cases'] as const;

const row = z.object({
  section: z.enum(sectionNames),
  id: z.string(),
  unit: z.enum(['per-second', 'ms', 'mb', 'times', 'count', 'percent']),
  values: z.array(z.number().nullable()),
});
const report = z.object({
  machine: z.object({
    processor: z.string(),
    cores: z.number(),
    memoryGb: z.number(),
    system: z.string(),
    node: z.string(),
    load: z.number(),
  }),
  date: z.string(),
  quick: z.boolean(),
  heldSeconds: z.number(),
  rows: z.array(row),
});
/** What the bench sends while it runs. */
const note = z.union([z.object({ doing: z.string() }), z.object({ report })]);

type Row = z.infer<typeof row>;
type Report = z.infer<typeof report>;

const usualSeconds = 60;
const quickSeconds = 1;

/** `bench [--quick] [--seconds N] [--json]`: measures in folders of its own and prints a table; keeps nothing. */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const { values } = readArguments(
    args,
    { quick: { type: 'boolean' }, json: { type: 'boolean' }, seconds: { type: 'string' } },
    { most: 0 },
  );
  const seconds = readSeconds(values.seconds, values.quick === true);
  const found: Report[] = [];
  const { status } = await runNode([bench, values.quick ? 'quick' : 'full', String(seconds)], {
    onMessage: (message) => {
      const said = note.parse(message);
      if ('report' in said) found.push(said.report);
      else if (!values.json) io.warn(`${words(`cli.bench.doing.${said.doing}`)}\n`);
    },
  });
  const [result] = found;
  if (status !== 0 || !result) return failed;
  await io.write(values.json ? `${JSON.stringify(result)}\n` : table(result, words));
  return done;
}

function readSeconds(value: string | undefined, quick: boolean): number {
  if (value === undefined) return quick ? quickSeconds : usualSeconds;
  const seconds = Number(value);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 3600) {
    throw new UsageError(`--seconds ${value} is no whole number from 1 to 3600`);
  }
  return seconds;
}

const columnsOf: Readonly<Record<string, readonly string[]>> = {
  way: ['echo', 'sqlite', 'postgres'],
  understanding: ['suluh', 'nlpjs', 'minisearch', 'fuse'],
  names: ['suluh', 'fuse', 'fuzzball', 'minisearch'],
  cases: ['sqlite', 'postgres'],
};

/** Plain text in columns, which is a table in Markdown too. */
function table({ machine, date, heldSeconds, rows }: Report, words: Words): string {
  const head = words('cli.bench.machine', { ...machine, date, seconds: heldSeconds });
  const sections = sectionNames.map((section) => {
    const own = rows.filter((one) => one.section === section);
    const columns = columnsOf[section] ?? ['value'];
    const titles = [
      words(`cli.bench.section.${section}`),
      ...columns.map((column) => words(`cli.bench.column.${column}`)),
    ];
    return inColumns([titles, ...own.map((one) => cellsOf(one, words))]);
  });
  return `${head}\n\n${sections.join('\n')}`;
}

function cellsOf({ section, id, unit, values }: Row, words: Words): string[] {
  const name = words(`cli.bench.row.${section}.${id}`);
  const cells = values.map((value) =>
    value === null ? '–' : words(`cli.bench.unit.${unit}`, { value: rounded(value) }),
  );
  return [name, ...cells];
}

/** Three digits that matter: more would say more than was measured. */
function rounded(value: number): string {
  if (value >= 100 || Number.isInteger(value)) return String(Math.round(value));
  return value.toFixed(value >= 10 ? 1 : 2);
}

function inColumns(lines: readonly (readonly string[])[]): string {
  const width = (at: number) => Math.max(...lines.map((line) => line[at]?.length ?? 0));
  const [titles = [], ...rest] = lines.map((line) =>
    line.map((cell, at) => (at === 0 ? cell.padEnd(width(at)) : cell.padStart(width(at)))),
  );
  const rule = titles.map(
    (title, at) => `${'-'.repeat(title.length - (at === 0 ? 0 : 1))}${at === 0 ? '' : ':'}`,
  );
  return [titles, rule, ...rest].map((line) => `| ${line.join(' | ')} |\n`).join('');
}
