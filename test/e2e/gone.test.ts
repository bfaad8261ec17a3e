import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKey } from '../../src/store/key.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import type { User } from '../stand-ins/telegram/telegram.ts';
import { openEverything } from '../support/everything.ts';
import { silent } from '../support/logger.ts';
import { type OverTelegram, overTelegram } from '../support/over-telegram.ts';
import { picture } from '../support/picture.ts';
import { dataFolder, policyFile } from '../support/program.ts';
import { until } from '../support/until.ts';

/** Words that stand in one report and nowhere else. */
const planted = ['WATIGADUNGAN', '81345671234', 'ladangrahasia', 'catatandusun', 'pelabuhanrahasia'];

/** A report from a phone to a coordinator and its end, over a Bot API server, with the program as a process. */
describe('a report whose writer wants everything deleted', () => {
  const folder = dataFolder();
  let over: OverTelegram;
  let siti: User;
  let budi: User;

  beforeAll(async () => {
    over = await overTelegram(folder.path, ['Budi,telegram,2001,national,coordinator,'], {
      DATA_DIR: join(folder.path, 'data'),
      POLICY_FILE: policyFile(folder.path, { withdrawal: '2s' }),
    });
    siti = over.tg.user(1001, { language_code: 'id' });
    budi = over.tg.user(2001);
  }, 60_000);
  afterAll(async () => {
    await over?.stop();
    folder.remove();
  });

  /** What the server's key opens at this moment. */
  async function openable(): Promise<{ text: string; pictures: number }> {
    const dataDir = join(folder.path, 'data');
    const key = loadKey({ dataDir, logger: silent });
    const store: Store = await openStore({ dataDir, key, logger: silent });
    try {
      const all = await openEverything(store);
      return { text: [...all.values()].flat().join('\n'), pictures: all.get('media')?.length ?? 0 };
    } finally {
      await store.close();
    }
  }

  const found = (text: string): string[] => planted.filter((word) => text.includes(word));

  it('leaves nothing that the key opens: no story, name, number, note, answer or picture', async () => {
    siti.says('mau lapor');
    await siti.receives(/HP ini/);
    siti.says('1');
    await siti.receives(/Ceritakan/);
    siti.says('Bu WATIGADUNGAN hp 081345671234 cari orang untuk ladangrahasia di Sabah');
    await siti.receives(/simpan/);
    siti.sendsPhoto(await picture());
    siti.says('selesai');
    for (let question = 0; question < 6; question += 1) siti.says('0');
    const alert = await budi.receives(/nomor \d+/);
    const number = /nomor (\d+)/.exec(alert.text ?? '')?.[1] ?? '';
    budi.says(`ambil ${number}`);
    await budi.receives(/Kenal orang ini/);
    budi.says('2');
    await budi.receives(/ladangrahasia/);
    budi.says(`catat ${number} catatandusun`);
    await budi.receives(/Catatan untuk nomor/);
    siti.says('batal');
    budi.says(`tanya ${number} dari pelabuhanrahasia mana?`);
    await budi.receives(/dititipkan/);
    await siti.receives(/ada info baru/);
    let kept = await openable();
    expect(found(kept.text).sort()).toEqual([...planted].sort());
    expect(kept.pictures).toBe(1);

    siti.says('hapus data saya');
    await siti.receives(/hapus/i);
    siti.says('2');
    await until(async () => {
      kept = await openable();
      return found(kept.text).length === 0 && kept.pictures === 0;
    }, 30_000);
    await over.program.stop();
    const names = readdirSync(folder.path, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    const raw = names.map((one) => readFileSync(join(one.parentPath, one.name), 'latin1')).join('\n');
    expect(found(raw)).toEqual([]);
    expect(found(over.program.log())).toEqual([]);
  }, 90_000);
});
