import { randomBytes } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { KeyError } from './key-file.ts';
import type { Database } from './schema.ts';
import { createSeal, derivedIndexKey, type Seal, type Sealer } from './seal.ts';

/** Rows of `meta` that hold something sealed, and the place that each is sealed for. */
const places = { 'key-check': 'meta.value', 'index-key': 'meta.index-key' } as const;
type Name = keyof typeof places;
const names: readonly Name[] = ['key-check', 'index-key'];
const proof = 'suluh';

type Db = Kysely<Database>;
type Tx = Transaction<Database>;

/**
 * The seal of this database: its texts by the server's key, its look-ups by a key of their own that lies
 * wrapped beside them. A wrong key is found here, and not when the first message can be neither read nor
 * answered. Throws KeyError.
 */
export async function openSeal(db: Db, key: Uint8Array): Promise<Seal> {
  const sealer = createSeal(key);
  let kept = await read(db);
  if (!kept['key-check'] || !kept['index-key']) {
    await db.transaction().execute((tx) => begin(tx, sealer, key));
    kept = await read(db);
  }
  if (!opens(sealer, kept['key-check']) || !kept['index-key']) {
    throw new KeyError(
      'The database was sealed with another key',
      'Set the SECRET_KEY that it was made with, or restore secret.key from a backup. After ./suluh keys rotate it is the new one.',
    );
  }
  return createSeal(key, sealer.open(places['index-key'], kept['index-key']));
}

/** Whether a key is the one that a database is sealed with, by its row `key-check`. */
export function isKeyOf(key: Uint8Array, keyCheck: string): boolean {
  return opens(createSeal(key), Buffer.from(keyCheck, 'base64'));
}

/** Seals the rows of `meta` anew; from then on only the other key opens the database. */
export async function resealMeta(tx: Tx, from: Sealer, to: Sealer): Promise<void> {
  const kept = await read(tx);
  for (const name of names) {
    const sealed = kept[name];
    if (!sealed) continue;
    const value = to.seal(places[name], from.open(places[name], sealed)).toString('base64');
    await tx.updateTable('meta').set({ value }).where('key', '=', name).execute();
  }
}

/** A database from before look-ups had a key of their own goes on with the one that it was filled with. */
async function begin(tx: Tx, sealer: Sealer, key: Uint8Array): Promise<void> {
  const isNew = await insert(tx, 'key-check', sealer.seal(places['key-check'], proof));
  const kept = await read(tx);
  if (!opens(sealer, kept['key-check'])) return;
  const indexKey = isNew ? randomBytes(32) : derivedIndexKey(key);
  await insert(tx, 'index-key', sealer.seal(places['index-key'], indexKey));
}

/** Two processes may start at once: the first row stays. Gives whether it is ours. */
async function insert(tx: Tx, name: Name, sealed: Buffer): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('meta')
    .values({ key: name, value: sealed.toString('base64') })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

async function read(db: Db | Tx): Promise<Partial<Record<Name, Buffer>>> {
  const rows = await db.selectFrom('meta').selectAll().where('key', 'in', names).execute();
  const found: Partial<Record<Name, Buffer>> = {};
  for (const name of names) {
    const row = rows.find(({ key }) => key === name);
    if (row) found[name] = Buffer.from(row.value, 'base64');
  }
  return found;
}

function opens(sealer: Sealer, sealed: Buffer | undefined): boolean {
  try {
    return sealed !== undefined && sealer.openText(places['key-check'], sealed) === proof;
  } catch {
    return false;
  }
}
