import { hostname } from 'node:os';
import { expect, it } from 'vitest';
import { freeDeadOwners, newOwner } from '../../src/store/owner.ts';
import type { Store } from '../../src/store/store.ts';
import { describeOnEachStore } from '../support/store.ts';

/** No process has this number: it is above what the system gives. */
const deadPid = 2 ** 22 + 1;

async function hold(store: Store, owner: string): Promise<void> {
  const until = Date.now() + 60_000;
  await store.db.insertInto('lease').values({ lane: owner, owner, fence: 1, until }).execute();
  await store.db
    .insertInto('job')
    .values({
      id: owner,
      kind: 'k',
      lane: 'l',
      payload: Buffer.of(1),
      status: 'running',
      owner,
      until,
      not_before: 0,
    })
    .execute();
}

describeOnEachStore('owners of leases', (open) => {
  it('that died on this machine are known at once, the others are left alone', async () => {
    const { store } = await open();
    const self = newOwner();
    const beside = newOwner();
    const dead = `${hostname()}/${deadPid}/aaaa`;
    const sameNumber = `${hostname()}/${process.pid}/bbbb`;
    const parent = `${hostname()}/${process.ppid}/cccc`;
    const elsewhere = `other-machine/${deadPid}/dddd`;
    for (const owner of [self, beside, dead, sameNumber, parent, elsewhere]) await hold(store, owner);

    const freed = await freeDeadOwners(store, self);

    expect(freed.sort()).toEqual([dead, sameNumber].sort());
    const left = await store.db.selectFrom('lease').select('owner').execute();
    expect(left.map((row) => row.owner).sort()).toEqual([self, beside, parent, elsewhere].sort());
    const free = await store.db
      .selectFrom('job')
      .select('id')
      .where('owner', 'is', null)
      .where('status', '=', 'new')
      .execute();
    expect(free.map((row) => row.id).sort()).toEqual([dead, sameNumber].sort());
  });
});
