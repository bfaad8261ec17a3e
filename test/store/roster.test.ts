import { expect, it } from 'vitest';
import { createPeople } from '../../src/store/people.ts';
import { createRoster, type NewCoordinator } from '../../src/store/roster.ts';
import { describeOnEachStore } from '../support/store.ts';

const budi: NewCoordinator = {
  name: 'Budi',
  channel: 'test',
  address: 'budi-addr',
  role: 'coordinator',
  level: 'regency',
  regions: ['52.03', '52.02'],
  flags: ['women'],
  status: 'active',
  storiesFrom: 7,
};

describeOnEachStore('the roster', (open) => {
  const setUp = async () => {
    const { store } = await open();
    const roster = createRoster(store);
    const people = createPeople(store);
    const writes = (address: string) =>
      store.transact((tx) => people.meet(tx, { channel: 'test', sender: address, chat: address }, 5));
    return { store, roster, writes };
  };

  it('holds who takes alerts, and who cannot be reached before they have written', async () => {
    const { store, roster, writes } = await setUp();
    const { id, added } = await store.transact((tx) => roster.put(tx, budi, 1));
    expect(added).toBe(true);
    const before = await store.transact((tx) => roster.byId(tx, id));
    expect(before).toMatchObject({
      ...budi,
      id,
      onDuty: true,
      reachable: false,
      personId: null,
      language: null,
    });
    const { personId } = await writes('budi-addr');
    expect(await store.transact((tx) => roster.byId(tx, id))).toMatchObject({ reachable: true, personId });
  });

  it('takes an address once; a second entry renews the first and leaves duty and waiting time', async () => {
    const { store, roster, writes } = await setUp();
    await writes('budi-addr');
    const first = await store.transact((tx) => roster.put(tx, budi, 1));
    await store.transact((tx) => roster.setDuty(tx, first.id, false));
    const renewed = { ...budi, name: 'Budi S', regions: ['52'], level: 'province', storiesFrom: 99 } as const;
    const second = await store.transact((tx) => roster.put(tx, renewed, 2));
    expect(second).toEqual({ id: first.id, added: false });
    expect(await store.transact((tx) => roster.all(tx))).toMatchObject([
      { name: 'Budi S', regions: ['52'], level: 'province', onDuty: false, reachable: true, storiesFrom: 7 },
    ]);
  });

  it('of who waits to be confirmed, or was removed, alerts nobody', async () => {
    const { store, roster, writes } = await setUp();
    await writes('budi-addr');
    const { id } = await store.transact((tx) => roster.put(tx, { ...budi, status: 'pending' }, 1));
    const of = () => store.transact((tx) => roster.byId(tx, id));
    expect(await of()).toMatchObject({ status: 'pending', onDuty: false, reachable: false });
    await store.transact((tx) => roster.setStatus(tx, id, 'active', 50));
    expect(await of()).toMatchObject({ status: 'active', onDuty: true, reachable: true, storiesFrom: 50 });
    await store.transact((tx) => roster.setStatus(tx, id, 'removed', 50));
    expect(await of()).toBeNull();
    expect(await store.transact((tx) => roster.all(tx))).toEqual([]);
  });

  it('knows who has left the bot', async () => {
    const { store, roster, writes } = await setUp();
    await writes('budi-addr');
    const { id } = await store.transact((tx) => roster.put(tx, budi, 1));
    await store.db.updateTable('alias').set({ gone_at: 9 }).execute();
    expect(await store.transact((tx) => roster.byId(tx, id))).toMatchObject({ reachable: false });
  });

  it('keeps names and addresses sealed', async () => {
    const { store, roster } = await setUp();
    await store.transact((tx) => roster.put(tx, budi, 1));
    const row = await store.db.selectFrom('coordinator').selectAll().executeTakeFirstOrThrow();
    for (const value of Object.values(row)) {
      const text = value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);
      expect(text).not.toMatch(/Budi|budi-addr/);
    }
  });
});
