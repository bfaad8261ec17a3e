import { aliasHash } from './hashes.ts';
import type { Store, Tx } from './store.ts';

/** Those of these addresses by which somebody has written to the bot. */
export async function knownAmong(
  store: Store,
  channel: string,
  addresses: readonly string[],
): Promise<ReadonlySet<string>> {
  return among(store, channel, addresses, async (hashes) => {
    const rows = await store.db.selectFrom('alias').select('hash').where('hash', 'in', hashes).execute();
    return rows.map(({ hash }) => hash);
  });
}

/** Those of these addresses that belong to an active coordinator, by the roster or by another id of theirs. */
export async function coordinatorsAmong(
  store: Store,
  channel: string,
  addresses: readonly string[],
): Promise<ReadonlySet<string>> {
  return among(store, channel, addresses, async (hashes) => {
    const listed = await store.db
      .selectFrom('coordinator')
      .select('alias_hash as hash')
      .where('status', '=', 'active')
      .where('alias_hash', 'in', hashes)
      .execute();
    const linked = await store.db
      .selectFrom('alias')
      .innerJoin('coordinator', 'coordinator.person_id', 'alias.person_id')
      .select('alias.hash')
      .where('coordinator.status', '=', 'active')
      .where('alias.hash', 'in', hashes)
      .execute();
    return [...listed, ...linked].map(({ hash }) => hash);
  });
}

/** Every address by which a person has written. */
export async function addressesOf(
  tx: Tx,
  { seal }: Store,
  personId: string,
): Promise<readonly { readonly channel: string; readonly address: string }[]> {
  const rows = await tx
    .selectFrom('alias')
    .select(['channel', 'address'])
    .where('person_id', '=', personId)
    .orderBy('seen_at', 'desc')
    .execute();
  return rows.map(({ channel, address }) => ({ channel, address: seal.openText('alias.address', address) }));
}

/** Databases take only so many values in one question. */
const atOnce = 500;

async function among(
  { seal }: Store,
  channel: string,
  addresses: readonly string[],
  find: (hashes: Uint8Array[]) => Promise<Uint8Array[]>,
): Promise<ReadonlySet<string>> {
  const hashes = new Map(
    addresses.map((address) => [aliasHash(seal, channel, address).toString('hex'), address]),
  );
  const found = new Set<string>();
  const all = [...hashes.keys()].map((hex) => Buffer.from(hex, 'hex'));
  for (let at = 0; at < all.length; at += atOnce) {
    for (const hash of await find(all.slice(at, at + atOnce))) {
      const address = hashes.get(Buffer.from(hash).toString('hex'));
      if (address !== undefined) found.add(address);
    }
  }
  return found;
}
