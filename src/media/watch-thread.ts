import type { Worker } from 'node:worker_threads';

const lookEveryMs = 250;

export interface ThreadLimits {
  /** Of a processor, milliseconds: a busy machine may take its time. */
  readonly workMs: number;
  /** On the clock. */
  readonly longestMs: number;
}

/** Calls `late` once the thread has worked or taken so long from now on; what is returned ends the watch. */
export function watchThread(
  worker: Worker,
  { workMs, longestMs }: ThreadLimits,
  late: () => void,
): () => void {
  const begun = workedBy(worker);
  const look = async (): Promise<void> => {
    if ((await workedBy(worker)) - (await begun) > workMs) late();
  };
  const looking = setInterval(look, lookEveryMs);
  const longest = setTimeout(late, longestMs);
  return () => {
    clearInterval(looking);
    clearTimeout(longest);
  };
}

/** Milliseconds of a processor that the thread has had; 0 when it has ended. */
async function workedBy(worker: Worker): Promise<number> {
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1000;
  } catch {
    return 0;
  }
}
