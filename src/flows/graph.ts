import type { Flow, Step } from './schema.ts';
import { isAsk } from './schema.ts';

/** One way from a step to another. `why` says when it is taken. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly why: Why;
}

export type Why =
  | { readonly kind: 'always' }
  | { readonly kind: 'choice'; readonly id: string; readonly number: string | undefined }
  | { readonly kind: 'skip' }
  /** `unless` holds: the question is passed over. */
  | { readonly kind: 'known'; readonly path: string }
  | { readonly kind: 'silence'; readonly after: string }
  | { readonly kind: 'message' }
  | { readonly kind: 'when'; readonly path: string; readonly is: string | undefined }
  | { readonly kind: 'else' };

/** Every way that leads from a step, in the order in which it is written. */
export function edgesOf(name: string, step: Step): Edge[] {
  const edge = (to: string, why: Why): Edge => ({ from: name, to, why });
  if (isAsk(step)) {
    const choices = step.choices ?? [];
    const typed = ['text', 'region', 'phone', 'date'].includes(step.ask);
    const onward = typed || (step.ask === 'yes-no' && choices.length === 0);
    return [
      ...choices.map((c) => edge(c.to ?? step.to, { kind: 'choice', id: c.id, number: c.number })),
      ...(onward || step.choicesFrom ? [edge(step.to, { kind: 'always' })] : []),
      ...(step.skip ? [edge(step.to, { kind: 'skip' })] : []),
      ...(step.unless ? [edge(step.to, { kind: 'known', path: step.unless })] : []),
      ...(step.each ? [edge(step.each.to, { kind: 'message' })] : []),
      ...(step.silence ? [edge(step.silence.to, { kind: 'silence', after: step.silence.after })] : []),
    ];
  }
  if ('branch' in step) {
    const ways = step.branch.map((c) => edge(c.to, { kind: 'when', path: c.when, is: inWords(c.is) }));
    return [...ways, edge(step.else, { kind: 'else' })];
  }
  if ('stay' in step) return [edge(step.stay, { kind: 'always' })];
  return 'to' in step ? [edge(step.to, { kind: 'always' })] : [];
}

/** All ways of a flow, also to steps that do not exist. */
export function edgesOfFlow(flow: Flow): Edge[] {
  return Object.entries(flow.steps).flatMap(([name, step]) => edgesOf(name, step));
}

/** Whether a flow is left at this step. */
export const isEnd = (step: Step): boolean => 'end' in step || 'go' in step || 'topic' in step;

/** The steps at which somebody can come in from outside. */
export function entrances(flow: Flow): string[] {
  return flow.leave === undefined ? [flow.start] : [flow.start, flow.leave];
}

/** Every step that can be reached from the given ones along `next`, themselves included. */
export function reachable(from: Iterable<string>, next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set(from);
  for (const name of seen) for (const to of next.get(name) ?? []) seen.add(to);
  return seen;
}

/** Neighbours by step, from edges; `turned` gives those before instead of those after. */
export function neighbours(edges: readonly Edge[], turned = false): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const edge of edges) {
    const [key, value] = turned ? [edge.to, edge.from] : [edge.from, edge.to];
    map.set(key, [...(map.get(key) ?? []), value]);
  }
  return map;
}

function inWords(is: unknown): string | undefined {
  if (is === undefined) return undefined;
  return Array.isArray(is) ? is.join(', ') : String(is);
}
