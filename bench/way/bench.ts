// The bench behind `./suluh bench`: everything in one run, so that the figures can be compared. Tells
// its figures, and what it is doing, to the process that started it.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../../test/support/postgres.ts';
import { measureAlerts } from '../cases/alerts.ts';
import { measureCases } from '../cases/measure.ts';
import { measureNames } from '../names/measure.ts';
import { measureUnderstanding } from '../understanding/measure.ts';
import { measure, type Sizes, type WayFigures } from './measure.ts';
import { type Serving, type Settings, serve, startLoad } from './processes.ts';
import { type Row, rowsOf } from './rows.ts';
import { measureStart, suluh } from './start.ts';

/** What the bench found out. */
interface Report {
  readonly machine: {
    readonly processor: string;
    readonly cores: number;
    readonly memoryGb: number;
    readonly system: string;
    readonly node: string;
    /** Load average of the minute before. */
    readonly load: number;
  };
  /** ISO 8601. */
  readonly date: string;
  readonly quick: boolean;
  readonly heldSeconds: number;
  readonly rows: readonly Row[];
}

type Note =
  | { readonly doing: 'start' | 'echo' | 'sqlite' | 'postgres' | 'understanding' | 'names' | 'cases' }
  | { readonly report: Report };

const secret = 'bench-secret';
const secretKey = Buffer.alloc(32, 1).toString('base64');
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const tell = (note: Note) => process.send?.(note);

const [mode, seconds] = process.argv.slice(2);
const quick = mode === 'quick';
const heldSeconds = Number(seconds);
const sizes: Sizes = quick
  ? { warm: 100, saturatedMs: 500, alone: 5, heldMs: heldSeconds * 1000 }
  : { warm: 3_000, saturatedMs: 10_000, alone: 100, heldMs: heldSeconds * 1000 };
/** With all samples nlp.js learns for a minute, and Fuse.js reads a message in seconds. */
const effort = quick ? { every: 40, budgetMs: 1_000 } : { every: 1, budgetMs: 60_000 };

const namesEffort = quick
  ? { every: 10, large: 2_000, budgetMs: 300 }
  : { every: 1, large: 100_000, budgetMs: 10_000 };

const casesEffort = quick ? { cases: 1_000, times: 5 } : { cases: 100_000, times: 300 };

/** Runs a bot under load; it is gone afterwards, whatever happens. */
async function way(bot: Serving, sink: Serving): Promise<WayFigures> {
  try {
    const load = await startLoad(`${bot.url}/telegram/webhook`, secret, sink.url);
    try {
      return await measure(bot, load, sizes);
    } finally {
      await load.stop();
    }
  } finally {
    await bot.stop();
  }
}

async function throughSuluh(settings: Settings, sink: Serving): Promise<WayFigures> {
  const data = mkdtempSync(join(tmpdir(), 'suluh-bench-'));
  try {
    return await way(await serve(suluh, ['start'], { ...settings, DATA_DIR: data }), sink);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function throughPostgres(settings: Settings, sink: Serving): Promise<WayFigures | null> {
  const { service, stop } = await startPostgres({ durable: true });
  try {
    if (!('url' in service)) return null;
    return await throughSuluh(
      { ...settings, DATABASE_URL: `${service.url}/postgres`, SECRET_KEY: secretKey },
      sink,
    );
  } finally {
    await stop();
  }
}

async function run(): Promise<Report> {
  const [processor] = cpus();
  const machine = {
    processor: processor?.model ?? '',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    node: process.version,
    load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
  const sink = await serve(process.execPath, [here('sink.ts')], {});
  const settings: Settings = {
    PORT: '0',
    LOG_LEVEL: 'warn',
    TELEGRAM_BOT_TOKEN: '1:bench',
    TELEGRAM_API_ROOT: sink.url,
    TELEGRAM_WEBHOOK_SECRET: secret,
    TELEGRAM_RATE: '100000',
  };
  try {
    tell({ doing: 'start' });
    const start = await measureStart(settings, sink.url, secret, quick ? 1 : 5);
    tell({ doing: 'echo' });
    const echo = await way(await serve(process.execPath, [here('echo.ts')], settings), sink);
    tell({ doing: 'sqlite' });
    const sqlite = await throughSuluh(settings, sink);
    tell({ doing: 'postgres' });
    const postgres = await throughPostgres(settings, sink);
    tell({ doing: 'understanding' });
    const understanding = await measureUnderstanding(effort);
    tell({ doing: 'names' });
    const names = measureNames(namesEffort);
    tell({ doing: 'cases' });
    const cases = { ...(await measureCases(casesEffort)), alert: await measureAlerts(quick ? 3 : 100) };
    const rows = rowsOf(start, { echo, sqlite, postgres }, understanding, names, cases);
    return { machine, date: new Date().toISOString(), quick, heldSeconds, rows };
  } finally {
    await sink.stop();
  }
}

tell({ report: await run() });
process.disconnect();
