import { RegisterError } from './table.ts';

const again = 'Save it again as "CSV UTF-8" and import that.';

/** Files that are not text, by the bytes they begin with. */
const otherFiles: readonly (readonly [start: string, what: string])[] = [
  ['504b0304', 'an Excel workbook (or another zip file)'],
  ['d0cf11e0', 'an old Excel workbook'],
  ['25504446', 'a PDF'],
  ['fffe', 'UTF-16 text ("Unicode text" of Excel)'],
  ['feff', 'UTF-16 text'],
];

/** The text of a register file. @throws RegisterError for what is not UTF-8, with the line. */
export function registerText(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  const other = otherFiles.find(([sign]) => start.startsWith(sign));
  if (other !== undefined) throw new RegisterError(`The file is ${other[1]}, not csv in UTF-8. ${again}`);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const line = lineOfFirstOddByte(bytes);
    throw new RegisterError(
      `The file is not UTF-8 text: line ${line} holds a sign in another encoding (Windows-1252 perhaps). ${again}`,
    );
  }
}

/** What cannot be decoded becomes U+FFFD; a true one in the file would be decoded too. */
function lineOfFirstOddByte(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return text.slice(0, text.indexOf('\uFFFD')).split(/\r\n|\r|\n/).length;
}
