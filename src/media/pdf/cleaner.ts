import { Worker } from 'node:worker_threads';

const thread = new URL('./thread.ts', import.meta.url);
const resourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
/** The others wait meanwhile; an ordinary document takes a tenth of it. */
const usualLimitMs = 15_000;

let last: Promise<unknown> = Promise.resolve();

/**
 * The same document without anything but the looks of its pages; null when that cannot be done within
 * time and memory. Each file has a thread of its own, one after another: the library and all that it took
 * go with it, and a hostile file takes nothing but its own thread down.
 */
export function cleanPdfApart(bytes: Uint8Array, limitMs = usualLimitMs): Promise<Buffer | null> {
  const cleaning = last.then(() => inThread(bytes, limitMs));
  last = cleaning;
  return cleaning;
}

async function inThread(bytes: Uint8Array, limitMs: number): Promise<Buffer | null> {
  // The library's remarks could name what stands in the file.
  const worker = new Worker(thread, { workerData: bytes, resourceLimits, stdout: true, stderr: true });
  worker.stdout.resume();
  worker.stderr.resume();
  const { promise, resolve } = Promise.withResolvers<Buffer | null>();
  worker.once('message', (cleaned: Uint8Array | null) => resolve(cleaned && Buffer.from(cleaned)));
  worker.once('error', () => resolve(null));
  worker.once('exit', () => resolve(null));
  const late = setTimeout(() => resolve(null), limitMs);
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    await worker.terminate();
  }
}
