import { startTelegram, type Telegram } from '../../test/stand-ins/telegram/telegram.ts';
import { dataFolder, importRoster, policyFile, startProgram } from '../../test/support/program.ts';
import { readCases } from '../../test/support/stories.ts';
import { until } from '../../test/support/until.ts';
import { type ReadUnnoted, unnotedReader } from './unnoted.ts';

/** What a drill found. Every figure is counted, none is worked out. */
export interface DrillReport {
  readonly runs: number;
  readonly kills: number;
  /** Messages that were written, and that the program had confirmed to the platform at the end. */
  readonly written: number;
  readonly acknowledged: number;
  /** Stories among them, and how many of those stand in a case exactly once. */
  readonly stories: number;
  readonly kept: number;
  readonly cases: number;
  /** Cases of which a coordinator was told at least once. */
  readonly alerted: number;
  /** Alerts beyond the first for one case. */
  readonly repeats: number;
  /** Those of them that the platform had and the database did not know as sent when the program was killed. */
  readonly excused: number;
  readonly seconds: number;
}

export interface DrillOptions {
  readonly runs: number;
  readonly onRun?: (done: number) => void;
}

const coordinator = 9001;
const longestPauseMs = 900;
/** What was on its way at the kill has reached the platform within this. */
const onItsWayMs = 20;

/**
 * Again and again: somebody reports a recruiter or cries for help, the program is killed at a random moment
 * and started anew. Real processes, a real database, a Bot API server that stands for Telegram.
 */
export async function drill({ runs, onRun = () => undefined }: DrillOptions): Promise<DrillReport> {
  const began = performance.now();
  const folder = dataFolder();
  const tg = await startTelegram();
  const settings = {
    DATA_DIR: folder.path,
    SECRET_KEY: 'a passphrase for this one drill only',
    TELEGRAM_API_ROOT: tg.apiRoot,
    TELEGRAM_BOT_TOKEN: tg.token,
    LOG_LEVEL: 'error',
    POLICY_FILE: policyFile(folder.path, patient),
  };
  await importRoster(folder.path, [`Budi,telegram,${coordinator},nasional,coordinator,`], settings);
  let program = await startProgram(settings);
  try {
    tg.user(coordinator).says('/start');
    await tg.user(coordinator).receives(/Suluh/);
    const readUnnoted = await unnotedReader(settings);
    /** Cases of which the coordinator was told without a note of it, once for each such kill. */
    const unnoted: string[] = [];
    let kills = 0;
    let written = 0;
    for (let run = 0; run < runs; run += 1) {
      written += write(tg, run);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * longestPauseMs));
      await program.kill();
      kills += 1;
      unnoted.push(...(await toldWithoutNote(tg, readUnnoted)));
      program = await startProgram(settings);
      onRun(run + 1);
    }
    return {
      runs,
      kills,
      written,
      ...(await counted(tg, settings, { runs, written, unnoted })),
      seconds: Math.round((performance.now() - began) / 1000),
    };
  } finally {
    await program.stop();
    await tg.stop();
    folder.remove();
  }
}

/** Nobody claims, and nothing is told a second time for that; every alert comes by itself, so that it can be counted. */
const patient = {
  limits: { alerts: { points: 1_000_000, per: '1h' } },
  silence: { danger: '400ms', story: '400ms' },
  unclaimed: { danger: '12h', departure: '12h' },
};

/** One person: by turns a report and a cry, and no answer to any question after that. Gives how many messages. */
function write(tg: Telegram, run: number): number {
  const writer = tg.user(100_000 + run);
  const lines =
    run % 2 === 0
      ? ['/start lapor', '1', `cerita ${run}: orang ini membawa anak dari desa kami`, 'selesai']
      : [`tolong ${run}: pintu dikunci dari luar`];
  for (const line of lines) writer.says(line);
  return lines.length;
}

async function toldWithoutNote(tg: Telegram, readUnnoted: ReadUnnoted): Promise<string[]> {
  await new Promise((resolve) => setTimeout(resolve, onItsWayMs));
  const told = alertsIn(tg);
  return readUnnoted().flatMap((text) => {
    const number = caseIn(text);
    return number !== undefined && told.has(number) ? [number] : [];
  });
}

interface Written {
  readonly runs: number;
  readonly written: number;
  readonly unnoted: readonly string[];
}

async function counted(
  tg: Telegram,
  settings: { readonly DATA_DIR: string; readonly SECRET_KEY: string },
  { runs, written, unnoted }: Written,
): Promise<
  Pick<DrillReport, 'acknowledged' | 'stories' | 'kept' | 'cases' | 'alerted' | 'repeats' | 'excused'>
> {
  await until(() => tg.unconfirmed === 0, 120_000).catch(() => undefined);
  await until(() => alertsIn(tg).size >= runs, 120_000).catch(() => undefined);
  const { words, cases } = await readCases(settings);
  const stories = [...words].filter(([name]) => /^(cerita|tolong) \d+$/.test(name));
  const told = alertsIn(tg);
  const again = [...told]
    .filter(([, times]) => times > 1)
    .map(([number, times]) => ({
      times: times - 1,
      unnoted: unnoted.filter((other) => other === number).length,
    }));
  return {
    acknowledged: written - tg.unconfirmed,
    stories: runs,
    kept: stories.filter(([, times]) => times === 1).length,
    cases,
    alerted: told.size,
    repeats: sum(again.map(({ times }) => times)),
    excused: sum(again.map((of) => Math.min(of.times, of.unnoted))),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** How often the coordinator was told of each case. */
function alertsIn(tg: Telegram): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { chat, text } of tg.sent) {
    const number = Number(chat) === coordinator ? caseIn(text) : undefined;
    if (number !== undefined) found.set(number, (found.get(number) ?? 0) + 1);
  }
  return found;
}

const caseIn = (text: string): string | undefined => /nomor (\d+)\n/.exec(text)?.[1];
