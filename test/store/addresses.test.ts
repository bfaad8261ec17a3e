import { expect, it } from 'vitest';
import { coordinatorsAmong, knownAmong } from '../../src/store/addresses.ts';
import { createPeople } from '../../src/store/people.ts';
import { createRoster, type NewCoordinator } from '../../src/store/roster.ts';
import { describeOnEachStore } from '../support/store.ts';

const budi: NewCoordinator = {
  name: 'Budi',
  channel: 'whatsapp',
  address: '628111000111',
  role: 'coordinator',
  level: 'regency',
  regions: ['52.03'],
  flags: [],
  status: 'active',
  storiesFrom: 0,
};
const channel = 'whatsapp-web';

describeOnEachStore('addresses', (open) => {
  it('are known once somebody has written by them', async () => {
    const { store } = await open();
    const place = { channel, sender: '628222000222', chat: '628222000222' };
    expect(await knownAmong(store, channel, ['628222000222'])).toEqual(new Set());
    await store.transact((tx) => createPeople(store).meet(tx, place, 1));
    const many = Array.from({ length: 1200 }, (_, at) => `6283${at}`);
    expect(await knownAmong(store, channel, [...many, '628222000222'])).toEqual(new Set(['628222000222']));
    expect(await knownAmong(store, 'telegram', ['628222000222'])).toEqual(new Set());
    expect(await knownAmong(store, channel, [])).toEqual(new Set());
  });

  it('belong to a coordinator by the roster, by another id of theirs, and not after they have left', async () => {
    const { store } = await open();
    const roster = createRoster(store);
    const { id } = await store.transact((tx) => roster.put(tx, budi, 1));
    const asked = ['628111000111', '777@lid', '628999'];
    expect(await coordinatorsAmong(store, channel, asked)).toEqual(new Set(['628111000111']));
    const place = { channel, sender: '628111000111', chat: '628111000111', aliases: ['777@lid'] };
    await store.transact((tx) => createPeople(store).meet(tx, place, 1));
    expect(await coordinatorsAmong(store, channel, asked)).toEqual(new Set(['628111000111', '777@lid']));
    await store.transact((tx) => roster.setStatus(tx, id, 'removed', 0));
    expect(await coordinatorsAmong(store, channel, asked)).toEqual(new Set());
  });
});
