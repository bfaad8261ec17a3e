import { parentPort, workerData } from 'node:worker_threads';
import { startEngine } from './engine.ts';
import { readPicture } from './read.ts';

/**
 * Runs in a thread of its own: gets the bytes of a picture, answers with a PictureRead. Whatever goes
 * wrong with the engine ends the thread, and the reader starts another one.
 */

const pageBytes = 65_536;
const most: unknown = workerData;

// The limits of a thread know nothing of the memory in which the engine works. An engine that gets no more gives up.
const { grow } = WebAssembly.Memory.prototype;
WebAssembly.Memory.prototype.grow = function limited(this: WebAssembly.Memory, pages: number): number {
  if (typeof most === 'number' && this.buffer.byteLength + pages * pageBytes > most)
    throw new RangeError('the engine has its share of memory');
  return grow.call(this, pages);
};

const worked = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

const engine = startEngine();
parentPort?.on('message', async (bytes: Uint8Array) => {
  parentPort?.postMessage(await readPicture(bytes, await engine, worked));
});
