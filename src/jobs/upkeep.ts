import { errorCode, type Logger } from '../values/logger.ts';

/** Something that is done again and again, with its own pause. */
export interface Chore {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<void>;
}

/**
 * Does each chore at once and then after each pause; a failing one is logged and tried again. Nothing
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
        if (stopped) return;
        const timer = setTimeout(() => {
          timers.delete(timer);
          begin(chore);
        }, chore.everyMs);
        timers.add(timer);
      });
    running.add(run);
  };
  for (const chore of chores) begin(chore);
  return {
    stop: async () => {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(running);
    },
  };
}
