import type { Store } from './store.ts';

/** Sessions of the web chat that were issued here; only a keyed hash of each is kept. */
export interface Sessions {
  remember(session: string): Promise<void>;
  knows(session: string): Promise<boolean>;
}

export function createSessions({ db, seal }: Store, now: () => number): Sessions {
  const hashOf = (session: string): Buffer => seal.blind('web-session', session);
  return {
    remember: async (session) => {
      await db
        .insertInto('web_session')
        .values({ hash: hashOf(session), created_at: now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    knows: async (session) => {
      const row = await db
        .selectFrom('web_session')
        .select('created_at')
        .where('hash', '=', hashOf(session))
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
