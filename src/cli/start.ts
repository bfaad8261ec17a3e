import { readConfig } from '../config.ts';
import { createLogger } from '../log.ts';
import { serve } from '../main.ts';
import { readArguments } from './arguments.ts';
import { done, failed, type Io } from './io.ts';

const stopWithinMs = 10_000;

/** `./suluh start`: runs until SIGTERM or SIGINT. One line on standard output says when it is ready. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  readArguments(args, {}, { most: 0 });
  const config = readConfig(io.env);
  const logger = createLogger(config.logLevel);
  const serving = await serve(config, logger);
  await io.write(`ready http://127.0.0.1:${serving.port}\n`);
  await stopSignal();
  const late = setTimeout(() => process.exit(failed), stopWithinMs - 500);
  await serving.stop();
  clearTimeout(late);
  return done;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
