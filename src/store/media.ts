import { newId } from './ids.ts';
import type { Sealed } from './schema.ts';
import type { Random, Seal, Sealer } from './seal.ts';
import type { Store, Tx } from './store.ts';

const chunkSize = 256 * 1024;
const atOnce = 500;

export interface NewMedia {
  readonly kind: 'photo' | 'document' | 'voice' | 'upload';
  readonly mime: string;
  readonly bytes: Buffer;
  readonly personId?: string;
  /** What is stored again under the same id takes the place of what was there. Default: a new one. */
  readonly id?: string;
}

/** Pictures, documents and voices, sealed in chunks, each with a key of its own. */
export interface MediaStore {
  /** Stores durably and gives the id; not yet part of any case. */
  put(media: NewMedia, now: number): Promise<string>;
  /** What is known of a stored file; null when it is not there. */
  about(id: string): Promise<{ mime: string; size: number } | null>;
  /** Null when it is there no more, or when the key of its case was destroyed. */
  read(id: string): Promise<{ bytes: Buffer; mime: string } | null>;
  /** The same for a coordinator, at this moment: null unless they hold its case and have been shown it. */
  readFor(id: string, coordinatorId: string): Promise<{ bytes: Buffer; mime: string } | null>;
  remove(id: string): Promise<void>;
  /** Removes what was stored before `before` and never became part of a case. Gives how many. */
  sweep(before: number): Promise<number>;
  /** Removes what a case that is gone has left, and parts without a whole. Gives how many. */
  sweepOrphans(): Promise<number>;
  /** Gives files from before each had a key one of their own, a few at a time. Gives how many. */
  renew(limit?: number): Promise<number>;
}

interface KeyRow {
  readonly id: string;
  readonly media_key: Uint8Array | null;
  readonly case_id: string | null;
  /** Of the case that it belongs to. */
  readonly case_key: Uint8Array | null;
}

const place = 'media.media_key';

export function createMediaStore(store: Store, random: Random): MediaStore {
  const { db, seal } = store;
  const removeAll = (ids: readonly string[]): Promise<void> =>
    store.transact(async (tx) => removeMedia(tx, ids));

  const bytesOf = async (row: KeyRow & { readonly mime: string }) => {
    const sealer = sealerOf(seal, row);
    if (!sealer) return null;
    const chunks = await db
      .selectFrom('media_chunk')
      .select('bytes')
      .where('media_id', '=', row.id)
      .orderBy('n')
      .execute();
    return {
      mime: row.mime,
      bytes: Buffer.concat(chunks.map((chunk) => sealer.open('media_chunk.bytes', chunk.bytes))),
    };
  };

  return {
    put: async ({ kind, mime, bytes, personId, id = newId(random) }, now) => {
      const key = seal.newKey(place);
      const sealer = seal.withKey(place, key);
      await store.transact(async (tx) => {
        // Its parts go with it.
        await tx.deleteFrom('media').where('id', '=', id).execute();
        const row = {
          id,
          case_id: null,
          person_id: personId ?? null,
          kind,
          mime,
          size: bytes.length,
          created_at: now,
          media_key: key,
        };
        await tx.insertInto('media').values(row).execute();
        await writeChunks(tx, id, bytes, sealer);
      });
      return id;
    },
    about: async (id) => {
      const row = await db
        .selectFrom('media')
        .select(['mime', 'size'])
        .where('id', '=', id)
        .executeTakeFirst();
      return row ?? null;
    },
    read: async (id) => {
      const row = await keyRows(db).select('media.mime').where('media.id', '=', id).executeTakeFirst();
      return row ? bytesOf(row) : null;
    },
    readFor: async (id, coordinatorId) => {
      const row = await keyRows(db)
        .select('media.mime')
        .innerJoin('coordinator', 'coordinator.id', 'case_file.claimed_by')
        .where('media.id', '=', id)
        .where('case_file.claimed_by', '=', coordinatorId)
        .where('case_file.knows_cleared', '=', 1)
        .where('coordinator.status', '=', 'active')
        .executeTakeFirst();
      return row ? bytesOf(row) : null;
    },
    remove: (id) => removeAll([id]),
    sweep: async (before) => {
      const loose = await db
        .selectFrom('media')
        .select('id')
        .where('case_id', 'is', null)
        .where('created_at', '<', before)
        .limit(atOnce)
        .execute();
      await removeAll(loose.map((row) => row.id));
      return loose.length;
    },
    sweepOrphans: async () => {
      const left = await keyRows(db)
        .where('media.case_id', 'is not', null)
        .where('case_file.case_key', 'is', null)
        .limit(atOnce)
        .execute();
      await removeAll(left.map((row) => row.id));
      const parts = await db
        .deleteFrom('media_chunk')
        .where('media_id', 'not in', db.selectFrom('media').select('id'))
        .executeTakeFirst();
      return left.length + Number(parts.numDeletedRows);
    },
    renew: async (limit = 20) => {
      const old = await db
        .selectFrom('media')
        .select('id')
        .where('media_key', 'is', null)
        .limit(limit)
        .execute();
      for (const { id } of old) await store.transact((tx) => renewOne(tx, seal, id));
      return old.length;
    },
  };
}

/**
 * Makes a stored file part of a case: from now on its key opens with the key of that case only. The
 * bytes themselves are not touched, so it takes as long for ten megabytes as for one.
 */
export async function tieMedia(
  tx: Tx,
  seal: Seal,
  id: string,
  file: { readonly id: string; readonly key: Sealer | null },
): Promise<void> {
  const row = await keyRows(tx).where('media.id', '=', id).executeTakeFirst();
  if (!row || !file.key) return;
  if (row.media_key === null) await renewOne(tx, seal, id);
  const fresh =
    row.media_key === null ? await keyRows(tx).where('media.id', '=', id).executeTakeFirst() : row;
  const key = fresh && openKey(seal, fresh);
  if (!key) return;
  await tx
    .updateTable('media')
    .set({ case_id: file.id, media_key: file.key.seal(place, key) })
    .where('id', '=', id)
    .execute();
}

/** Deletes stored files with all their parts. */
export async function removeMedia(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.deleteFrom('media_chunk').where('media_id', 'in', ids).execute();
  await tx.deleteFrom('media').where('id', 'in', ids).execute();
}

function keyRows(on: Store['db'] | Tx) {
  return on
    .selectFrom('media')
    .leftJoin('case_file', 'case_file.id', 'media.case_id')
    .select(['media.id', 'media.media_key', 'media.case_id', 'case_file.case_key']);
}

/** The file's own key; null where the key of its case was destroyed, or where it has none. */
function openKey(seal: Seal, { media_key, case_id, case_key }: KeyRow): Buffer | null {
  if (media_key === null) return null;
  if (case_id === null) return seal.open(place, media_key);
  return case_key === null ? null : seal.withCaseKey(case_key).open(place, media_key);
}

function sealerOf(seal: Seal, row: KeyRow): Sealer | null {
  if (row.media_key === null) return seal;
  if (row.case_id === null) return seal.withKey(place, row.media_key);
  return row.case_key === null ? null : seal.withCaseKey(row.case_key).withKey(place, row.media_key);
}

/** Seals a file from before each had a key anew, under a key of its own. */
async function renewOne(tx: Tx, seal: Seal, id: string): Promise<void> {
  const row = await keyRows(tx).where('media.id', '=', id).executeTakeFirst();
  if (!row || row.media_key !== null) return;
  const owner = row.case_id === null ? seal : row.case_key === null ? null : seal.withCaseKey(row.case_key);
  // Its case is gone: the sweep takes it.
  if (!owner) return;
  const chunks = await tx
    .selectFrom('media_chunk')
    .select('bytes')
    .where('media_id', '=', id)
    .orderBy('n')
    .execute();
  const bytes = Buffer.concat(chunks.map((chunk) => seal.open('media_chunk.bytes', chunk.bytes)));
  const key: Sealed = owner.newKey(place);
  await tx.deleteFrom('media_chunk').where('media_id', '=', id).execute();
  await writeChunks(tx, id, bytes, owner.withKey(place, key));
  await tx.updateTable('media').set({ media_key: key }).where('id', '=', id).execute();
}

async function writeChunks(tx: Tx, id: string, bytes: Buffer, sealer: Sealer): Promise<void> {
  for (let n = 0; n * chunkSize < bytes.length; n += 1) {
    const part = bytes.subarray(n * chunkSize, (n + 1) * chunkSize);
    await tx
      .insertInto('media_chunk')
      .values({ media_id: id, n, bytes: sealer.seal('media_chunk.bytes', part) })
      .execute();
  }
}
