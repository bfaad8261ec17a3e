import type { Incoming } from '../conversation/input.ts';
import type { Seal } from '../store/seal.ts';
import type { Tx } from '../store/store.ts';

/** One thing to work on. Plain data: it is sealed as JSON and read back. */
export type Work =
  | { readonly type: 'message'; readonly incoming: Incoming }
  | { readonly type: 'timer'; readonly kind: string; readonly key: string; readonly data: unknown }
  | { readonly type: 'job'; readonly kind: string; readonly data: unknown };

/** One piece of work within its transaction. */
export interface Turn {
  readonly work: Work;
  /** What `prepare` returned for it, after a JSON round trip; undefined when there was nothing to prepare. */
  readonly prepared: unknown;
  /** Pass it on to timers and jobs that belong to the same talk: one lane is worked on in order. */
  readonly lane: string;
  readonly now: number;
  readonly seq: number;
  /** 1 at the first try. */
  readonly attempt: number;
}

/** Runs in the open transaction and touches the database only. Throwing undoes this turn alone; it is tried again later. */
export type Handle = (tx: Tx, turn: Turn) => Promise<void>;

/** The lane of a message: one person's messages in one chat. */
export function laneOf(seal: Seal, incoming: Pick<Incoming, 'channel' | 'sender' | 'chat'>): string {
  return seal.blindText('lane', incoming.channel, incoming.sender, incoming.chat);
}
