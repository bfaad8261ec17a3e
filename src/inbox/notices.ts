import type { Coordinator } from '../store/roster.ts';
import { mayServe } from '../tips/route.ts';
import { dateInWords } from '../values/date-text.ts';
import { isObject } from '../values/json.ts';
import type { ReplyLanguage } from '../values/language.ts';
import type { Message } from '../values/message.ts';
import { offsetHours } from '../values/zone.ts';
import { type Inside, replyLanguage } from './context.ts';
import { excludedFrom, excludingKinds, routingOf } from './routing.ts';
import { tell } from './tell.ts';
import type { NoticeKind } from './waiting.ts';

const shownAtOnce = 10;

interface Row {
  readonly id: string;
  readonly number: number;
  readonly region: string | null;
  readonly activity_at: number;
  readonly claimed_by: string | null;
}

/** Tells one coordinator what waits for them, once, as far as it still holds. */
export async function tellWaiting(data: unknown, inside: Inside): Promise<void> {
  if (!isObject(data) || typeof data.coordinator !== 'string') return;
  const kind = data.kind === 'warning' ? 'warning' : 'alert';
  const { tx, services } = inside;
  const waiting = await stillTrue(data.coordinator, kind, inside);
  await tx
    .deleteFrom('notice_waiting')
    .where('coordinator_id', '=', data.coordinator)
    .where('kind', '=', kind)
    .execute();
  const coordinator = await services.roster.byId(tx, data.coordinator);
  if (!coordinator?.reachable) return;
  const rows = await stillTheirs(waiting, coordinator, inside);
  if (rows.length === 0) return;
  const message = kind === 'warning' ? warning(rows, coordinator, inside) : bundle(rows, coordinator, inside);
  await tell(coordinator, null, message, inside);
}

/** Who was to be told may have been passed over since, or be named in it. */
async function stillTheirs(
  rows: readonly Row[],
  coordinator: Coordinator,
  { tx, services }: Inside,
): Promise<Row[]> {
  const files = await services.cases.several(
    tx,
    rows.map(({ id }) => id),
  );
  const events = await services.cases.eventsOf(tx, files, excludingKinds);
  const theirs = files.filter((file) =>
    mayServe(coordinator, routingOf(file, excludedFrom(events.get(file.id) ?? []))),
  );
  return rows.filter(({ id }) => theirs.some((file) => file.id === id));
}

function stillTrue(coordinatorId: string, kind: NoticeKind, { tx }: Inside): Promise<Row[]> {
  const waiting = tx
    .selectFrom('notice_waiting')
    .innerJoin('case_file', 'case_file.id', 'notice_waiting.case_id')
    .select(['case_file.id', 'number', 'region', 'activity_at', 'claimed_by'])
    .where('notice_waiting.coordinator_id', '=', coordinatorId)
    .where('notice_waiting.kind', '=', kind)
    .where('case_key', 'is not', null)
    .orderBy('activity_at');
  const still =
    kind === 'warning'
      ? waiting.where('warned_at', 'is not', null).where('status', 'in', ['open', 'claimed', 'help', 'acted'])
      : waiting.where('status', '=', 'open');
  return still.execute();
}

/** What they can do so that a case is kept: whoever holds it notes something, a supervisor takes it up. */
function wayToKeep({ number, claimed_by }: Row, { id }: Coordinator): { key: string; command: string } {
  if (claimed_by === id) return { key: 'note', command: `buka ${number}` };
  return claimed_by === null
    ? { key: 'claim', command: `ambil ${number}` }
    : { key: 'escalate', command: `naik ${number}` };
}

function warning(rows: readonly Row[], coordinator: Coordinator, { services }: Inside): Message {
  const { texts, policy } = services.world;
  const language = replyLanguage(coordinator.language);
  const lines = rows.slice(0, shownAtOnce).map((row) =>
    texts.t(language, `notice.ending.${wayToKeep(row, coordinator).key}`, {
      number: row.number,
      date: dayAt(row.activity_at + policy.retention, row.region, language),
    }),
  );
  const shown = rows.slice(0, shownAtOnce).map((row) => ({ row, ...wayToKeep(row, coordinator) }));
  const choices = shown
    .filter(({ key }) => key !== 'escalate')
    .map(({ row, command }) => ({ id: String(row.number), label: command, command }));
  return {
    text: [texts.t(language, 'notice.ending.head'), ...lines, ...others(rows, language, services)].join('\n'),
    ...(choices.length > 0 ? { choices } : {}),
  };
}

function bundle(rows: readonly Row[], coordinator: Coordinator, { services }: Inside): Message {
  const { texts } = services.world;
  const language = replyLanguage(coordinator.language);
  const numbers = rows.slice(0, shownAtOnce).map((row) => row.number);
  const text = texts.t(language, 'notice.bundle', { count: rows.length, numbers: numbers.join(', ') });
  return {
    text: [text, ...others(rows, language, services)].join('\n'),
    choices: [{ id: 'list', label: texts.t(language, 'notice.bundle.list'), command: 'kasus' }],
    silent: true,
  };
}

function others(rows: readonly Row[], language: ReplyLanguage, { world }: Inside['services']): string[] {
  const rest = rows.length - shownAtOnce;
  return rest > 0 ? [world.texts.t(language, 'notice.bundle.others', { others: rest })] : [];
}

/** The day where the case is, for example "19 Feb 2027". */
export const dayAt = (at: number, region: string | null, language: ReplyLanguage): string =>
  dateInWords(new Date(at + offsetHours(region) * 3_600_000).toISOString().slice(0, 10), language);
