import { type CsvError, parse } from 'csv-parse/sync';
import { nameWords } from './name.ts';

/** A placement company as the register names it. */
export interface Company {
  readonly name: string;
  /** Business numbers (NIB), digits only; none where the register leaves it empty, seldom two. */
  readonly nibs: readonly string[];
}

/** A list of licensed placement companies as it stood on one day. */
export interface Register {
  /** The day for which the list holds, `2026-09-17`. */
  readonly asOf: string;
  readonly source: string;
  readonly companies: readonly Company[];
}

/** Something odd in one line of the file (counted from 1, the header is line 1). */
export interface RegisterProblem {
  readonly line: number;
  readonly problem: string;
}

/** The file as a whole cannot serve as a register; the message names the cause and the way on. */
export class RegisterError extends Error {
  override readonly name = 'RegisterError';
  /** The column headers found, for the operator to choose from. */
  readonly columns: readonly string[];

  constructor(message: string, columns: readonly string[] = []) {
    super(message);
    this.columns = columns;
  }
}

export interface ColumnChoice {
  readonly name?: string;
  readonly nib?: string;
}

/** Headers known for the two columns, the better one first. Compared by letters and digits alone. */
const knownHeaders = {
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
} as const;

/**
 * Reads a register from the text of a csv file: separated by comma, semicolon or tab, with a header.
 * Rows of one name are one company with all its NIBs. Odd rows are reported and, where they name no
 * company, left out.
 * @throws RegisterError when the file as a whole cannot be used.
 */
export function parseRegister(
  csv: string,
  meta: { readonly asOf: string; readonly source: string },
  columns: ColumnChoice = {},
): { register: Register; problems: RegisterProblem[] } {
  const rows = readRows(csv);
  const header = rows.shift();
  if (header === undefined) {
    throw new RegisterError('The file is empty. Give a csv file with a header line and a company a line.');
  }
  const headers = header.cells.map((cell) => cell.trim());
  const nameAt = findColumn('name', headers, columns.name);
  const nibAt = findColumn('nib', headers, columns.nib);
  const problems: RegisterProblem[] = [];
  const companies = gather(rows, nameAt, nibAt, problems);
  if (companies.length === 0) {
    throw new RegisterError(
      `The file holds no company: no row has anything in the column "${headers[nameAt] ?? ''}".`,
      headers,
    );
  }
  return { register: { ...meta, companies }, problems };
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

function readRows(csv: string): Row[] {
  if (csv.includes('\uFFFD') || csv.includes('\0')) {
    throw new RegisterError('The file is not UTF-8 text. Save it again as "CSV UTF-8" and import that.');
  }
  try {
    const rows: Row[] = [];
    parse(csv, {
      bom: true,
      delimiter: separatorOf(csv),
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
    throw new RegisterError(`The file is not a readable csv file: ${(error as CsvError).message}`);
  }
}

/** Of comma, semicolon and tab the one that the header line holds most of. */
function separatorOf(csv: string): string {
  const header = csv.slice(0, 10_000).trimStart().split(/\r?\n/, 1)[0] ?? '';
  const count = (sign: string) => header.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function findColumn(wanted: 'name' | 'nib', headers: readonly string[], chosen: string | undefined): number {
  const plainHeaders = headers.map(plainHeader);
  const candidates: readonly string[] = chosen === undefined ? knownHeaders[wanted] : [plainHeader(chosen)];
  for (const candidate of candidates) {
    const at = plainHeaders.indexOf(candidate);
    if (at >= 0) return at;
  }
  const missing =
    chosen === undefined ? `No column for the ${wanted} was recognised` : `No column "${chosen}"`;
  throw new RegisterError(
    `${missing}. Columns found: ${headers.join(', ')}. Say which one it is: --column ${wanted}=COLUMN`,
    headers,
  );
}

function plainHeader(header: string): string {
  return header
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function gather(rows: readonly Row[], nameAt: number, nibAt: number, problems: RegisterProblem[]): Company[] {
  const found = new Map<string, { name: string; nibs: string[] }>();
  const ownerOfNib = new Map<string, string>();
  for (const { line, cells } of rows) {
    const name = (cells[nameAt] ?? '').replace(/\s+/g, ' ').trim();
    const key = nameWords(name).join('');
    if (key === '') {
      problems.push({ line, problem: 'no company name; left out' });
      continue;
    }
    const nib = readNib(cells[nibAt] ?? '', line, problems);
    const company = found.get(key);
    if (company === undefined) found.set(key, { name, nibs: nib === null ? [] : [nib] });
    else mergeNib(company, nib, line, problems);
    if (nib === null) continue;
    const owner = ownerOfNib.get(nib);
    if (owner !== undefined && owner !== key)
      problems.push({ line, problem: `NIB ${nib} stands at two names` });
    ownerOfNib.set(nib, key);
  }
  return [...found.values()];
}

/** Numbers of 13 digits are the usual ones; longer ones are published too and taken as they are. */
function readNib(cell: string, line: number, problems: RegisterProblem[]): string | null {
  const text = cell.replace(/[\s.'-]+/g, '');
  if (text === '') {
    problems.push({ line, problem: 'no NIB' });
    return null;
  }
  if (!/^\d{10,25}$/.test(text)) {
    problems.push({ line, problem: `"${cell.trim().slice(0, 40)}" is no NIB; left empty` });
    return null;
  }
  if (text.length !== 13) problems.push({ line, problem: `NIB of ${text.length} digits` });
  return text;
}

function mergeNib(
  company: { name: string; nibs: string[] },
  nib: string | null,
  line: number,
  problems: RegisterProblem[],
): void {
  if (nib === null || company.nibs.includes(nib)) {
    problems.push({ line, problem: `${company.name} stands twice` });
    return;
  }
  problems.push({ line, problem: `${company.name} stands twice, with another NIB; both are kept` });
  company.nibs.push(nib);
  company.nibs.sort((a, b) => Number(b.length === 13) - Number(a.length === 13));
}

/** A company in both registers whose name or numbers differ. */
export interface CompanyChange {
  readonly before: Company;
  readonly after: Company;
}

/**
 * What the newer register has more, other or less than the older. A company is the same when its name
 * is (legal form, case and punctuation aside) or, failing that, one of its NIBs.
 */
export function compareRegisters(
  older: Register,
  newer: Register,
): { added: Company[]; changed: CompanyChange[]; gone: Company[] } {
  const byName = new Map(older.companies.map((company) => [keyOf(company), company]));
  const unmatched = new Set(older.companies);
  const strangers: Company[] = [];
  const changed: CompanyChange[] = [];
  for (const after of newer.companies) {
    const before = byName.get(keyOf(after));
    if (before === undefined) strangers.push(after);
    else {
      unmatched.delete(before);
      if (before.name !== after.name || !sameNibs(before, after)) changed.push({ before, after });
    }
  }
  const byNib = new Map([...unmatched].flatMap((company) => company.nibs.map((nib) => [nib, company])));
  const added: Company[] = [];
  for (const after of strangers) {
    const before = after.nibs
      .map((nib) => byNib.get(nib))
      .find((company) => company && unmatched.has(company));
    if (before === undefined) added.push(after);
    else {
      unmatched.delete(before);
      changed.push({ before, after });
    }
  }
  return { added, changed, gone: [...unmatched] };
}

function keyOf(company: Company): string {
  return nameWords(company.name).join('');
}

function sameNibs(a: Company, b: Company): boolean {
  return a.nibs.length === b.nibs.length && a.nibs.every((nib) => b.nibs.includes(nib));
}
