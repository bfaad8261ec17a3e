import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clearCaches } from '../../src/channels/whatsapp-web/caches.ts';
import { orphanChore } from '../../src/jobs/orphans.ts';
import { createMediaStore } from '../../src/store/media.ts';
import { recordingLogger } from '../support/logger.ts';
import { describeOnEachStore } from '../support/store.ts';

const day = 86_400_000;
const now = 1_000 * day;

const folder = (): string => mkdtempSync(join(tmpdir(), 'suluh-orphans-'));
const aged = (path: string, at: number) => utimesSync(path, new Date(at), new Date(at));

describeOnEachStore('the sweep of orphans', (open) => {
  it('takes what belongs to nothing, leaves the rest, and logs counts only', async () => {
    const { store } = await open();
    const media = createMediaStore(store, randomBytes);
    const dataDir = folder();
    const logger = recordingLogger();
    const put = (at: number) =>
      media.put({ kind: 'photo', mime: 'image/jpeg', bytes: Buffer.from('RAHASIA') }, at);
    const [old, fresh, ofNoCase] = [await put(now - day - 1), await put(now - day + 1), await put(now)];
    // Its case was deleted by somebody who knew nothing of its files.
    await store.db.updateTable('media').set({ case_id: 'gone' }).where('id', '=', ofNoCase).execute();
    await orphanChore({ media, dataDir, logger, now: () => now }).run();
    const left = await store.db.selectFrom('media').select('id').execute();
    expect(left.map(({ id }) => id)).toEqual([fresh]);
    const chunks = await store.db.selectFrom('media_chunk').select('media_id').execute();
    expect(chunks.map(({ media_id }) => media_id)).toEqual([fresh]);
    const logged = logger.lines.join('\n');
    expect(logged).toContain('"loose":1');
    for (const word of [old, ofNoCase, 'RAHASIA']) expect(logged).not.toContain(word);
    rmSync(dataDir, { recursive: true });
  });

  it('takes what a killed command left in the data folder, and nothing that is being written', async () => {
    const { store } = await open();
    const media = createMediaStore(store, randomBytes);
    const dataDir = folder();
    mkdirSync(join(dataDir, 'backups'));
    const old = ['.backup-x', '.restore-y', 'a.suluh.1234.draft', 'backups/b.5678.draft'];
    const kept = ['suluh.db', 'secret.key', 'backups/before-migration-1.db'];
    for (const name of [...old, ...kept]) writeFileSync(join(dataDir, name), 'x');
    for (const name of [...old, ...kept]) aged(join(dataDir, name), now - 7_200_000);
    mkdirSync(join(dataDir, '.backup-now'));
    aged(join(dataDir, '.backup-now'), now - 60_000);
    const logger = recordingLogger();
    await orphanChore({ media, dataDir, logger, now: () => now }).run();
    for (const name of old) expect(existsSync(join(dataDir, name))).toBe(false);
    for (const name of [...kept, '.backup-now']) expect(existsSync(join(dataDir, name))).toBe(true);
    await orphanChore({ media, dataDir: join(dataDir, 'nowhere'), logger, now: () => now }).run();
    rmSync(dataDir, { recursive: true });
  });
});

it('pictures that a browser has left are removed before the next one starts; the link stays', () => {
  const session = folder();
  const inside = join(session, 'Default');
  for (const name of ['Cache/Cache_Data', 'blob_storage/1', 'IndexedDB', 'Local Storage'])
    mkdirSync(join(inside, name), { recursive: true });
  writeFileSync(join(inside, 'blob_storage/1/0'), 'foto');
  clearCaches(session);
  expect(readdirSync(inside).sort()).toEqual(['IndexedDB', 'Local Storage']);
  rmSync(session, { recursive: true });
});
