import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { loadKey } from '../../src/store/key.ts';
import { openStore } from '../../src/store/store.ts';
import { silent } from '../../test/support/logger.ts';

interface Settings {
  readonly DATA_DIR: string;
  readonly SECRET_KEY: string;
}

/** The texts that a database still holds as not sent, read while no program runs. */
export type ReadUnnoted = () => string[];

const files = ['suluh.db', 'suluh.db-wal'];

/** The files are copied and the copy is read: what the kill left is to be mended by the program alone. */
export async function unnotedReader({ DATA_DIR, SECRET_KEY }: Settings): Promise<ReadUnnoted> {
  const key = loadKey({ secretKey: SECRET_KEY, dataDir: DATA_DIR, logger: silent });
  const { seal, close } = await openStore({ dataDir: DATA_DIR, key, logger: silent });
  await close();
  return () => {
    const copy = (name: string) => join(DATA_DIR, `copy-${name}`);
    for (const name of files)
      if (existsSync(join(DATA_DIR, name))) copyFileSync(join(DATA_DIR, name), copy(name));
    const database = new DatabaseSync(copy('suluh.db'));
    try {
      return database
        .prepare("select body from outbox where status = 'new' and body is not null")
        .all()
        .flatMap(({ body }) => {
          const { text } = seal.openJson<{ text?: string }>('outbox.body', bytes(body));
          return text === undefined ? [] : [text];
        });
    } finally {
      database.close();
      for (const name of [...files, 'suluh.db-shm']) rmSync(copy(name), { force: true });
    }
  };
}

const bytes = (value: unknown): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array());
