import type { World } from '../conversation/world.ts';
import type { Rates } from '../shared/rates.ts';
import type { Cases } from '../store/cases.ts';
import type { People } from '../store/people.ts';
import type { Roster } from '../store/roster.ts';
import type { Random } from '../store/seal.ts';
import type { Store, Tx } from '../store/store.ts';
import type { Unanswered } from '../store/unanswered.ts';
import type { Message } from '../values/message.ts';

/** The part of the outbox that turns need; the outbox itself stands beside the inbox, not below it. */
export interface Enqueuer {
  enqueue(
    tx: Tx,
    envelope: {
      readonly channel: string;
      readonly chat: string;
      readonly message: Message;
      readonly personId?: string;
      readonly caseId?: string;
      readonly dueAt?: number;
    },
  ): Promise<number>;
}

/** The part of the timers that turns need. */
export interface TimerRows {
  setTimer(
    tx: Tx,
    timer: {
      readonly key: string;
      readonly kind: string;
      readonly lane: string;
      readonly dueAt: number;
      readonly data: unknown;
      readonly caseId?: string;
    },
  ): Promise<void>;
  clearTimer(tx: Tx, key: string): Promise<void>;
}

/** The part of the jobs that actions need. */
export interface JobRows {
  startJob(
    tx: Tx,
    job: { readonly kind: string; readonly lane: string; readonly data: unknown },
  ): Promise<string>;
}

/** What turns and actions work with; put together once, in app.ts. */
export interface Services {
  readonly store: Store;
  readonly world: World;
  readonly people: People;
  readonly cases: Cases;
  readonly roster: Roster;
  readonly unanswered: Unanswered;
  readonly outbox: Enqueuer;
  readonly timers: TimerRows;
  readonly jobs: JobRows;
  readonly rates: Rates;
  readonly random: Random;
}
