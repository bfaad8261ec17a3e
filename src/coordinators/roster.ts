import { CsvError, parse } from 'csv-parse/sync';
import type { Level } from '../tips/case.ts';
import { readAddress, readChannel } from './address.ts';
import { type Areas, type Lookups, readAreas } from './areas.ts';
import { readFlags } from './flags.ts';
import { levelOfEntry } from './level.ts';
import type { Finding, Remark } from './remark.ts';
import { readRole } from './role.ts';

/** Somebody to be put on the roster, as one line of the file has it. */
export interface RosterEntry {
  /** Line of the file, the header is line 1. */
  readonly line: number;
  readonly name: string;
  readonly channel: string;
  /** The channel's own id of the person. */
  readonly address: string;
  readonly role: 'coordinator' | 'supervisor';
  readonly level: Level;
  /** `52`, `52.03`, `abroad:MY`, `sea`; empty for the whole country. */
  readonly regions: readonly string[];
  readonly flags: readonly string[];
}

export interface RosterFile {
  /** The lines without a problem. */
  readonly entries: readonly RosterEntry[];
  readonly problems: readonly Remark[];
  /** What was understood in a way that the writer may not have meant. */
  readonly notes: readonly Remark[];
}

type Column = 'name' | 'channel' | 'address' | 'regions' | 'role' | 'flags';

const headers: Readonly<Record<Column, readonly string[]>> = {
  name: ['name', 'nama'],
  channel: ['channel', 'kanal', 'saluran'],
  address: ['address', 'alamat', 'id', 'telegram id', 'nomor', 'number'],
  regions: ['regions', 'region', 'wilayah', 'daerah'],
  role: ['role', 'peran', 'tugas', 'jabatan'],
  flags: ['flags', 'flag', 'tanda', 'catatan'],
};
const required: readonly Column[] = ['name', 'channel', 'address'];
const longestName = 60;

/**
 * Reads a roster from the text of a csv file with the columns name, channel, address, regions, role and
 * flags in any order; the last three may be left out. All problems are found at once.
 */
export function parseRoster(csv: string, lookups: Lookups): RosterFile {
  const read = readRows(csv);
  if ('problem' in read) return { entries: [], problems: [read], notes: [] };
  const [header, ...rows] = read.rows;
  if (!header || rows.length === 0)
    return { entries: [], problems: [{ line: 1, problem: 'empty', params: {} }], notes: [] };
  const columns = findColumns(header.cells);
  const missing = required.filter((column) => columns[column] === undefined);
  if (missing.length > 0) {
    const params = { missing: missing.join(', '), found: header.cells.map((cell) => cell.trim()).join(', ') };
    return { entries: [], problems: [{ line: header.line, problem: 'header', params }], notes: [] };
  }
  const lines = rows.map((row) => readLine(row, columns, header.cells.length, lookups));
  const entries = lines.flatMap(({ entry }) => entry ?? []);
  const twice = findTwice(entries);
  return {
    entries: entries.filter((entry) => !twice.some((remark) => remark.line === entry.line)),
    problems: [...lines.flatMap(({ problems }) => problems), ...twice].sort((a, b) => a.line - b.line),
    notes: lines.flatMap(({ notes }) => notes),
  };
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

function readRows(csv: string): { rows: Row[] } | Remark {
  if (csv.includes('\uFFFD') || csv.includes('\0')) return { line: 1, problem: 'not-utf8', params: {} };
  const rows: Row[] = [];
  try {
    parse(csv, {
      bom: true,
      delimiter: separatorOf(csv),
      on_record: (cells: string[], { lines }) => {
        if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: lines, cells });
        return null;
      },
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    return { rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return { line, problem: 'quotes', params: {} };
  }
}

/** The sign that parts the header into the most columns that are known. */
function separatorOf(csv: string): string {
  const header =
    csv
      .replace(/^\uFEFF/, '')
      .trimStart()
      .split(/\r?\n|\r/, 1)[0] ?? '';
  const known = (sign: string): number => Object.keys(findColumns(header.split(sign))).length;
  return [',', ';', '\t'].reduce((best, sign) => (known(sign) > known(best) ? sign : best));
}

function findColumns(cells: readonly string[]): Partial<Record<Column, number>> {
  const plain = cells.map((cell) =>
    cell
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
  const found = Object.entries(headers).flatMap(([column, names]) => {
    const at = plain.findIndex((cell) => names.includes(cell));
    return at < 0 ? [] : [[column, at] as const];
  });
  return Object.fromEntries(found);
}

interface ReadLine {
  readonly entry: RosterEntry | null;
  readonly problems: readonly Remark[];
  readonly notes: readonly Remark[];
}

function readLine(
  { line, cells }: Row,
  columns: Partial<Record<Column, number>>,
  width: number,
  lookups: Lookups,
): ReadLine {
  const at = (findings: readonly Finding[]): Remark[] => findings.map((finding) => ({ line, ...finding }));
  if (cells.slice(width).some((cell) => cell !== ''))
    return { entry: null, problems: at([{ problem: 'too-many-fields', params: {} }]), notes: [] };
  const cell = (column: Column): string => cells[columns[column] ?? -1] ?? '';
  const name = readName(cell('name'));
  const channel = readChannel(cell('channel'));
  const address = channel.value === null ? nothingRead : readAddress(channel.value, cell('address'));
  const role = readRole(cell('role'));
  const areas = readAreas(cell('regions'), lookups);
  const level =
    areas.problems.length > 0 || role.value === null ? null : leveled(areas, role.value.level, lookups);
  const flags = readFlags(cell('flags'));
  const parts = [name, channel, address, role, areas, ...(level ? [level] : []), flags];
  const problems = at(parts.flatMap((part) => part.problems));
  const notes = at(parts.flatMap((part) => part.notes));
  if (name.value === null || channel.value === null || address.value === null)
    return { entry: null, problems, notes };
  if (role.value === null || !level || problems.length > 0) return { entry: null, problems, notes };
  const entry = {
    line,
    name: name.value,
    channel: channel.value,
    address: address.value,
    role: role.value.role,
    ...level.value,
    flags: flags.value,
  };
  return { entry, problems, notes };
}

const nothingRead = { value: null, problems: [], notes: [] };

const leveled = (areas: Areas, named: Level | null, { regions }: Lookups) =>
  levelOfEntry(areas.value, named, (code) => regions.byCode(code)?.name ?? code);

function readName(cell: string) {
  const name = cell.replace(/[\p{C}\s]+/gu, ' ').trim();
  if (name === '') return { value: null, problems: [{ problem: 'no-name', params: {} } as const], notes: [] };
  if (name.length > longestName)
    return {
      value: null,
      problems: [{ problem: 'long-name', params: { most: longestName } } as const],
      notes: [],
    };
  return { value: name, problems: [], notes: [] };
}

/** An address may stand once only: the second line would silently replace the first. */
function findTwice(entries: readonly RosterEntry[]): Remark[] {
  const first = new Map<string, number>();
  return entries.flatMap(({ channel, address, line }): Remark[] => {
    const key = `${channel} ${address}`;
    const before = first.get(key);
    if (before !== undefined) return [{ line, problem: 'twice', params: { before } }];
    first.set(key, line);
    return [];
  });
}
