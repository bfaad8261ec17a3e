// Loaded before the program: ends it as a power cut does, at the n-th step that touches disk or database.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync, StatementSync } from 'node:sqlite';

const at = Number(process.env.STOP_AT);
let count = 0;

function counted(owner, name) {
  const original = owner[name];
  owner[name] = function (...args) {
    count += 1;
    if (count === at) process.kill(process.pid, 'SIGKILL');
    return original.apply(this, args);
  };
}

for (const name of ['openSync', 'writeSync', 'fsyncSync', 'renameSync', 'linkSync', 'rmSync'])
  counted(fs, name);
for (const name of ['run', 'all']) counted(StatementSync.prototype, name);
counted(DatabaseSync.prototype, 'close');
syncBuiltinESMExports();
process.on('exit', () => fs.writeFileSync(process.env.STOP_COUNT ?? '/dev/null', String(count)));
