import { openStore } from '../../src/store/store.ts';
import { testKey } from './key.ts';
import { silent } from './logger.ts';

/** A process that has the database of a folder open until it is killed. */
await openStore({ dataDir: process.argv[2] ?? '', key: testKey, logger: silent });
process.send?.('open');
setInterval(() => undefined, 1000);
