import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadPolicy } from '../../src/policy.ts';
import {
  type AuditEntry,
  AuditError,
  audit,
  coordinatorNames,
  readAudit,
  sweepAudit,
} from '../../src/store/audit.ts';
import { createCases } from '../../src/store/cases.ts';
import { newId } from '../../src/store/ids.ts';
import { createMediaStore } from '../../src/store/media.ts';
import { sweep } from '../../src/store/retention.ts';
import { createRoster } from '../../src/store/roster.ts';
import type { Store } from '../../src/store/store.ts';
import { auditActs, auditDetails } from '../../src/tips/audit.ts';
import { describeOnEachStore } from '../support/store.ts';

const policy = loadPolicy(join(import.meta.dirname, '../../data/policy.yaml'));
const day = 86_400_000;

const note = (store: Store, ...entries: AuditEntry[]): Promise<void> =>
  store.transact(async (tx) => {
    for (const entry of entries) await audit(tx, entry);
  });

/** As it would come from a flow's arguments: of a type that promises more than it holds. */
const unchecked = (entry: unknown): AuditEntry => Object.assign({ act: auditActs[0], at: 0 }, entry);

describeOnEachStore('the audit trail', (open) => {
  it('says who did what, in the order in which it was done', async () => {
    const { store } = await open();
    const [budi, rina] = [newId(), newId()];
    await note(
      store,
      { act: 'shown', at: 10, coordinatorId: budi, number: 1001 },
      { act: 'filed', at: 20, coordinatorId: rina, number: 1002, detail: 'police' },
      { act: 'link-confirmed', at: 30, coordinatorId: budi, number: 1001, detail: '1002' },
      { act: 'key-changed', at: 40 },
    );
    const acts = async (question = {}) => (await readAudit(store.db, question)).map(({ act }) => act);
    expect(await acts()).toEqual(['shown', 'filed', 'link-confirmed', 'key-changed']);
    expect(await acts({ number: 1001 })).toEqual(['shown', 'link-confirmed']);
    expect(await acts({ since: 20 })).toEqual(['filed', 'link-confirmed', 'key-changed']);
    expect(await acts({ coordinatorIds: [rina] })).toEqual(['filed']);
    expect(await acts({ coordinatorIds: [] })).toEqual([]);
    expect(await acts({ limit: 2 })).toEqual(['link-confirmed', 'key-changed']);
    expect((await readAudit(store.db, { number: 1002 }))[0]).toEqual({
      act: 'filed',
      at: 20,
      coordinatorId: rina,
      number: 1002,
      detail: 'police',
    });
  });

  it('takes every word of the program', async () => {
    const { store } = await open();
    for (const act of auditActs) await note(store, { act, at: 0 });
    for (const detail of auditDetails) await note(store, { act: 'filed', at: 0, detail });
    expect(await readAudit(store.db)).toHaveLength(auditActs.length + auditDetails.length);
  });

  it.each([
    ['a text as detail', { detail: 'Bu Wati cari gadis' }],
    ['a telephone number as detail', { detail: '+6281234567890' }],
    ['a long number as detail', { detail: '6281234567890' }],
    ['a name as act', { act: 'Wati' }],
    ['an address as coordinator', { coordinatorId: '6281234567890' }],
    ['a name as coordinator', { coordinatorId: 'Budi Santoso' }],
  ])('cannot hold %s', async (_what, entry) => {
    const { store } = await open();
    await expect(note(store, unchecked(entry))).rejects.toThrow(/audit|detail|coordinator/);
    expect(await readAudit(store.db)).toEqual([]);
  });

  it('says nothing of what it refused', async () => {
    const { store } = await open();
    const error = await note(store, unchecked({ detail: 'RAHASIAKU' })).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AuditError);
    expect(String(error)).not.toContain('RAHASIAKU');
  });

  it('outlives the case, with its number, and is deleted when its own time is over', async () => {
    const { store } = await open();
    const cases = createCases(store);
    const media = createMediaStore(store, randomBytes);
    const clean = (now: number) => sweep(store, cases, media, policy, now);
    const fresh = { kind: 'recruiter', urgency: 'normal', reporterId: 's', conversationId: 'c' } as const;
    const file = await store.transact(async (tx) =>
      cases.record(tx, await cases.create(tx, fresh, 0), { kind: 'opened', at: 0 }),
    );
    const { number } = file;
    await note(store, { act: 'shown', at: 0, coordinatorId: newId(), number });
    const shownFor = policy.audit;
    for (const now of [policy.retention + 1, policy.retention + 30 * day, shownFor]) await clean(now);
    const kept = await readAudit(store.db, { number });
    expect(kept.map(({ act, number: n, detail }) => [act, n, detail])).toEqual([
      ['shown', number, null],
      ['deleted', number, 'time'],
    ]);
    expect((await store.transact((tx) => cases.byId(tx, file.id)))?.key).toBeNull();
    await clean(shownFor + 1);
    expect((await readAudit(store.db, { number })).map(({ act }) => act)).toEqual(['deleted']);
  });

  it('is swept by its own time', async () => {
    const { store } = await open();
    await note(store, { act: 'shown', at: 10 }, { act: 'shown', at: 20 });
    expect(await store.transact((tx) => sweepAudit(tx, 20))).toBe(1);
    expect((await readAudit(store.db)).map(({ at }) => at)).toEqual([20]);
  });

  it('calls people by their names of the roster, also those who were removed', async () => {
    const { store } = await open();
    const roster = createRoster(store);
    const entry = {
      name: 'Budi',
      channel: 'test',
      address: 'budi',
      role: 'coordinator',
      level: 'regency',
      regions: ['52.03'],
      flags: [],
      status: 'active',
      storiesFrom: 0,
    } as const;
    const { id } = await store.transact((tx) => roster.put(tx, entry, 0));
    expect((await coordinatorNames(store, store.db)).get(id)).toEqual({ name: 'Budi', removed: false });
    await store.transact((tx) => roster.setStatus(tx, id, 'removed', 0));
    expect((await coordinatorNames(store, store.db)).get(id)).toEqual({ name: 'Budi', removed: true });
  });
});
