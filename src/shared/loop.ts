/** Repeats a step for as long as there is something to do, and looks again when woken or after a while. */
export interface Loop {
  /** Looks again now; during a step: right after it. */
  poke(): void;
  /** Resolves when no step is running any more. */
  stop(): Promise<void>;
}

export interface LoopOptions {
  /** Does some work; returns milliseconds until it wants to be called again, 0 for at once. */
  readonly step: () => Promise<number>;
  /** A step failed; it is called again after a second. */
  readonly onError: (error: unknown) => void;
}

const afterErrorMs = 1000;

export function startLoop({ step, onError }: LoopOptions): Loop {
  let stopped = false;
  let poked = false;
  let wakeUp: (() => void) | undefined;

  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(done, ms);
      function done() {
        clearTimeout(timer);
        wakeUp = undefined;
        resolve();
      }
      wakeUp = done;
    });

  const run = async () => {
    while (!stopped) {
      poked = false;
      let wait = afterErrorMs;
      try {
        wait = await step();
      } catch (error) {
        onError(error);
      }
      if (wait > 0 && !poked && !stopped) await rest(wait);
      // SQLite answers without a turn of the event loop; without this nothing else would get one.
      else await new Promise<void>((resolve) => setImmediate(resolve));
    }
  };

  const running = run();
  return {
    poke: () => {
      poked = true;
      wakeUp?.();
    },
    stop: () => {
      stopped = true;
      wakeUp?.();
      return running;
    },
  };
}
