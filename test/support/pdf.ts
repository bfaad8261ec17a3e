import { inflateSync } from 'node:zlib';

/** What a reader finds in a PDF of our own making: the words of each page, pictures, and its details. */
export interface ReadPdf {
  readonly pages: readonly string[];
  readonly text: string;
  readonly pictures: number;
  readonly info: string;
}

/** Reads PDFs as pdfkit writes them; not fit for any other. */
export function readPdf(bytes: Buffer): ReadPdf {
  const objects = objectsOf(bytes);
  const at = (ref: string | undefined): string => objects.get(ref ?? '')?.head ?? '';
  const all = [...objects.values()];
  const fonts = new Map<string, Map<string, string>>();
  for (const { head } of all) {
    const named = /\/Font <<([^>]*)>>/s.exec(head)?.[1] ?? '';
    for (const [, name = '', ref] of named.matchAll(/\/(\w+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(at(ref))?.[1] ?? '';
      fonts.set(name, lettersOf(objects.get(map)?.body ?? ''));
    }
  }
  const [kids = ''] = all.flatMap(
    ({ head }) => /\/Type \/Pages[\s\S]*?\/Kids \[([^\]]*)\]/.exec(head)?.[1] ?? [],
  );
  const pages = [...kids.matchAll(/(\d+) 0 R/g)].map(([, ref]) => {
    const content = /\/Contents (\d+) 0 R/.exec(at(ref))?.[1] ?? '';
    return wordsOf(objects.get(content)?.body ?? '', fonts);
  });
  const trailer = bytes.toString('latin1').split('trailer').at(-1) ?? '';
  return {
    pages,
    text: pages.join('\n'),
    pictures: all.filter(({ head }) => head.includes('/Subtype /Image')).length,
    info: at(/\/Info (\d+) 0 R/.exec(trailer)?.[1]).replace(/(\d+) 0 R/g, (_, ref: string) => at(ref)),
  };
}

interface PdfObject {
  readonly head: string;
  readonly body: string;
}

function objectsOf(bytes: Buffer): Map<string, PdfObject> {
  const found = new Map<string, PdfObject>();
  const raw = bytes.toString('latin1');
  for (const match of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, number = '', whole = ''] = match;
    const [head = '', body] = whole.split(/\nstream\n/, 2);
    const stream = body === undefined ? '' : whole.slice(whole.indexOf('\nstream\n') + 8);
    found.set(number, { head, body: head.includes('FlateDecode') ? inflated(stream) : stream });
  }
  return found;
}

function inflated(stream: string): string {
  const end = stream.lastIndexOf('\nendstream');
  return inflateSync(Buffer.from(stream.slice(0, end), 'latin1')).toString('latin1');
}

/** From the number of a drawn letter to the letter. */
function lettersOf(map: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, from = '', , list = ''] of map.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g)) {
    for (const [index, [, hex = '']] of [...list.matchAll(/<(\w+)>/g)].entries()) {
      const number = (Number.parseInt(from, 16) + index).toString(16).padStart(4, '0');
      letters.set(number, Buffer.from(hex, 'hex').swap16().toString('utf16le'));
    }
  }
  return letters;
}

/** One line for each text that was drawn. */
function wordsOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let letters: ReadonlyMap<string, string> = new Map();
  const lines: string[] = [];
  for (const [, font, drawn] of content.matchAll(/\/(\w+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) letters = fonts.get(font) ?? letters;
    if (drawn === undefined) continue;
    const hex = [...drawn.matchAll(/<(\w*)>/g)].map(([, one]) => one).join('');
    lines.push(
      (hex.match(/.{4}/g) ?? []).map((number) => letters.get(number.toLowerCase()) ?? '\ufffd').join(''),
    );
  }
  return lines.join('\n');
}
