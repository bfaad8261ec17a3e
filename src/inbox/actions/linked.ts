import type { CaseFile } from '../../store/cases.ts';
import type { Coordinator } from '../../store/roster.ts';
import { mayServe } from '../../tips/route.ts';
import { regionName } from '../alerts.ts';
import { type Context, words } from '../context.ts';
import { type LinkedCase, linkedFor, linkedTo, sharedBy } from '../linked.ts';
import { routingOf } from '../routing.ts';

const mostRows = 10;

/**
 * Which other cases have a number or company of this one, for whoever has its story open: all are
 * counted, those that the coordinator may see are named. Null when there are none.
 */
export async function linkedText(
  file: CaseFile,
  coordinator: Coordinator,
  context: Context,
): Promise<string | null> {
  const linked = linkedFor(await linkedTo(file, context), coordinator.id);
  if (linked.length === 0) return null;
  const seen = linked.filter((one) => mayServe(coordinator, routingOf(one.file, one.excluded)));
  const others = linked.length - seen.length;
  const reporters = new Set([file, ...linked.map((one) => one.file)].map(({ reporterId }) => reporterId));
  return [
    words(context, `case.linked-${sharedBy(linked)}`, {
      number: file.number,
      reports: linked.length + 1,
      reporters: reporters.size,
    }),
    ...seen.slice(0, mostRows).map((one) => row(one, coordinator, context)),
    ...(others > 0 ? [words(context, 'case.linked-elsewhere', { others })] : []),
    words(context, 'case.linked-note'),
  ].join('\n');
}

function row({ file }: LinkedCase, { id }: Coordinator, context: Context): string {
  const status = file.state.claimedBy === id && file.state.closedAt === null ? 'yours' : file.state.status;
  return words(context, 'case.linked-row', {
    number: file.number,
    region: regionName(file.region, context.language, context),
    status: words(context, `case.status-${status}`),
  });
}
