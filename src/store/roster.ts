import type { Level } from '../tips/case.ts';
import type { Candidate } from '../tips/route.ts';
import { isByNumber } from '../values/identity.ts';
import { aliasHash } from './hashes.ts';
import { newId } from './ids.ts';
import type { Store, Tx } from './store.ts';
import { dropUnsent } from './unsent.ts';

export type Role = 'coordinator' | 'supervisor';

/** Somebody who takes alerts, with where they are reached. */
export interface Coordinator extends Candidate {
  readonly role: Role;
  readonly name: string;
  readonly channel: string;
  /** The channel's own id; also the private chat with them. */
  readonly address: string;
  /** Where they wrote last, when the channel has more than one way and more than one id for a person. */
  readonly reach: Reach | null;
  readonly personId: string | null;
  readonly flags: readonly string[];
  readonly language: string | null;
  readonly status: 'active' | 'pending' | 'removed';
  /** From when on they may open stories. */
  readonly storiesFrom: number;
}

export interface Reach {
  readonly channel: string;
  readonly chat: string;
}

export interface NewCoordinator {
  readonly name: string;
  readonly channel: string;
  readonly address: string;
  readonly role: Role;
  readonly level: Level;
  readonly regions: readonly string[];
  readonly flags: readonly string[];
  readonly status: 'active' | 'pending';
  readonly storiesFrom: number;
}

export interface Roster {
  /** Everybody, active or waiting to be confirmed. */
  all(tx: Tx): Promise<Coordinator[]>;
  byId(tx: Tx, id: string): Promise<Coordinator | null>;
  /** Adds or renews the entry of an address. Gives its id and whether it was new. */
  put(tx: Tx, entry: NewCoordinator, now: number): Promise<{ id: string; added: boolean }>;
  setDuty(tx: Tx, id: string, on: boolean): Promise<void>;
  setStatus(tx: Tx, id: string, status: Coordinator['status'], storiesFrom: number): Promise<void>;
}

export function createRoster(store: Store): Roster {
  const { seal } = store;
  const load = async (tx: Tx, id?: string): Promise<Coordinator[]> => {
    const rows = await tx
      .selectFrom('coordinator')
      .leftJoin('person', 'person.id', 'coordinator.person_id')
      .leftJoin('alias', 'alias.hash', 'coordinator.alias_hash')
      .selectAll('coordinator')
      .select(['person.language', 'alias.gone_at'])
      .where('coordinator.status', '!=', 'removed')
      .$if(id !== undefined, (query) => query.where('coordinator.id', '=', id ?? ''))
      .orderBy('coordinator.added_at')
      .execute();
    if (rows.length === 0) return [];
    const regions = await tx.selectFrom('coordinator_region').selectAll().execute();
    const reach = await reachOf(tx, store, rows);
    return rows.map((row) => ({
      id: row.id,
      level: row.level,
      regions: regions.filter((r) => r.coordinator_id === row.id).map((r) => r.region),
      onDuty: row.on_duty === 1 && row.status === 'active',
      reachable: row.status === 'active' && row.person_id !== null && row.gone_at === null,
      role: row.role,
      name: seal.openText('coordinator.name', row.name),
      channel: row.channel,
      address: seal.openText('coordinator.address', row.address),
      reach: reach.get(row.person_id ?? '') ?? null,
      personId: row.person_id,
      flags: JSON.parse(row.flags) as string[],
      language: row.language,
      status: row.status,
      storiesFrom: row.stories_from,
    }));
  };
  return {
    all: (tx) => load(tx),
    byId: async (tx, id) => (await load(tx, id))[0] ?? null,
    put: (tx, entry, now) => put(tx, store, entry, now),
    setDuty: async (tx, id, on) => {
      await tx
        .updateTable('coordinator')
        .set({ on_duty: on ? 1 : 0 })
        .where('id', '=', id)
        .execute();
    },
    setStatus: async (tx, id, status, storiesFrom) => {
      await tx
        .updateTable('coordinator')
        .set({ status, stories_from: storiesFrom })
        .where('id', '=', id)
        .execute();
      if (status === 'active') return;
      await dropUnsent(tx, id);
      // Nobody can say who is in a group that somebody who was removed has set up.
      await tx.deleteFrom('group_chat').where('added_by', '=', id).execute();
    },
  };
}

/** The private chat in which each of those known by a number wrote last. */
async function reachOf(
  tx: Tx,
  { seal }: Store,
  rows: readonly { readonly channel: string; readonly person_id: string | null }[],
): Promise<ReadonlyMap<string, Reach>> {
  const people = rows.flatMap((row) => (isByNumber(row.channel) && row.person_id ? [row.person_id] : []));
  if (people.length === 0) return new Map();
  const talks = await tx
    .selectFrom('conversation')
    .select(['person_id', 'channel', 'chat'])
    .where('person_id', 'in', people)
    .where('channel', 'like', 'whatsapp-%')
    .orderBy('updated_at')
    .execute();
  return new Map(
    talks.map(({ person_id, channel, chat }) => [
      person_id,
      { channel, chat: seal.openText('conversation.chat', chat) },
    ]),
  );
}

async function put(
  tx: Tx,
  { seal }: Store,
  entry: NewCoordinator,
  now: number,
): Promise<{ id: string; added: boolean }> {
  const hash = aliasHash(seal, entry.channel, entry.address);
  const known = await tx
    .selectFrom('coordinator')
    .select('id')
    .where('alias_hash', '=', hash)
    .executeTakeFirst();
  const person = await tx.selectFrom('alias').select('person_id').where('hash', '=', hash).executeTakeFirst();
  const id = known?.id ?? newId();
  const row = {
    person_id: person?.person_id ?? null,
    name: seal.seal('coordinator.name', entry.name),
    role: entry.role,
    level: entry.level,
    flags: JSON.stringify(entry.flags),
    status: entry.status,
  };
  if (known) {
    await tx.updateTable('coordinator').set(row).where('id', '=', id).execute();
    await tx.deleteFrom('coordinator_region').where('coordinator_id', '=', id).execute();
  } else {
    await tx
      .insertInto('coordinator')
      .values({
        ...row,
        id,
        alias_hash: hash,
        channel: entry.channel,
        address: seal.seal('coordinator.address', entry.address),
        on_duty: 1,
        added_at: now,
        stories_from: entry.storiesFrom,
      })
      .execute();
  }
  if (entry.regions.length > 0) {
    await tx
      .insertInto('coordinator_region')
      .values(entry.regions.map((region) => ({ coordinator_id: id, region })))
      .execute();
  }
  return { id, added: !known };
}
