/**
 * A small program that fetches a file as the inbox does and is killed in between: after it was stored,
 * before that is noted beside the message. With `go on` it is not killed.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { loadWorld } from '../../src/conversation/load.ts';
import { createPrepare } from '../../src/inbox/fetch.ts';
import { localRates } from '../../src/shared/rates.ts';
import { createCases } from '../../src/store/cases.ts';
import { createMediaStore } from '../../src/store/media.ts';
import { openStore } from '../../src/store/store.ts';
import { incoming } from './incoming.ts';
import { testKey } from './key.ts';
import { silent } from './logger.ts';
import { oggVoice } from './sounds.ts';

const [, , dataDir = '', after = '', databaseUrl] = process.argv;
const store = await openStore({ dataDir, databaseUrl, key: testKey, logger: silent });
const media = createMediaStore(store, randomBytes);
const prepare = createPrepare({
  store,
  cases: createCases(store),
  rates: localRates(),
  world: loadWorld({ folder: join(import.meta.dirname, '../..') }),
  media: {
    ...media,
    put: async (file, now) => {
      const id = await media.put(file, now);
      if (after !== 'go on') process.kill(process.pid, 'SIGKILL');
      return id;
    },
  },
  channels: [{ name: 'test', fetchMedia: async () => oggVoice('x', []) }],
  now: Date.now,
});
const input = { kind: 'media', media: 'voice', remote: { ref: 'r' } } as const;
await prepare({ type: 'message', incoming: incoming({ input, key: 'the same' }) })?.();
await store.close();
