import { isByNumber } from '../values/identity.ts';
import { aliasHash } from './hashes.ts';
import { mergePeople } from './merge.ts';
import type { Store, Tx } from './store.ts';

/** Who stands behind the ids of one event. */
export interface Behind {
  /** The one that all of them belong to from now on; null: somebody new. */
  readonly personId: string | null;
  /** Whose these ids were before they lay idle for so long that they may have changed hands. */
  readonly formerId: string | null;
}

interface Known {
  readonly hash: Uint8Array;
  readonly personId: string;
  readonly seenAt: number;
  readonly createdAt: number;
  readonly onRoster: boolean;
}

/**
 * Finds who stands behind ids that came in one event. Two persons who turn out to be one are merged into
 * the older. Ids that lay idle for longer than `idleMs` are taken from their person: what is theirs is
 * shown again only to who knows the Kode. Coordinators are exempt, since the operator answers for them.
 */
export async function whoIsBehind(
  tx: Tx,
  store: Store,
  { channel, ids, now, idleMs }: { channel: string; ids: readonly string[]; now: number; idleMs: number },
): Promise<Behind> {
  const hashes = ids.map((id) => aliasHash(store.seal, channel, id));
  const known = await knownBy(tx, hashes);
  const isIdle = (one: Known): boolean => isByNumber(channel) && !one.onRoster && now - one.seenAt > idleMs;
  const idle = known.filter(isIdle);
  const alive = [...new Set(known.filter((one) => !isIdle(one)).map((one) => one.personId))];
  const [keep = null, ...same] = alive;
  for (const one of idle) await tx.deleteFrom('alias').where('hash', '=', one.hash).execute();
  if (keep !== null) for (const other of same) await mergePeople(tx, store, other, keep);
  return { personId: keep, formerId: idle[0]?.personId ?? null };
}

/** The oldest first. */
async function knownBy(tx: Tx, hashes: readonly Uint8Array[]): Promise<Known[]> {
  const rows = await tx
    .selectFrom('alias')
    .innerJoin('person', 'person.id', 'alias.person_id')
    .select((on) => [
      'alias.hash',
      'alias.person_id as personId',
      'person.seen_at as seenAt',
      'person.created_at as createdAt',
      on
        .exists(
          on
            .selectFrom('coordinator')
            .select('coordinator.id')
            .whereRef('coordinator.person_id', '=', 'person.id')
            .where('coordinator.status', '!=', 'removed'),
        )
        .as('onRoster'),
    ])
    .where('alias.hash', 'in', hashes)
    .orderBy('person.created_at')
    .orderBy('person.id')
    .execute();
  return rows.map((row) => ({ ...row, onRoster: Boolean(row.onRoster) }));
}

/** Adds what is not known yet of the ids of a person. */
export async function addAliases(
  tx: Tx,
  { seal }: Store,
  { channel, ids, personId, formerId, now }: NewAliases,
): Promise<void> {
  for (const id of ids) {
    await tx
      .insertInto('alias')
      .values({
        hash: aliasHash(seal, channel, id),
        person_id: personId,
        channel,
        address: seal.seal('alias.address', id),
        created_at: now,
        seen_at: now,
        gone_at: null,
        former_id: formerId,
      })
      .onConflict((conflict) => conflict.column('hash').doNothing())
      .execute();
  }
}

export interface NewAliases {
  readonly channel: string;
  readonly ids: readonly string[];
  readonly personId: string;
  readonly formerId: string | null;
  readonly now: number;
}

/**
 * Somebody has shown the Kode of a case whose writer had the same id before: it was the same person all
 * along. Gives whether that was so.
 */
export async function rejoin(tx: Tx, store: Store, personId: string, formerId: string): Promise<boolean> {
  const own = await tx
    .updateTable('alias')
    .set({ former_id: null })
    .where('person_id', '=', personId)
    .where('former_id', '=', formerId)
    .returning('hash')
    .execute();
  if (own.length === 0) return false;
  await mergePeople(tx, store, formerId, personId);
  return true;
}
