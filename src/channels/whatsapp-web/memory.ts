import { readdirSync, readFileSync } from 'node:fs';

/**
 * Megabytes that a process and everything in its group take, shared pages counted once among those who
 * share them. Undefined where the system does not tell (it does on Linux).
 */
export function megabytesOf(leader: number): number | undefined {
  let pids: string[];
  try {
    pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return undefined;
  }
  const kilobytes = pids.filter((pid) => groupOf(pid) === leader).map(proportionOf);
  if (kilobytes.length === 0) return undefined;
  return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024);
}

function groupOf(pid: string): number | undefined {
  try {
    // `pid (name) state parent group …`; a name may hold brackets and spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(fields[2]);
  } catch {
    return undefined;
  }
}

function proportionOf(pid: string): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
