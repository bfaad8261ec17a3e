import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseFile } from '../../src/store/store.ts';
import type { User } from '../stand-ins/telegram/telegram.ts';
import { type OverTelegram, overTelegram } from '../support/over-telegram.ts';
import { type ReadPdf, readPdf } from '../support/pdf.ts';
import { picture } from '../support/picture.ts';
import { dataFolder, runCommand } from '../support/program.ts';

/** A case file from a phone's chat to the bytes that arrive, over a Bot API server, with the program as a process. */
describe('a case file over Telegram', () => {
  const folder = dataFolder();
  let over: OverTelegram;
  let budi: User;
  let tono: User;
  let number = '';

  beforeAll(async () => {
    over = await overTelegram(
      folder.path,
      [
        'Hartono,telegram,71000002,Lombok Timur,coordinator,',
        'Tono,telegram,71000003,Lombok Timur,coordinator,',
      ],
      { LANG: 'en' },
    );
    const { tg } = over;
    const siti = tg.user(71000001, { language_code: 'id', first_name: 'Nurbaya', username: 'nurbaya_lotim' });
    [budi, tono] = [tg.user(71000002), tg.user(71000003)];
    number = await reports(siti);
    await budi.receives(new RegExp(`nomor ${number}`));
    budi.says(`ambil ${number}`);
    await budi.receives(/Kenal orang ini/);
    budi.says('2');
    await budi.receives(/Yang bisa kamu lakukan/);
  }, 90_000);
  afterAll(async () => {
    await over?.stop();
    folder.remove();
  });

  let pdf: ReadPdf;
  let bytes: Buffer;

  it('is refused to a second coordinator', async () => {
    tono.readsAll();
    tono.says(`berkas ${number}`);
    await tono.receives(/belum kamu pegang/);
  });

  it('comes to the claimer as a document, after the warning', async () => {
    budi.says(`berkas ${number}`);
    await budi.receives(/jangan ke grup[\s\S]*UU 21\/2007 Pasal 24/);
    budi.presses('BP3MI');
    await budi.receives(/sedang dibuat/);
    const message = await budi.receives((one) => one.document !== undefined, 30_000);
    expect(message.document?.name).toBe(`berkas-${number}.pdf`);
    bytes = message.document?.bytes ?? Buffer.alloc(0);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    pdf = readPdf(bytes);
  }, 40_000);

  it('holds the story, the facts and the picture, and nobody who wrote or helped', () => {
    const text = pdf.text.replaceAll('\n', ' ');
    for (const page of pdf.pages) expect(page).toContain('INFORMASI AWAL, BUKAN LAPORAN POLISI');
    expect(text).toContain('Bu Wati cari gadis di Aikmel');
    expect(text).toContain('+6281234567890');
    expect(text).toContain('untuk BP3MI');
    expect(text).toMatch(/SHA-256 [0-9a-f]{64}/);
    expect(pdf.pictures).toBe(1);
    expect(text).not.toMatch(/nurbaya|7100000|hartono|tono\b/i);
    expect(text).toContain('Koordinator A');
  });

  it('is in the audit trail, by name for the operator and without a word of it', async () => {
    const { output, status } = await runCommand(['audit', '--case', number], over.settings);
    expect(status).toBe(0);
    expect(output).toMatch(/Hartono {2}opened the story\n.*Hartono {2}made a case file \(BP3MI\)\n/);
    expect(output).not.toMatch(/Wati|gadis|Aikmel|nurbaya/i);
  });

  it('is gone from the server once it was handed over', async () => {
    await over.program.stop();
    const database = new DatabaseSync(join(folder.path, databaseFile));
    const kinds = database.prepare('select kind from media').all();
    database.close();
    expect(kinds).toEqual([{ kind: 'photo' }]);
    expect(readFileSync(join(folder.path, databaseFile)).includes('%PDF-')).toBe(false);
    expect(over.program.log()).not.toMatch(/Wati|gadis|Hartono|berkas/);
  });
});

/** A whole report with a picture; gives its number. */
async function reports(siti: User): Promise<string> {
  siti.says('mau lapor');
  await siti.receives(/HP ini hanya kamu/);
  siti.says('1');
  await siti.receives(/Ceritakan saja/);
  siti.says('Bu Wati cari gadis di Aikmel Lotim mau dibawa ke Malaysia, hp 0812 3456 7890');
  await siti.receives(/Sudah saya simpan/);
  siti.sendsPhoto(await picture());
  siti.says('selesai');
  const next = await siti.receives(/Yang saya tangkap|Kapan orangnya/, 20_000);
  if (next.text.includes('tangkap')) {
    siti.says('1');
    await siti.receives(/Kapan orangnya/);
  }
  siti.says('4');
  await siti.receives(/dekat dengan perangkat desa/);
  siti.says('2');
  await siti.receives(/bertanya balik/);
  siti.says('1');
  const thanks = await siti.receives(/sudah saya teruskan/);
  return /Nomornya (\d+)/.exec(thanks.text)?.[1] ?? '';
}
