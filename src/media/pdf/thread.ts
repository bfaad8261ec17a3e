import { parentPort, workerData } from 'node:worker_threads';
import { limitInflation } from './bounds.ts';
import { cleanPdf } from './clean.ts';

/** Runs in a thread of its own: gets the bytes of one PDF, answers with those of a clean one, or null. */
limitInflation();
const bytes: unknown = workerData;
const cleaned = bytes instanceof Uint8Array ? await cleanPdf(bytes).catch(() => null) : null;
parentPort?.postMessage(cleaned);
