import { DatabaseSync } from 'node:sqlite';

/** A process that holds the write lock of a database file until it is killed. */
const file = new DatabaseSync(process.argv[2] ?? '', { timeout: 10_000 });
file.exec('begin immediate');
process.send?.('locked');
setInterval(() => undefined, 1000);
