import { startTelegram, type Telegram } from '../../test/stand-ins/telegram/telegram.ts';
import {
  dataFolder,
  importRoster,
  type Program,
  policyFile,
  startProgram,
} from '../../test/support/program.ts';
import { readCases } from '../../test/support/stories.ts';
import { until } from '../../test/support/until.ts';

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
  /** Those of them where the program was killed after the first had gone out and before it was noted. */
  readonly excused: number;
  readonly seconds: number;
}

export interface DrillOptions {
  readonly runs: number;
  readonly onRun?: (done: number) => void;
}

const coordinator = 9001;
const longestPauseMs = 900;
/** What has gone out is noted well within this, also on a busy machine. */
const noteWithinMs = 2000;

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
    const kills: number[] = [];
    let written = 0;
    for (let run = 0; run < runs; run += 1) {
      written += write(tg, run);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * longestPauseMs));
      kills.push(Date.now());
      program = await restarted(program, settings);
      onRun(run + 1);
    }
    return {
      runs,
      kills: kills.length,
      written,
      ...(await counted(tg, settings, { runs, kills, written })),
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

async function restarted(program: Program, settings: Readonly<Record<string, string>>): Promise<Program> {
  await program.kill();
  return startProgram(settings);
}

interface Written {
  readonly runs: number;
  readonly kills: readonly number[];
  readonly written: number;
}

async function counted(
  tg: Telegram,
  settings: { readonly DATA_DIR: string; readonly SECRET_KEY: string },
  { runs, kills, written }: Written,
): Promise<
  Pick<DrillReport, 'acknowledged' | 'stories' | 'kept' | 'cases' | 'alerted' | 'repeats' | 'excused'>
> {
  await until(() => tg.unconfirmed === 0, 120_000).catch(() => undefined);
  await until(() => alertsIn(tg).size >= runs, 120_000).catch(() => undefined);
  const { words, cases } = await readCases(settings);
  const stories = [...words].filter(([name]) => /^(cerita|tolong) \d+$/.test(name));
  const told = alertsIn(tg);
  const again = [...told.values()].flatMap((times) =>
    times.slice(1).map((at, n) => ({ first: times[n] ?? at, at })),
  );
  return {
    acknowledged: written - tg.unconfirmed,
    stories: runs,
    kept: stories.filter(([, times]) => times === 1).length,
    cases,
    alerted: told.size,
    repeats: again.length,
    excused: again.filter(({ first, at }) =>
      kills.some((kill) => first <= kill && kill <= at && kill - first < noteWithinMs),
    ).length,
  };
}

/** When the coordinator was told of each case. */
function alertsIn(tg: Telegram): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const { chat, text, at } of tg.sent) {
    const number = Number(chat) === coordinator ? /nomor (\d+)\n/.exec(text)?.[1] : undefined;
    if (number !== undefined) found.set(number, [...(found.get(number) ?? []), at]);
  }
  return found;
}
