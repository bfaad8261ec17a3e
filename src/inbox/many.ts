import type { CaseFile } from '../store/cases.ts';
import { verdictsOf } from '../store/links.ts';
import type { Coordinator } from '../store/roster.ts';
import { noteTold, reportsOf, sameTexts, type TraceKind, toldOf, traceName } from '../store/traces.ts';
import { levels } from '../tips/case.ts';
import { awakeAt } from '../tips/follow.ts';
import { type Many, manyReports, type Report } from '../tips/many.ts';
import { levelAbove, route } from '../tips/route.ts';
import type { Message } from '../values/message.ts';
import { type Inside, replyLanguage } from './context.ts';
import { excludedFrom, excludingKinds, routingOf } from './routing.ts';
import { tell } from './tell.ts';

/** One telephone number or bank account with all who reported it. */
interface Named {
  readonly hash: Uint8Array;
  readonly kind: TraceKind;
  readonly reports: Report[];
}

type ManyNamed = Named & { readonly many: Many };

/**
 * Many different people have reported a number of this case: the next level hears of it, once, and again
 * when twice as many have. In the transaction of the report, so that no restart can lose or double it.
 */
export async function tellOfMany(file: CaseFile, inside: Inside): Promise<void> {
  const { tx, now } = inside;
  const found = await manyOf(file, inside);
  const told = await toldOf(
    tx,
    found.map(({ hash }) => hash),
  );
  const fresh = found.filter(({ hash, many }) => {
    const before = told.get(traceName(hash));
    return before === undefined || many.reporters >= 2 * before;
  });
  const [most] = fresh.sort((a, b) => b.many.reporters - a.many.reporters);
  if (!most || !(await tellNextLevel(file, most, inside))) return;
  // Of several numbers in the same reports one line is enough.
  for (const { hash, many } of fresh) await noteTold(tx, hash, many.reporters, now);
}

async function manyOf(file: CaseFile, { tx, now, services }: Inside): Promise<ManyNamed[]> {
  const verdicts = await verdictsOf(tx, file.id);
  const rows = (await reportsOf(tx, file.id)).filter(({ caseId }) => verdicts.get(caseId) !== 'rejected');
  const named = new Map<string, Named>();
  for (const { hash, kind, ...report } of rows) {
    const there = named.get(traceName(hash));
    if (there) there.reports.push(report);
    else named.set(traceName(hash), { hash, kind, reports: [report] });
  }
  const several = [...named.values()].filter(
    ({ reports }) => new Set(reports.map(({ reporterId }) => reporterId)).size > 1,
  );
  if (several.length === 0) return [];
  const ids = new Set(several.flatMap(({ reports }) => reports.map(({ caseId }) => caseId)));
  const same = await sameTexts(tx, [...ids]);
  return several.flatMap((one) => {
    const many = manyReports(one.reports, same, services.world.policy.linked, now);
    return many ? [{ ...one, many }] : [];
  });
}

/** One line without number and story to the level above the case's. False when nobody is there. */
async function tellNextLevel(file: CaseFile, named: ManyNamed, inside: Inside): Promise<boolean> {
  const { tx, services } = inside;
  const others = await services.cases.several(tx, [...new Set(named.reports.map(({ caseId }) => caseId))]);
  const events = await services.cases.eventsOf(tx, others, excludingKinds);
  // Nobody who stands in one of the reports hears that there are many.
  const excluded = new Set([...events.values()].flatMap((all) => [...excludedFrom(all)]));
  const from = levelAbove(file.level);
  const roster = await services.roster.all(tx);
  const routing = { ...routingOf(file, excluded), urgency: 'normal', from } as const;
  const who = route(routing, roster).who.filter(({ level }) => levels.indexOf(level) >= levels.indexOf(from));
  const receivers = roster.filter(({ id }) => who.some((one) => one.id === id));
  for (const coordinator of receivers)
    await tell(coordinator, file, messageFor(coordinator, file, named, inside), inside);
  return receivers.length > 0;
}

function messageFor(
  coordinator: Coordinator,
  file: CaseFile,
  { kind, many }: ManyNamed,
  inside: Inside,
): Message {
  const { texts, policy } = inside.services.world;
  const language = replyLanguage(coordinator.language);
  const params = {
    people: many.reporters,
    ...(many.why === 'regencies' ? { regencies: many.regencies } : {}),
    number: file.number,
    what: texts.t(language, `case.shared-${kind}`),
    days: Math.max(1, Math.round(policy.linked.within / 86_400_000)),
  };
  const night = awakeAt(inside.now, file.region, file.urgency, policy) > inside.now;
  return {
    text: texts.t(language, `notice.many-${many.why}`, params),
    choices: [
      {
        id: 'claim',
        label: texts.t(language, 'notice.alert.claim', params),
        command: `ambil ${file.number}`,
      },
    ],
    ...(night ? { silent: true } : {}),
  };
}
