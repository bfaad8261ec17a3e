import type { CaseFile } from '../store/cases.ts';
import type { Coordinator } from '../store/roster.ts';
import { womenFirst } from '../tips/care.ts';
import type { CaseEvent, Level } from '../tips/case.ts';
import { isOver } from '../tips/case.ts';
import { awakeAt, escalateAt } from '../tips/follow.ts';
import { levelAbove, route } from '../tips/route.ts';
import { isObject } from '../values/json.ts';
import type { ReplyLanguage } from '../values/language.ts';
import type { Message } from '../values/message.ts';
import type { Inside } from './context.ts';
import { replyLanguage } from './context.ts';
import { alertWait, heldUntil, isMarked } from './limits.ts';
import {
  checkedText,
  type LinkedCase,
  linkedTo,
  ofOthers,
  people,
  sentence,
  sharedBy,
  withSameText,
} from './linked.ts';
import { tellOfMany } from './many.ts';
import { regionName } from './region-name.ts';
import { excludedFrom, routingOf } from './routing.ts';
import { tell } from './tell.ts';
import { waitToTell } from './waiting.ts';
import { clearCaseTimer, setCaseTimer } from './watch.ts';

export interface AlertOptions {
  /** Alerts also those who were alerted before. */
  readonly again?: boolean;
  /** Are not alerted this time, though they may see the case: they just let it go. */
  readonly skip?: readonly string[];
  /** The text besides the usual alert: it has come up a level, or a colleague wants company. */
  readonly key?: 'notice.escalated' | 'notice.needs-help';
  /** Also those who were passed over at first because women come first. */
  readonly everybody?: boolean;
}

/**
 * Alerts everybody whose turn it is, at once, and watches that somebody claims. In the quiet hours of
 * the region an ordinary case arrives without a sound: whoever is awake can take it, nobody is woken.
 * Does nothing for a case that is over. Gives the case afterwards.
 */
export async function alertCase(
  file: CaseFile,
  inside: Inside,
  options: AlertOptions = {},
): Promise<CaseFile> {
  const { tx, now, services } = inside;
  if (isOver(file.state.status) || file.state.status === 'draft') return file;
  const events = await services.cases.events(tx, file);
  const first = !options.again && !options.key && !wasAlerted(events);
  const later = first ? await heldUntil(file, inside) : null;
  if (later !== null) {
    await setCaseTimer(file, 'case-draft', later, inside);
    return file;
  }
  const marked = await isMarked(file, inside);
  const roster = await services.roster.all(tx);
  const excluded = excludedFrom(events);
  const skipped = new Set([...excluded, ...(options.skip ?? [])]);
  const women = options.everybody !== true && womenFirst(events);
  const { level, who, othersWait } = route(routingOf(file, skipped, women), roster);
  const before = await tx
    .selectFrom('case_alert')
    .select('coordinator_id')
    .where('case_id', '=', file.id)
    .execute();
  const known = new Set(options.again || options.key ? [] : before.map((row) => row.coordinator_id));
  const fresh = who.filter((entry) => !known.has(entry.id));
  const linked = fresh.length > 0 ? await linkedTo(file, inside) : [];
  for (const entry of fresh) {
    const coordinator = roster.find((c) => c.id === entry.id);
    if (!coordinator) continue;
    await noteAlert(file, entry.id, entry.level, inside);
    await alertOne(coordinator, file, { linked, marked, key: options.key }, inside);
  }
  const told = options.again || options.key ? [] : groupsAlerted(events);
  // Who must not see it may sit in a group: nobody can know.
  const quiet = marked || excluded.size > 0;
  const groups = quiet ? [] : await alertGroups({ ...file, level }, told, inside, options.key);
  const data = { level, count: fresh.length, groups, othersWait };
  await clearCaseTimer(file, 'case-draft', inside);
  const alerted = await services.cases.record(tx, file, { kind: 'alerted', at: now, data }, { level });
  await tellOfMany(alerted, inside);
  // Whose writer was marked as abusive waits at its first level for as long as nobody takes it.
  if (!marked && (alerted.state.claimedBy === null || alerted.state.status === 'help')) {
    const ups = events.filter(({ kind, actor }) => kind === 'escalated' && actor === null).length;
    const due = escalateAt(now, file.region, file.urgency, services.world.policy, ups);
    await setCaseTimer(alerted, 'case-unclaimed', due, inside);
  }
  return alerted;
}

interface Beside {
  readonly linked: readonly LinkedCase[];
  /** The writer was marked as abusive. */
  readonly marked: boolean;
  readonly key: AlertOptions['key'];
}

/** At once, or with the others beyond the limit. */
async function alertOne(
  coordinator: Coordinator,
  file: CaseFile,
  { linked, marked, key }: Beside,
  inside: Inside,
): Promise<void> {
  const wait = key === 'notice.needs-help' ? 0 : await alertWait(coordinator.id, file, inside);
  if (wait > 0) {
    const notice = { kind: 'alert', dueAt: inside.now + wait } as const;
    return waitToTell(coordinator.id, file.id, notice, inside);
  }
  const language = replyLanguage(coordinator.language);
  const message = alertMessage(file, language, inside, key);
  // Not how often: counts would tell the reports of one marked person from those of another.
  const mark = marked ? [inside.services.world.texts.t(language, 'notice.marked')] : [];
  const text = [message.text, ...linkedLine(file, linked, coordinator, inside), ...mark].join('\n');
  await tell(coordinator, file, { ...message, text, ...(marked ? { silent: true } : {}) }, inside);
}

/** Nobody took it: those who were passed over at first are alerted, and after them the next level. */
export async function widenCase(file: CaseFile, inside: Inside): Promise<CaseFile> {
  const events = await inside.services.cases.events(inside.tx, file);
  const last = events.findLast((event) => event.kind === 'alerted')?.data;
  const othersWait = isObject(last) && last.othersWait === true;
  return othersWait ? alertCase(file, inside, { everybody: true }) : escalateCase(file, inside, null);
}

/** One level up, and alerts there; at the top it alerts once more, for somebody has to see it. */
export async function escalateCase(
  file: CaseFile,
  inside: Inside,
  actor: string | null,
  options: AlertOptions = {},
): Promise<CaseFile> {
  const top = file.level === 'national';
  const level = levelAbove(file.level);
  const { services, tx, now } = inside;
  const raised = await services.cases.record(tx, file, { kind: 'escalated', at: now, actor }, { level });
  return alertCase(raised, inside, { key: 'notice.escalated', ...options, again: top });
}

/** Whether anybody has been told of a case. */
export const wasAlerted = (events: readonly CaseEvent[]): boolean => events.some((e) => e.kind === 'alerted');

async function noteAlert(
  file: CaseFile,
  coordinatorId: string,
  level: Level,
  { tx, now }: Inside,
): Promise<void> {
  await tx
    .insertInto('case_alert')
    .values({ case_id: file.id, coordinator_id: coordinatorId, level, at: now, seen_at: null })
    .onConflict((conflict) =>
      conflict.columns(['case_id', 'coordinator_id', 'level']).doUpdateSet({ at: now }),
    )
    .execute();
}

const groupsAlerted = (events: readonly CaseEvent[]): string[] =>
  events.flatMap(({ data }) => (isObject(data) && Array.isArray(data.groups) ? data.groups.map(String) : []));

/** Tells the groups of the case's areas that have not been told. Gives which. */
async function alertGroups(
  file: CaseFile,
  told: readonly string[],
  inside: Inside,
  key?: AlertOptions['key'],
): Promise<string[]> {
  const { tx, services } = inside;
  const fresh: string[] = [];
  const groups = await tx.selectFrom('group_chat').selectAll().where('gone_at', 'is', null).execute();
  const areas = areasOf(file);
  for (const group of groups) {
    const regions: unknown = JSON.parse(group.regions);
    if (!Array.isArray(regions) || !regions.some((region) => areas.includes(String(region)))) continue;
    if (told.includes(group.chat_hash)) continue;
    fresh.push(group.chat_hash);
    await services.outbox.enqueue(tx, {
      channel: group.channel,
      chat: services.store.seal.openText('group_chat.chat', group.chat),
      message: alertMessage(file, 'id', inside, key),
      caseId: file.id,
    });
  }
  return fresh;
}

/** The codes under which a group may stand for this case: of its level, for danger also of the one above. */
function areasOf({ region, level, urgency, bypass }: CaseFile): string[] {
  if (region === null) return ['national'];
  if (region === 'sea' || region.startsWith('abroad:')) return [region, 'national'];
  const reached = urgency === 'danger' ? [level, levelAbove(level)] : [level];
  const codes = { regency: region.slice(0, 5), province: region.slice(0, 2), national: 'national' };
  return reached.filter((at) => at !== 'regency' || !bypass).map((at) => codes[at]);
}

/** Number, region, kind, urgency: no story, no name, no word that betrays. */
function alertMessage(
  file: CaseFile,
  language: ReplyLanguage,
  inside: Inside,
  key?: AlertOptions['key'],
): Message {
  const { texts } = inside.services.world;
  const params = {
    number: file.number,
    region: regionName(file.region, language, inside),
    kind: texts.t(language, `notice.kind.${file.kind}`),
    urgency: texts.t(language, `notice.urgency.${file.urgency}`),
  };
  const night = awakeAt(inside.now, file.region, file.urgency, inside.services.world.policy) > inside.now;
  const label = texts.t(language, 'notice.alert.claim', params);
  return {
    text: texts.t(language, key ?? 'notice.alert', params),
    choices: [{ id: 'claim', label, command: `ambil ${file.number}` }],
    ...(night ? { silent: true } : {}),
  };
}

/** How many others wrote of the same; not which number, company or case. Groups are not told. */
function linkedLine(
  file: CaseFile,
  linked: readonly LinkedCase[],
  coordinator: Coordinator,
  inside: Inside,
): string[] {
  const found = ofOthers(file, linked, coordinator);
  if (found.length === 0) return [];
  const { texts } = inside.services.world;
  const language = replyLanguage(coordinator.language);
  const what = sharedBy(found, language, inside);
  const line = texts.t(language, what === '' ? 'notice.linked.by-hand' : 'notice.linked.alike', {
    what,
    others: people(found.map((one) => one.file)),
    checked: checkedText(found, language, inside),
  });
  const same = people(withSameText(found).map((one) => one.file));
  // A text that goes from hand to hand is not seen by as many people as pass it on.
  return same === 0
    ? [sentence(line)]
    : [sentence(line), texts.t(language, 'notice.linked.same-text', { same })];
}
