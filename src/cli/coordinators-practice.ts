import type { Store, Tx } from '../store/store.ts';

/** Somebody who got a practice alert, with its number in the outbox. */
export interface Practised {
  readonly id: string;
  readonly name: string;
  readonly letter: number;
}

export interface Drill {
  readonly code: string;
  readonly startedAt: number;
  readonly who: readonly Practised[];
}

const keptMs = 30 * 86_400_000;
const startedKey = 'practice-started:';
/** The server fills in the time of the reaction (src/inbox/actions/do.ts). */
const markKey = (code: string, id: string): string => `practice:${code}:${id}`;

/** The marks of practice alerts in the table `meta`. */
export function drillsIn(tx: Tx) {
  const codes = async (): Promise<{ code: string; startedAt: number }[]> => {
    const rows = await tx.selectFrom('meta').selectAll().where('key', 'like', `${startedKey}%`).execute();
    return rows.map(({ key, value }) => ({ code: key.slice(startedKey.length), startedAt: Number(value) }));
  };
  return {
    forgetOld: async (now: number): Promise<void> => {
      for (const { code, startedAt } of await codes()) {
        if (startedAt >= now - keptMs) continue;
        await tx
          .deleteFrom('meta')
          .where((where) =>
            where.or([where('key', 'like', markKey(code, '%')), where('key', '=', `${startedKey}${code}`)]),
          )
          .execute();
      }
    },
    /** A code that no drill of the last days bears. */
    freshCode: async (random: () => string): Promise<string> => {
      const known = new Set((await codes()).map(({ code }) => code));
      let code = random();
      while (known.has(code)) code = random();
      return code;
    },
    begin: async (code: string, who: readonly Practised[], now: number): Promise<void> => {
      const marks = who.map(({ id }) => ({ key: markKey(code, id), value: '' }));
      await tx
        .insertInto('meta')
        .values([...marks, { key: `${startedKey}${code}`, value: String(now) }])
        .execute();
    },
  };
}

/** Who has reacted, the quickest first. */
export async function reactionsOf(
  { db }: Store,
  { code, who, startedAt }: Drill,
): Promise<{ one: Practised; afterMs: number }[]> {
  const marks = await db
    .selectFrom('meta')
    .selectAll()
    .where('key', 'like', markKey(code, '%'))
    .where('value', '!=', '')
    .execute();
  const times = new Map(marks.map(({ key, value }) => [key, Number(value)]));
  return who
    .flatMap((one) => {
      const at = times.get(markKey(code, one.id));
      return at === undefined ? [] : [{ one, afterMs: at - startedAt }];
    })
    .sort((a, b) => a.afterMs - b.afterMs);
}

/** Those whose alert has not left: the server does not run, or the channel refused it. */
export async function unsentOf({ db }: Store, who: readonly Practised[]): Promise<Set<string>> {
  if (who.length === 0) return new Set();
  const rows = await db
    .selectFrom('outbox')
    .select('seq')
    .where(
      'seq',
      'in',
      who.map(({ letter }) => letter),
    )
    .where('status', '=', 'sent')
    .execute();
  const sent = new Set(rows.map(({ seq }) => seq));
  return new Set(who.filter(({ letter }) => !sent.has(letter)).map(({ id }) => id));
}
