import { coordinatorNames, readAudit } from '../../store/audit.ts';
import type { Json } from '../../values/json.ts';
import { shortMoment } from '../case-file/words.ts';
import { type Context, say, words } from '../context.ts';
import { findServed } from './claim.ts';

/** As many lines as a screen shows; the operator's command shows all. */
const mostLines = 30;

/** Who opened a story and made a file of it, and when: for supervisors of cases that they may see. */
export async function tellTrail(number: Json | undefined, context: Context): Promise<null> {
  const found = await findServed(number, context);
  if ('refusal' in found) return say(context, found.refusal);
  const { file, coordinator } = found;
  if (coordinator.role !== 'supervisor') return say(context, words(context, 'case-file.trail-supervisors'));
  const { tx, services } = context;
  const rows = await readAudit(tx, { number: file.number, limit: mostLines });
  if (rows.length === 0)
    return say(context, words(context, 'case-file.trail-empty', { number: file.number }));
  const names = await coordinatorNames(services.store, tx);
  const lines: string[] = [];
  for (const { act, at, coordinatorId, detail } of rows) {
    const who = coordinatorId === null ? null : (names.get(coordinatorId)?.name ?? null);
    lines.push(
      words(context, 'case-file.trail-row', {
        moment: shortMoment(at, file.region),
        act: words(context, `case-file.act.${act}`),
        detail: detail === null ? '' : await detailText(detail, context),
        who: who ?? words(context, coordinatorId === null ? 'case-file.bot' : 'case-file.trail-gone'),
      }),
    );
  }
  return say(context, [words(context, 'case-file.trail-head', { number: file.number }), ...lines].join('\n'));
}

/** A number is that of another case: to whoever may not see that one, it is not even said that it exists. */
async function detailText(detail: string, context: Context): Promise<string> {
  const other = /^\d+$/.test(detail);
  if (other && 'refusal' in (await findServed(Number(detail), context))) return '';
  return ` (${words(context, `case-file.detail.${other ? 'case' : detail}`, { detail })})`;
}
