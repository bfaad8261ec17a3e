import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTelegram, type Telegram } from '../stand-ins/telegram/telegram.ts';
import { dataFolder, importRoster, type Program, runCommand, startProgram } from '../support/program.ts';
import { webTalk } from '../support/talk.ts';

/** Coordinators come by an invitation, work by buttons and words, and in groups. */
describe('coordinators over Telegram', () => {
  const folder = dataFolder();
  let tg: Telegram;
  let program: Program;
  const settings = () => ({
    DATA_DIR: folder.path,
    TELEGRAM_API_ROOT: tg.apiRoot,
    TELEGRAM_BOT_TOKEN: tg.token,
  });

  beforeAll(async () => {
    tg = await startTelegram();
    await importRoster(
      folder.path,
      [
        'Rina,telegram,7001,NTB,supervisor,',
        'Tono,telegram,7002,Jawa Timur,supervisor,',
        'Pusat,telegram,7006,nasional,coordinator,',
      ],
      settings(),
    );
    program = await startProgram(settings());
    for (const id of [7001, 7002, 7006]) {
      tg.user(id).says('/start');
      await tg.user(id).receives(/Suluh/);
    }
  }, 60_000);
  afterAll(async () => {
    await program?.stop();
    await tg?.stop();
    folder.remove();
  });

  it('joins by a one-time link, is confirmed by the right supervisor, and opens no story for a day', async () => {
    const invited = await runCommand(['coordinators', 'invite', '--region', 'Lombok Timur'], settings());
    expect(invited.status, invited.log).toBe(0);
    const token = /inv_[\w-]+/.exec(invited.output)?.[0] ?? '';
    expect(token.length).toBeGreaterThan(20);
    const sari = tg.user(7003);
    sari.says(`/start ${token}`);
    const rules = await sari.receives(/jangan datangi perekrut/);
    expect(rules.text).toContain('Lombok Timur');
    sari.says('1');
    await sari.receives(/Nama panggilanmu/);
    sari.says('Bu Sari');
    await sari.receives(/Penyelia akan memastikan/);

    const asked = await tg.user(7001).receives(/relawan baru/);
    const code = /terima (\w+)/.exec(asked.text)?.[1] ?? '';
    await tg.user(7002).receivesNothing(300);
    tg.user(7002).says(`terima ${code}`);
    await tg.user(7002).receives(/Tidak ada relawan baru/);
    tg.user(7001).presses('Terima');
    await tg.user(7001).receives(/Bu Sari diterima/);
    await sari.receives(/sudah diterima/);

    const again = tg.user(7004);
    again.says(`/start ${token}`);
    await again.receives(/tidak berlaku lagi/);

    const number = await report('Aikmel, Lombok Timur');
    await sari.receives(new RegExp(`nomor ${number}`));
    sari.says(`ambil ${number}`);
    await sari.receives(/relawan baru.*24 jam/);
  });

  it('takes alerts in a group, and goes on in the private chat', async () => {
    const supervisor = tg.user(7001);
    const group = supervisor.inGroup(-7100);
    tg.user(7005).says('/start');
    const stranger = tg.user(7005).inGroup(-7100);
    stranger.says('/grup NTB');
    await stranger.receives(/chat saya langsung/);
    group.says('/grup NTB');
    await group.receives(/Grup ini menerima/);
    const number = await report('Sumbawa');
    const alert = await group.receives(new RegExp(`nomor ${number}`));
    expect(alert.text).not.toMatch(/anak gadis/);
    supervisor.readsAll();
    group.presses(`Ambil ${number}`);
    await group.receives(/lanjut di chat pribadi/);
    await supervisor.receives(/Kenal orang ini/);
  });

  it('is off and on duty by a word, and sees the list', async () => {
    const supervisor = tg.user(7001);
    supervisor.says('tugas off');
    await supervisor.receives(/Kamu istirahat/);
    const number = await report('Dompu');
    await supervisor.receivesNothing(500);
    supervisor.says('tugas on');
    await supervisor.receives(/Kamu bertugas/);
    supervisor.says('kasus');
    const list = await supervisor.receives(/Daftarmu/);
    expect(list.text).toContain(`${number}`);
    supervisor.says(`ambil ${number}`);
    await supervisor.receives(/Kenal orang ini/);
    supervisor.says('1');
    await supervisor.receives(/diserahkan/);
    supervisor.says(`ambil ${number}`);
    await supervisor.receives(/tidak ada di daftarmu/);
    supervisor.says('ambil');
    await supervisor.receives(/Tulis lengkap dengan nomornya/);
  });

  it('shows in a practice who reacts', async () => {
    const supervisor = tg.user(7001);
    supervisor.readsAll();
    const drill = runCommand(['coordinators', 'drill', '--wait', '4s'], settings());
    const alert = await supervisor.receives(/latihan (\d{4})/i);
    const code = /(\d{4})/.exec(alert.text)?.[1] ?? '';
    supervisor.says(`siap ${code}`);
    await supervisor.receives(/latihanmu tercatat/);
    const { status, output } = await drill;
    expect(status).toBe(0);
    expect(output).toMatch(/Rina/);
  }, 30_000);

  async function report(place: string): Promise<string> {
    const talk = await webTalk(program.url);
    await talk.says('lapor');
    await talk.says('1');
    await talk.says(`ada orang cari anak gadis di ${place} buat ke Malaysia`);
    await talk.says('selesai');
    await talk.says('benar');
    await talk.says('3');
    await talk.says('2');
    const [thanks = ''] = await talk.says('1');
    return /Nomornya (\d+)/.exec(thanks)?.[1] ?? 'none';
  }
});
