import { errorCode, type Logger } from '../values/logger.ts';

/** Something that is done again and again, with its own pause. */
export interface Chore {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<void>;
}

/** Between the first runs of two chores: what people wrote while the program was away goes first. */
const apartMs = 50;

/**
 * Does each chore soon and then after each pause; a failing one is logged and tried again. Nothing
 * that matters waits here: what has its time is found in the database whenever a chore looks.
 */
export function startUpkeep(chores: readonly Chore[], logger: Logger): { stop(): Promise<void> } {
  const timers = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  let stopped = false;
  const begin = (chore: Chore): void => {
    const run = chore
      .run()
      .catch((error: unknown) =>
        logger.error({ chore: chore.name, error: errorCode(error) }, 'a chore failed'),
      )
      .finally(() => {
        running.delete(run);
        if (!stopped) after(chore.everyMs, chore);
      });
    running.add(run);
  };
  const after = (ms: number, chore: Chore): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      begin(chore);
    }, ms);
    timers.add(timer);
  };
  for (const [n, chore] of chores.entries()) after((n + 1) * apartMs, chore);
  return {
    stop: async () => {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(running);
    },
  };
}
