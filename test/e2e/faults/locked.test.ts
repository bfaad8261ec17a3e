import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { dataFolder } from '../../support/program.ts';
import { allArrive, type Trouble, troubleIn } from './stage.ts';

const holder = fileURLToPath(new URL('../../support/lock-database.ts', import.meta.url));
const lockedMs = 32_000;
const folder = dataFolder();
let trouble: Trouble | undefined;
let lock: ChildProcess | undefined;
afterEach(async () => {
  lock?.kill('SIGKILL');
  await trouble?.stop();
  folder.remove();
});

it('a database that another process locks for half a minute loses nothing and doubles nothing', async () => {
  trouble = await troubleIn(folder.path);
  const { tg, program, cry } = trouble;
  // Its timer falls due while the database is locked.
  cry(100, 'before');
  await tg.user(100).receives(/110/);
  lock = fork(holder, [join(folder.path, 'suluh.db')]);
  await once(lock, 'message');
  const names = Array.from({ length: 20 }, (_, n) => `during-${n}`);
  for (const [n, name] of names.entries()) cry(200 + n, name);
  // The process itself is never frozen: whoever watches it hears that the database does not answer.
  const answers = [];
  for (let waited = 0; waited < lockedMs; waited += 2000) {
    const asked = performance.now();
    answers.push((await fetch(`${program.url}/health`)).status);
    expect(performance.now() - asked).toBeLessThan(4000);
    await sleep(2000);
  }
  expect(answers).toContain(503);
  const told = tg.sent.filter(({ text }) => /belum bisa saya simpan/.test(text));
  expect(told.length).toBeGreaterThan(0);
  lock.kill('SIGKILL');
  await allArrive(trouble, ['before', ...names]);
}, 180_000);
