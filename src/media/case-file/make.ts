import { Worker } from 'node:worker_threads';
import type { CasePaper } from '../../values/case-paper.ts';

/** What the thread gets. */
export interface DrawingOrder {
  readonly paper: CasePaper;
  readonly pictures: readonly (Uint8Array | null)[];
  readonly fontFolder: string;
}

/** The file could not be drawn; nothing of the case stands in the message. */
export class CaseFileError extends Error {
  override readonly name = 'CaseFileError';
}

const thread = new URL('./thread.ts', import.meta.url);
const longestMs = 120_000;
/** Megabytes of JavaScript objects; the pictures lie outside of them. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };
/** A picture is printed on a page: more than so many pixels nobody sees. */
const longestSide = 1400;

/**
 * Draws a case file beside everything else that the process does: the library for it lives in a thread
 * that ends with the drawing. `pictures`: as they are stored. Throws CaseFileError.
 */
export async function makeCaseFile(order: DrawingOrder): Promise<Buffer> {
  const pictures: (Uint8Array | null)[] = [];
  for (const picture of order.pictures) pictures.push(picture === null ? null : await forPrint(picture));
  // The thread writes nothing into our log: a library's remark could hold words of the case.
  const worker = new Worker(thread, {
    workerData: { ...order, pictures } satisfies DrawingOrder,
    resourceLimits,
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  const late = setTimeout(() => void worker.terminate(), longestMs);
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
      worker.once('error', (error) =>
        reject(new CaseFileError('the case file could not be drawn', { cause: error })),
      );
      worker.once('exit', () => reject(new CaseFileError('the case file was not drawn in time')));
    });
  } finally {
    clearTimeout(late);
    await worker.terminate();
  }
}

/** Null for what is no picture after all: the list of evidence still names it. */
async function forPrint(bytes: Uint8Array): Promise<Uint8Array | null> {
  const { default: sharp } = await import('sharp');
  try {
    return await sharp(bytes)
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80 })
      .toBuffer();
  } catch {
    return null;
  }
}
