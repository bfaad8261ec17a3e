import { fold } from '../../flows/choose.ts';
import type { CaseFile } from '../../store/cases.ts';
import type { GoingFilter } from '../../store/going.ts';
import type { Coordinator } from '../../store/roster.ts';
import { holdsOpen, type Urgency } from '../../tips/case.ts';
import { areasServed, mayServe } from '../../tips/route.ts';
import { isObject } from '../../values/json.ts';
import { type Context, say, speakingCoordinator, words } from '../context.ts';
import { regionName } from '../region-name.ts';
import { excludedFrom, excludingKinds, routingOf } from '../routing.ts';

const shownAtOnce = 10;
const pageSize = 50;
/** So many rows are looked at for ten that the speaker may see; whoever has more narrows it down. */
const mostLooked = 500;

const urgencies: Readonly<Record<string, Urgency>> = {
  bahaya: 'danger',
  gawat: 'danger',
  danger: 'danger',
  berangkat: 'departure',
  departure: 'departure',
};
const own = ['saya', 'mine'];

/** What was typed behind `kasus`: nothing, `saya`, how urgent, a number or a place. Null: none of these. */
function readFilter(text: string, served: GoingFilter, id: string, context: Context): GoingFilter | null {
  const asked = fold(text);
  if (asked === '') return served;
  if (own.includes(asked)) return { ...served, claimedBy: id };
  const urgency = urgencies[asked];
  if (urgency !== undefined) return { ...served, urgency };
  const found = context.services.world.region(text);
  if (!isObject(found) || typeof found.code !== 'string') return null;
  return { areas: [found.code.slice(0, 5)] };
}

/** The cases that go on and that the speaker may see, ten at a time, the most urgent first. */
export async function listCases(text: string, context: Context): Promise<null> {
  const coordinator = await speakingCoordinator(context);
  if (!coordinator) return null;
  const filter = readFilter(text, areasServed(coordinator), coordinator.id, context);
  if (filter === null) return say(context, words(context, 'case.list-unclear', { typed: text }));
  const mine = await visible(filter, coordinator, context);
  const withdrawn = text === '' ? await toldAndWithdrawn(coordinator, context) : [];
  if (mine.length === 0 && withdrawn.length === 0)
    return say(context, words(context, text === '' ? 'case.list-empty' : 'case.list-none'));
  const shown = mine.slice(0, shownAtOnce);
  const lines = [
    words(context, 'case.list-head'),
    ...shown.map((file) => row(file, coordinator, context)),
    ...withdrawn.map((file) => row(file, coordinator, context)),
    ...(mine.length > shownAtOnce ? [words(context, 'case.list-more', { shown: shownAtOnce })] : []),
  ];
  const choices = shown.map((file) => {
    const open = holdsOpen(file.state, coordinator.id);
    const command = `${open ? 'buka' : 'ambil'} ${file.number}`;
    return { id: String(file.number), label: command, command };
  });
  context.say({ text: lines.join('\n'), choices });
  return null;
}

const withdrawnAtOnce = 5;

/** Taken back by their writers, perhaps under pressure: whoever was told of them sees it until they are destroyed. */
async function toldAndWithdrawn(coordinator: Coordinator, { tx, services }: Context): Promise<CaseFile[]> {
  const rows = await tx
    .selectFrom('case_file')
    .innerJoin('case_alert', 'case_alert.case_id', 'case_file.id')
    .select('case_file.id')
    .distinct()
    .where('case_file.withdrawn_at', 'is not', null)
    .where('case_file.case_key', 'is not', null)
    .where('case_file.status', '=', 'withdrawn')
    .where('case_alert.coordinator_id', '=', coordinator.id)
    .limit(pageSize)
    .execute();
  const files = await services.cases.several(
    tx,
    rows.map(({ id }) => id),
  );
  const events = await services.cases.eventsOf(tx, files, excludingKinds);
  // Who was told of it may have been passed over since, or be named in it.
  return files
    .filter((file) => mayServe(coordinator, routingOf(file, excludedFrom(events.get(file.id) ?? []))))
    .slice(0, withdrawnAtOnce);
}

/** One more than are shown, so that it is known whether there are more. */
async function visible(
  filter: GoingFilter,
  coordinator: Coordinator,
  { tx, services }: Context,
): Promise<CaseFile[]> {
  const mine: CaseFile[] = [];
  for (let offset = 0; offset < mostLooked; offset += pageSize) {
    const page = await services.cases.going(tx, filter, { limit: pageSize, offset });
    for (const file of page) {
      // Who must not see it stands in its sealed events: opened only for what may be shown at all.
      if (!mayServe(coordinator, routingOf(file, new Set()))) continue;
      const excluded = excludedFrom(await services.cases.events(tx, file));
      if (!excluded.has(coordinator.id)) mine.push(file);
      if (mine.length > shownAtOnce) return mine;
    }
    if (page.length < pageSize) break;
  }
  return mine;
}

function row(file: CaseFile, { id }: Coordinator, context: Context): string {
  return words(context, 'case.list-row', {
    number: file.number,
    region: regionName(file.region, context.language, context),
    urgency: words(context, `notice.urgency.${file.urgency}`),
    status: [
      ...(file.state.status === 'withdrawn' ? [] : [words(context, statusKey(file, id))]),
      ...(file.withdrawnAt === null ? [] : [words(context, 'case.status-withdrawn')]),
    ].join(' · '),
  });
}

const statusKey = ({ state }: CaseFile, id: string): string =>
  state.claimedBy === id ? 'case.status-yours' : `case.status-${state.status}`;
