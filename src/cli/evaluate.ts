import type { World } from '../conversation/world.ts';
import { type Evaluation, evaluate, type Labelled, type Score } from '../understanding/evaluate.ts';
import { isObject } from '../values/json.ts';
import { readArguments, UsageError } from './arguments.ts';
import { FileError, readNamedFile, writeNamedFile } from './files.ts';
import { done, failed, type Io } from './io.ts';
import { readInChat, sceneOf } from './reading.ts';
import { drawReliability } from './reliability.ts';
import type { Words } from './words.ts';
import { readWorld } from './world.ts';

/**
 * `evaluate FILE`: how many of its questions are taken rightly. Fails below `--min`; `--reliability` draws
 * how far its confidence holds.
 */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    { json: { type: 'boolean' }, min: { type: 'string' }, reliability: { type: 'string' } },
    { least: 1, most: 1 },
  );
  const min = readMin(values.min, words);
  const [file = ''] = positionals;
  const { lines, problems } = readLabelled(await readNamedFile(file, words), words);
  for (const { line, problem } of problems)
    io.warn(`suluh: ${words('cli.evaluate.bad-line', { file, line, problem })}\n`);
  if (lines.length === 0) throw new FileError(words('cli.evaluate.empty', { file }));
  const world = readWorld(io.env);
  for (const { line, topic } of unknownTopics(lines, world)) {
    const problem = words('cli.evaluate.unknown-topic', { topic });
    io.warn(`suluh: ${words('cli.evaluate.bad-line', { file, line, problem })}\n`);
  }
  // The register's age does not change what a message is about, so any moment will do.
  const scene = sceneOf(world, 0);
  const evaluation = evaluate(lines, { understand: (text, hint = {}) => readInChat(text, hint, scene) });
  const accuracy = share(evaluation.all.right, evaluation.all.total);
  await io.write(values.json ? asJson(evaluation, problems) : inWords(evaluation, words));
  if (values.reliability !== undefined) {
    await writeNamedFile(values.reliability, drawReliability(evaluation, words), words);
    io.warn(`suluh: ${words('cli.draw.written', { file: values.reliability })}\n`);
  }
  if (accuracy >= min) return done;
  io.warn(`suluh: ${words('cli.evaluate.below', { share: percent(accuracy), min })}\n`);
  return failed;
}

function readMin(value: string | undefined, words: Words): number {
  if (value === undefined) return 0;
  const min = value.trim() === '' ? Number.NaN : Number(value);
  if (!(min >= 0 && min <= 1)) throw new UsageError(words('cli.evaluate.bad-min', { min: value }));
  return min;
}

interface NumberedLine extends Labelled {
  readonly line: number;
}

interface Problem {
  readonly line: number;
  readonly problem: string;
}

/** Lines `{text, topic, alt, lang, danger}`; those that cannot be used are told by their number. */
export function readLabelled(source: string, words: Words): { lines: NumberedLine[]; problems: Problem[] } {
  const lines: NumberedLine[] = [];
  const problems: Problem[] = [];
  for (const [at, text] of source
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (text.trim() === '') continue;
    const labelled = labelledLine(text);
    if (typeof labelled !== 'string') lines.push({ ...labelled, line: at + 1 });
    else problems.push({ line: at + 1, problem: words(labelled) });
  }
  return { lines, problems };
}

/** What a line holds, or the key of the words that say what is wrong with it. */
function labelledLine(source: string): Labelled | string {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return 'cli.evaluate.not-json';
  }
  if (!isObject(value)) return 'cli.evaluate.fields';
  const { text, topic, alt = [], lang, danger } = value;
  const fits =
    typeof text === 'string' &&
    typeof lang === 'string' &&
    (typeof topic === 'string' || topic === null) &&
    isListOfTopics(alt) &&
    (danger === undefined || typeof danger === 'boolean');
  if (!fits) return 'cli.evaluate.fields';
  return { text, topic, alt, lang, danger: danger ?? topic === 'help.emergency' };
}

const isListOfTopics = (value: unknown): value is readonly (string | null)[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string' || entry === null);

function unknownTopics(
  lines: readonly NumberedLine[],
  { contents }: World,
): { line: number; topic: string }[] {
  return lines.flatMap(({ line, topic, alt = [] }) =>
    [topic, ...alt].flatMap((one) =>
      one === null || contents.topics.has(one) ? [] : [{ line, topic: one }],
    ),
  );
}

const share = (part: number, of: number): number => (of === 0 ? 0 : part / of);
const percent = (value: number): string => `${(value * 100).toFixed(1)}%`;
const outside = 'none';

function asJson(evaluation: Evaluation, problems: readonly Problem[]): string {
  const { all, byTopic } = evaluation;
  const report = {
    accuracy: share(all.right, all.total),
    offeredShare: share(all.offered, all.total),
    ...evaluation,
    outOfScope: byTopic[outside] ?? { total: 0, right: 0, offered: 0 },
    problems,
  };
  return `${JSON.stringify(report)}\n`;
}

function inWords(evaluation: Evaluation, words: Words): string {
  const { all, byLanguage, byTopic, confusions, danger, calibrationError } = evaluation;
  const worstFirst = Object.entries(byTopic).sort(
    ([, a], [, b]) => share(a.right, a.total) - share(b.right, b.total) || b.total - a.total,
  );
  const none = byTopic[outside];
  return [
    words('cli.evaluate.all', {
      ...all,
      share: percent(share(all.right, all.total)),
      offeredShare: percent(share(all.offered, all.total)),
    }),
    words('cli.evaluate.danger', danger),
    ...(none ? [words('cli.evaluate.outside', { right: none.right, total: none.total })] : []),
    words('cli.evaluate.calibration', { away: percent(calibrationError) }),
    '',
    words('cli.evaluate.by-language'),
    ...rows(Object.entries(byLanguage), words),
    '',
    words('cli.evaluate.by-topic'),
    ...rows(worstFirst, words),
    ...(confusions.length > 0 ? ['', words('cli.evaluate.confusions')] : []),
    ...confusions.map((one) => `  ${words('cli.evaluate.confusion', { ...one })}`),
    '',
  ].join('\n');
}

function rows(scores: readonly (readonly [string, Score])[], words: Words): string[] {
  const width = Math.max(...scores.map(([name]) => name.length));
  return scores.map(([name, { right, offered, total }]) => {
    const row = {
      name: name.padEnd(width),
      right,
      total,
      share: percent(share(right, total)),
      offeredShare: percent(share(offered, total)),
    };
    return `  ${words('cli.evaluate.row', row)}`;
  });
}
