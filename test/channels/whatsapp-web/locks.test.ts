import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearStaleLocks } from '../../../src/channels/whatsapp-web/locks.ts';
import { dataFolder } from '../../support/program.ts';

let folder = dataFolder();
beforeEach(() => {
  folder = dataFolder();
});
afterEach(() => folder.remove());

const lock = () => join(folder.path, 'SingletonLock');
const isLocked = () => lstatSync(lock(), { throwIfNoEntry: false }) !== undefined;

/** A process that stays, with these words on its command line, leading a group of its own. */
function standing(...args: readonly string[]) {
  return spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', '--', ...args], {
    detached: true,
    stdio: 'ignore',
  });
}

describe('locks that a Chromium left behind', () => {
  it('go when it is gone, also those of another name of this machine', async () => {
    symlinkSync('old-host-4194303', lock());
    writeFileSync(join(folder.path, 'SingletonCookie'), '');
    await clearStaleLocks(folder.path);
    expect(isLocked()).toBe(false);
    await clearStaleLocks(folder.path);
  });

  it('go together with one that still works in the folder', async () => {
    const chromium = standing(`--user-data-dir=${folder.path}`);
    const exited = once(chromium, 'exit');
    symlinkSync(`host-${chromium.pid}`, lock());
    await clearStaleLocks(folder.path);
    expect((await exited)[1]).toBe('SIGKILL');
    expect(isLocked()).toBe(false);
  });

  it('end nobody else who was given the number since', async () => {
    const other = standing('--user-data-dir=/elsewhere');
    symlinkSync(`host-${other.pid}`, lock());
    await clearStaleLocks(folder.path);
    expect(other.exitCode ?? other.signalCode).toBeNull();
    other.kill('SIGKILL');
  });
});
