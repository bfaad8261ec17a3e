import { describe, expect, it } from 'vitest';
import type { Register } from '../../src/agencies/register.ts';
import {
  delistedCompanies,
  newestSnapshot,
  registerInForce,
  saveSnapshot,
  snapshotMark,
} from '../../src/store/registers.ts';
import { openStore } from '../../src/store/store.ts';
import { describeOnEachStore } from '../support/store.ts';

const register = (asOf: string, ...names: readonly string[]): Register => ({
  asOf,
  source: `list of ${asOf}`,
  companies: names.map((name) => ({ name, nibs: [] })),
});

const shipped = register('2026-09-17', 'MAJU JAYA', 'KARYA ABADI', 'BINA PRIMA');

describeOnEachStore('registers', (open) => {
  it('has the shipped register in force while nothing was imported', async () => {
    const { store } = await open();
    expect(await registerInForce(store, shipped)).toEqual({ register: shipped, delisted: [], notices: [] });
    expect(await newestSnapshot(store.db)).toBeNull();
    expect(await snapshotMark(store)).toBe('');
  });

  it('gives back what was saved, companies with two numbers and with none included', async () => {
    const { store } = await open();
    const companies = [
      { name: 'ZETA', nibs: ['9120000000002', '91200000000020001'] },
      { name: 'ALFA', nibs: [] },
      { name: 'BETA', nibs: ['9120000000001'] },
    ];
    const newer = { asOf: '2026-11-01', source: 'KP2MI', companies };
    const id = await saveSnapshot(store, newer, { now: 1_800_000_000_000 });
    expect((await registerInForce(store, shipped)).register).toEqual(newer);
    expect(await newestSnapshot(store.db)).toEqual({
      id,
      asOf: '2026-11-01',
      source: 'KP2MI',
      importedAt: 1_800_000_000_000,
      companies: 3,
    });
  });

  it('keeps the newest date in force, whatever came last', async () => {
    const { store } = await open();
    await saveSnapshot(store, register('2026-11-01', 'NEW'), { now: 1 });
    await saveSnapshot(store, register('2026-10-01', 'OLD'), { now: 2 });
    expect((await registerInForce(store, shipped)).register.asOf).toBe('2026-11-01');
    const later = register('2027-01-01', 'SHIPPED LATER');
    expect((await registerInForce(store, later)).register).toEqual(later);
  });

  it('takes the import that came last where two hold for one day', async () => {
    const { store } = await open();
    await saveSnapshot(store, register(shipped.asOf, 'WRONG'), { now: 1 });
    await saveSnapshot(store, register(shipped.asOf, 'RIGHT'), { now: 2 });
    const { register: now, delisted } = await registerInForce(store, shipped);
    expect(now.companies.map(({ name }) => name)).toEqual(['RIGHT']);
    expect(delisted).toEqual([]);
  });

  it('dates companies that are gone by the first register without them', async () => {
    const { store } = await open();
    await saveSnapshot(store, register('2026-11-01', 'MAJU JAYA'), { now: 1 });
    await saveSnapshot(store, register('2026-10-01', 'PT Maju Jaya', 'BINA PRIMA'), { now: 2 });
    expect((await registerInForce(store, shipped)).delisted).toEqual([
      { name: 'KARYA ABADI', nib: '', since: '2026-10-01' },
      { name: 'BINA PRIMA', nib: '', since: '2026-11-01' },
    ]);
  });

  it('leaves the older register in force for others until the new one is wholly in', async () => {
    const { store, options } = await open();
    const other = await openStore(options);
    const names = Array.from({ length: 20_000 }, (_, i) => `COMPANY ${i}`);
    let saving = true;
    const saved = saveSnapshot(store, register('2026-11-01', ...names), { now: 1 }).finally(() => {
      saving = false;
    });
    const seen: number[] = [];
    while (saving) seen.push((await registerInForce(other, shipped)).register.companies.length);
    await saved;
    seen.push((await registerInForce(other, shipped)).register.companies.length);
    expect([...new Set(seen)]).toEqual([shipped.companies.length, 20_000]);
    await other.close();
  });

  it('leaves nothing behind of an import that fails half-way', async () => {
    const { store } = await open();
    const names = Array.from({ length: 10_000 }, (_, i) => `COMPANY ${i}`);
    const failing = saveSnapshot(store, register('2026-11-01', ...names), {
      now: 1,
      onProgress: () => {
        throw new Error('the disk is full');
      },
    });
    await expect(failing).rejects.toThrow('the disk is full');
    expect(await snapshotMark(store)).toBe('');
    expect(await store.db.selectFrom('snapshot_company').select('ord').execute()).toEqual([]);
  });

  it('tells how far it has come', async () => {
    const { store } = await open();
    const names = Array.from({ length: 20_500 }, (_, i) => `COMPANY ${i}`);
    const told: number[][] = [];
    await saveSnapshot(store, register('2026-11-01', ...names), {
      now: 1,
      onProgress: (written, of) => told.push([written, of]),
    });
    expect(told).toEqual([
      [10_000, 20_500],
      [20_000, 20_500],
    ]);
  });

  it('shows another process by its mark that something came', async () => {
    const { store, options } = await open();
    const other = await openStore(options);
    const marks = [await snapshotMark(other)];
    for (const [now, asOf] of ['2026-11-01', '2026-10-01', '2026-11-01'].entries()) {
      await saveSnapshot(store, register(asOf, 'ONE'), { now });
      marks.push(await snapshotMark(other));
    }
    expect(new Set(marks).size).toBe(4);
    await other.close();
  });
});

describe('delistedCompanies', () => {
  it('forgets who came back and dates who left again anew', () => {
    const history = [
      register('2026-01-01', 'A', 'B'),
      register('2026-02-01', 'C'),
      register('2026-03-01', 'A', 'B'),
      register('2026-04-01', 'A'),
    ];
    expect(delistedCompanies(history)).toEqual([
      { name: 'C', nib: '', since: '2026-03-01' },
      { name: 'B', nib: '', since: '2026-04-01' },
    ]);
  });

  it('does not call a company gone that bears another name with its number', () => {
    const before = { ...register('2026-01-01'), companies: [{ name: 'LAMA', nibs: ['9120000000001'] }] };
    const after = { ...register('2026-02-01'), companies: [{ name: 'BARU', nibs: ['9120000000001'] }] };
    expect(delistedCompanies([before, after])).toEqual([]);
  });
});
