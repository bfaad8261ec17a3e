import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../stand-ins/whatsapp-cloud/person.ts';
import { startWhatsappCloud, type WhatsappCloud } from '../stand-ins/whatsapp-cloud/whatsapp-cloud.ts';
import { picture } from '../support/picture.ts';
import { posters } from '../support/posters.ts';
import { dataFolder, importRoster, type Program, startProgram } from '../support/program.ts';
import { oggVoice } from '../support/sounds.ts';

const hour = 3_600_000;
const voice = oggVoice('', []);

/** The main job from a phone to a coordinator over a Cloud API server, with the program as a process. */
describe('the main job over the Cloud API of WhatsApp', () => {
  const folder = dataFolder();
  let wa: WhatsappCloud;
  let program: Program;
  let siti: Person;
  let budi: Person;
  let rina: Person;
  const settings = () => ({
    DATA_DIR: folder.path,
    ...wa.settings,
    WHATSAPP_CLOUD_TEMPLATE: 'ada_kabar:id',
  });

  beforeAll(async () => {
    wa = await startWhatsappCloud();
    siti = wa.user('6281200000001');
    budi = wa.user('6281200000002');
    rina = wa.user('6281200000004');
    await importRoster(
      folder.path,
      [
        'Budi,whatsapp,0812-0000-0002,Lombok Timur,coordinator,',
        'Rina,wa,+62 812 0000 0004,nasional,coordinator,women',
      ],
      settings(),
    );
    program = await startProgram(settings());
    await wa.postsTo(program.url);
    for (const coordinator of [budi, rina]) {
      coordinator.says('halo');
      await coordinator.receives(/Suluh/);
    }
  }, 60_000);
  afterAll(async () => {
    await program?.stop();
    await wa?.stop();
    folder.remove();
  });

  it('answers a question, checks a company, and asks what a picture is for', async () => {
    siti.says('brp biaya bikin paspor skrg?');
    await siti.receives(/Rp650\.000/);
    siti.says('PT Agesa Asa Jaya');
    await siti.receives(/PT AGESA ASA JAYA ada di daftar .*, tapi itu belum bukti/);
    siti.sendsPhoto(await picture());
    const asked = await siti.receives((message) => message.taps.length > 0);
    expect(asked.type).toMatch(/interactive/);
    siti.says('batal');
    await siti.receives();
    siti.readsAll();
  });

  it('reads the picture of an advert and sends its sheet', async () => {
    siti.sendsPhoto((await posters[0]?.draw()) ?? Buffer.alloc(0), 'ini loker beneran ga ya?');
    await siti.receives(/sedang saya baca/);
    await siti.receives(/Ini yang terbaca/, 60_000);
    const sheet = await siti.receives((message) => message.type === 'image');
    expect(await sharp(sheet.file?.bytes).metadata()).toMatchObject({ format: 'png', width: 1080 });
    const words = await siti.receives(/Tanyakan ini ke perekrutnya/);
    expect(words.text).toMatch(/visa turis/i);
    siti.says('batal');
    await siti.receives();
    siti.readsAll();
  });

  let number = '';

  it('takes a report with a picture and a voice note', async () => {
    siti.says('mau lapor');
    await siti.receives(/HP ini hanya kamu/);
    siti.says('1');
    await siti.receives(/Ceritakan saja/);
    siti.says('Bu Wati cari gadis di Aikmel Lotim mau dibawa ke Malaysia, hp 0812 3456 7890');
    await siti.receives(/Sudah saya simpan/);
    siti.sendsPhoto(await picture());
    siti.sendsVoice(voice);
    await siti.receives(/belum bisa mendengar suara/);
    siti.taps('Kirim ke petugas');
    await siti.receives(/Suara bisa dikenali/);
    siti.taps('Ya, kirim');
    await siti.receives(/Suaramu sudah/);
    siti.readsAll();
    siti.says('selesai');
    await siti.receives(/Yang saya tangkap:\nAikmel, Lombok Timur/);
    siti.says('1');
    await siti.receives(/Kapan orangnya/);
    siti.says('3');
    await siti.receives(/dekat dengan perangkat desa/);
    siti.taps('Tidak');
    await siti.receives(/bertanya balik/);
    siti.says('1');
    const thanks = await siti.receives(/sudah saya teruskan/);
    number = /Nomornya (\d+)/.exec(thanks.text)?.[1] ?? '';
    expect(number).not.toBe('');
    siti.taps('Tidak usah');
    await siti.receives(/status/);
  });

  it('is claimed by a coordinator on WhatsApp, who sees the story only after the second step', async () => {
    const alert = await budi.receives(new RegExp(`nomor ${number}`));
    expect(alert.text).toContain('Lombok Timur');
    expect(alert.text).not.toMatch(/Wati|gadis|Malaysia|7890/);
    budi.taps(`Ambil ${number}`);
    const about = await budi.receives(/Kenal orang ini/);
    expect(about.text).not.toMatch(/gadis/);
    budi.says('2');
    await budi.receives(/gadis di Aikmel/);
    const photo = await budi.receives((message) => message.type === 'image');
    expect(photo.file?.bytes.length).toBeGreaterThan(100);
    await budi.receives(/Jangan datangi perekrut/);
  });

  it('lets the national level hear the voice note, which the regency does not get', async () => {
    const alert = await rina.receives(/suara/);
    rina.taps(alert.taps[0]?.title ?? '');
    await rina.receives(/Kenal orang ini/);
    rina.says('2');
    const sound = await rina.receives((message) => message.type === 'audio');
    expect(sound.file?.bytes.equals(voice)).toBe(true);
    expect(budi.inbox.some(({ type }) => type === 'audio')).toBe(false);
  });

  it('asks back across a closed window by the template alone, and one tap opens the question', async () => {
    siti.readsAll();
    budi.readsAll();
    wa.passes(25 * hour);
    budi.says(`tanya ${number} Berangkat dari pelabuhan mana?`);
    await budi.receives(/sudah dititipkan/);
    const line = await siti.receives();
    expect(line).toMatchObject({ type: 'template', template: 'ada_kabar', text: '' });
    await siti.receivesNothing(300);
    siti.tapsTemplate();
    await siti.receives(/pelabuhan mana/);
    siti.says('Lembar, kapal malam');
    await siti.receives(/Sudah saya sampaikan/);
    await budi.receives(/jawaban: Lembar, kapal malam/);
  });

  it('alerts a coordinator outside the window by the template, whose tap brings the alert', async () => {
    budi.readsAll();
    wa.passes(25 * hour);
    const rudi = wa.user('6281200000003');
    rudi.says('lapor');
    await rudi.receives(/HP ini hanya kamu/);
    rudi.says('1');
    await rudi.receives(/Ceritakan saja/);
    rudi.says('ada orang cari anak gadis di Aikmel, Lombok Timur buat ke Malaysia');
    await rudi.receives(/simpan/);
    rudi.says('selesai');
    await rudi.receives(/Yang saya tangkap:\nAikmel, Lombok Timur/);
    rudi.says('1');
    await rudi.receives(/Kapan/);
    for (const answer of ['3', '2', '1']) {
      rudi.says(answer);
      await rudi.receives();
    }
    expect(await budi.receives()).toMatchObject({ type: 'template', text: '' });
    await budi.receivesNothing(300);
    budi.tapsTemplate();
    const alert = await budi.receives(/Suluh nomor \d+/);
    budi.taps(alert.taps[0]?.title ?? '');
    await budi.receives(/Kenal orang ini/);
  });

  it('wrote nobody’s words, names or numbers into its log or, unsealed, onto the disk', () => {
    const planted = /Wati|Aikmel|gadis|Lembar|81234567890|6281200000001|6281200000002|Budi|wamid/;
    expect(program.log()).not.toMatch(planted);
    const files = readdirSync(folder.path).filter((name) => name !== 'roster.csv');
    for (const name of files)
      expect(readFileSync(join(folder.path, name), 'latin1'), name).not.toMatch(planted);
  });
});
