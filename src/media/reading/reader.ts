import { Worker } from 'node:worker_threads';
import type { PictureRead } from '../../conversation/input.ts';
import { watchThread } from '../watch-thread.ts';

/** Reads pictures one after another, beside everything else that the process does. */
export interface Reader {
  /** What stands in a picture; what cannot be read says why. Throws ReaderStoppedError, and nothing else. */
  read(bytes: Uint8Array): Promise<PictureRead>;
  /** Ends at once; what is being read is not finished. */
  stop(): Promise<void>;
}

/** The picture was not read, because the program is ending. */
export class ReaderStoppedError extends Error {
  override readonly name = 'ReaderStoppedError';
}

export interface ReaderOptions {
  /** A picture that takes more than this of a processor is given up; milliseconds. A busy machine may take its time. */
  readonly limitMs?: number;
  /** Without work for so long the thread ends and its memory goes back. */
  readonly idleMs?: number;
  /** Memory that the engine may take, in bytes. */
  readonly mostBytes?: number;
  /** Told when the thread broke; a picture or the installation is to blame. */
  readonly onError?: (error: unknown) => void;
}

/** A thread that does nothing any more is given up too. */
const longestMs = 180_000;
const thread = new URL('./thread.ts', import.meta.url);
/** Megabytes of JavaScript objects in the thread; pictures and engine lie outside of them. */
const resourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 };

/** The thread is started by the first picture and ended when none has come for a while. */
export function createReader({
  limitMs = 20_000,
  idleMs = 60_000,
  mostBytes = 256 * 1024 * 1024,
  onError = () => undefined,
}: ReaderOptions = {}): Reader {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let answer: (outcome: PictureRead) => void = () => undefined;
  let giveUp: (error: ReaderStoppedError) => void = () => undefined;
  let stopped = false;

  const start = (): Worker => {
    // The engine writes remarks of its own; nothing of a picture belongs into a log.
    const started = new Worker(thread, { workerData: mostBytes, resourceLimits, stdout: true, stderr: true });
    started.stdout.resume();
    started.stderr.resume();
    started.on('message', (outcome: PictureRead) => answer(outcome));
    started.on('error', onError);
    started.once('exit', () => {
      if (worker !== started) return;
      worker = null;
      answer({ problem: 'unreadable' });
    });
    started.unref();
    return started;
  };

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };

  const readNow = async (bytes: Uint8Array): Promise<PictureRead> => {
    if (stopped) throw new ReaderStoppedError('the reader was stopped');
    clearTimeout(idle);
    worker ??= start();
    const { promise, resolve, reject } = Promise.withResolvers<PictureRead>();
    answer = resolve;
    giveUp = reject;
    const unwatch = watchThread(worker, { workMs: limitMs, longestMs }, () =>
      resolve({ problem: 'too-slow' }),
    );
    worker.postMessage(bytes);
    const outcome = await promise.finally(unwatch);
    // Whatever it is still busy with, the next picture gets a thread of its own.
    if ('problem' in outcome && outcome.problem === 'too-slow') await end();
    idle = setTimeout(end, idleMs).unref();
    return outcome;
  };

  return {
    read: (bytes) => {
      const reading = last.then(() => readNow(bytes));
      last = reading.catch(() => undefined);
      return reading;
    },
    stop: async () => {
      stopped = true;
      giveUp(new ReaderStoppedError('the reader was stopped'));
      await end();
      await last;
    },
  };
}
