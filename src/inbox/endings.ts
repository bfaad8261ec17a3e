import type { CaseFile } from '../store/cases.ts';
import { inParts } from '../store/parts.ts';
import { type DueWarning, dueWarnings } from '../store/retention.ts';
import type { Coordinator } from '../store/roster.ts';
import { awakeAt } from '../tips/follow.ts';
import { isWarnable, keptUntil } from '../tips/retention.ts';
import { mayServe, route } from '../tips/route.ts';
import { type Inside, replyLanguage } from './context.ts';
import { leaveNews } from './news.ts';
import { dayAt } from './notices.ts';
import { excludedFrom, routingOf } from './routing.ts';
import type { Services } from './services.ts';
import { waitToTell } from './waiting.ts';

const atOnce = 500;
/** So that what is found in one go is told in one message. */
const gatherMs = 60_000;

/**
 * Tells those who can keep a case that its time runs out: whoever holds it, else those whose turn it is;
 * of a danger that somebody holds the supervisors as well. Its writer gets the neutral line if they
 * allowed questions. Once for each case, as long as nothing happens in it; never in the quiet hours.
 * To be called every hour. Gives how many cases were warned of.
 */
export async function warnDue(services: Services, now: number): Promise<number> {
  const { store, roster, world } = services;
  const everybody = await store.transact((tx) => roster.all(tx));
  let warned = 0;
  for (let last: DueWarning | undefined; ; ) {
    const due = await dueWarnings(store.db, world.policy, now, last).limit(atOnce).execute();
    const awake = due.filter(({ region }) => awakeAt(now, region, 'normal', world.policy) === now);
    const done = await inParts(store, awake, (tx, { id }) => warnOf(id, everybody, { tx, now, services }));
    warned += done.length;
    last = due.at(-1);
    if (due.length < atOnce) return warned;
  }
}

/** Null: something happened in it meanwhile, or another process was quicker. */
async function warnOf(id: string, everybody: readonly Coordinator[], inside: Inside): Promise<true | null> {
  const { tx, now, services } = inside;
  const { policy } = services.world;
  const file = await services.cases.byId(tx, id);
  if (!file || file.key === null || file.warnedAt !== null) return null;
  if (!isWarnable(file, now, policy)) return null;
  const events = await services.cases.events(tx, file);
  await services.cases.record(tx, file, { kind: 'warned', at: now });
  const notice = { kind: 'warning', dueAt: now + gatherMs } as const;
  for (const one of toldOf(file, excludedFrom(events), everybody))
    await waitToTell(one, file.id, notice, inside);
  if (file.callback !== null) {
    const place =
      file.conversationId === null ? null : await services.people.placeOf(tx, file.conversationId);
    const date = dayAt(keptUntil(file, policy), file.region, replyLanguage(place?.language));
    await leaveNews(file, { key: 'case.news-ending', params: { date } }, inside);
  }
  return true;
}

/** Ids of the coordinators who hear that a case will be deleted. */
function toldOf(
  file: CaseFile,
  excluded: ReadonlySet<string>,
  everybody: readonly Coordinator[],
): readonly string[] {
  const { claimedBy } = file.state;
  const routing = routingOf(file, excluded);
  if (claimedBy === null) return route(routing, everybody).who.map(({ id }) => id);
  const supervisors = everybody.filter(
    (one) => one.role === 'supervisor' && one.reachable && mayServe(one, routing),
  );
  const above = file.urgency === 'danger' ? supervisors.map(({ id }) => id) : [];
  return [...new Set([claimedBy, ...above])];
}
