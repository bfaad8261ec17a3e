import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Telegram, User } from '../stand-ins/telegram/telegram.ts';
import { type OverTelegram, overTelegram } from '../support/over-telegram.ts';
import { picture } from '../support/picture.ts';
import { dataFolder, policyFile } from '../support/program.ts';

/** Both sides write through the bot; what ties the writer to an address stays behind, until two people open it. */
describe('the relay and break-glass over Telegram', () => {
  const folder = dataFolder();
  let tg: Telegram;
  let over: OverTelegram;
  let siti: User;
  let budi: User;
  let rina: User;
  let number = '';

  beforeAll(async () => {
    over = await overTelegram(
      folder.path,
      ['Budi,telegram,2001,Lombok Timur,coordinator,', 'Rina,telegram,2002,NTB,supervisor,'],
      { POLICY_FILE: policyFile(folder.path, { silence: { danger: '1500ms', story: '2s' } }) },
    );
    tg = over.tg;
    siti = tg.user(1_000_777, { language_code: 'id' });
    [budi, rina] = [tg.user(2001), tg.user(2002)];
    siti.says('tolong saya disekap di rumah di Aikmel, Lombok Timur');
    await siti.receives(/110/);
    const alert = await budi.receives(/Suluh nomor (\d+)/, 8000);
    number = /nomor (\d+)/.exec(alert.text)?.[1] ?? '';
    budi.says(`ambil ${number}`);
    await budi.receives(/Kenal orang ini/);
    budi.says('2');
    await budi.receives(/Yang bisa kamu lakukan/);
    // Whoever writes again can be asked.
    siti.says('tolong saya masih dikunci di kamar');
    await siti.receives(/110/);
    await budi.receives(/dikunci di kamar|ada tambahan/);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    siti.readsAll();
    budi.readsAll();
    rina.readsAll();
  }, 60_000);
  afterAll(async () => {
    await over?.stop();
    folder.remove();
  });

  it('takes an answer that quotes the neutral line, before the question was even read', async () => {
    budi.says(`tanya ${number} Di rumah siapa?`);
    await budi.receives(/sudah dititipkan/);
    const line = await siti.receives(/^Halo, ada info baru/);
    await noted();
    siti.says('rumah bercat hijau dekat masjid', { replyTo: line.id });
    await budi.receives(/rumah bercat hijau dekat masjid/);
    await siti.receives(/Sudah saya sampaikan/);
    siti.says('selesai');
    await siti.receives(/Di rumah siapa\?/);
  });

  it('asks before a telephone number goes, and sends the rest without it', async () => {
    siti.says('rumah pak lurah, suami saya 0813-1111-2222 tahu jalannya');
    await siti.receives(/Ada nomor telepon di pesanmu/);
    siti.says('2');
    const seen = await budi.receives(/rumah pak lurah/);
    expect(seen.text).toMatch(/suami saya \[nomor tidak dikirim\] tahu jalannya/);
    await siti.receives(/Sudah saya sampaikan/);
    siti.says('kalau bisa ke 0813-1111-2222 itu');
    await siti.receives(/Ada nomor telepon di pesanmu/);
    // Silence: it goes without the number.
    const silent = await budi.receives(/kalau bisa ke/, 8000);
    expect(silent.text).toContain('[nomor tidak dikirim]');
  });

  it('re-sends what was forwarded as its own message: no origin, no sender, nothing of the writer', async () => {
    siti.says('selesai');
    await siti.receives(/Kalau ada kabar/);
    const question = siti.inbox.findLast(({ text }) => text.includes('Di rumah siapa?'));
    siti.sends({
      text: 'mobilnya putih, plat jakarta',
      reply_to_message: { message_id: question?.id, date: 1, chat: siti.chat },
      forward_origin: { type: 'user', sender_user: { id: 9, first_name: 'Wati Rahasia' }, date: 1 },
    });
    const seen = await budi.receives(/mobilnya putih/);
    expect(seen.text).not.toMatch(/Wati Rahasia|1000777/);
    await siti.receives(/Sudah saya sampaikan/);
    siti.says('selesai');
    await siti.receives(/Kalau ada kabar/);
    budi.sendsPhoto(await picture(), `tanya ${number} Ini rumahnya?`);
    await budi.receives(/sudah dititipkan/);
    await siti.receives(/^Halo, ada info baru/);
    siti.says('1');
    const shown = await siti.receives((message) => message.photo !== undefined);
    expect(shown.text).not.toMatch(/Budi|2001/);
    await siti.receives(/Ini rumahnya\?/);
    const methods = new Set(tg.calls.map(({ method }) => method));
    expect([...methods].filter((method) => /forward|copy/i.test(method))).toEqual([]);
    const toCoordinators = tg.sent.filter(({ chat }) => [2001, 2002].includes(Number(chat)));
    expect(toCoordinators.length).toBeGreaterThan(5);
    expect(JSON.stringify(toCoordinators)).not.toMatch(/Wati Rahasia|1000777|forward/);
  });

  it('ends by the coordinator without a word to the writer', async () => {
    siti.says('0');
    await siti.receives(/tidak apa-apa/);
    budi.says(`tanya ${number} Masih di sana?`);
    await siti.receives(/^Halo, ada info baru/);
    budi.says(`akhiri ${number}`);
    await budi.receives(/sudah ditarik/);
    siti.says('menu');
    await siti.receives(/“menu”|Suluh/);
    siti.says('status');
    await siti.receives(/tidak punya pertanyaan lagi/);
    siti.says('1');
    await siti.receives();
  });

  it('opens the address only by two people, only to the claimer, and not after a withdrawal', async () => {
    budi.readsAll();
    rina.readsAll();
    budi.says(`darurat ${number}`);
    await budi.receives(/nyawa terancam, oleh dua orang/);
    budi.says('1');
    await budi.receives(/berlaku 30 menit/);
    const line = await rina.receives(/setuju (\d+) (\d{6})/);
    expect(line.text).not.toMatch(/1000777|disekap|Aikmel/);
    const code = /setuju \d+ (\d{6})/.exec(line.text)?.[1] ?? '';
    rina.says(`setuju ${number} ${code === '111111' ? '222222' : '111111'}`);
    await rina.receives(/Kode itu tidak cocok/);
    rina.says(`setuju ${number} ${code}`);
    const address = await budi.receives(/alamat penulis, hanya untuk polisi/);
    expect(address.text).toContain('tg://user?id=1000777');
    await rina.receives(/Persetujuanmu dicatat/);
    expect(JSON.stringify(rina.inbox)).not.toContain('1000777');
    siti.says('status');
    await siti.receives(new RegExp(`Nomor ${number}`));
    siti.says('3');
    await siti.receives(/Yakin\?/);
    siti.says('2');
    await siti.receives(/ditarik/);
    budi.readsAll();
    budi.says(`darurat ${number}`);
    await budi.receives(/sudah selesai|ditarik/);
  });

  it('left neither number nor address, unsealed, in its log or on the disk', async () => {
    await noted();
    const planted = /tg:\/\/user|1111-2222|Rahasia|masjid|lurah/;
    expect(over.program.log()).not.toMatch(planted);
    for (const name of readdirSync(folder.path).filter((one) => one.startsWith('suluh')))
      expect(readFileSync(join(folder.path, name), 'latin1'), name).not.toMatch(planted);
  });

  /** That a message was sent is noted a moment after it was. */
  const noted = () => new Promise((resolve) => setTimeout(resolve, 500));
});
