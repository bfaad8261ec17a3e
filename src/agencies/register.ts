import { nameWords } from './name.ts';
import { type NoticeList, noticesOf, readStandings } from './notice.ts';
import {
  type ColumnChoice,
  type ColumnsTaken,
  columnAt,
  RegisterError,
  type Row,
  readTable,
} from './table.ts';

export { type ColumnChoice, RegisterError } from './table.ts';

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

/** A register as it was read, and what was odd in its file. */
export interface ParsedRegister {
  readonly register: Register;
  readonly problems: readonly RegisterProblem[];
  /** The headers of the columns that were read. */
  readonly columns: ColumnsTaken;
  /** From a column that says how each licence stands; empty where the file has none. */
  readonly notices: readonly NoticeList[];
}

/**
 * Reads a register from the text of a csv file: separated by comma, semicolon or tab, with a header.
 * Rows of one name are one company with all its NIBs. Odd rows are reported and, where they name no
 * company, left out. A row whose status column says "revoked" is no company of the register.
 * @throws RegisterError when the file as a whole cannot be used.
 */
export function parseRegister(
  csv: string,
  meta: { readonly asOf: string; readonly source: string },
  chosen: ColumnChoice = {},
): ParsedRegister {
  const table = readTable(csv, chosen, ['name', 'nib']);
  const { columns } = table;
  const standing = columns.status === undefined ? null : readStandings(table);
  const problems: RegisterProblem[] = [];
  const rows = standing === null ? table.rows : table.rows.filter((row) => standing.get(row) !== 'revoked');
  const companies = gather(rows, columnAt(table, 'name'), columnAt(table, 'nib'), problems);
  if (companies.length === 0) {
    throw new RegisterError(
      `The file holds no company: no row has anything in the column "${columns.name ?? ''}".`,
      table.headers,
    );
  }
  const notices = standing === null ? [] : noticesOf(table, standing, meta);
  return { register: { ...meta, companies }, problems, columns, notices };
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
