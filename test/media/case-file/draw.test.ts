import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawCaseFile } from '../../../src/media/case-file/draw.ts';
import { makeCaseFile } from '../../../src/media/case-file/make.ts';
import type { CasePaper } from '../../../src/values/case-paper.ts';
import { readPdf } from '../../support/pdf.ts';

const fontFolder = join(import.meta.dirname, '../../../data/fonts');

const empty: CasePaper = {
  title: 'Berkas 1204',
  heading: 'INFORMASI AWAL, BUKAN LAPORAN POLISI',
  made: 'Berkas 1204 · dibuat 21 November 2026, 14.05 WITA',
  pageOf: 'halaman {page} dari {pages}',
  foot: 'Rahasia',
  otherLetters: '[{count} huruf lain]',
  noPicture: 'Tidak bisa ditampilkan.',
  madeAt: Date.UTC(2026, 10, 21, 6, 5),
  intro: 'Keterangan awal.',
  sections: [],
  pictures: [],
};
const withRows = (...texts: string[]): CasePaper => ({
  ...empty,
  sections: [{ title: 'Kronologi', rows: texts.map((text, n) => ({ label: `${n + 1}`, text })) }],
});
const draw = async (paper: CasePaper, pictures: readonly (Uint8Array | null)[] = []) =>
  readPdf(await drawCaseFile(paper, pictures, fontFolder));
const photo = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#c88' } })
    .jpeg()
    .toBuffer();

describe('a case file as PDF', () => {
  it('says on every page what it is, when it was made and which page it is', async () => {
    const { pages } = await draw(withRows('kata '.repeat(4000)));
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('INFORMASI AWAL, BUKAN LAPORAN POLISI');
      expect(page).toContain('Berkas 1204 · dibuat 21 November 2026, 14.05 WITA');
      expect(page).toContain(`halaman ${index + 1} dari ${pages.length}`);
      expect(page).toContain('Rahasia');
    }
  });

  it('is one whole page when there is nothing in it', async () => {
    const { pages, text } = await draw(empty);
    expect(pages).toHaveLength(1);
    expect(text).toContain('Keterangan awal.');
  });

  it('is the same bytes for the same words, and tells nothing of the machine', async () => {
    const paper = withRows('Bu Wati cari gadis');
    const [first, second] = [
      await drawCaseFile(paper, [], fontFolder),
      await drawCaseFile(paper, [], fontFolder),
    ];
    expect(first.equals(second)).toBe(true);
    const { info } = readPdf(first);
    expect(info).toContain('(Berkas 1204)');
    expect(info).toContain('20261121060500Z');
    expect(info).not.toMatch(/Author|pdfkit|node|linux/i);
    expect(first.toString('latin1')).not.toMatch(/PDFKit|\/work|\/home|\/tmp/i);
  });

  it('keeps every word of a long text, and a word as long as a message is broken, not cut off', async () => {
    const long = 'x'.repeat(4000);
    const { text, pages } = await draw(withRows(`awal ${long} akhir`));
    expect(text.match(/x/g)?.length).toBe(4000);
    expect(text).toContain('akhir');
    expect(pages.length).toBeLessThan(4);
  });

  it.each([1, 2, 3, 4, 5, 6, 7])('does not break %i more short sentences over two pages', async (more) => {
    const sentence = (n: number) => `mulai${n} ${'kata '.repeat(60)}selesai${n}`;
    const { pages } = await draw(
      withRows('x '.repeat(more * 40), ...Array.from({ length: 60 }, (_, n) => sentence(n))),
    );
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages)
      for (const [, n] of page.matchAll(/mulai(\d+)/g)) expect(page).toContain(`selesai${n}`);
  });

  it('leaves no title alone at the foot of a page, whatever stands above it', async () => {
    const note = 'catatan '.repeat(30);
    const law = { title: 'Hukum', note, rows: [{ label: '', text: `mulai ${'kata '.repeat(100)}selesai` }] };
    for (let above = 20; above < 48; above += 1) {
      const { sections } = withRows(...Array.from({ length: above }, () => 'x'));
      const { pages } = await draw({ ...empty, sections: [...sections, law] });
      expect(pages.find((page) => page.includes('Hukum'))).toContain('selesai');
    }
  });

  it.each([
    ['an emoji', 'tolong 😭', 'tolong [U+1F62D]'],
    ['a long run in another script', 'dia bilang مرحبا بالعالم ya', 'dia bilang [12 huruf lain] ya'],
    ['Chinese', '张 agen', '[U+5F20] agen'],
    ['ornament', 'Ｇａｊｉ ē ﬁ', 'Gaji e fi'],
    ['control signs and marks of direction', 'a\u0007b\u202ec\u200bd\u0000', 'abcd'],
    ['a half of a sign', 'a\ud83d b', 'a[U+FFFD] b'],
    ['what looks like a PDF', '%PDF-1.7 (\\) endobj <</JS>>', '%PDF-1.7 (\\) endobj <</JS>>'],
  ])('shows %s so that nothing is lost in silence', async (_what, written, shown) => {
    const { text } = await draw(withRows(written));
    expect(text).toContain(shown);
    expect(text).not.toContain('\ufffd');
  });

  it('shows each picture on a page of its own, and says of one that it cannot', async () => {
    const pictures = [await photo(1400, 300), await photo(300, 1400), null];
    const paper = {
      ...empty,
      pictures: pictures.map((_, n) => ({ caption: `Lampiran ${n + 1}`, note: 'SHA-256 00' })),
    };
    const { pages, pictures: shown } = await draw(paper, pictures);
    expect(pages).toHaveLength(4);
    expect(pages[3]).toContain('Lampiran 3');
    expect(pages[3]).toContain('Tidak bisa ditampilkan.');
    expect(shown).toBe(2);
  });

  it('is drawn beside everything else, with 30 pictures and 200 long messages', async () => {
    const message = 'Bu Wati cari gadis di desa kami '.repeat(128);
    const paper = {
      ...withRows(...Array.from({ length: 200 }, () => message)),
      pictures: Array.from({ length: 30 }, (_, n) => ({ caption: `Lampiran ${n + 1}`, note: '' })),
    };
    const picture = await photo(2048, 1536);
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 20);
    const pdf = await makeCaseFile({ paper, pictures: paper.pictures.map(() => picture), fontFolder });
    clearInterval(ticking);
    expect(readPdf(pdf).pictures).toBe(30);
    expect(pdf.length).toBeLessThan(10_000_000);
    expect(ticks).toBeGreaterThan(20);
  }, 90_000);
});
