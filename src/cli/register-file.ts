import { registerText } from '../agencies/file-text.ts';
import type { ColumnsTaken } from '../agencies/table.ts';
import { readNamedBytes } from './files.ts';
import type { Words } from './words.ts';

/** The text of a register file. Throws FileError, and RegisterError for what is not UTF-8 text. */
export async function readRegisterFile(file: string, words: Words): Promise<string> {
  return registerText(await readNamedBytes(file, words));
}

/** Which columns were read, for the operator to see before anything is written. */
export function columnsInWords(columns: ColumnsTaken, words: Words): string {
  const known = (['name', 'nib', 'status', 'decision', 'date'] as const).flatMap((column) => {
    const header = columns[column];
    return header === undefined ? [] : [words(`cli.agencies.column.${column}`, { header })];
  });
  return words('cli.agencies.columns', { columns: known.join(', ') });
}
