import { deflateSync, inflateSync } from 'node:zlib';
import {
  AFRelationship,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
import PDFKit from 'pdfkit';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cleanFile } from '../../../src/media/clean.ts';
import { cleanPdf } from '../../../src/media/pdf/clean.ts';
import { cleanPdfApart } from '../../../src/media/pdf/cleaner.ts';

/** Words that stand in a file beside what can be seen on its pages. */
const planted = {
  author: 'PENULISRAHASIA',
  title: 'JUDULRAHASIA',
  xmp: 'XMPRAHASIA',
  file: 'LAMPIRANRAHASIA',
  fileName: 'namarahasia.txt',
  script: 'SKRIPRAHASIA',
  remark: 'CATATANRAHASIA',
  remarkBy: 'PEMBERICATATAN',
  piece: 'APLIKASIRAHASIA',
  owner: 'PEMILIKKAMERA',
  device: 'KAMERARAHASIA',
  pageXmp: 'XMPHALAMAN',
  formXmp: 'XMPGAMBAR',
  layer: 'LAPISANRAHASIA',
  link: 'alamat-rahasia.example',
  id: 'IDRAHASIA0123456',
};

const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 300, height: 200, channels: 3, background: '#446688' } })
    .jpeg()
    .withExif({
      IFD0: { Copyright: planted.owner, Model: planted.device },
      IFD3: {
        GPSLatitude: '8/1 35/1 0/1',
        GPSLatitudeRef: 'S',
        GPSLongitude: '116/1 30/1 0/1',
        GPSLongitudeRef: 'E',
      },
    })
    .toBuffer();

/** Everything that can be read in a file: as it is, and every part unpacked. */
function everythingIn(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes);
  const parts = [raw.toString('latin1')];
  for (let at = raw.indexOf('stream'); at >= 0; at = raw.indexOf('stream', at + 6)) {
    const start = at + 6 + (raw[at + 6] === 0x0d ? 2 : 1);
    try {
      parts.push(inflateSync(raw.subarray(start), { finishFlush: 2 }).toString('latin1'));
    } catch {
      // Not packed, or packed otherwise: it was looked at as it is.
    }
  }
  const text = parts.join('\n');
  // Strings may be written as hexadecimal digits or with two bytes for each letter.
  const hex = [...text.matchAll(/<([0-9A-Fa-f\s]{8,})>/g)].map(([, digits = '']) =>
    Buffer.from(digits.replace(/\s/g, ''), 'hex').toString('latin1'),
  );
  return [text, ...hex].join('\n').replaceAll('\0', '');
}

const found = (bytes: Uint8Array): string[] => {
  const all = everythingIn(bytes);
  return [
    ...Object.values(planted),
    'Exif',
    'JavaScript',
    'OpenAction',
    '/Info',
    '/Annot',
    'PieceInfo',
  ].filter((word) => all.includes(word));
};

/** A document with something hidden in every place that we know of. */
async function plantedPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const { context } = pdf;
  pdf.setAuthor(planted.author);
  pdf.setTitle(planted.title);
  pdf.addJavaScript('hidden', `app.alert("${planted.script}")`);
  await pdf.attach(Buffer.from(planted.file), planted.fileName, {
    mimeType: 'text/plain',
    afRelationship: AFRelationship.Data,
  });
  const xmp = (text: string) =>
    context.register(context.stream(`<x:xmpmeta>${text}</x:xmpmeta>`, { Type: 'Metadata', Subtype: 'XML' }));
  pdf.catalog.set(PDFName.of('Metadata'), xmp(planted.xmp));
  pdf.catalog.set(
    PDFName.of('OpenAction'),
    context.obj({ S: 'JavaScript', JS: PDFString.of(planted.script) }),
  );
  context.trailerInfo.ID = context.obj([
    PDFHexString.fromText(planted.id),
    PDFHexString.fromText(planted.id),
  ]);
  const image = await pdf.embedJpg(await photo());
  const page = pdf.addPage([300, 400]);
  page.drawText('SURAT PERJANJIAN KERJA', { x: 20, y: 350, size: 14 });
  page.drawImage(image, { x: 0, y: 50 });
  await image.embed();
  const stream = context.lookup(image.ref);
  if (stream instanceof PDFRawStream) stream.dict.set(PDFName.of('Metadata'), xmp(planted.formXmp));
  page.node.set(PDFName.of('Metadata'), xmp(planted.pageXmp));
  page.node.set(
    PDFName.of('PieceInfo'),
    context.obj({ App: { Private: { Name: PDFString.of(planted.piece) } } }),
  );
  page.node.set(PDFName.of('AA'), context.obj({ O: { S: 'JavaScript', JS: PDFString.of(planted.script) } }));
  const remark = { Type: 'Annot', Subtype: 'Text', Rect: [10, 10, 30, 30] };
  const link = { Type: 'Annot', Subtype: 'Link', Rect: [10, 10, 30, 30] };
  page.node.set(
    PDFName.of('Annots'),
    context.obj([
      context.register(
        context.obj({ ...remark, Contents: PDFString.of(planted.remark), T: PDFString.of(planted.remarkBy) }),
      ),
      context.obj({ ...link, A: { S: 'URI', URI: PDFString.of(`https://${planted.link}/`) } }),
    ]),
  );
  const resources = page.node.lookup(PDFName.of('Resources'), PDFDict);
  resources.set(
    PDFName.of('Properties'),
    context.obj({ MC0: { Type: 'OCG', Name: PDFString.of(planted.layer) } }),
  );
  return pdf.save({ useObjectStreams: true });
}

/** The text that a page draws, as far as it stands in plain letters. */
async function pageTexts(bytes: Uint8Array): Promise<number> {
  return (await PDFDocument.load(bytes)).getPageCount();
}

/** A thread loads the library anew; the machine may have other things to do. */
const patience = 90_000;

describe('a PDF', { timeout: patience }, () => {
  it('loses everything that is planted beside its pages, and keeps these', async () => {
    const before = await plantedPdf();
    // The search finds what there is: otherwise it proves nothing.
    expect(found(before)).toEqual(
      expect.arrayContaining(Object.values(planted).filter((w) => w !== planted.id)),
    );
    const after = await cleanPdf(before);
    expect(found(after)).toEqual([]);
    expect(await pageTexts(after)).toBe(1);
    const all = everythingIn(after);
    expect(all).toContain('/DCTDecode');
    expect(all).toContain(Buffer.from('SURAT PERJANJIAN').toString('hex').toUpperCase());
  });

  it('is cleaned in a thread of its own, by its bytes and not by its name', async () => {
    const cleaned = await cleanFile(Buffer.from(await plantedPdf()), 'photo');
    expect(cleaned).toMatchObject({ kind: 'document', mime: 'application/pdf' });
    expect('bytes' in cleaned && found(cleaned.bytes)).toEqual([]);
  });

  it('made by another program loses its maker, its day and the place of its photos', async () => {
    const kit = new PDFKit({ info: { Author: planted.author, Title: planted.title }, compress: true });
    const chunks: Buffer[] = [];
    kit.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise((resolve) => kit.on('end', resolve));
    kit.text('Kuitansi Rp 5.000.000');
    kit.image(await photo(), 50, 100);
    kit.addPage().text('Halaman dua');
    kit.end();
    await ended;
    const before = Buffer.concat(chunks);
    expect(found(before)).toEqual(expect.arrayContaining([planted.author, planted.owner, planted.device]));
    const after = await cleanPdf(before);
    expect(found(after)).toEqual([]);
    expect(everythingIn(after)).not.toMatch(/CreationDate|PDFKit|ModDate/);
    expect(await pageTexts(after)).toBe(2);
  });

  it('keeps its photos as they look', async () => {
    const after = await PDFDocument.load(await cleanPdf(await plantedPdf()));
    const pictures = after.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFRawStream ? [object] : []))
      .filter(({ dict }) => dict.lookup(PDFName.of('Filter')) === PDFName.of('DCTDecode'));
    expect(pictures).toHaveLength(1);
    const kept = Buffer.from(pictures[0]?.getContents() ?? []);
    const { exif, width } = await sharp(kept).metadata();
    expect([exif, width]).toEqual([undefined, 300]);
    const pixels = (bytes: Buffer) => sharp(bytes).raw().toBuffer();
    expect((await pixels(kept)).equals(await pixels(await photo()))).toBe(true);
  });

  it('with a photo packed twice is unpacked as far as the photo', async () => {
    const pdf = await PDFDocument.create();
    const { context } = pdf;
    const dict = { Type: 'XObject', Subtype: 'Image', Width: 300, Height: 200, BitsPerComponent: 8 };
    const filters = { ColorSpace: 'DeviceRGB', Filter: ['FlateDecode', 'DCTDecode'] };
    const twice = PDFRawStream.of(context.obj({ ...dict, ...filters }), deflateSync(await photo()));
    const page = pdf.addPage();
    page.node.setXObject(PDFName.of('Im0'), context.register(twice));
    const before = await pdf.save();
    expect(found(before)).toContain(planted.owner);
    const after = await cleanPdf(before);
    expect(found(after)).toEqual([]);
    expect(everythingIn(after)).toContain('/DCTDecode');
  });

  it('with a photo inside its drawing is refused', async () => {
    const pdf = await PDFDocument.create();
    const page = pdf.addPage();
    const drawing = Buffer.concat([
      Buffer.from('BI /W 300 /H 200 /F /DCT ID '),
      await photo(),
      Buffer.from(' EI'),
    ]);
    page.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.flateStream(drawing)));
    await expect(cleanPdf(await pdf.save())).rejects.toThrow();
  });
});

describe('a PDF that cannot be cleaned', { timeout: patience }, () => {
  const problem = { problem: 'pdf' };

  const locked = async (): Promise<Buffer> => {
    const kit = new PDFKit({ userPassword: 'rahasia' });
    const chunks: Buffer[] = [];
    kit.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise((resolve) => kit.on('end', resolve));
    kit.text('halo');
    kit.end();
    await ended;
    return Buffer.concat(chunks);
  };
  const pages = async (count: number): Promise<Buffer> => {
    const pdf = await PDFDocument.create();
    for (let n = 0; n < count; n += 1) pdf.addPage();
    return Buffer.from(await pdf.save());
  };
  const bomb = (): Buffer => {
    // An object stream of a few hundred kilobytes that unpacks to 400 MB.
    const packed = deflateSync(Buffer.alloc(400_000_000, '0 '));
    const head = `%PDF-1.5\n1 0 obj\n<</Type/ObjStm/N 1/First 10/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`;
    return Buffer.concat([
      Buffer.from(head),
      packed,
      Buffer.from('\nendstream\nendobj\ntrailer\n<<>>\n%%EOF'),
    ]);
  };

  it.each<[string, () => Promise<Buffer> | Buffer]>([
    ['is locked', locked],
    ['is nothing but its first bytes', () => Buffer.from('%PDF-1.7 rahasia')],
    ['is cut off', async () => (await pages(3)).subarray(0, 200)],
    ['is noise', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(50_000, 7)])],
    ['has too many pages', () => pages(61)],
    ['unpacks beyond all measure', bomb],
    ['is nested without end', () => Buffer.from(`%PDF-1.7\n1 0 obj\n${'['.repeat(200_000)}`)],
  ])('because it %s is not kept', async (_, make) => {
    expect(await cleanFile(await make(), 'document')).toEqual(problem);
  });

  it('in time is given up, and the next one is cleaned all the same', async () => {
    const file = Buffer.from(await plantedPdf());
    const [late, next] = await Promise.all([
      cleanPdfApart(file, { workMs: 8000, longestMs: 1 }),
      cleanPdfApart(file),
    ]);
    expect(late).toBeNull();
    expect(next && found(next)).toEqual([]);
  });
});
