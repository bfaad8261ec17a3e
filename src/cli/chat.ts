import { randomBytes } from 'node:crypto';
import { createApp } from '../app.ts';
import { createTerminal } from '../channels/terminal/terminal.ts';
import { readConfig } from '../config.ts';
import { loadTexts } from '../conversation/load.ts';
import { createLogger } from '../log.ts';
import { queuesOf } from '../store/queues.ts';
import { readArguments } from './arguments.ts';
import { done, type Io } from './io.ts';
import { readLines } from './project.ts';
import { projectFolder, terminalLanguage } from './words.ts';

const settleMs = 5_000;

/** `./suluh chat`: the bot in this terminal, with the database of DATA_DIR. Ends with /keluar or the end of input. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  readArguments(args, {}, { most: 0 });
  const { telegram: _off, ...config } = readConfig(io.env);
  const terminal = createTerminal({
    input: io.stdin,
    output: process.stdout,
    colours: process.stdout.isTTY === true,
    texts: loadTexts(`${projectFolder}locales`, readLines()),
    language: terminalLanguage(io.env) === 'en' ? 'en' : 'id',
    now: Date.now,
    randomBytes,
  });
  const app = await createApp({ config, logger: createLogger('error'), extra: [terminal] });
  app.listen();
  await terminal.ended;
  await settled(app);
  await app.stop();
  return done;
}

/** What was typed is answered before the program goes. */
async function settled(app: Awaited<ReturnType<typeof createApp>>): Promise<void> {
  const end = Date.now() + settleMs;
  while (Date.now() < end) {
    const queues = await queuesOf(app.store, Date.now());
    if ((queues.inbox?.waiting ?? 0) + (queues.outbox?.waiting ?? 0) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
