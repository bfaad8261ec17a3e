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
  /** Messages that the program had confirmed to the platform. */
  readonly acknowledged: number;
  /** Stories among them, and how many of those stand in a case exactly once. */
  readonly stories: number;
  readonly kept: number;
  readonly cases: number;
  /** Cases of which a coordinator was told at least once. */
  readonly alerted: number;
  /** Alerts beyond the first for one case and one coordinator. */
  readonly repeats: number;
  readonly seconds: number;
}

export interface DrillOptions {
  readonly runs: number;
  readonly onRun?: (done: number) => void;
}

const writersEachRun = 4;
const coordinator = 9001;
const longestPauseMs = 900;

/**
 * Again and again: some people report, some cry for help, the program is killed at a random moment and
 * started anew. Real processes, a real database, a Bot API server that stands for Telegram.
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
    POLICY_FILE: policyFile(folder.path, { silence: { danger: '400ms', story: '400ms' } }),
  };
  await importRoster(folder.path, [`Budi,telegram,${coordinator},nasional,coordinator,`], settings);
  let program = await startProgram(settings);
  try {
    tg.user(coordinator).says('/start');
    await tg.user(coordinator).receives(/Suluh/);
    for (let run = 0; run < runs; run += 1) {
      write(tg, run);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * longestPauseMs));
      program = await restarted(program, settings);
      onRun(run + 1);
    }
    return {
      ...(await counted(tg, settings, runs)),
      seconds: Math.round((performance.now() - began) / 1000),
    };
  } finally {
    await program.stop();
    await tg.stop();
    folder.remove();
  }
}

/** Half of the people report a recruiter, half cry for help; nobody answers any question after that. */
function write(tg: Telegram, run: number): void {
  for (let n = 0; n < writersEachRun; n += 1) {
    const writer = tg.user(100_000 + run * writersEachRun + n);
    if (n % 2 === 0) {
      writer.says('/start lapor');
      writer.says('1');
      writer.says(`cerita ${run}-${n}: orang ini membawa anak dari desa kami`);
      writer.says('selesai');
    } else {
      writer.says(`tolong ${run}-${n}: pintu dikunci dari luar`);
    }
  }
}

async function restarted(program: Program, settings: Readonly<Record<string, string>>): Promise<Program> {
  await program.kill();
  return startProgram(settings);
}

async function counted(
  tg: Telegram,
  settings: { readonly DATA_DIR: string; readonly SECRET_KEY: string },
  runs: number,
): Promise<Omit<DrillReport, 'seconds'>> {
  await until(() => tg.unconfirmed === 0, 120_000);
  const expected = runs * writersEachRun;
  const numbers = (): string[] =>
    tg.sent.flatMap((m) =>
      Number(m.chat) === coordinator ? (/nomor (\d+)\n/.exec(m.text)?.slice(1) ?? []) : [],
    );
  await until(() => new Set(numbers()).size >= expected, 120_000).catch(() => undefined);
  const { words, cases } = await readCases(settings);
  const stories = [...words].filter(([name]) => /^(cerita|tolong) \d+-\d+$/.test(name));
  const told = numbers();
  return {
    runs,
    kills: runs,
    acknowledged: runs * (2 * 4 + 2),
    stories: expected,
    kept: stories.filter(([, times]) => times === 1).length,
    cases,
    alerted: new Set(told).size,
    repeats: told.length - new Set(told).size,
  };
}
