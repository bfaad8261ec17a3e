import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const locks = ['SingletonLock', 'SingletonCookie', 'SingletonSocket'] as const;
const patienceMs = 2000;

/**
 * A Chromium that was cut off leaves its locks behind, and perhaps itself: it is ended when it really
 * works in this folder, and the locks go. Does nothing where there are none.
 */
export async function clearStaleLocks(folder: string): Promise<void> {
  const pid = holderOf(folder);
  if (pid !== null && worksIn(pid, folder)) {
    end(pid);
    const until = Date.now() + patienceMs;
    while (worksIn(pid, folder) && Date.now() < until) await sleep(20);
  }
  for (const name of locks) rmSync(join(folder, name), { force: true });
}

/** The lock is a link that points to `host-pid`. */
function holderOf(folder: string): number | null {
  try {
    const pid = /-(\d+)$/.exec(readlinkSync(join(folder, 'SingletonLock')))?.[1];
    return pid === undefined ? null : Number(pid);
  } catch {
    return null;
  }
}

/** Numbers of processes are given out again: only one that names this folder is ours. */
function worksIn(pid: number, folder: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`--user-data-dir=${folder}`);
  } catch {
    return false;
  }
}

/** With all that it started, as it leads a group of its own. */
function end(pid: number): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
}
