import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTelegram, type Telegram } from '../stand-ins/telegram/telegram.ts';
import { dataFolder, type Program, startProgram } from '../support/program.ts';
import { oggVoice } from '../support/sounds.ts';

const planted = 'PEMILIKKAMERA';

const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#446688' } })
    .jpeg()
    .withExif({ IFD0: { Copyright: planted } })
    .toBuffer();

/** Every file below a folder. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}

/** How JPEG files begin; fewer bytes turn up by chance in what is sealed. */
const beginningsOfPictures = ['\xff\xd8\xff\xe0\x00\x10JFIF', '\xff\xd8\xff\xdb\x00\x43\x00'];

describe('what people send', () => {
  const folder = dataFolder();
  let tg: Telegram;
  let program: Program;

  beforeAll(async () => {
    tg = await startTelegram();
    const telegram = { TELEGRAM_API_ROOT: tg.apiRoot, TELEGRAM_BOT_TOKEN: tg.token };
    // Whatever any library lays down for a moment is found here as well.
    const temporary = join(folder.path, 'temporary');
    mkdirSync(temporary);
    program = await startProgram({ DATA_DIR: folder.path, TMPDIR: temporary, ...telegram });
  }, 60_000);
  afterAll(async () => {
    await program?.stop();
    await tg?.stop();
    folder.remove();
  });

  const fetches = () => tg.callsOf('getFile').length;

  it('about sexual violence is never asked for at Telegram; a voice note is', async () => {
    const writer = tg.user(1001);
    writer.says('saya diperkosa majikan tadi malam');
    await writer.receives(/Halo/);
    writer.sendsPhoto(await photo());
    await writer.receives(/tidak dilihat siapa pun/);
    writer.sendsPhoto(await photo(), 'ini orangnya');
    writer.sendsDocument(await photo(), { name: 'bukti.jpg', mime: 'image/jpeg' });
    expect(fetches()).toBe(0);
    writer.sendsVoice(oggVoice('x', []));
    await writer.receives(/suara/i);
    expect(fetches()).toBe(1);
  });

  it('with words about it beneath is not asked for either, and numbers come first', async () => {
    const writer = tg.user(1002);
    const before = fetches();
    writer.sendsPhoto(await photo(), 'adik saya diperkosa bosnya');
    const first = await writer.receives();
    expect(first.text).toMatch(/SAPA|129/);
    expect(first.text).toContain('tidak dilihat siapa pun');
    expect(fetches()).toBe(before);
  });

  it.each<[string, string, string, () => Promise<Buffer> | Buffer, RegExp]>([
    [
      'a Word file',
      'kontrak.docx',
      'application/msword',
      () => Buffer.from('PK\u0003\u0004word/'),
      /Kirim foto/,
    ],
    ['an app', 'a.apk', 'image/jpeg', () => Buffer.from('PK\u0003\u0004AndroidManifest'), /Kirim foto/],
    ['a page', 'a.jpg', 'image/jpeg', () => Buffer.from('<html><script>1</script>'), /Kirim foto/],
    ['a drawing', 'a.svg', 'image/svg+xml', () => Buffer.from('<svg xmlns="x"/>'), /Kirim foto/],
    ['a film as a file', 'a.mp4', 'image/jpeg', () => Buffer.from('\0\0\0\x18ftypisom'), /Kirim foto/],
    ['a GIF', 'a.gif', 'image/gif', () => Buffer.from('GIF89a\x01\0\x01\0'), /Kirim foto/],
    ['a broken PDF', 'a.pdf', 'application/pdf', () => Buffer.from('%PDF-1.7 x'), /Kirim foto halamannya/],
  ])('%s gets a kind answer and the way on', async (_, name, mime, make, answer) => {
    const writer = tg.user(1003);
    writer.sendsDocument(await make(), { name, mime });
    await writer.receives(answer, 20_000);
  });

  it('as a film or a sticker gets a kind answer too, and the words beneath are heard', async () => {
    const writer = tg.user(1004);
    writer.sendsVideo(Buffer.from('film'), 'berapa biaya paspor');
    await writer.receives(/Video belum bisa/);
    await writer.receives(/paspor/i);
    writer.sendsSticker();
    await writer.receives(/Stiker/);
  });

  it('as a PDF or from the web page lies nowhere on this disk as it came', { timeout: 60_000 }, async () => {
    const pdf = await PDFDocument.create();
    pdf.setAuthor(planted);
    const page = pdf.addPage();
    page.drawImage(await pdf.embedJpg(await photo()));
    const writer = tg.user(1005);
    writer.sendsDocument(Buffer.from(await pdf.save()), { name: 'x.pdf' });
    await writer.receives(/1|apa/i, 20_000);
    const session = await (await fetch(`${program.url}/chat/sessions`, { method: 'POST' })).json();
    const form = new FormData();
    form.set('session', (session as { session: string }).session);
    form.set('file', new Blob([new Uint8Array(await photo())]), 'foto.jpg');
    const sent = await fetch(`${program.url}/chat/messages`, { method: 'POST', body: form });
    expect(sent.status).toBe(200);
    const files = filesIn(folder.path);
    expect(files.some((path) => path.endsWith('suluh.db'))).toBe(true);
    for (const path of files) {
      const bytes = readFileSync(path);
      for (const word of [planted, 'Exif\0\0', ...beginningsOfPictures])
        expect(bytes.includes(Buffer.from(word, 'latin1')), path).toBe(false);
    }
    expect(program.log()).not.toContain(planted);
  });
});
