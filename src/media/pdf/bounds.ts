import { decodePDFRawStream, PDFContext, PDFName, PDFRawStream } from '@cantoo/pdf-lib';

/** Bytes that all compressed parts of one file may become together. */
const mostInflated = 96 * 1024 * 1024;

/** A compressed part grows beyond every measure: no document, but an attack on memory. */
export class InflationError extends Error {
  override readonly name = 'InflationError';
}

interface Growing {
  ensureBuffer(size: number): Uint8Array;
}

const isGrowing = (value: unknown): value is Growing =>
  typeof value === 'object' &&
  value !== null &&
  'ensureBuffer' in value &&
  typeof value.ensureBuffer === 'function';

/**
 * The limits of a thread know nothing of the bytes that the library unpacks into. From now on, in this
 * thread, it gets no more than its share. To be called once, in a thread that reads one file.
 */
export function limitInflation(): void {
  const sample = PDFContext.create().obj({ Filter: PDFName.of('RunLengthDecode') });
  const decoder: unknown = decodePDFRawStream(PDFRawStream.of(sample, new Uint8Array(2)));
  const kind: unknown = Object.getPrototypeOf(Object.getPrototypeOf(decoder));
  if (!isGrowing(kind)) throw new InflationError('the library unpacks in another way than expected');
  const grow = kind.ensureBuffer;
  let taken = 0;
  kind.ensureBuffer = function limited(this: Growing & { readonly buffer: Uint8Array }, size: number) {
    const before = this.buffer.length;
    if (size > before && taken + 2 * size > mostInflated) throw new InflationError('too much');
    const buffer = grow.call(this, size);
    taken += buffer.length - before;
    return buffer;
  };
}
