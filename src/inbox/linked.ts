import type { CaseFile } from '../store/cases.ts';
import { type LinkVerdict, verdictsOf } from '../store/links.ts';
import type { Coordinator } from '../store/roster.ts';
import { sharedWith, type TraceKind } from '../store/traces.ts';
import { isOver } from '../tips/case.ts';
import type { ReplyLanguage } from '../values/language.ts';
import type { Inside } from './context.ts';
import { excludedFrom, excludingKinds } from './routing.ts';

/** Another case with something of this one, or that somebody says belongs to it: a hint for people, never merged. */
export interface LinkedCase {
  readonly file: CaseFile;
  /** What they share; nothing where only a coordinator knows why they belong together. */
  readonly kinds: readonly TraceKind[];
  /** A coordinator has confirmed it. One that was rejected is not there at all. */
  readonly confirmed: boolean;
  /** Coordinators who must not see it. */
  readonly excluded: ReadonlySet<string>;
}

/** Cases looked at for one alert or one story; who stands in them is sealed and must be opened. */
const mostLooked = 50;

/** The cases that share something with this one, the newest first. */
export async function linkedTo(file: CaseFile, { tx, services }: Inside): Promise<LinkedCase[]> {
  const rows = await sharedWith(tx, file.id, mostLooked);
  const verdicts = await verdictsOf(tx, file.id);
  const files = await services.cases.several(tx, toLookAt(rows, verdicts));
  const shown = files.filter((other) => other.key !== null && isTold(other));
  const events = await services.cases.eventsOf(tx, shown, excludingKinds);
  return shown.map((other) => ({
    file: other,
    kinds: kinds.filter((kind) => rows.some((row) => row.caseId === other.id && row.kind === kind)),
    confirmed: verdicts.get(other.id) === 'confirmed',
    excluded: excludedFrom(events.get(other.id) ?? []),
  }));
}

function toLookAt(
  rows: readonly { readonly caseId: string }[],
  verdicts: ReadonlyMap<string, LinkVerdict>,
): string[] {
  const confirmed = [...verdicts].filter(([, verdict]) => verdict === 'confirmed').map(([id]) => id);
  const ids = new Set([...confirmed.slice(0, mostLooked), ...rows.map(({ caseId }) => caseId)]);
  return [...ids].filter((id) => verdicts.get(id) !== 'rejected');
}

/** What was not sent or taken back is no report, whoever linked it before. */
const isTold = ({ state }: CaseFile): boolean =>
  state.status === 'closed' || !(isOver(state.status) || state.status === 'draft');

/**
 * The linked cases that one coordinator may hear of: none in which they stand themselves, and in a
 * regency none that passes over the regency, not even as a number of reports.
 */
export const linkedFor = (linked: readonly LinkedCase[], { id, level }: Hearer): LinkedCase[] =>
  linked.filter(({ excluded, file }) => !excluded.has(id) && !(file.bypass && level === 'regency'));

type Hearer = Pick<Coordinator, 'id' | 'level'>;

/** In the order in which they are told. */
const kinds: readonly TraceKind[] = ['phone', 'account', 'company', 'handle', 'text'];

/** "HP atau rekening": what some cases share; empty when they share nothing. */
export function sharedBy(
  linked: readonly LinkedCase[],
  language: ReplyLanguage,
  { services }: Inside,
): string {
  const { texts } = services.world;
  const said = kinds
    .filter((kind) => linked.some((one) => one.kinds.includes(kind)))
    .map((kind) => texts.t(language, `case.shared-${kind}`));
  const [last = '', ...before] = said.reverse();
  if (before.length === 0) return last;
  return texts.t(language, 'case.shared-or', { before: before.reverse().join(', '), last });
}

/** A line that may begin with what cases share. */
export const sentence = (line: string): string => line.slice(0, 1).toUpperCase() + line.slice(1);

/** How many of them a coordinator has confirmed. */
export function checkedText(
  linked: readonly LinkedCase[],
  language: ReplyLanguage,
  { services }: Inside,
): string {
  const { texts } = services.world;
  const checked = linked.filter(({ confirmed }) => confirmed).length;
  if (checked === 0) return texts.t(language, 'case.linked-unchecked');
  if (checked === linked.length) return texts.t(language, 'case.linked-checked');
  return texts.t(language, 'case.linked-partly', { checked, all: linked.length });
}

/** How many different people are behind some cases. Somebody on two channels that nothing ties together counts twice. */
export const people = (files: readonly CaseFile[]): number =>
  new Set(files.map(({ reporterId }) => reporterId)).size;

/** The linked cases of other people, as far as one coordinator may hear of them. */
export const ofOthers = (file: CaseFile, linked: readonly LinkedCase[], hearer: Hearer): LinkedCase[] =>
  linkedFor(linked, hearer).filter((one) => one.file.reporterId !== file.reporterId);

/** Those with the same text: perhaps one message that many pass on. */
export const withSameText = (linked: readonly LinkedCase[]): LinkedCase[] =>
  linked.filter((one) => one.kinds.includes('text'));
