import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { CasePaper, PaperPicture, PaperRow, PaperSection } from '../../values/case-paper.ts';
import { wrap } from '../pictures/wrap.ts';
import { inLetters } from './letters.ts';

/** A4 in points. */
const page = { width: 595.28, height: 841.89 };
const margin = { left: 54, right: 54, top: 104, bottom: 66 };
const textWidth = page.width - margin.left - margin.right;
const labelWidth = 118;
const gap = 10;
const ink = '#111111';
const soft = '#555555';
const line = '#999999';
const leading = 1.36;

interface Letters {
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
}
const headingLetters: Letters = { size: 13, bold: true };
const titleLetters: Letters = { size: 11.5, bold: true };
const bodyLetters: Letters = { size: 9.5 };
const labelLetters: Letters = { size: 8.5, colour: soft };
const noteLetters: Letters = { size: 8.5, colour: soft };
const smallLetters: Letters = { size: 7.5, colour: soft };

const heightOf = ({ size }: Letters): number => size * leading;
/** So few lines go to the next page together: a sentence of a law is not to be read in halves. */
const mostTogether = 6;
const together = (lines: readonly string[], letters: Letters): number =>
  (lines.length <= mostTogether ? lines.length : 1) * heightOf(letters);

/** A title with its rule, and the most that stays together under it. */
const titleRoom = 28 + mostTogether * heightOf(bodyLetters);

/**
 * A case file as PDF. The same words and pictures always give the same bytes; nothing in them tells of
 * the machine. `pictures`: the bytes of JPEGs, null for one that cannot be shown.
 */
export async function drawCaseFile(
  paper: CasePaper,
  pictures: readonly (Uint8Array | null)[],
  fontFolder: string,
): Promise<Buffer> {
  const drawing = new Drawing(paper, fontFolder);
  drawing.words();
  for (const [index, picture] of paper.pictures.entries()) drawing.picture(picture, pictures[index] ?? null);
  return drawing.end();
}

class Drawing {
  private readonly paper: CasePaper;
  private readonly doc: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];
  private y = margin.top;

  constructor(paper: CasePaper, fontFolder: string) {
    this.paper = paper;
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      autoFirstPage: false,
      pdfVersion: '1.7',
      lang: 'id-ID',
      displayTitle: true,
      font: join(fontFolder, 'NotoSans-Latin-Regular.ttf'),
      info: {
        Title: paper.title,
        Creator: 'Suluh',
        Producer: 'Suluh',
        CreationDate: new Date(paper.madeAt),
      },
    });
    this.doc.registerFont('regular', join(fontFolder, 'NotoSans-Latin-Regular.ttf'));
    this.doc.registerFont('bold', join(fontFolder, 'NotoSans-Latin-Bold.ttf'));
    this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk));
  }

  words(): void {
    this.turn();
    this.lines(this.paper.intro, bodyLetters, margin.left, textWidth);
    for (const section of this.paper.sections) this.section(section);
  }

  /** A picture on a page of its own, as large as fits. */
  picture({ caption, note }: PaperPicture, bytes: Uint8Array | null): void {
    this.turn();
    this.lines(caption, titleLetters, margin.left, textWidth);
    this.lines(note, smallLetters, margin.left, textWidth);
    this.y += 8;
    if (bytes === null) {
      this.lines(this.paper.noPicture, bodyLetters, margin.left, textWidth);
      return;
    }
    const fit: [number, number] = [textWidth, page.height - margin.bottom - this.y];
    this.doc.image(Buffer.from(bytes), margin.left, this.y, { fit });
  }

  async end(): Promise<Buffer> {
    const { count } = this.doc.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.doc.switchToPage(index);
      this.frame(index + 1, count);
    }
    const ended = new Promise<void>((resolve, reject) => {
      this.doc.once('end', resolve);
      this.doc.once('error', reject);
    });
    this.doc.end();
    await ended;
    return Buffer.concat(this.chunks);
  }

  private section({ title, note, rows }: PaperSection): void {
    this.y += 16;
    // A title never stands alone at the foot of a page: what is under it may go to the next one together.
    const noted = note === undefined ? [] : this.wrapped(note, noteLetters, textWidth);
    this.room(titleRoom + noted.length * heightOf(noteLetters));
    this.lines(title, titleLetters, margin.left, textWidth);
    this.rule(this.y + 1);
    this.y += 6;
    if (noted.length > 0) {
      this.place(noted, noteLetters, margin.left);
      this.y += 3;
    }
    for (const row of rows) this.row(row);
  }

  private row({ label, text, soft: isSoft = false }: PaperRow): void {
    const letters = isSoft ? { ...bodyLetters, colour: soft } : bodyLetters;
    if (label === '') {
      this.lines(text, letters, margin.left, textWidth);
      this.y += 3;
      return;
    }
    const labels = this.wrapped(label, labelLetters, labelWidth);
    const words = this.wrapped(text, letters, textWidth - labelWidth - gap);
    this.room(Math.max(labels.length * heightOf(labelLetters), together(words, letters)));
    const top = this.y;
    const pageBefore = this.doc.bufferedPageRange().count;
    for (const [index, part] of labels.entries())
      this.put(part, labelLetters, margin.left, top + index * heightOf(labelLetters));
    this.place(words, letters, margin.left + labelWidth + gap);
    const sameSheet = this.doc.bufferedPageRange().count === pageBefore;
    if (sameSheet) this.y = Math.max(this.y, top + labels.length * heightOf(labelLetters));
    this.y += 4;
  }

  /** Words from here downwards, on as many pages as they need. */
  private lines(text: string, letters: Letters, left: number, width: number): void {
    this.place(this.wrapped(text, letters, width), letters, left);
  }

  private place(lines: readonly string[], letters: Letters, left: number): void {
    this.room(together(lines, letters));
    for (const words of lines) {
      this.room(heightOf(letters));
      this.put(words, letters, left, this.y);
      this.y += heightOf(letters);
    }
  }

  private wrapped(text: string, letters: Letters, width: number): string[] {
    const { otherLetters } = this.paper;
    return wrap(
      inLetters(text, (count) => otherLetters.replace('{count}', String(count))),
      letters,
      width,
    );
  }

  private put(words: string, { size, bold = false, colour = ink }: Letters, left: number, top: number): void {
    if (words === '') return;
    this.doc.font(bold ? 'bold' : 'regular', size).fillColor(colour);
    this.doc.text(words, left, top, { lineBreak: false });
  }

  /** A new page where the rest of this one is smaller than `height`. */
  private room(height: number): void {
    if (this.y + height > page.height - margin.bottom) this.turn();
  }

  private turn(): void {
    this.doc.addPage();
    this.y = margin.top;
  }

  private rule(y: number): void {
    this.doc
      .moveTo(margin.left, y)
      .lineTo(page.width - margin.right, y)
      .lineWidth(0.6)
      .strokeColor(line)
      .stroke();
  }

  /** What stands on every page. */
  private frame(number: number, count: number): void {
    const { heading, made, pageOf, foot } = this.paper;
    this.put(inLetters(heading, String), headingLetters, margin.left, 44);
    this.put(inLetters(made, String), noteLetters, margin.left, 66);
    const pages = pageOf.replace('{page}', String(number)).replace('{pages}', String(count));
    this.doc.font('regular', noteLetters.size).fillColor(soft);
    this.doc.text(pages, page.width - margin.right - 160, 66, {
      width: 160,
      align: 'right',
      lineBreak: false,
    });
    this.rule(84);
    const below = this.wrapped(foot, smallLetters, textWidth);
    this.rule(page.height - 54);
    for (const [index, words] of below.entries())
      this.put(words, smallLetters, margin.left, page.height - 48 + index * smallLetters.size * leading);
  }
}
