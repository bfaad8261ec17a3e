import { sql } from 'kysely';
import { compileOnce } from '../store/compile.ts';
import { eachOf, numbersIn } from '../store/lists.ts';
import { SealError } from '../store/seal.ts';
import type { Store, Tx } from '../store/store.ts';
import type { Work } from './work.ts';

/** A piece of work as it lies in the inbox. */
export interface Item {
  readonly seq: number;
  readonly lane: string;
  readonly keyHash: Uint8Array;
  readonly work: Work;
  readonly prepared: unknown;
  /** Failed tries so far. */
  readonly attempts: number;
}

export interface Picked {
  readonly byLane: Map<string, Item[]>;
  /** Numbers of those that do not open: sealed by another key, or damaged. */
  readonly unreadable: number[];
}

/** Finds what is to do, and notes what was done. */
export interface Picker {
  /** Lanes with new work that nobody holds, those first that wait longest. */
  lanes(tx: Tx, now: number): Promise<string[]>;
  /** The first pieces of work of each lane, in order; the lanes in the order in which they were named. */
  items(tx: Tx, lanes: readonly string[]): Promise<Picked>;
  /** Marks as done and blanks the content; the key stays for a time, so that repeats are known. */
  done(tx: Tx, items: readonly Item[], now: number): Promise<void>;
}

/** Lanes in one batch. */
const mostLanes = 48;
/** Pieces of work of one lane in one batch: somebody who floods must not keep the others waiting. */
const mostOfLane = 8;
const window = 4 * mostLanes;

interface ItemRow {
  readonly seq: number;
  readonly lane: string;
  readonly key_hash: Uint8Array;
  readonly payload: Uint8Array;
  readonly prepared: Uint8Array | null;
  readonly attempts: number;
}

export function createPicker(store: Store): Picker {
  const queries = compileQueries(store);
  return {
    lanes: async (tx, now) => {
      const { rows } = await queries.oldest(tx, { now });
      const lanes = new Set(rows.map((row) => row.lane));
      if (rows.length < window || lanes.size >= mostLanes) return [...lanes].slice(0, mostLanes);
      // A few lanes fill the window; look past them.
      const all = await queries.everyLane(tx, { now });
      return all.rows.map((row) => row.lane);
    },
    items: async (tx, lanes) => {
      if (lanes.length === 0) return { byLane: new Map(), unreadable: [] };
      const { rows } = await queries.items(tx, { lanes: JSON.stringify(lanes) });
      return openItems(store, rows, lanes);
    },
    done: async (tx, items, now) => {
      if (items.length === 0) return;
      await queries.done(tx, { seqs: JSON.stringify(items.map((item) => item.seq)), now });
    },
  };
}

/** The lanes stay in the order in which they wait: where time runs out, none is always the last. */
function openItems(store: Store, rows: readonly ItemRow[], lanes: readonly string[]): Picked {
  const byLane = new Map<string, Item[]>(lanes.map((lane) => [lane, []]));
  const unreadable: number[] = [];
  for (const row of rows) {
    try {
      const item = openItem(store, row);
      byLane.get(item.lane)?.push(item);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      unreadable.push(row.seq);
    }
  }
  for (const lane of lanes) if (byLane.get(lane)?.length === 0) byLane.delete(lane);
  return { byLane, unreadable };
}

function openItem({ seal }: Store, row: ItemRow): Item {
  return {
    seq: row.seq,
    lane: row.lane,
    keyHash: row.key_hash,
    work: seal.openJson<Work>('inbox.payload', row.payload),
    prepared: row.prepared ? seal.openJson<unknown>('inbox.prepared', row.prepared) : undefined,
    attempts: row.attempts,
  };
}

function compileQueries({ db, dialect }: Store) {
  const free = (now: unknown) =>
    sql`not exists (select 1 from lease where lease.lane = inbox.lane and lease.until > ${now})`;
  const columns = sql`inbox.seq, inbox.lane, inbox.key_hash, inbox.payload, inbox.prepared, inbox.attempts`;
  const ofLane = sql`from inbox as i where i.status = 'new' and i.lane = each.value
    order by i.sent_at, i.seq limit ${sql.lit(mostOfLane)}`;
  return {
    oldest: compileOnce<{ now: number }, { lane: string }>((value) =>
      sql<{ lane: string }>`select lane from inbox where status = 'new' and ${free(value('now'))}
        order by seq limit ${sql.lit(window)}`.compile(db),
    ),
    everyLane: compileOnce<{ now: number }, { lane: string }>((value) =>
      sql<{ lane: string }>`select lane from inbox where status = 'new' and ${free(value('now'))}
        group by lane order by min(seq) limit ${sql.lit(mostLanes)}`.compile(db),
    ),
    items: compileOnce<{ lanes: string }, ItemRow>((value) =>
      (dialect === 'sqlite'
        ? sql<ItemRow>`select ${columns} from ${eachOf(dialect, value('lanes'))} as each
            cross join inbox on inbox.seq in (select i.seq ${ofLane})
            order by inbox.lane, inbox.sent_at, inbox.seq`
        : sql<ItemRow>`select ${columns} from ${eachOf(dialect, value('lanes'))}
            cross join lateral (select i.* ${ofLane}) as inbox
            order by inbox.lane, inbox.sent_at, inbox.seq`
      ).compile(db),
    ),
    done: compileOnce<{ seqs: string; now: number }, unknown>((value) =>
      sql`update inbox set status = 'done', done_at = ${value('now')}, payload = null, prepared = null
        where seq in ${numbersIn(dialect, value('seqs'))}`.compile(db),
    ),
  };
}
