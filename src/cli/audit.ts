import { type AuditRow, coordinatorNames, type Named, readAudit } from '../store/audit.ts';
import { isDate } from '../values/date-text.ts';
import { readArguments, UsageError } from './arguments.ts';
import { nameOf } from './coordinators-roster.ts';
import { withDatabase } from './database.ts';
import { done, type Io } from './io.ts';
import type { Words } from './words.ts';

const options = {
  case: { type: 'string' },
  since: { type: 'string' },
  coordinator: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** `audit`: who opened which story, made which case file, and what was deleted. It holds no texts. */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const { values } = readArguments(args, options, { most: 0 });
  const number = values.case === undefined ? undefined : readNumber(values.case, words);
  const since = values.since === undefined ? undefined : readDay(values.since, words);
  const { rows, names } = await withDatabase(io, words, async (store) => {
    const known = await coordinatorNames(store, store.db);
    const wanted = values.coordinator === undefined ? undefined : idsOf(values.coordinator, known, words);
    const question = {
      ...(number === undefined ? {} : { number }),
      ...(since === undefined ? {} : { since }),
      ...(wanted === undefined ? {} : { coordinatorIds: wanted }),
    };
    return { rows: await readAudit(store.db, question), names: known };
  });
  const nameOfId = (id: string | null): string | null => namedBy(id, names, words);
  await io.write(values.json ? inJson(rows, names) : inLines(rows, nameOfId, words));
  return done;
}

function readNumber(text: string, words: Words): number {
  const number = Number(text.replace(/^#/, ''));
  if (Number.isInteger(number) && number > 0 && number < 1e9) return number;
  throw new UsageError(words('cli.audit.bad-case', { given: text }));
}

function readDay(text: string, words: Words): number {
  if (isDate(text)) return Date.parse(`${text}T00:00:00Z`);
  throw new UsageError(words('cli.audit.bad-since', { given: text }));
}

/** Everybody of that name, or the one whose id begins like that; also who is on the roster no more. */
function idsOf(text: string, names: ReadonlyMap<string, Named>, words: Words): string[] {
  const wanted = text.trim().toLowerCase();
  const ids = [...names].flatMap(([id, { name }]) =>
    name.toLowerCase() === wanted || (wanted.length >= 6 && id.startsWith(wanted)) ? [id] : [],
  );
  if (ids.length === 0) throw new UsageError(words('cli.audit.no-coordinator', { name: text }));
  return ids;
}

/** Null where nobody did it: the writer, or the bot itself. */
function namedBy(id: string | null, names: ReadonlyMap<string, Named>, words: Words): string | null {
  if (id === null) return null;
  const found = names.get(id);
  if (!found) return words('cli.audit.unknown', { id: id.slice(0, 6) });
  const name = nameOf(found);
  return found.removed ? words('cli.audit.removed', { name }) : name;
}

function inJson(rows: readonly AuditRow[], names: ReadonlyMap<string, Named>): string {
  const plain = rows.map(({ at, act, number, detail, coordinatorId }) => {
    const found = coordinatorId === null ? undefined : names.get(coordinatorId);
    return {
      at: new Date(at).toISOString(),
      act,
      case: number,
      detail,
      coordinator: coordinatorId,
      name: found ? nameOf(found) : null,
      removed: found?.removed ?? false,
    };
  });
  return `${JSON.stringify(plain)}\n`;
}

function inLines(
  rows: readonly AuditRow[],
  nameOfId: (id: string | null) => string | null,
  words: Words,
): string {
  if (rows.length === 0) return `${words('cli.audit.none')}\n`;
  const lines = rows.map(({ at, act, number, detail, coordinatorId }) =>
    words('cli.audit.row', {
      moment: new Date(at).toISOString().slice(0, 19).replace('T', ' '),
      number: number === null ? '-' : String(number),
      who: nameOfId(coordinatorId) ?? words('cli.audit.nobody'),
      act: words(`cli.audit.act.${act}`),
      detail: detail === null ? '' : ` (${detailOf(detail, words)})`,
    }),
  );
  return `${[...lines, words('cli.audit.total', { count: rows.length })].join('\n')}\n`;
}

const detailOf = (detail: string, words: Words): string =>
  /^\d+$/.test(detail)
    ? words('cli.audit.detail.case', { number: detail })
    : words(`cli.audit.detail.${detail}`);
