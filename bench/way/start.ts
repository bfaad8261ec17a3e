import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryOf, projectFolder, type Settings, serve, startLoad, timed } from './processes.ts';

/** Times are milliseconds, memory is resident megabytes. */
export interface StartFigures {
  /** From the call of `./suluh start` to its line, with an empty data folder. */
  readonly freshMs: number;
  /** The same with a data folder from before. */
  readonly againMs: number;
  /** With the web chat and Telegram on. */
  readonly memoryReady: number;
  readonly memoryAfter: number;
  /** Pure commands, from the call to the end. */
  readonly commands: Readonly<Record<string, number>>;
}

export const suluh = join(projectFolder, 'suluh');

/** Messages after which the memory is read a second time. */
const messages = 1000;

const pureCommands: Readonly<Record<string, readonly string[]>> = {
  help: ['help'],
  ask: ['ask', 'brp biaya bikin paspor skrg?'],
  agencies: ['agencies', 'check', 'PT Agesa Asa Jaya'],
};

/** Starts the bot several times and takes the best: what disturbs a start is not the bot. */
export async function measureStart(
  settings: Settings,
  sink: string,
  secret: string,
  times: number,
): Promise<StartFigures> {
  // Once for nothing, so that Node has compiled everything.
  await timed(suluh, ['help'], {});
  await best(1, () => start(settings, undefined));
  const folder = mkdtempSync(join(tmpdir(), 'suluh-bench-'));
  try {
    const fresh = await best(times, () => start(settings, undefined));
    await start(settings, folder);
    const again = await best(times, () => start(settings, folder));
    const memory = await memoryOver(settings, sink, secret);
    const commands: Record<string, number> = {};
    for (const [name, args] of Object.entries(pureCommands))
      commands[name] = await best(times, () => timed(suluh, args, {}));
    return { freshMs: fresh, againMs: again, ...memory, commands };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function best(times: number, measureOnce: () => Promise<number>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < times; n += 1) least = Math.min(least, await measureOnce());
  return least;
}

/** Starts in a folder, or in one of its own; milliseconds until it is ready. */
async function start(settings: Settings, folder: string | undefined): Promise<number> {
  const data = folder ?? mkdtempSync(join(tmpdir(), 'suluh-bench-'));
  const bot = await serve(suluh, ['start'], { ...settings, DATA_DIR: data });
  await bot.stop();
  if (folder === undefined) rmSync(data, { recursive: true, force: true });
  return bot.readyMs;
}

async function memoryOver(
  settings: Settings,
  sink: string,
  secret: string,
): Promise<{ memoryReady: number; memoryAfter: number }> {
  const data = mkdtempSync(join(tmpdir(), 'suluh-bench-'));
  const bot = await serve(suluh, ['start'], { ...settings, DATA_DIR: data });
  try {
    const memoryReady = memoryOf(bot.pid);
    const load = await startLoad(`${bot.url}/telegram/webhook`, secret, sink);
    await load.run({ underWay: 8, messages });
    await load.stop();
    return { memoryReady, memoryAfter: memoryOf(bot.pid) };
  } finally {
    await bot.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
