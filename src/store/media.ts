import { newId } from './ids.ts';
import type { Random } from './seal.ts';
import type { Store } from './store.ts';

const chunkSize = 256 * 1024;

export interface NewMedia {
  readonly kind: 'photo' | 'document' | 'voice' | 'upload';
  readonly mime: string;
  readonly bytes: Buffer;
  readonly personId?: string;
}

/** Pictures, documents and voices, sealed in chunks. */
export interface MediaStore {
  /** Stores durably and gives the id; not yet part of any case. */
  put(media: NewMedia, now: number): Promise<string>;
  /** Null when it is there no more. */
  read(id: string): Promise<{ bytes: Buffer; mime: string } | null>;
  remove(id: string): Promise<void>;
  /** Removes what was stored before `before` and never became part of a case. Gives how many. */
  sweep(before: number): Promise<number>;
}

export function createMediaStore(store: Store, random: Random): MediaStore {
  const { db, seal } = store;
  const removeAll = (ids: readonly string[]): Promise<void> =>
    store.transact(async (tx) => {
      if (ids.length === 0) return;
      await tx.deleteFrom('media_chunk').where('media_id', 'in', ids).execute();
      await tx.deleteFrom('media').where('id', 'in', ids).execute();
    });
  return {
    put: async ({ kind, mime, bytes, personId }, now) => {
      const id = newId(random);
      await store.transact(async (tx) => {
        const row = {
          id,
          case_id: null,
          person_id: personId ?? null,
          kind,
          mime,
          size: bytes.length,
          created_at: now,
        };
        await tx.insertInto('media').values(row).execute();
        for (let n = 0; n * chunkSize < bytes.length; n += 1) {
          const part = bytes.subarray(n * chunkSize, (n + 1) * chunkSize);
          const sealed = seal.seal('media_chunk.bytes', part);
          await tx.insertInto('media_chunk').values({ media_id: id, n, bytes: sealed }).execute();
        }
      });
      return id;
    },
    read: async (id) => {
      const row = await db.selectFrom('media').select('mime').where('id', '=', id).executeTakeFirst();
      if (!row) return null;
      const chunks = await db
        .selectFrom('media_chunk')
        .select('bytes')
        .where('media_id', '=', id)
        .orderBy('n')
        .execute();
      return {
        mime: row.mime,
        bytes: Buffer.concat(chunks.map((c) => seal.open('media_chunk.bytes', c.bytes))),
      };
    },
    remove: (id) => removeAll([id]),
    sweep: async (before) => {
      const loose = await db
        .selectFrom('media')
        .select('id')
        .where('case_id', 'is', null)
        .where('created_at', '<', before)
        .limit(500)
        .execute();
      await removeAll(loose.map((row) => row.id));
      return loose.length;
    },
  };
}
