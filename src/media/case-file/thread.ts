import { parentPort, workerData } from 'node:worker_threads';
import { drawCaseFile } from './draw.ts';
import type { DrawingOrder } from './make.ts';

/** Draws one case file in a thread of its own and ends. */
const { paper, pictures, fontFolder }: DrawingOrder = workerData;
const pdf = await drawCaseFile(paper, pictures, fontFolder);
parentPort?.postMessage(new Uint8Array(pdf));
