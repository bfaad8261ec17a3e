import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFInvalidObject,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib';
import { bareJpeg } from '../jpeg.ts';
import { bareJpeg2000 } from '../jpeg2000.ts';
import { stripPage } from './strip.ts';

/** The file cannot be cleaned; the message says why, for tests, and nothing of what stands in it. */
export class PdfError extends Error {
  override readonly name = 'PdfError';
}

const mostPages = 60;
const mostObjects = 100_000;

/**
 * A new document with nothing but the looks of the pages of another. Who made it, when and with what,
 * attached files, scripts, remarks, forms, links, and what cameras write into pictures are left behind.
 * Throws when that cannot be done. To be run in a thread of its own: a hostile file may take for ever.
 */
export async function cleanPdf(bytes: Uint8Array): Promise<Uint8Array> {
  const source = await PDFDocument.load(bytes, { updateMetadata: false });
  const count = source.getPageCount();
  if (count === 0 || count > mostPages) throw new PdfError('too many pages, or none');
  if (source.context.enumerateIndirectObjects().length > mostObjects) throw new PdfError('too many parts');
  for (const page of source.getPages()) stripPage(page.node);
  const clean = await PDFDocument.create({ updateMetadata: false });
  for (const page of await clean.copyPages(source, source.getPageIndices())) clean.addPage(page);
  for (const [ref, object] of clean.context.enumerateIndirectObjects()) {
    if (object instanceof PDFInvalidObject) throw new PdfError('a broken part');
    if (object instanceof PDFRawStream) clean.context.assign(ref, cleanStream(object));
    else if (object instanceof PDFStream) throw new PdfError('a part of an unknown kind');
  }
  return clean.save({ addDefaultPage: false, updateFieldAppearances: false });
}

const filterKey = PDFName.of('Filter');
const parmsKey = PDFName.of('DecodeParms');
const pictures: ReadonlyMap<PDFObject, (bytes: Uint8Array) => Uint8Array> = new Map<
  PDFObject,
  (bytes: Uint8Array) => Uint8Array
>([
  [PDFName.of('DCTDecode'), bareJpeg],
  [PDFName.of('JPXDecode'), bareJpeg2000],
]);
/** Picture formats that hold nothing but the picture. */
const bare: readonly PDFObject[] = [PDFName.of('CCITTFaxDecode'), PDFName.of('JBIG2Decode')];

function cleanStream(stream: PDFRawStream): PDFRawStream {
  const filters = listOf(stream.dict.lookup(filterKey));
  const last = filters.at(-1);
  const strip = last && pictures.get(last);
  if (strip) return withoutTraces(stream, filters, strip);
  if (last && bare.includes(last)) return stream;
  // A picture in the middle of the drawing is not taken apart; one that holds more than itself is refused.
  const inside = Buffer.from(decodePDFRawStream(stream).decode());
  if (traces.some((trace) => inside.includes(trace))) throw new PdfError('a picture inside a drawing');
  return stream;
}

/** How remarks of cameras and programs begin. */
const traces = ['Exif\0\0', 'http://ns.adobe.com/xap/', '<x:xmpmeta', '<?xpacket', 'Photoshop 3.0\0'];

/** A picture is unpacked as far as its own format, and stays in that. */
function withoutTraces(
  { dict, contents }: PDFRawStream,
  filters: readonly PDFObject[],
  strip: (bytes: Uint8Array) => Uint8Array,
): PDFRawStream {
  const outer = filters.slice(0, -1);
  const parms = listOf(dict.lookup(parmsKey));
  const packed = dict.clone();
  packed.set(filterKey, dict.context.obj(outer));
  packed.delete(parmsKey);
  const own = dict.clone();
  own.set(filterKey, filters.at(-1) ?? PDFName.of('DCTDecode'));
  own.delete(parmsKey);
  const last = parms.length === filters.length ? parms.at(-1) : undefined;
  if (last instanceof PDFDict) own.set(parmsKey, last);
  const inner =
    outer.length === 0 ? contents : decodePDFRawStream(PDFRawStream.of(packed, contents)).decode();
  return PDFRawStream.of(own, strip(Uint8Array.from(inner)));
}

function listOf(value: PDFObject | undefined): readonly PDFObject[] {
  if (value instanceof PDFArray) return value.asArray().map((item, at) => value.lookup(at) ?? item);
  return value === undefined ? [] : [value];
}
