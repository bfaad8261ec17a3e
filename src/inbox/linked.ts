import type { CaseFile } from '../store/cases.ts';
import { sharedWith, type TraceKind } from '../store/traces.ts';
import type { Inside } from './context.ts';
import { excludedFrom } from './routing.ts';

/** Another case with a telephone number or a company of this one: a hint for people, never merged. */
export interface LinkedCase {
  readonly file: CaseFile;
  readonly kinds: readonly TraceKind[];
  /** Coordinators who must not see it. */
  readonly excluded: ReadonlySet<string>;
}

/** What the cases share. */
export type SharedBy = TraceKind | 'both';

/** Cases looked at for one alert or one story; who stands in them is sealed and must be opened. */
const mostLooked = 50;

/** The cases that share something with this one, the newest first. */
export async function linkedTo(file: CaseFile, { tx, services }: Inside): Promise<LinkedCase[]> {
  const rows = await sharedWith(tx, file.id, mostLooked).execute();
  const files = await services.cases.several(tx, [...new Set(rows.map(({ caseId }) => caseId))]);
  const linked: LinkedCase[] = [];
  for (const other of files) {
    const excluded = excludedFrom(await services.cases.events(tx, other));
    const kinds = rows.filter(({ caseId }) => caseId === other.id).map(({ kind }) => kind);
    linked.push({ file: other, kinds, excluded });
  }
  return linked;
}

/** The linked cases that one coordinator may hear of: none in which they stand themselves. */
export const linkedFor = (linked: readonly LinkedCase[], coordinatorId: string): LinkedCase[] =>
  linked.filter(({ excluded }) => !excluded.has(coordinatorId));

export function sharedBy(linked: readonly LinkedCase[]): SharedBy {
  const kinds = new Set(linked.flatMap((one) => one.kinds));
  if (kinds.size > 1) return 'both';
  return kinds.has('phone') ? 'phone' : 'company';
}

/** How many other people reported the same, each once however often; null when nobody else did. */
export function othersLinked(
  file: CaseFile,
  linked: readonly LinkedCase[],
  coordinatorId: string,
): { readonly by: SharedBy; readonly others: number } | null {
  const others = linkedFor(linked, coordinatorId).filter((one) => one.file.reporterId !== file.reporterId);
  if (others.length === 0) return null;
  return { by: sharedBy(others), others: new Set(others.map((one) => one.file.reporterId)).size };
}
