import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { audit } from '../../src/store/audit.ts';
import { loadKey } from '../../src/store/key.ts';
import { createRoster } from '../../src/store/roster.ts';
import { openStore } from '../../src/store/store.ts';
import { silent } from '../support/logger.ts';
import { dataFolder } from '../support/program.ts';
import { testIo } from './io.ts';

const first = Date.UTC(2026, 10, 20, 1, 2, 3);
const later = Date.UTC(2026, 10, 21, 1, 2, 3);

describe('suluh audit', () => {
  let folder: ReturnType<typeof dataFolder>;
  let budi = '';

  beforeEach(async () => {
    folder = dataFolder();
    const dataDir = folder.path;
    const key = loadKey({ secretKey: undefined, dataDir, databaseUrl: undefined, logger: silent });
    const store = await openStore({ dataDir, key, logger: silent });
    const roster = createRoster(store);
    const entry = (name: string) => ({
      name,
      channel: 'telegram',
      address: name,
      role: 'coordinator' as const,
      level: 'regency' as const,
      regions: ['52.03'],
      flags: [],
      status: 'active' as const,
      storiesFrom: 0,
    });
    await store.transact(async (tx) => {
      budi = (await roster.put(tx, entry('Budi'), 0)).id;
      const tono = (await roster.put(tx, entry('Tono'), 0)).id;
      await roster.setStatus(tx, tono, 'removed', 0);
      await audit(tx, { act: 'shown', at: first, coordinatorId: budi, number: 1204 });
      await audit(tx, { act: 'filed', at: later, coordinatorId: tono, number: 1204, detail: 'police' });
      await audit(tx, { act: 'deleted', at: later, number: 1300, detail: 'time' });
    });
    await store.close();
  });
  afterEach(() => folder.remove());

  const run = async (...args: string[]) => {
    const io = testIo([], { DATA_DIR: folder.path, LANG: 'en' });
    const status = await main(['audit', ...args], io);
    return { status, out: io.out(), err: io.err() };
  };

  it('tells in plain words who did what, also who is on the roster no more', async () => {
    const { status, out } = await run();
    expect(status).toBe(0);
    expect(out.split('\n')).toEqual([
      '2026-11-20 01:02:03 UTC  1204  Budi  opened the story',
      '2026-11-21 01:02:03 UTC  1204  Tono (removed from the roster)  made a case file (police)',
      '2026-11-21 01:02:03 UTC  1300  -  the content was deleted (its time was over)',
      expect.stringContaining('3 entries'),
      '',
    ]);
  });

  it('can be narrowed to a case, a time and a coordinator', async () => {
    expect((await run('--case', '1300')).out).toMatch(/^[^\n]*deleted[^\n]*\n1 entries/);
    expect((await run('--since', '2026-11-21')).out).not.toContain('Budi');
    expect((await run('--coordinator', 'budi')).out).toMatch(/^[^\n]*Budi[^\n]*\n1 entries/);
    expect((await run('--coordinator', budi.slice(0, 6))).out).toContain('Budi');
    expect((await run('--case', '9999')).out).toBe('nothing was written down that fits\n');
  });

  it('gives the same for programs', async () => {
    const { out } = await run('--json', '--case', '1204');
    expect(JSON.parse(out)).toEqual([
      expect.objectContaining({
        at: '2026-11-20T01:02:03.000Z',
        act: 'shown',
        case: 1204,
        name: 'Budi',
        removed: false,
      }),
      expect.objectContaining({ act: 'filed', detail: 'police', name: 'Tono', removed: true }),
    ]);
  });

  it.each([
    [['--case', 'twelve'], '--case twelve'],
    [['--since', 'yesterday'], '--since yesterday'],
    [['--coordinator', 'Nobody'], 'nobody of that name'],
  ])('%j is bad usage, and says why', async (args, words) => {
    const { status, err } = await run(...args);
    expect(status).toBe(2);
    expect(err).toContain(words);
  });

  it('makes no database where there is none', async () => {
    const empty = dataFolder();
    const io = testIo([], { DATA_DIR: empty.path });
    expect(await main(['audit'], io)).toBe(1);
    expect(io.err()).not.toBe('');
    empty.remove();
  });
});
