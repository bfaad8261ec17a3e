import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '../stand-ins/telegram/telegram.ts';
import { type OverTelegram, overTelegram } from '../support/over-telegram.ts';
import { picture } from '../support/picture.ts';
import { dataFolder } from '../support/program.ts';

/** The main job from a phone to a coordinator, over a Bot API server, with the program as a process. */
describe('the main job over Telegram', () => {
  const folder = dataFolder();
  let over: OverTelegram;
  let siti: User;
  let budi: User;
  let rina: User;

  beforeAll(async () => {
    over = await overTelegram(folder.path, [
      'Budi,telegram,2001,Lombok Timur,coordinator,',
      'Rina,telegram,2002,NTB,supervisor,women',
    ]);
    [budi, rina] = [over.tg.user(2001), over.tg.user(2002)];
    siti = over.tg.user(1001, { language_code: 'id' });
  }, 60_000);
  afterAll(async () => {
    await over?.stop();
    folder.remove();
  });

  it('answers a question and checks two companies', async () => {
    siti.says('brp biaya bikin paspor skrg?');
    const fees = await siti.receives(/Rp650\.000/);
    expect(fees.text).toMatch(/Sumber: .* Dibaca 21 Nov 2026/);
    siti.says('PT Agesa Asa Jaya');
    const listed = await siti.receives(/AGESA ASA JAYA/);
    expect(listed.text).toMatch(/PT AGESA ASA JAYA ada di daftar .*, tapi itu belum bukti/);
    siti.says('PT Maju Mundur Sentosa');
    const absent = await siti.receives(/MAJU MUNDUR SENTOSA/);
    expect(absent.text).toMatch(/tidak saya temukan .*, tapi itu belum bukti penipuan/);
  });

  let number = '';

  it('takes a report in the writer’s own words, with a photo', async () => {
    siti.says('mau lapor');
    await siti.receives(/HP ini hanya kamu/);
    siti.says('1');
    await siti.receives(/Ceritakan saja/);
    siti.says('Bu Wati cari gadis di Aikmel Lotim mau dibawa ke Malaysia, hp 0812 3456 7890');
    await siti.receives(/Sudah saya simpan/);
    siti.sendsPhoto(await picture());
    siti.says('minggu depan katanya');
    siti.says('selesai');
    await siti.receives(/Yang saya tangkap:\nAikmel, Lombok Timur/);
    siti.says('1');
    await siti.receives(/Kapan orangnya/);
    siti.says('3');
    await siti.receives(/dekat dengan perangkat desa/);
    siti.presses('Tidak');
    await siti.receives(/bertanya balik/);
    siti.says('1');
    const thanks = await siti.receives(/sudah saya teruskan/);
    number = /Nomornya (\d+)/.exec(thanks.text ?? '')?.[1] ?? '';
    expect(number).not.toBe('');
    siti.presses('Tidak usah');
    await siti.receives(/status/);
  });

  it('alerts the regency without a story', async () => {
    const alert = await budi.receives(new RegExp(`nomor ${number}`));
    expect(alert.text).toContain('Lombok Timur');
    expect(alert.text).not.toMatch(/Wati|gadis|Malaysia|7890/);
    await rina.receivesNothing(300);
  });

  it('is claimed in two steps, and shows the story only after the second', async () => {
    budi.presses(`Ambil ${number}`);
    const about = await budi.receives(/Nomor HP/);
    expect(about.text).toMatch(/Wati/);
    expect(about.text).toContain('+6281234567890');
    expect(about.text).not.toMatch(/gadis/);
    await budi.receives(/Kenal orang ini/);
    rina.says(`ambil ${number}`);
    await rina.receives(/sudah dipegang orang lain/);
    budi.says('2');
    const story = await budi.receives(/gadis di Aikmel/);
    expect(story.text).toContain('minggu depan katanya');
    const photo = await budi.receives((message) => message.photo !== undefined);
    expect(photo.photo?.length).toBeGreaterThan(100);
    await budi.receives(/Jangan datangi perekrut/);
    await budi.receives(/Yang bisa kamu lakukan/);
  });

  it('asks back behind a neutral line and gets the answer', async () => {
    budi.says(`tanya ${number} Berangkat dari pelabuhan mana?`);
    await budi.receives(/sudah dititipkan/);
    const neutral = await siti.receives();
    expect(neutral.text).toBe('Halo, ada info baru dari Suluh. Balas 1 kalau sedang santai.');
    siti.says('1');
    await siti.receives(/pelabuhan mana/);
    siti.says('Lembar, kapal malam');
    await siti.receives(/Sudah saya sampaikan/);
    await budi.receives(/jawaban: Lembar, kapal malam/);
    budi.says(`buka ${number}`);
    await budi.receives(/\(jawaban\) Lembar, kapal malam/);
    siti.says('selesai');
    await siti.receives(/Kalau ada kabar/);
  });

  it('passes the phone number only by an explicit yes', async () => {
    budi.says(`telepon ${number}`);
    await budi.receives(/Permintaan telepon/);
    await siti.receives(/^Halo, ada info baru/);
    siti.says('1');
    await siti.receives(/ingin menelepon/);
    siti.says('1');
    await siti.receives(/nomor yang boleh ditelepon/);
    siti.says('0813-1111-2222');
    await siti.receives(/hanya kepada petugas itu/);
    await budi.receives(/hanya untukmu: \+6281311112222/);
  });

  it('is acted upon, closed with an outcome, and its writer told without the story', async () => {
    budi.readsAll();
    budi.says(`catat ${number} sudah bicara dengan kepala dusun`);
    await budi.receives(/Catatan untuk nomor/);
    budi.says(`sudah ${number}`);
    await budi.receives(/sudah kamu tindak lanjuti/);
    await siti.receives(/^Halo, ada info baru/);
    budi.says(`tutup ${number}`);
    await budi.receives(/ditutup karena apa/);
    budi.says('1');
    await budi.receives(new RegExp(`Nomor ${number} ditutup`));
    siti.says('1');
    await siti.receives(/sudah bertindak/);
    await siti.receives(/batal berangkat/);
    siti.says('status');
    const status = await siti.receives(new RegExp(`Nomor ${number}: Selesai`));
    expect(status.text).not.toMatch(/Wati|gadis/);
  });

  it('wrote nobody’s words, names or numbers into its log or, unsealed, onto the disk', () => {
    const planted = /Wati|Aikmel|gadis|Lembar|dusun|81234567890|81311112222|Budi|Rina/;
    expect(over.program.log()).not.toMatch(planted);
    const files = readdirSync(folder.path).filter((name) => name !== 'roster.csv');
    expect(files).toContain('suluh.db');
    for (const name of files)
      expect(readFileSync(join(folder.path, name), 'latin1'), name).not.toMatch(planted);
  });
});
