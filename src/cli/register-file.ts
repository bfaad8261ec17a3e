import { parse } from 'csv-parse/sync';
import { type ColumnChoice, parseRegister } from '../agencies/register.ts';
import { readNamedFile } from './files.ts';
import type { Words } from './words.ts';

/** The headers of the columns that were read. */
export interface ColumnsTaken {
  readonly name: string;
  readonly nib: string;
}

/** The text of a register file. A file put together by hand may end its lines in two ways. Throws FileError. */
export async function readRegisterFile(file: string, words: Words): Promise<string> {
  return readNamedFile(file, words);
}

const firstPlace = 1_000_000_000_000;

/**
 * Which columns of a register file are read as name and NIB. Learnt from the reader itself, by a file
 * with the same header and one row whose cells tell their places.
 */
export function columnsTaken(csv: string, choice: ColumnChoice): ColumnsTaken {
  const [header = ''] = csv.trimStart().split('\n', 1);
  const separator = [',', ';', '\t'].reduce((best, sign) =>
    header.split(sign).length > header.split(best).length ? sign : best,
  );
  const [headers = []]: string[][] = parse(header, { delimiter: separator, relax_quotes: true });
  const places = headers.map((_, at) => firstPlace + at).join(separator);
  const { register } = parseRegister(`${header}\n${places}`, { asOf: '', source: '' }, choice);
  const [company] = register.companies;
  const headerOf = (place: string | undefined): string => headers[Number(place) - firstPlace]?.trim() ?? '';
  return { name: headerOf(company?.name), nib: headerOf(company?.nibs[0]) };
}
