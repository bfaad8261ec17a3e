import type { CaseFile } from '../../store/cases.ts';
import type { Coordinator } from '../../store/roster.ts';
import { mayServe } from '../../tips/route.ts';
import type { Choice, Message } from '../../values/message.ts';
import { type Context, words } from '../context.ts';
import {
  checkedText,
  type LinkedCase,
  linkedFor,
  linkedTo,
  people,
  sentence,
  sharedBy,
  withSameText,
} from '../linked.ts';
import { regionName } from '../region-name.ts';
import { routingOf } from '../routing.ts';

const mostRows = 10;
/** As many pairs of buttons as every channel shows without a list. */
const mostAsked = 3;

/**
 * Which other cases have something of this one, for whoever has its story open: all are counted, those
 * that the coordinator may see are named and can be confirmed or rejected. Null when there are none.
 */
export async function linkedMessage(
  file: CaseFile,
  coordinator: Coordinator,
  context: Context,
): Promise<Message | null> {
  const linked = linkedFor(await linkedTo(file, context), coordinator);
  if (linked.length === 0) return null;
  const seen = linked.filter((one) => mayServe(coordinator, routingOf(one.file, one.excluded)));
  const others = linked.length - seen.length;
  const [open] = seen.filter(({ confirmed }) => !confirmed);
  const text = [
    headText(file, linked, context),
    ...sameTextLine(linked, context),
    ...seen.slice(0, mostRows).map((one) => row(one, coordinator, context)),
    ...(others > 0 ? [words(context, 'case.linked-elsewhere', { others })] : []),
    words(context, 'case.linked-note'),
    ...(open ? [words(context, 'case.linked-how', { number: file.number, other: open.file.number })] : []),
  ].join('\n');
  const choices = buttons(file, seen, context);
  return { text, ...(choices.length > 0 ? { choices } : {}) };
}

function headText(file: CaseFile, linked: readonly LinkedCase[], context: Context): string {
  const what = sharedBy(linked, context.language, context);
  const text = words(context, what === '' ? 'case.linked-by-hand' : 'case.linked', {
    what,
    number: file.number,
    reports: linked.length + 1,
    reporters: people([file, ...linked.map((one) => one.file)]),
    checked: checkedText(linked, context.language, context),
  });
  return sentence(text);
}

/** Whoever passes a message on has not seen what it tells. */
function sameTextLine(linked: readonly LinkedCase[], context: Context): string[] {
  const same = withSameText(linked).length;
  if (same === 0) return [];
  return [words(context, 'case.linked-same-text', { same: same + 1, reports: linked.length + 1 })];
}

function row({ file, confirmed }: LinkedCase, { id }: Coordinator, context: Context): string {
  const status = file.state.claimedBy === id && file.state.closedAt === null ? 'yours' : file.state.status;
  return words(context, confirmed ? 'case.linked-row-checked' : 'case.linked-row', {
    number: file.number,
    region: regionName(file.region, context.language, context),
    status: words(context, `case.status-${status}`),
  });
}

const typed = {
  id: { link: 'kait', unlink: 'bukan' },
  en: { link: 'link', unlink: 'unlink' },
} as const;

function buttons(file: CaseFile, seen: readonly LinkedCase[], context: Context): Choice[] {
  const open = seen.slice(0, mostRows).filter(({ confirmed }) => !confirmed);
  return open.slice(0, mostAsked).flatMap(({ file: { number: other } }) =>
    (['link', 'unlink'] as const).map((word) => ({
      id: `${word}-${other}`,
      label: words(context, `case.button-${word}`, { other }),
      command: `${typed[context.language][word]} ${file.number} ${other}`,
    })),
  );
}
