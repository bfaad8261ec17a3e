import type { Answers } from '../../flows/engine.ts';
import { audit } from '../../store/audit.ts';
import type { CaseFile } from '../../store/cases.ts';
import { linkCases } from '../../store/links.ts';
import type { Coordinator } from '../../store/roster.ts';
import { holdsOpen } from '../../tips/case.ts';
import { type Context, words } from '../context.ts';
import { type Found, findServed } from './claim.ts';

const verdicts = {
  link: { verdict: 'confirmed', act: 'link-confirmed', said: 'case.did-link' },
  unlink: { verdict: 'rejected', act: 'link-rejected', said: 'case.did-unlink' },
} as const;

/**
 * A coordinator says that two cases belong together, or do not. They must be allowed to see both, and
 * hold one of them with its story open, or supervise. Nothing is merged, and it can be said anew.
 */
export async function judgeLink(args: Answers, context: Context): Promise<null> {
  const { verdict, act, said } = args.word === 'unlink' ? verdicts.unlink : verdicts.link;
  const found = await findBoth(args, context);
  if ('refusal' in found) {
    context.say({ text: found.refusal });
    return null;
  }
  const { one, other, coordinator } = found;
  const { tx, now, services } = context;
  await linkCases(tx, [one.id, other.id], { verdict, coordinatorId: coordinator.id, at: now });
  for (const [file, beside] of [
    [one, other],
    [other, one],
  ] as const) {
    const data = { number: beside.number, verdict };
    await services.cases.record(tx, file, { kind: 'linked', at: now, actor: coordinator.id, data });
    const detail = `${beside.number}` as const;
    await audit(tx, { act, at: now, coordinatorId: coordinator.id, number: file.number, detail });
  }
  context.say({ text: words(context, said, { number: one.number, other: other.number }) });
  return null;
}

type Both =
  | { readonly one: CaseFile; readonly other: CaseFile; readonly coordinator: Coordinator }
  | { readonly refusal: string };

/** Both are looked up in the order of their numbers: two who judge the same pair at once do not wait for each other for ever. */
async function findBoth({ number, text }: Answers, context: Context): Promise<Both> {
  const [low, high] = [Number(number), Number(text)].sort((a, b) => a - b);
  if (low === high) return { refusal: words(context, 'case.link-itself', { number: low ?? '' }) };
  const first = await findServed(low, context);
  if ('refusal' in first) return first;
  const second = await findServed(high, context);
  if ('refusal' in second) return second;
  const withdrawn = [first, second].find(
    ({ file }) => file.key === null || file.state.status === 'withdrawn',
  );
  if (withdrawn) return { refusal: words(context, 'case.over', { number: withdrawn.file.number }) };
  const { coordinator } = first;
  if (![first, second].some((served) => holds(served)) && coordinator.role !== 'supervisor')
    return { refusal: words(context, 'case.link-not-yours', { number: low ?? '', other: high ?? '' }) };
  const [one, other] = Number(number) === low ? [first.file, second.file] : [second.file, first.file];
  return { one, other, coordinator };
}

const holds = ({ file, coordinator }: Exclude<Found, { refusal: string }>): boolean =>
  holdsOpen(file.state, coordinator.id);
