import type { Remark } from '../coordinators/remark.ts';
import { parseRoster, type RosterEntry } from '../coordinators/roster.ts';
import { type Coordinator, createRoster } from '../store/roster.ts';
import type { Store } from '../store/store.ts';
import { readArguments } from './arguments.ts';
import { addressHint } from './coordinators-address.ts';
import { findingInWords } from './coordinators-finding.ts';
import { type Places, readPlaces } from './coordinators-places.ts';
import { hasDatabase, openDatabase } from './database.ts';
import { readNamedFile } from './files.ts';
import { done, failed, type Io } from './io.ts';
import { terminalLanguage, type Words } from './words.ts';

type Change = 'added' | 'changed' | 'same';

interface Result {
  readonly entry: RosterEntry;
  readonly change: Change;
  readonly hasWritten: boolean;
}

/**
 * `coordinators import FILE`: adds or renews everybody in the file, or nobody when a line is wrong. They
 * may act at once, since the operator vouches for them. Whoever is not in the file stays as they are.
 */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    { 'dry-run': { type: 'boolean' } },
    { least: 1, most: 1 },
  );
  const file = positionals[0] ?? '';
  const places = readPlaces();
  const { entries, problems, notes } = parseRoster(await readNamedFile(file, words), places);
  if (problems.length > 0) {
    for (const problem of problems) io.warn(`${file}:${remarkInWords(problem, words)}\n`);
    io.warn(`suluh: ${words('cli.coordinators.nothing-imported', { count: problems.length })}\n`);
    return failed;
  }
  const dryRun = values['dry-run'] === true;
  const store = dryRun && !hasDatabase(io) ? null : await openDatabase(io);
  try {
    const results = await (dryRun ? compare(entries, store) : save(entries, store));
    await io.write(results.map((result) => resultInWords(result, places, io, words)).join(''));
    for (const note of notes)
      io.warn(`${words('cli.coordinators.note')} ${file}:${remarkInWords(note, words)}\n`);
    await io.write(`${summary(results, dryRun, words)}\n`);
    return done;
  } finally {
    await store?.close();
  }
}

const remarkInWords = ({ line, ...finding }: Remark, words: Words): string =>
  `${line}: ${findingInWords(finding, words)}`;

async function compare(entries: readonly RosterEntry[], store: Store | null): Promise<Result[]> {
  const known = store ? await store.transact((tx) => createRoster(store).all(tx)) : [];
  return entries.map((entry) => resultOf(entry, known));
}

async function save(entries: readonly RosterEntry[], store: Store | null): Promise<Result[]> {
  if (!store) return [];
  const roster = createRoster(store);
  return store.transact(async (tx) => {
    const now = Date.now();
    const known = await roster.all(tx);
    for (const { line: _, ...entry } of entries) {
      const before = findIn(known, entry);
      const { id, added } = await roster.put(tx, { ...entry, status: 'active', storiesFrom: now }, now);
      const wasAway = !added && !before;
      if (wasAway) await roster.setDuty(tx, id, true);
      if (wasAway || (before && before.storiesFrom > now)) await roster.setStatus(tx, id, 'active', now);
    }
    const after = await roster.all(tx);
    return entries.map((entry) => ({
      ...resultOf(entry, known),
      hasWritten: findIn(after, entry)?.reachable ?? false,
    }));
  });
}

const findIn = (
  known: readonly Coordinator[],
  { channel, address }: Pick<RosterEntry, 'channel' | 'address'>,
): Coordinator | undefined => known.find((one) => one.channel === channel && one.address === address);

function resultOf(entry: RosterEntry, known: readonly Coordinator[]): Result {
  const before = findIn(known, entry);
  const change = before ? (isSame(before, entry) ? 'same' : 'changed') : 'added';
  return { entry, change, hasWritten: before?.reachable ?? false };
}

function isSame(before: Coordinator, entry: RosterEntry): boolean {
  const plain = (one: Coordinator | RosterEntry): string =>
    JSON.stringify([one.name, one.role, one.level, [...one.regions].sort(), [...one.flags].sort()]);
  return before.status === 'active' && before.storiesFrom <= Date.now() && plain(before) === plain(entry);
}

const signs: Readonly<Record<Change, string>> = { added: '+', changed: '~', same: '=' };

function resultInWords({ entry, change, hasWritten }: Result, places: Places, io: Io, words: Words): string {
  const line = words('cli.coordinators.row', {
    name: entry.name,
    channel: entry.channel,
    address: addressHint(entry.address),
    role: words(`cli.coordinators.role.${entry.role}`),
    level: words(`cli.coordinators.level.${entry.level}`),
    regions: places.areasInWords(entry.regions, terminalLanguage(io.env), words),
  });
  const hint = hasWritten ? '' : ` – ${words('cli.coordinators.unreachable')}`;
  return `${signs[change]} ${line}${hint}\n`;
}

function summary(results: readonly Result[], dryRun: boolean, words: Words): string {
  const count = (change: Change): number => results.filter((result) => result.change === change).length;
  const counts = { added: count('added'), changed: count('changed'), same: count('same') };
  const unreachable = results.filter((result) => !result.hasWritten).length;
  return [
    words('cli.coordinators.imported', counts),
    ...(dryRun ? [words('cli.coordinators.dry')] : []),
    ...(unreachable > 0 ? [words('cli.coordinators.ask-to-write', { count: unreachable })] : []),
  ].join('\n');
}
