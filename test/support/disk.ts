import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A disk that can be made to fail under the running program. */
export interface FailingDisk {
  /** From now on nothing can be written to it. `pid`: the program that writes. */
  fail(pid: number): void;
  heal(): void;
  remove(): void;
}

const megabyte = Buffer.alloc(1 << 20, 1);
const filler = 'filler';

/** A small file system of its own at a folder, to be filled; where that is not allowed, writes that are refused. */
export function smallDisk(folder: string): FailingDisk {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'none', folder], { stdio: 'ignore' });
  } catch {
    return refusedWrites();
  }
  return {
    fail: () => fill(folder),
    heal: () => rmSync(join(folder, filler), { force: true }),
    remove: () => execFileSync('umount', ['--lazy', folder]),
  };
}

function fill(folder: string): void {
  for (let part = megabyte; part.length > 0; part = part.subarray(0, part.length >> 1)) {
    try {
      for (;;) writeFileSync(join(folder, filler), part, { flag: 'a' });
    } catch {
      // Full for pieces of this size; smaller ones may still fit.
    }
  }
}

/**
 * The running program may not write beyond the first byte of any file, as when a file system has become
 * read-only under it: every write of the database fails.
 */
export function refusedWrites(): FailingDisk {
  let limited: number | undefined;
  const limit = (pid: number, size: string) =>
    execFileSync('prlimit', ['--pid', String(pid), `--fsize=${size}:unlimited`]);
  return {
    fail: (pid) => {
      limited = pid;
      limit(pid, '1');
    },
    heal: () => {
      if (limited !== undefined) limit(limited, 'unlimited');
      limited = undefined;
    },
    remove: () => undefined,
  };
}
