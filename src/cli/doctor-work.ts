import { sql } from 'kysely';
import { queuesOf } from '../store/queues.ts';
import { createRoster } from '../store/roster.ts';
import type { Store } from '../store/store.ts';
import { type CaseStatus, levels } from '../tips/case.ts';
import { obstacleOf } from './coordinators-roster.ts';
import { type Finding, findingsOf } from './doctor-finding.ts';

const lateMs = 5 * 60_000;
const week = 7 * 86_400_000;

/** Work that waits for too long, and work that was given up. */
export async function checkQueues(store: Store, now: number): Promise<Finding[]> {
  const of = findingsOf('queues');
  const queues = await queuesOf(store, now);
  const late = (['inbox', 'outbox', 'timers'] as const).flatMap((name) => {
    const queue = queues[name];
    const age = now - (queue?.oldest ?? now);
    if (!queue || age < lateMs) return [];
    return [of.attention(`queue-${name}`, { waiting: queue.waiting, minutes: Math.round(age / 60_000) })];
  });
  const { count } = await store.db
    .selectFrom('outbox')
    .select(sql<number>`count(*)`.as('count'))
    .where('status', '=', 'failed')
    .where('created_at', '>', now - week)
    .executeTakeFirstOrThrow();
  const givenUp = queues.givenUp?.waiting ?? 0;
  const failed = Number(count);
  const lost = givenUp + failed > 0 ? [of.attention('queue-given-up', { givenUp, failed })] : [];
  const found = [...late, ...lost];
  return found.length > 0 ? found : [of.ok('queues')];
}

const over: readonly CaseStatus[] = ['draft', 'closed', 'withdrawn', 'expired'];

/** Whether somebody receives the alerts. */
export async function checkRoster(store: Store, regionName: (code: string) => string): Promise<Finding[]> {
  const of = findingsOf('roster');
  const { all, open } = await store.transact(async (tx) => ({
    all: await createRoster(store).all(tx),
    open: await tx
      .selectFrom('case_file')
      .select('region')
      .distinct()
      .where('status', 'not in', over)
      .where('region', 'is not', null)
      .execute(),
  }));
  const active = all.filter((one) => one.status === 'active');
  if (active.length === 0) return [of.attention('roster-empty')];
  const reachable = active.filter((one) => one.reachable);
  const [regency, province, national] = levels.map(
    (level) => reachable.filter((one) => one.level === level).length,
  );
  const counts = { regency: regency ?? 0, province: province ?? 0, national: national ?? 0 };
  const unreachable = active.filter((one) => obstacleOf(one) !== null).length;
  const pending = all.length - active.length;
  const unserved = unservedProvinces(
    open.flatMap(({ region }) => region ?? []),
    reachable.flatMap((one) => one.regions),
  );
  return [
    of.ok('roster', counts),
    ...(counts.national === 0 ? [of.attention('roster-no-national')] : []),
    ...(unreachable > 0 ? [of.attention('roster-unreachable', { count: unreachable })] : []),
    ...(pending > 0 ? [of.attention('roster-pending', { count: pending })] : []),
    ...(unserved.length > 0
      ? [of.attention('roster-unserved', { provinces: unserved.map(regionName).join(', ') })]
      : []),
  ];
}

/** Provinces that open cases come from and for which nobody stands, neither for all nor a part of them. */
function unservedProvinces(cases: readonly string[], served: readonly string[]): string[] {
  const provinces = new Set(cases.filter((code) => /^\d/.test(code)).map((code) => code.slice(0, 2)));
  const known = new Set(served.map((code) => code.slice(0, 2)));
  return [...provinces].filter((code) => !known.has(code)).sort();
}
