import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '../stand-ins/telegram/telegram.ts';
import { type OverTelegram, overTelegram } from '../support/over-telegram.ts';
import { dataFolder } from '../support/program.ts';

/** Two kinds of cases from a question to their end, over a Bot API server, with the program as a process. */
describe('kinds of cases over Telegram', () => {
  const folder = dataFolder();
  let over: OverTelegram;
  let siti: User;
  let joko: User;
  let budi: User;
  let pusat: User;

  beforeAll(async () => {
    over = await overTelegram(folder.path, [
      'Budi,telegram,2001,Lombok Timur,coordinator,',
      'Pusat,telegram,2002,nasional,coordinator,',
    ]);
    [budi, pusat] = [over.tg.user(2001), over.tg.user(2002)];
    siti = over.tg.user(1001, { language_code: 'id' });
    joko = over.tg.user(1002, { language_code: 'id' });
  }, 60_000);
  afterAll(async () => {
    await over?.stop();
    folder.remove();
  });

  it('somebody missing abroad: the answer first, then the intake, the top alone is alerted', async () => {
    siti.says(
      'Suami saya Karjo dari Aikmel, Lombok Timur hilang kontak di Malaysia, mau minta tolong dicari',
    );
    await siti.receives(/Jangan tunggu lama[\s\S]*Sumber/);
    siti.presses('Minta bantuan');
    await siti.receives(/sudah saya simpan sebagai awal ceritanya/);
    siti.says('selesai');
    await siti.receives(/perwakilan Indonesia untuk Malaysia[\s\S]*dibaca/);
    await siti.receives(/1 dari 1\nKapan terakhir ada kabar/);
    siti.presses('Lebih lama lagi');
    const sent = await siti.receives(/Sudah saya teruskan[\s\S]*Surat pengaduan singkat/);
    const number = /Nomornya (\d+)/.exec(sent.text)?.[1] ?? 'none';
    siti.presses('Cukup');
    await siti.receives(/status/);

    const alert = await pusat.receives(new RegExp(`nomor ${number}`));
    expect(alert.text).toMatch(/Daerah: luar negeri, Malaysia\nJenis: hilang kontak/);
    expect(alert.text).not.toMatch(/Karjo|Aikmel|Suami/);
    await budi.receivesNothing(300);

    pusat.presses(`Ambil ${number}`);
    await pusat.receives(/Kenal orang ini/);
    pusat.says('2');
    const sheet = await pusat.receives(/hilang kontak di Malaysia/);
    const order = ['Karjo', 'Daerah yang disebut', 'Kabar terakhir: Lebih lama lagi'].map((words) =>
      sheet.text.indexOf(words),
    );
    expect(Math.min(...order)).toBeGreaterThan(0);
    expect(order).toEqual(order.toSorted((a, b) => a - b));

    await pusat.receives(/Yang bisa kamu lakukan/);
    pusat.says(`tutup ${number}`);
    const ends = await pusat.receives(/ditutup karena apa/);
    expect(ends.buttons.map(({ text }) => text).join(' ')).toMatch(/Ditemukan[\s\S]*Sudah pulang/);
    expect(ends.buttons.map(({ text }) => text).join(' ')).not.toContain('Batal berangkat');
    pusat.presses('Ditemukan, ada kabar');
    await pusat.receives(new RegExp(`Nomor ${number} ditutup`));
    const neutral = await siti.receives();
    expect(neutral.text).toBe('Halo, ada info baru dari Suluh. Balas 1 kalau sedang santai.');
    siti.says('1');
    await siti.receives(/Sudah ada kabar tentang orangnya/);
  });

  it('papers kept at home: the regency alone is alerted, and closes with an end of its own', async () => {
    joko.says('ijazah saya ditahan PT tempat latihan');
    await joko.receives(/itu suratmu/);
    joko.says('1');
    await joko.receives(/Surat itu milikmu/);
    joko.says('sudah tiga bulan, diminta bayar dulu');
    await joko.receives(/Sudah saya simpan/);
    joko.says('selesai');
    await joko.receives(/Kamu sekarang di mana/);
    joko.says('Aikmel Lombok Timur');
    const sent = await joko.receives(/Sudah saya teruskan[\s\S]*tanda terima/);
    const number = /Nomornya (\d+)/.exec(sent.text)?.[1] ?? 'none';
    const alert = await budi.receives(new RegExp(`nomor ${number}`));
    expect(alert.text).toContain('Jenis: surat-surat');
    await pusat.receivesNothing(300);
    budi.presses(`Ambil ${number}`);
    await budi.receives(/Kenal orang ini/);
    budi.says('2');
    await budi.receives(/tiga bulan, diminta bayar dulu/);
    await budi.receives(/Yang bisa kamu lakukan/);
    budi.says(`tutup ${number}`);
    await budi.receives(/ditutup karena apa/);
    budi.says('1');
    await budi.receives(/ditutup/);
    await joko.receives(/^Halo, ada info baru/);
    joko.says('1');
    await joko.receives(/Suratnya sudah kembali/);
  });

  it('wrote nobody’s words into its log or, unsealed, onto the disk', () => {
    const planted = /Karjo|Aikmel|ijazah|diminta bayar|dicari/;
    expect(over.program.log()).not.toMatch(planted);
    const files = readdirSync(folder.path).filter((name) => name !== 'roster.csv');
    expect(files).toContain('suluh.db');
    for (const name of files)
      expect(readFileSync(join(folder.path, name), 'latin1'), name).not.toMatch(planted);
  });
});
