import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Person } from '../stand-ins/whatsapp-web/person.ts';
import { startWhatsappWeb, type WhatsappWeb } from '../stand-ins/whatsapp-web/whatsapp-web.ts';
import { describeWithChromium } from '../support/chromium.ts';
import { picture } from '../support/picture.ts';
import { posters } from '../support/posters.ts';
import { dataFolder, importRoster, type Program, policyFile, startProgram } from '../support/program.ts';
import { oggVoice } from '../support/sounds.ts';
import { until } from '../support/until.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** The main job on WhatsApp alone: the real library in a real Chromium, the program as a process. */
describeWithChromium('the main job over WhatsApp Web', (executable) => {
  const folder = dataFolder();
  let wa: WhatsappWeb;
  let program: Program;
  let siti: Person;
  let budi: Person;
  let rina: Person;
  const settings = () => ({
    DATA_DIR: folder.path,
    WHATSAPP_WEB: '1',
    CHROMIUM_PATH: executable,
    WHATSAPP_WEB_CHROMIUM_ARGS: JSON.stringify(wa.chromiumArgs),
    POLICY_FILE: policyFile(folder.path, {
      whatsappWeb: { pause: { from: '10ms', to: '30ms' }, clear: '1s' },
    }),
  });
  const state = async () => {
    const health = (await (await fetch(`${program.url}/health`)).json()) as {
      channels: Record<string, { state: string }>;
    };
    return health.channels['whatsapp-web']?.state;
  };

  beforeAll(async () => {
    wa = await startWhatsappWeb();
    siti = wa.user('6281234567001');
    budi = wa.user('6281234562001').usesLid();
    rina = wa.user('6281234562002');
    await importRoster(
      folder.path,
      [
        'Budi,whatsapp,081234562001,Lombok Timur,coordinator,',
        'Rina,wa,+62 812-3456-2002,NTB,supervisor,women',
      ],
      settings(),
    );
    program = await startProgram(settings());
  });
  afterAll(async () => {
    await program?.stop();
    await wa?.stop();
    folder.remove();
  });

  it('is linked on a page that only the operator can open', async () => {
    await until(async () => (await state()) === 'qr', 45_000);
    await until(() => program.log().includes('/console/whatsapp?key='));
    const link = /http\S+\/console\/whatsapp\?key=\S+/.exec(program.log())?.[0] ?? '';
    const page = `${program.url}/console/whatsapp`;
    expect((await fetch(page)).status).toBe(403);
    expect((await fetch(`${page}/qr.svg`)).status).toBe(404);
    const wrong = await fetch(`${page}?key=${'x'.repeat(43)}`, { redirect: 'manual' });
    expect(wrong.headers.get('set-cookie')).toBeNull();
    const entered = await fetch(link, { redirect: 'manual' });
    const cookie = entered.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(entered.headers.get('location')).toBe('/console/whatsapp');
    const open = await fetch(page, { headers: { cookie } });
    expect(open.status).toBe(200);
    expect(await open.text()).toMatch(/Perangkat tertaut/);
    const code = await fetch(`${page}/qr.svg`, { headers: { cookie } });
    expect(code.headers.get('content-type')).toMatch(/svg/);
    const again = await fetch(link, { redirect: 'manual' });
    expect(again.headers.get('set-cookie')).toBeNull();
    await wa.scan();
    await until(async () => (await state()) === 'ready', 45_000);
    budi.says('halo');
    rina.says('halo');
    await budi.receives(/Suluh/);
    await rina.receives(/Suluh/);
  });

  it('answers a question, checks two companies and sends a picture', async () => {
    siti.says('brp biaya bikin paspor skrg?');
    const fees = await siti.receives(/Rp650\.000/);
    expect(fees.text).toMatch(/Sumber: .* Dibaca 21 Nov 2026/);
    siti.says('PT Agesa Asa Jaya');
    await siti.receives(/PT AGESA ASA JAYA ada di daftar .*, tapi itu belum bukti/);
    siti.says('PT Maju Mundur Sentosa');
    await siti.receives(/tidak saya temukan .*, tapi itu belum bukti penipuan/);
  });

  it('takes the picture of an advert', async () => {
    siti.sendsPhoto(await picture());
    const asked = await siti.receives(/Ini tentang apa/);
    expect(asked.text).toMatch(/\n2 Iklan lowongan kerja/);
    siti.says('0');
    await siti.receives(/sudah saya hapus/);
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
  });

  let number = '';

  it('takes a report with a voice note, in numbered text', async () => {
    siti.says('mau lapor');
    const first = await siti.receives(/HP ini hanya kamu/);
    expect(first.text).toMatch(/\n1 /);
    siti.says('1');
    await siti.receives(/Ceritakan saja/);
    siti.says('Bu Wati cari gadis di Aikmel Lotim mau dibawa ke Malaysia, hp 0812 3456 7890');
    await siti.receives(/Sudah saya simpan/);
    siti.sendsVoice(oggVoice('', []));
    await siti.receives(/belum bisa mendengar suara/);
    siti.says('2');
    await siti.receives(/Suara bisa dikenali/);
    siti.says('1');
    await siti.receives(/Suaramu sudah saya teruskan/);
    siti.sendsPhoto(await picture());
    siti.says('minggu depan katanya');
    siti.says('selesai');
    await siti.receives(/Yang saya tangkap:\nAikmel, Lombok Timur/);
    siti.says('1');
    await siti.receives(/Kapan orangnya/);
    siti.says('3');
    await siti.receives(/dekat dengan perangkat desa/);
    siti.says('tidak');
    await siti.receives(/bertanya balik/);
    siti.says('1');
    const thanks = await siti.receives(/sudah saya teruskan/);
    number = /Nomornya (\d+)/.exec(thanks.text)?.[1] ?? '';
    expect(number).not.toBe('');
    siti.says('2');
    await siti.receives(/status/);
  });

  it('is claimed by a coordinator who is known by another id than the roster says', async () => {
    const alert = await budi.receives(new RegExp(`nomor ${number}`));
    expect(alert.text).toContain('Lombok Timur');
    expect(alert.text).not.toMatch(/Wati|gadis|Malaysia|7890/);
    expect(alert.chat).toMatch(/@lid$/);
    budi.says(`ambil ${number}`);
    const about = await budi.receives(/Nomor HP/);
    expect(about.text).toContain('+6281234567890');
    expect(about.text).not.toMatch(/gadis/);
    await budi.receives(/Kenal orang ini/);
    rina.says(`ambil ${number}`);
    await rina.receives(/sudah dipegang orang lain/);
    budi.says('2');
    await budi.receives(/gadis di Aikmel/);
    const photo = await budi.receives((message) => message.type === 'image');
    expect(photo.file?.bytes.length).toBeGreaterThan(100);
    await budi.receives(/Jangan datangi perekrut/);
  });

  it('asks back behind a neutral line and gets the answer', async () => {
    siti.readsAll();
    budi.says(`tanya ${number} Berangkat dari pelabuhan mana?`);
    await budi.receives(/sudah dititipkan/);
    expect((await siti.receives()).text).toMatch(/^Halo, ada info baru dari Suluh\. Balas 1/);
    siti.says('1');
    await siti.receives(/pelabuhan mana/);
    siti.says('Lembar, kapal malam');
    await siti.receives(/Sudah saya sampaikan/);
    await budi.receives(/jawaban: Lembar, kapal malam/);
  });

  it('left nothing in clear: not on the phone, not in the log, not on the disk', async () => {
    await wa.until(() => [siti, rina].every(({ chat }) => wa.cleared.includes(chat)));
    const planted = /Wati|Aikmel|gadis|Lembar|81234567|Budi|Rina/;
    expect(program.log()).not.toMatch(planted);
    const files = readdirSync(folder.path)
      .map((name) => join(folder.path, name))
      .filter((file) => !file.endsWith('roster.csv') && statSync(file).isFile());
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(readFileSync(file, 'latin1'), file).not.toMatch(planted);
  });

  it('ends with everything that it started', async () => {
    expect(await program.stop()).toBe(0);
    await until(() => !wa.connected);
  });
});
