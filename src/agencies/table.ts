import { type CsvError, parse } from 'csv-parse/sync';

/** The file as a whole cannot serve; the message names the line or the cause, and the way on. */
export class RegisterError extends Error {
  override readonly name = 'RegisterError';
  /** The column headers found, for the operator to choose from. */
  readonly columns: readonly string[];

  constructor(message: string, columns: readonly string[] = []) {
    super(message);
    this.columns = columns;
  }
}

export type Column = 'name' | 'nib' | 'status' | 'decision' | 'date';

/** Columns that an operator named, by their headers. */
export type ColumnChoice = Readonly<Partial<Record<Column, string>>>;

/** The headers of the columns that are read. */
export type ColumnsTaken = Readonly<Partial<Record<Column, string>>>;

export interface Row {
  /** Counted from 1; the header is line 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of a csv file below its header, and which columns hold what. */
export interface Table {
  readonly headers: readonly string[];
  readonly rows: readonly Row[];
  readonly columns: ColumnsTaken;
}

/** Headers known for a column, the better one first. Compared by letters and digits alone. */
const knownHeaders: Readonly<Record<Column, readonly string[]>> = {
  name: [
    'name core',
    'name',
    'nama',
    'nama perusahaan',
    'nama p3mi',
    'nama pt',
    'nama pptkis',
    'nama pjtki',
    'nama badan usaha',
    'nama pelaku usaha',
    'perusahaan',
    'p3mi',
    'name as listed',
    'company',
    'company name',
    'agency',
    'agency name',
  ],
  nib: ['nib', 'nomor nib', 'no nib', 'nomor induk berusaha', 'business number'],
  status: [
    'status',
    'status izin',
    'status ijin',
    'status sip3mi',
    'status p3mi',
    'status perusahaan',
    'licence status',
  ],
  decision: [
    'decision',
    'decision number',
    'keputusan',
    'nomor keputusan',
    'no keputusan',
    'nomor sk',
    'no sk',
    'sk',
    'nomor surat keputusan',
  ],
  date: [
    'date',
    'decision date',
    'tanggal',
    'tanggal keputusan',
    'tanggal sk',
    'tgl sk',
    'tgl',
    'tgl keputusan',
  ],
};

/** Longer than any name of a company: a quotation mark was left open and lines ran into one. */
const longestCell = 200;

/**
 * Reads a csv file that is separated by comma, semicolon or tab.
 * @param needed columns without which the file is of no use.
 * @throws RegisterError, naming the line where there is one, and what to do.
 */
export function readTable(csv: string, chosen: ColumnChoice, needed: readonly Column[]): Table {
  refuseOtherFiles(csv);
  const separator = separatorOf(csv);
  const rows = readRows(csv, separator);
  const header = rows.shift();
  if (header === undefined) {
    throw new RegisterError('The file is empty. Give a csv file with a header line and a company a line.');
  }
  const headers = header.cells.map((cell) => cell.trim());
  const columns = columnsOf(headers, chosen, needed);
  const table = { headers, rows, columns };
  if (rows.length === 0) {
    throw new RegisterError(
      'The file holds no company: below the header in line 1 there is no row.',
      headers,
    );
  }
  refuseBrokenRows(table, separator);
  return table;
}

/** The place of a column that was taken; -1 where there is none. */
export function columnAt({ headers, columns }: Table, column: Column): number {
  const header = columns[column];
  return header === undefined ? -1 : headers.indexOf(header);
}

function refuseOtherFiles(csv: string): void {
  if (
    /^\s*<(?:!doctype|html|\?xml|head|table|script|!--)/i.test(csv.slice(0, 1_000).replace(/^\uFEFF/, ''))
  ) {
    throw new RegisterError(
      'The file is a web page, not csv (line 1 begins with "<"): what was saved is a page, perhaps one that asks to log in. Save its table as "CSV UTF-8" and import that.',
    );
  }
  const at = csv.search(/[\uFFFD\0]/);
  if (at < 0) return;
  const line = csv.slice(0, at).split(/\r\n|\r|\n/).length;
  throw new RegisterError(
    `The file is not UTF-8 text (line ${line}). Save it again as "CSV UTF-8" and import that.`,
  );
}

function readRows(csv: string, separator: string): Row[] {
  try {
    const rows: Row[] = [];
    parse(csv, {
      bom: true,
      delimiter: separator,
      // Files that were edited on two systems end their lines in two ways.
      record_delimiter: ['\r\n', '\n', '\r'],
      on_record: (cells: string[], { lines }) => {
        rows.push({ line: lines, cells });
        return null;
      },
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
    return rows;
  } catch (error) {
    const { code, message } = error as CsvError;
    const cure =
      code === 'CSV_QUOTE_NOT_CLOSED' ? '. Close the quotation mark (") there, or take it out.' : '';
    throw new RegisterError(`The file is not a readable csv file: ${message}${cure}`);
  }
}

const separators = [',', ';', '\t'] as const;

/** Of comma, semicolon and tab the one that the header line holds most of. */
function separatorOf(csv: string): string {
  const header = csv.slice(0, 10_000).trimStart().split(/\r?\n/, 1)[0] ?? '';
  const count = (sign: string) => header.split(sign).length;
  return separators.reduce<string>((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

function columnsOf(
  headers: readonly string[],
  chosen: ColumnChoice,
  needed: readonly Column[],
): ColumnsTaken {
  const all: readonly Column[] = ['name', 'nib', 'status', 'decision', 'date'];
  const taken: Partial<Record<Column, string>> = {};
  for (const column of all) {
    const header = findHeader(column, headers, chosen[column]);
    if (header !== null) taken[column] = header;
    else if (needed.includes(column) || chosen[column] !== undefined)
      throw missing(column, headers, chosen[column]);
  }
  return taken;
}

function findHeader(column: Column, headers: readonly string[], chosen: string | undefined): string | null {
  const plain = headers.map(plainHeader);
  const candidates = chosen === undefined ? knownHeaders[column] : [plainHeader(chosen)];
  for (const candidate of candidates) {
    const at = plain.indexOf(candidate);
    if (at >= 0) return headers[at] ?? null;
  }
  return null;
}

function missing(column: Column, headers: readonly string[], chosen: string | undefined): RegisterError {
  const what = chosen === undefined ? `No column for the ${column} was recognised` : `No column "${chosen}"`;
  const alone =
    headers.length === 1
      ? ' Line 1 is a single column: separate the columns by comma, semicolon or tab.'
      : ` Say which one it is: --column ${column}=COLUMN`;
  return new RegisterError(`${what}. Columns found: ${headers.join(', ')}.${alone}`, headers);
}

function plainHeader(header: string): string {
  return header
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Rows that are separated otherwise than the header would pass for companies with odd names. */
function refuseBrokenRows(table: Table, separator: string): void {
  const others = separators.filter((sign) => sign !== separator);
  const nameAt = columnAt(table, 'name');
  for (const { line, cells } of table.rows) {
    const [only = ''] = cells;
    if (cells.length === 1 && table.headers.length > 1 && others.some((sign) => only.includes(sign))) {
      throw new RegisterError(
        `Line ${line} is separated otherwise than line 1. Separate all lines by ${nameOf(separator)}.`,
      );
    }
    if ((cells[nameAt] ?? '').length > longestCell) {
      throw new RegisterError(
        `Line ${line} holds a name of more than ${longestCell} letters: look for a quotation mark (") that was left open in or above it.`,
      );
    }
  }
}

function nameOf(separator: string): string {
  if (separator === ';') return 'semicolon';
  return separator === ',' ? 'comma' : 'tab';
}
