import { sql } from 'kysely';
import { normalise } from '../understanding/normalise.ts';
import type { Store, Tx } from './store.ts';

/** A question that the bot could not answer, as often as it came on one day. */
export interface UnansweredQuestion {
  readonly text: string;
  readonly language: string;
  /** `2026-11-21`; nothing finer is kept. */
  readonly day: string;
  readonly times: number;
}

/** Questions without an answer, kept without who asked. */
export interface Unanswered {
  /** Counts a question for the day of `now`; names must be out of its text already. */
  keep(tx: Tx, question: { readonly text: string; readonly language: string }, now: number): Promise<void>;
  /** The questions of a day and of those after it, newest first. */
  since(day: string): Promise<UnansweredQuestion[]>;
}

/** The day of a moment in milliseconds since 1970, as `2026-11-21` (UTC). */
export const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

export function createUnanswered({ db, seal }: Store): Unanswered {
  return {
    keep: async (tx, { text, language }, now) => {
      await tx
        .insertInto('unanswered')
        .values({
          hash: seal.blind('unanswered', language, normalise(text)),
          day: dayOf(now),
          language,
          question: seal.seal('unanswered.question', text),
          times: 1,
        })
        .onConflict((conflict) =>
          conflict.columns(['hash', 'day']).doUpdateSet({ times: sql<number>`unanswered.times + 1` }),
        )
        .execute();
    },
    since: async (day) => {
      const rows = await db
        .selectFrom('unanswered')
        .select(['question', 'language', 'day', 'times'])
        .where('day', '>=', day)
        .orderBy('day', 'desc')
        .orderBy('times', 'desc')
        .orderBy('hash')
        .execute();
      return rows.map(({ question, ...row }) => ({
        ...row,
        text: seal.openText('unanswered.question', question),
      }));
    },
  };
}
