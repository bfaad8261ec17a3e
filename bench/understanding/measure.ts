// Accuracy and time of the ways to find a topic: each learns from the sample questions that ship with the
// project and is asked the lines of the evaluation set, none of which is a sample.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadQuestions } from '../../src/text/load.ts';
import type { Labelled } from '../../src/understanding/evaluate.ts';
import type { Sample } from '../../src/understanding/samples.ts';
import { languages } from '../../src/values/language.ts';
import { type Ask, type Way, ways } from './ways.ts';

export interface WayOfUnderstanding {
  readonly id: Way['id'];
  readonly learnMs: number;
  /** Half of the messages are read within this. */
  readonly p50: number;
  /** Lines that it was asked before its time was up. */
  readonly asked: number;
  /** Share of the lines that it gave the right topic at once, by language and in `all`. */
  readonly right: Readonly<Record<string, number>>;
}

/** How much is asked: every so many samples and lines, for at most so long. */
export interface Effort {
  readonly every: number;
  readonly budgetMs: number;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const evaluation = `${root}test/evaluation/languages.jsonl`;
/** Whether somebody is in danger is found in another way. */
const danger = 'help.emergency';

export async function measureUnderstanding({ every, budgetMs }: Effort): Promise<WayOfUnderstanding[]> {
  const samples = samplesIn(`${root}locales`).filter((_, at) => at % every === 0);
  const asked = readLines(evaluation).filter(({ topic }) => topic !== danger);
  const lines = spread(asked.filter((_, at) => at % every === 0));
  const figures: WayOfUnderstanding[] = [];
  for (const way of ways) {
    const started = performance.now();
    const ask = await way.learn(samples);
    const learnMs = performance.now() - started;
    figures.push({ id: way.id, learnMs, ...(await askAll(ask, lines, budgetMs)) });
  }
  return figures;
}

function samplesIn(locales: string): Sample[] {
  return loadQuestions(locales).flatMap((sample) => {
    const language = languages.find((known) => known === sample.language);
    return language ? [{ ...sample, language }] : [];
  });
}

const readLines = (file: string): Labelled[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** The same order at every run, in which any first part holds something of everything. */
function spread<T>(all: readonly T[]): T[] {
  const step = 7919;
  return all.map((_, at) => all[(at * step) % all.length]).filter((one) => one !== undefined);
}

type Asked = Pick<WayOfUnderstanding, 'p50' | 'asked' | 'right'>;

async function askAll(ask: Ask, lines: readonly Labelled[], budgetMs: number): Promise<Asked> {
  const end = performance.now() + budgetMs;
  const counts = new Map<string, { total: number; right: number }>();
  const times: number[] = [];
  for (const { text, topic, alt = [], lang } of lines) {
    const started = performance.now();
    if (started > end) break;
    const given = await ask(text);
    times.push(performance.now() - started);
    for (const key of ['all', lang]) {
      const count = counts.get(key) ?? { total: 0, right: 0 };
      counts.set(key, count);
      count.total++;
      if (given === topic || alt.includes(given)) count.right++;
    }
  }
  times.sort((a, b) => a - b);
  const right = Object.fromEntries([...counts].map(([key, count]) => [key, count.right / count.total]));
  return { p50: times[times.length >> 1] ?? 0, asked: times.length, right };
}
