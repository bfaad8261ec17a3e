import {
  type Column,
  type ColumnChoice,
  type ColumnsTaken,
  columnAt,
  RegisterError,
  type Row,
  readTable,
  type Table,
} from './table.ts';

/** How a licence stands by a decision that was published. */
export type Standing = 'suspended' | 'revoked';

/** One company of such a list. */
export interface NoticeEntry {
  readonly name: string;
  readonly nibs: readonly string[];
  /** The number of the decision; empty where the list gives none. */
  readonly decision: string;
  /** The day of the decision, as the list writes it; empty where it gives none. */
  readonly decidedOn: string;
}

/** A published list of licences that were suspended or revoked, as it stood on one day. */
export interface NoticeList {
  readonly standing: Standing;
  /** The day for which the list holds, `2026-09-17`. */
  readonly asOf: string;
  readonly source: string;
  readonly entries: readonly NoticeEntry[];
}

/** What such a list says about one company. */
export interface Notice extends NoticeEntry {
  readonly standing: Standing;
  readonly asOf: string;
  readonly source: string;
}

/** Reads a list whose companies all stand alike. @throws RegisterError when the file cannot be used. */
export function parseNotices(
  csv: string,
  about: { readonly standing: Standing; readonly asOf: string; readonly source: string },
  chosen: ColumnChoice = {},
): { list: NoticeList; columns: ColumnsTaken } {
  const table = readTable(csv, chosen, ['name']);
  const entries = entriesOf(table, table.rows);
  if (entries.length === 0) {
    throw new RegisterError(
      `The file holds no company: no row has anything in the column "${table.columns.name ?? ''}".`,
      table.headers,
    );
  }
  const { status: _, ...columns } = table.columns;
  return { list: { ...about, entries }, columns };
}

/** How each row stands by its status column; rows that are in order are not in the map. */
export function readStandings(table: Table): ReadonlyMap<Row, Standing> {
  const at = columnAt(table, 'status');
  const standings = new Map<Row, Standing>();
  for (const row of table.rows) {
    const written = (row.cells[at] ?? '').trim();
    const standing = standingOf(written);
    if (standing === null) {
      throw new RegisterError(
        `Line ${row.line}: the status "${written.slice(0, 40)}" is not known, so it cannot be said whether the licence is in force. Write aktif, skorsing or dicabut in the column "${table.columns.status ?? ''}", or take the column out.`,
      );
    }
    if (standing !== 'active') standings.set(row, standing);
  }
  return standings;
}

function standingOf(written: string): Standing | 'active' | null {
  const word = written.toLowerCase();
  if (/cabut|revoke/.test(word)) return 'revoked';
  if (/skors|suspen|beku|henti/.test(word)) return 'suspended';
  return /^(?:aktif|active|berlaku|valid|terdaftar)?$/.test(word) ? 'active' : null;
}

/** The rows that do not stand in order, as lists of their own; one list for each standing that occurs. */
export function noticesOf(
  table: Table,
  standings: ReadonlyMap<Row, Standing>,
  about: { readonly asOf: string; readonly source: string },
): NoticeList[] {
  return (['suspended', 'revoked'] as const).map((standing) => {
    const rows = table.rows.filter((row) => standings.get(row) === standing);
    return { ...about, standing, entries: entriesOf(table, rows) };
  });
}

function entriesOf(table: Table, rows: readonly Row[]): NoticeEntry[] {
  const cell = (row: Row, column: Column) =>
    (row.cells[columnAt(table, column)] ?? '').replace(/\s+/g, ' ').trim();
  return rows
    .map((row) => {
      const nib = cell(row, 'nib').replace(/[\s.'-]+/g, '');
      return {
        name: cell(row, 'name'),
        nibs: /^\d{10,25}$/.test(nib) ? [nib] : [],
        decision: cell(row, 'decision').slice(0, 80),
        decidedOn: cell(row, 'date').slice(0, 40),
      };
    })
    .filter(({ name }) => /[A-Za-z0-9]/.test(name));
}
