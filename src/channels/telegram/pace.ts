import { setTimeout as sleep } from 'node:timers/promises';

/** How long things may take, and how long to wait between attempts; milliseconds unless named. */
export interface Pace {
  /** How long Telegram holds an empty poll open, in seconds. */
  readonly pollSeconds: number;
  /** Beyond a poll's own time, and for every call without a file. */
  readonly callMs: number;
  /** For a call with a file, and for a download. */
  readonly fileMs: number;
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  /** A wrong token does not mend itself quickly. */
  readonly tokenRetryMs: number;
  readonly conflictRetryMs: number;
}

export const usualPace: Pace = {
  pollSeconds: 30,
  callMs: 20_000,
  fileMs: 60_000,
  firstRetryMs: 500,
  longestRetryMs: 30_000,
  tokenRetryMs: 60_000,
  conflictRetryMs: 5_000,
};

/** Waits; returns early, without an error, when the signal fires. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}

/** Doubles from the first wait to the longest. */
export class Backoff {
  readonly #pace: Pace;
  #failures = 0;

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  next(): number {
    const wait = this.#pace.firstRetryMs * 2 ** this.#failures;
    if (wait < this.#pace.longestRetryMs) this.#failures += 1;
    return Math.min(wait, this.#pace.longestRetryMs);
  }

  reset(): void {
    this.#failures = 0;
  }
}
