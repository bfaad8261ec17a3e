import { Worker } from 'node:worker_threads';
import { type ThreadLimits, watchThread } from '../watch-thread.ts';

const thread = new URL('./thread.ts', import.meta.url);
const resourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
/** The others wait meanwhile; an ordinary document takes a tenth of it. */
const usualLimits: ThreadLimits = { workMs: 8_000, longestMs: 60_000 };

let last: Promise<unknown> = Promise.resolve();

/**
 * The same document without anything but the looks of its pages; null when that cannot be done within
 * time and memory. Each file has a thread of its own, one after another: the library and all that it took
 * go with it, and a hostile file takes nothing but its own thread down.
 */
export function cleanPdfApart(bytes: Uint8Array, limits = usualLimits): Promise<Buffer | null> {
  const cleaning = last.then(() => inThread(bytes, limits));
  last = cleaning;
  return cleaning;
}

async function inThread(bytes: Uint8Array, limits: ThreadLimits): Promise<Buffer | null> {
  // The library's remarks could name what stands in the file.
  const worker = new Worker(thread, { workerData: bytes, resourceLimits, stdout: true, stderr: true });
  worker.stdout.resume();
  worker.stderr.resume();
  const { promise, resolve } = Promise.withResolvers<Buffer | null>();
  worker.once('message', (cleaned: Uint8Array | null) => resolve(cleaned && Buffer.from(cleaned)));
  worker.once('error', () => resolve(null));
  worker.once('exit', () => resolve(null));
  const unwatch = watchThread(worker, limits, () => resolve(null));
  try {
    return await promise;
  } finally {
    unwatch();
    await worker.terminate();
  }
}
