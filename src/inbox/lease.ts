import { sql } from 'kysely';
import { compileOnce } from '../store/compile.ts';
import { eachOf, textsIn } from '../store/lists.ts';
import { leaseMs } from '../store/owner.ts';
import type { Db, Store, Tx } from '../store/store.ts';

/** A lane that this process holds; `fence` differs at every taking. */
export interface HeldLane {
  readonly lane: string;
  readonly fence: number;
}

/** Who works on which lane: rows, so that every process sees the same. Times are milliseconds since 1970. */
export interface Leases {
  /** Takes those of the lanes that nobody holds. */
  take(tx: Tx, lanes: readonly string[], now: number): Promise<HeldLane[]>;
  /** Those that are still held, locked until the transaction ends: nobody else can work on them meanwhile. */
  check(tx: Tx, lanes: readonly HeldLane[]): Promise<HeldLane[]>;
  give(on: Db | Tx, lanes: readonly HeldLane[]): Promise<void>;
  /** Nobody works on the lane until then. */
  rest(tx: Tx, lane: string, until: number): Promise<void>;
  renew(lanes: Iterable<HeldLane>, now: number): Promise<void>;
  giveAll(): Promise<void>;
  /** Removes what ran out: its holder finds that out by `check`. */
  sweep(now: number): Promise<void>;
}

export function createLeases(store: Store, owner: string): Leases {
  const { db } = store;
  const queries = compileQueries(store);
  const names = (lanes: Iterable<HeldLane>) => JSON.stringify(Array.from(lanes, (held) => held.lane));
  // Only this process uses this owner, so its own count tells two takings of a lane apart.
  let fence = 0;
  return {
    take: async (tx, lanes, now) => {
      if (lanes.length === 0) return [];
      fence += 1;
      const taken = fence;
      // In one order everywhere, or two processes could wait for each other.
      const sorted = JSON.stringify([...lanes].sort());
      const { rows } = await queries.take(tx, {
        lanes: sorted,
        owner,
        fence: taken,
        until: now + leaseMs,
        now,
      });
      return rows.map(({ lane }) => ({ lane, fence: taken }));
    },
    check: async (tx, lanes) => {
      const { rows } = await queries.check(tx, { lanes: names(lanes), owner });
      const fences = new Map(rows.map((row) => [row.lane, row.fence]));
      return lanes.filter((held) => fences.get(held.lane) === held.fence);
    },
    give: async (on, lanes) => {
      if (lanes.length > 0) await queries.give(on, { lanes: names(lanes), owner });
    },
    rest: async (tx, lane, until) => {
      await queries.rest(tx, { lane, until });
    },
    renew: async (lanes, now) => {
      await queries.renew(db, { lanes: names(lanes), owner, until: now + leaseMs });
    },
    giveAll: async () => {
      await db.deleteFrom('lease').where('owner', '=', owner).execute();
    },
    sweep: async (now) => {
      await db.deleteFrom('lease').where('until', '<', now).execute();
    },
  };
}

interface Taking {
  readonly lanes: string;
  readonly owner: string;
  readonly fence: number;
  readonly until: number;
  readonly now: number;
}

interface OwnLanes {
  readonly lanes: string;
  readonly owner: string;
}

function compileQueries({ db, dialect }: Store) {
  return {
    take: compileOnce<Taking, { lane: string }>((value) =>
      sql<{ lane: string }>`
        insert into lease (lane, owner, fence, until)
        select value, cast(${value('owner')} as text), cast(${value('fence')} as bigint), cast(${value('until')} as bigint)
        from ${eachOf(dialect, value('lanes'))} where true
        on conflict (lane) do update set owner = excluded.owner, fence = excluded.fence, until = excluded.until
        where lease.until <= ${value('now')} returning lane`.compile(db),
    ),
    check: compileOnce<OwnLanes, { lane: string; fence: number }>((value) =>
      db
        .selectFrom('lease')
        .select(['lane', 'fence'])
        .where('lane', 'in', textsIn(dialect, value('lanes')))
        .where('owner', '=', value('owner'))
        .orderBy('lane')
        .forUpdate()
        .compile(),
    ),
    give: compileOnce<OwnLanes, unknown>((value) =>
      db
        .deleteFrom('lease')
        .where('lane', 'in', textsIn(dialect, value('lanes')))
        .where('owner', '=', value('owner'))
        .compile(),
    ),
    renew: compileOnce<OwnLanes & { readonly until: number }, unknown>((value) =>
      db
        .updateTable('lease')
        .set({ until: value('until') })
        .where('lane', 'in', textsIn(dialect, value('lanes')))
        .where('owner', '=', value('owner'))
        .compile(),
    ),
    rest: compileOnce<{ lane: string; until: number }, unknown>((value) =>
      sql`insert into lease (lane, owner, fence, until) values (${value('lane')}, '', 0, ${value('until')})
        on conflict (lane) do update set owner = '', fence = 0, until = excluded.until`.compile(db),
    ),
  };
}
