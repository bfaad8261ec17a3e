import { loadShippedRegister } from '../agencies/load.ts';
import type { NoticeList } from '../agencies/notice.ts';
import {
  type ColumnChoice,
  type Company,
  compareRegisters,
  type ParsedRegister,
  parseRegister,
  type Register,
} from '../agencies/register.ts';
import { registerInForce, saveSnapshot } from '../store/registers.ts';
import type { Store } from '../store/store.ts';
import { isDate } from '../values/date-text.ts';
import { importNotices } from './agencies-notices.ts';
import { readArguments, UsageError } from './arguments.ts';
import { hasDatabase, openDatabase } from './database.ts';
import { done, failed, type Io } from './io.ts';
import { columnsInWords, readRegisterFile } from './register-file.ts';
import { projectFolder, type Words } from './words.ts';

const options = {
  'as-of': { type: 'string' },
  source: { type: 'string' },
  column: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean' },
  force: { type: 'boolean' },
  list: { type: 'string' },
} as const;

/** Lines shown of a long list; the rest is counted. */
const mostShown = 50;

/** What was asked for. */
export interface Request {
  readonly file: string;
  readonly asOf: string;
  readonly source: string;
  readonly columns: ColumnChoice;
  readonly dryRun: boolean;
  readonly force: boolean;
  /** `suspended` or `revoked` for a list of such licences; null for a register. */
  readonly list: NoticeList['standing'] | null;
}

/** `agencies import FILE`: what a newer register brings, and, unless it is a dry run, puts it in force. */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const request = readRequest(args, words);
  if (request.list !== null) return importNotices({ ...request, list: request.list }, io, words);
  const { register, notices } = await readRegister(request, io, words);
  const store = request.dryRun && !hasDatabase(io) ? null : await openDatabase(io);
  try {
    const inForce = await present(store);
    await io.write(differences(inForce, register, words));
    warnOfLosses(inForce, register, io, words);
    if (request.asOf < inForce.asOf && !request.force) {
      io.warn(`suluh: ${words('cli.agencies.older', { date: request.asOf, newest: inForce.asOf })}\n`);
      return failed;
    }
    if (request.dryRun || !store) await io.write(`${words('cli.agencies.dry')}\n`);
    else await save(store, { register, notices }, inForce, io, words);
    return done;
  } finally {
    await store?.close();
  }
}

function readRequest(args: readonly string[], words: Words): Request {
  const { values, positionals } = readArguments(args, options, { least: 1, most: 1 });
  const asOf = values['as-of'] ?? '';
  const source = values.source?.trim() ?? '';
  if (!isDate(asOf)) throw new UsageError(words('cli.agencies.no-date', { date: asOf }));
  if (source === '') throw new UsageError(words('cli.agencies.no-source'));
  return {
    file: positionals[0] ?? '',
    asOf,
    source,
    columns: columnChoice(values.column ?? [], words),
    dryRun: values['dry-run'] === true,
    force: values.force === true,
    list: listChoice(values.list, words),
  };
}

/** Reads the file and says how it was read: the columns, odd lines, the number of companies. */
async function readRegister(
  { file, asOf, source, columns }: Request,
  io: Io,
  words: Words,
): Promise<ParsedRegister> {
  const csv = await readRegisterFile(file, words);
  const parsed = parseRegister(csv, { asOf, source }, columns);
  const { register, problems, notices } = parsed;
  const odd = problems.map(({ line, problem }) => words('cli.agencies.problem', { line, problem }));
  const count = register.companies.length;
  await io.write(
    [
      `${columnsInWords(parsed.columns, words)}\n`,
      list(odd, words),
      `${words('cli.agencies.read', { count, date: asOf })}\n`,
      ...notices.map(
        ({ standing, entries }) =>
          `${words(`cli.agencies.read-${standing}`, { count: entries.length, date: asOf })}\n`,
      ),
    ].join(''),
  );
  return parsed;
}

async function save(
  store: Store,
  { register, notices }: Pick<ParsedRegister, 'register' | 'notices'>,
  inForce: Register,
  io: Io,
  words: Words,
): Promise<void> {
  await saveSnapshot(store, register, {
    now: Date.now(),
    notices,
    onProgress: (written, of) => io.warn(`${words('cli.agencies.progress', { written, of })}\n`),
  });
  const isNewest = register.asOf >= inForce.asOf;
  const { asOf, companies } = isNewest ? register : inForce;
  const key = isNewest ? 'cli.agencies.in-force' : 'cli.agencies.kept';
  await io.write(`${words(key, { date: asOf, count: companies.length })}\n`);
}

function listChoice(given: string | undefined, words: Words): NoticeList['standing'] | null {
  if (given === undefined || given === 'suspended' || given === 'revoked') return given ?? null;
  throw new UsageError(words('cli.agencies.bad-list', { list: given }));
}

/** `--column name=HEADER`, and so for nib, status, decision and date. */
function columnChoice(given: readonly string[], words: Words): ColumnChoice {
  const pairs = given.map((pair) => {
    const [, column, header] = /^(name|nib|status|decision|date)=(.+)$/.exec(pair) ?? [];
    if (!column || !header) throw new UsageError(words('cli.agencies.bad-column', { pair }));
    return [column, header];
  });
  return Object.fromEntries(pairs);
}

const shipped = (): Register => loadShippedRegister(`${projectFolder}data/registers`);

async function present(store: Store | null): Promise<Register> {
  return store ? (await registerInForce(store, shipped())).register : shipped();
}

function differences(inForce: Register, register: Register, words: Words): string {
  const { added, changed, gone } = compareRegisters(inForce, register);
  const counts = { added: added.length, changed: changed.length, gone: gone.length };
  return [
    `${words('cli.agencies.differences', { date: inForce.asOf, ...counts })}\n`,
    list(
      added.map((company) => `+ ${named(company)}`),
      words,
    ),
    list(
      changed.map(({ before, after }) => `~ ${named(before)} → ${named(after)}`),
      words,
    ),
    list(
      gone.map((company) => `- ${named(company)}`),
      words,
    ),
  ].join('');
}

const named = ({ name, nibs }: Company): string => `${name} (${nibs.join(', ') || '–'})`;

export function list(lines: readonly string[], words: Words): string {
  const more = lines.length - mostShown;
  const shown = more > 0 ? [...lines.slice(0, mostShown), words('cli.agencies.more', { more })] : lines;
  return shown.map((line) => `  ${line}\n`).join('');
}

/** Half of a file that broke off looks like a register that lost half of its companies. */
function warnOfLosses(inForce: Register, { companies }: Register, io: Io, words: Words): void {
  if (companies.length * 2 >= inForce.companies.length) return;
  const counts = { before: inForce.companies.length, after: companies.length };
  io.warn(`suluh: ${words('cli.agencies.losses', counts)}\n`);
}
