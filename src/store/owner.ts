import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { sql } from 'kysely';
import type { Store } from './store.ts';

/** How long a lease holds without being renewed. */
export const leaseMs = 15_000;

/** Names this process as the holder of leases, never the same twice. */
export function newOwner(): string {
  const owner = `${hostname()}/${process.pid}/${randomBytes(6).toString('hex')}`;
  owners.add(owner);
  return owner;
}

/** More than one may live in a process: a program that runs two servers, or a test. */
const owners = new Set<string>();

/**
 * Gives back what a dead process of this machine still holds, so that after a crash nobody waits for
 * its leases to run out. Call it at start, before any work is taken.
 */
export async function freeDeadOwners({ db, transact }: Store, self: string): Promise<string[]> {
  const held = await sql<{ owner: string }>`
    select owner from lease union select owner from job where owner is not null
    union select owner from outbox where status = 'new' and owner is not null`.execute(db);
  const dead = held.rows.map((row) => row.owner).filter((owner) => isDead(owner, self));
  if (dead.length === 0) return dead;
  await transact(async (tx) => {
    await tx.deleteFrom('lease').where('owner', 'in', dead).execute();
    await tx
      .updateTable('outbox')
      .set({ owner: null, until: 0 })
      .where('status', '=', sql.lit('new'))
      .where('owner', 'in', dead)
      .execute();
    await tx
      .updateTable('job')
      .set({ owner: null, until: 0, status: 'new' })
      .where('owner', 'in', dead)
      .execute();
  });
  return dead;
}

function isDead(owner: string, self: string): boolean {
  const [host, pid] = owner.split('/');
  if (owner === self || host !== hostname()) return false;
  // In a container the new process often has the number of the old one.
  return Number(pid) === process.pid ? !owners.has(owner) : !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
