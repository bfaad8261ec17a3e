import { createCases } from '../../src/store/cases.ts';
import { loadKey } from '../../src/store/key.ts';
import { openStore } from '../../src/store/store.ts';
import { isObject } from '../../src/values/json.ts';
import { silent } from './logger.ts';

/** What is in the cases, read beside the running program. */
export interface Kept {
  /** How often each message (its words before the colon) stands in a case. */
  readonly words: ReadonlyMap<string, number>;
  readonly cases: number;
}

export async function readCases(settings: {
  readonly DATA_DIR: string;
  readonly SECRET_KEY: string;
}): Promise<Kept> {
  const key = loadKey({ secretKey: settings.SECRET_KEY, dataDir: settings.DATA_DIR, logger: silent });
  const store = await openStore({ dataDir: settings.DATA_DIR, key, logger: silent });
  const cases = createCases(store);
  const found = new Map<string, number>();
  let count = 0;
  try {
    const ids = await store.db.selectFrom('case_file').select('id').execute();
    count = ids.length;
    await store.transact(async (tx) => {
      for (const { id } of ids) {
        const file = await cases.byId(tx, id);
        if (!file) continue;
        for (const event of await cases.events(tx, file)) {
          if (event.kind !== 'told') continue;
          const text = isObject(event.data) ? String(event.data.text ?? '') : '';
          const name = text.split(':')[0] ?? '';
          found.set(name, (found.get(name) ?? 0) + 1);
        }
      }
    });
  } finally {
    await store.close();
  }
  return { words: found, cases: count };
}
