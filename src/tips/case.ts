import type { Json } from '../values/json.ts';

export const caseKinds = [
  'recruiter',
  'danger',
  'documents',
  'missing',
  'stranded',
  'sick',
  'deceased',
  'at-sea',
  'detained',
  'voice',
  'help',
  'outreach',
] as const;
export type CaseKind = (typeof caseKinds)[number];

export const outcomes = [
  'not-departed',
  'handed-over',
  'police-report',
  'money-back',
  'departed',
  'documents-back',
  'found',
  'home',
  'cared-for',
  'freed',
  /** The village has had its information session. */
  'visited',
  'too-little',
  'no-case',
] as const;
export type Outcome = (typeof outcomes)[number];

export type Urgency = 'normal' | 'departure' | 'danger';
export type Level = 'regency' | 'province' | 'national';
export const levels: readonly Level[] = ['regency', 'province', 'national'];

/** `help`: claimed, and the claimer wants somebody of a higher level to join or take over. */
export type CaseStatus = 'draft' | 'open' | 'claimed' | 'help' | 'acted' | 'closed' | 'withdrawn' | 'expired';

export const eventKinds = [
  'told',
  'opened',
  'detailed',
  'raised',
  'linked',
  'alerted',
  'shown',
  'claimed',
  'released',
  'asked',
  'answered',
  'called',
  /** One of the two sides wants no more questions: the writer (no actor) or the coordinator. */
  'ended',
  'noted',
  'acted',
  'escalated',
  'transferred',
  'withdrawn',
  /** Withdrawn, but what goes on or is closed stays so until its content is destroyed: an alert of danger has left. */
  'taken-back',
  /** The writer wants it to go on after all. */
  'restored',
  'closed',
  'reopened',
  /** The end of the time for which it is kept comes near, and its claimer was told. */
  'warned',
  /** Claimer and supervisor together have opened the writer's address. */
  'unsealed',
  /** A case file for an authority was made. */
  'filed',
  'expired',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** What happened to a case. `data` may hold words of people and is sealed with the case's own key. */
export interface CaseEvent {
  readonly kind: EventKind;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The coordinator who did it; null for the writer and for the bot itself. */
  readonly actor: string | null;
  readonly data?: Json;
}

/** What is derived from the events; nothing else decides what a case is. */
export interface CaseState {
  readonly status: CaseStatus;
  readonly claimedBy: string | null;
  readonly claimedAt: number | null;
  /** The claimer has said that they do not know the people in it, and has seen the story. */
  readonly cleared: boolean;
  readonly activityAt: number;
  readonly closedAt: number | null;
}

export const draft = (at: number): CaseState => ({
  status: 'draft',
  claimedBy: null,
  claimedAt: null,
  cleared: false,
  activityAt: at,
  closedAt: null,
});

/** Whether this coordinator holds the case and has its story before them. */
export const holdsOpen = ({ claimedBy, cleared }: CaseState, coordinator: string): boolean =>
  claimedBy === coordinator && cleared;

const unclaimed = { claimedBy: null, claimedAt: null, cleared: false } as const;
const ended: readonly CaseStatus[] = ['closed', 'withdrawn', 'expired'];

/** Whether anything can still happen to a case. */
export const isOver = (status: CaseStatus): boolean => ended.includes(status);

/** What is no activity of either side: it does not lengthen the time for which a case is kept. */
const idle: readonly EventKind[] = ['linked', 'alerted', 'shown', 'warned', 'filed'];

/** Whether an event lengthens the time for which a case is kept. */
export const isActivity = (kind: EventKind): boolean => !idle.includes(kind);

/** The state after one more event. */
export function apply(state: CaseState, event: CaseEvent): CaseState {
  const active = idle.includes(event.kind) ? state.activityAt : event.at;
  const next = { ...state, activityAt: active };
  switch (event.kind) {
    case 'opened':
    case 'reopened':
      return { ...next, ...unclaimed, status: 'open', closedAt: null };
    case 'claimed':
      return { ...next, status: 'claimed', claimedBy: event.actor, claimedAt: event.at, cleared: false };
    case 'released':
    case 'transferred':
      return { ...next, ...unclaimed, status: 'open' };
    case 'shown':
      return { ...next, cleared: state.cleared || (event.actor !== null && event.actor === state.claimedBy) };
    case 'acted':
      return { ...next, status: 'acted' };
    case 'escalated':
      return state.status === 'claimed' && event.actor !== null ? { ...next, status: 'help' } : next;
    case 'withdrawn':
      return { ...next, status: 'withdrawn', closedAt: event.at };
    case 'restored':
      if (state.status !== 'withdrawn') return next;
      return { ...next, status: state.claimedBy === null ? 'open' : 'claimed', closedAt: null };
    case 'closed':
      return { ...next, status: 'closed', closedAt: event.at };
    case 'expired':
      return { ...next, ...unclaimed, status: 'expired' };
    default:
      return next;
  }
}

export const stateOf = (events: readonly CaseEvent[]): CaseState =>
  events.reduce(apply, draft(events[0]?.at ?? 0));
