import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTelegram, type Telegram, type User } from '../stand-ins/telegram/telegram.ts';
import { posters } from '../support/posters.ts';
import { dataFolder, type Program, startProgram } from '../support/program.ts';

// A machine that is busy with other tests reads slowly.
vi.setConfig({ testTimeout: 200_000 });
const slow = 90_000;

/** Pictures of adverts over a Bot API server, with the program as a process. */
async function onePage(): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.addPage().drawText('Lowongan kerja');
  return Buffer.from(await pdf.save());
}

describe('a picture of an advert over Telegram', () => {
  const folder = dataFolder();
  let tg: Telegram;
  let program: Program;
  let next = 7000;
  const settings = () => ({
    DATA_DIR: folder.path,
    TELEGRAM_API_ROOT: tg.apiRoot,
    TELEGRAM_BOT_TOKEN: tg.token,
  });
  const someone = (): User => {
    next += 1;
    return tg.user(next, { language_code: 'id' });
  };

  beforeAll(async () => {
    tg = await startTelegram();
    program = await startProgram(settings());
  }, 60_000);
  afterAll(async () => {
    await program?.stop();
    await tg?.stop();
    folder.remove();
  });

  it.each(posters)('is read and assessed: $name', async ({ draw, shown }) => {
    const siti = someone();
    siti.sendsPhoto(await draw(), 'ini loker beneran ga ya?');
    await siti.receives(/Gambarnya sedang saya baca/);
    const read = await siti.receives(/Ini yang terbaca/, slow);
    for (const word of shown) expect(read.text).toMatch(word);
    const sheet = await siti.receives(/lembar ceknya/);
    expect(await sharp(sheet.photo).metadata()).toMatchObject({ format: 'png', width: 1080 });
    expect(sheet.photo?.length).toBeLessThan(200_000);
    const assessed = await siti.receives(/Tanyakan ini ke perekrutnya/);
    expect(assessed.text).toMatch(/Di daftar PT penyalur/);
    expect(assessed.buttons.map(({ text }) => text).join()).toMatch(/Lapor iklan ini/);
  });

  it('lets others talk meanwhile, and its sender too', async () => {
    const [siti, budi] = [someone(), someone()];
    const [first, second] = await Promise.all(posters.slice(0, 2).map(({ draw }) => draw()));
    siti.sendsPhoto(first ?? Buffer.alloc(0), 'loker beneran?');
    siti.sendsPhoto(second ?? Buffer.alloc(0), 'kalau yang ini loker beneran?');
    await siti.receives(/sedang saya baca/);
    const asked = performance.now();
    budi.says('brp biaya bikin paspor skrg?');
    await budi.receives(/Rp650\.000/, slow);
    expect(performance.now() - asked).toBeLessThan(5_000);
    siti.says('brp biaya bikin paspor skrg?');
    await siti.receives(/Rp650\.000/, slow);
    await siti.receives(/Ini yang terbaca/, slow);
    await siti.receives(/Ini yang terbaca/, slow);
  });

  it('becomes a report with its picture and its words', async () => {
    const siti = someone();
    siti.sendsPhoto((await posters[0]?.draw()) ?? Buffer.alloc(0));
    await siti.receives(/Ini tentang apa/);
    siti.presses('Iklan lowongan kerja');
    await siti.receives(/Tanyakan ini ke perekrutnya/, slow);
    siti.presses('Lapor iklan ini');
    await siti.receives(/HP ini hanya kamu/);
    siti.says('1');
    await siti.receives(/Ceritakan|simpan/);
  });

  it('is read once and answered once when the program dies over it', async () => {
    const siti = someone();
    const honest = posters.find(({ name }) => name === 'honest');
    siti.sendsPhoto((await honest?.draw()) ?? Buffer.alloc(0), 'loker ini beneran?');
    await siti.receives(/sedang saya baca/);
    await program.kill();
    program = await startProgram(settings());
    await siti.receives(/PT AGESA ASA JAYA/i, slow);
    await siti.receives(/Tanyakan ini ke perekrutnya/);
    await siti.receivesNothing(2_000);
  });

  it('left no words of anybody in the log or, unsealed, on the disk', () => {
    const planted = /AGESA ASA|KAMBOJA|Sentosa|0000.?1122|Yanti/i;
    expect(program.log()).not.toMatch(planted);
    for (const name of readdirSync(folder.path))
      expect(readFileSync(join(folder.path, name), 'latin1'), name).not.toMatch(planted);
  });

  describe('that is none', () => {
    const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(200, 7)]);
    const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), deflateSync(Buffer.alloc(5_000_000))]);
    const drawn = async (name: string) =>
      (await posters.find((each) => each.name === name)?.draw()) ?? Buffer.alloc(0);
    const huge = () =>
      sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#ffffff' } })
        .png()
        .toBuffer();
    const photo40 = () =>
      sharp({ create: { width: 7300, height: 5480, channels: 3, background: '#8a8170' } })
        .jpeg()
        .toBuffer();
    const plain = () =>
      sharp({ create: { width: 900, height: 1200, channels: 3, background: '#b98a66' } })
        .jpeg()
        .toBuffer();
    const cases: readonly (readonly [string, () => Promise<Buffer>, RegExp])[] = [
      ['a GIF', async () => gif, /Jenis berkas itu.*screenshot/],
      ['a zip renamed .jpg', async () => zip, /Jenis berkas itu.*screenshot/],
      [
        'a truncated file',
        async () => (await drawn('facebook')).subarray(0, 20_000),
        /tidak bisa saya buka.*screenshot/,
      ],
      ['a picture of 81 megapixels', huge, /tidak bisa saya buka.*screenshot/],
      ['a PDF', onePage, /PDF belum bisa saya baca.*screenshot/],
      [
        'a broken PDF',
        async () => Buffer.from('%PDF-1.7 nothing else'),
        /tidak bisa saya bersihkan.*Kirim foto halamannya/,
      ],
      ['a photo of 40 megapixels without letters', photo40, /Tidak ada tulisan.*screenshot/],
      ['a picture without letters', plain, /Tidak ada tulisan.*screenshot/],
    ];
    it.each(cases)(
      'gets a kind answer: %s',
      async (_name, bytes, answer) => {
        const siti = someone();
        siti.sendsDocument(await bytes(), { name: 'poster.jpg', caption: 'loker beneran?' });
        const said = await siti.receives(answer, slow);
        expect(said.text).not.toMatch(/Error|undefined|\{\{/);
        expect(program.log()).not.toMatch(/at .*\.ts:\d/);
      },
      40_000,
    );
  });
});
