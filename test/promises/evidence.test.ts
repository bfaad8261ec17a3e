import { randomBytes } from 'node:crypto';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMediaStore } from '../../src/store/media.ts';
import type { Attachment } from '../../src/values/message.ts';
import { type Actor, describeOnStage, takes } from '../inbox/actions/stage.ts';
import type { Telegram, User } from '../stand-ins/telegram/telegram.ts';
import { type OverTelegram, overTelegram } from '../support/over-telegram.ts';
import { dataFolder } from '../support/program.ts';
import { oggVoice } from '../support/sounds.ts';

/** Place, time, device and maker, as a phone or a program writes them. */
const marks = ['2026:11:20 07:08:09', 'REDMINOTE', 'XIAOMIPLANTED', 'PEMILIKKAMERA'];
const dated = '2026-11-20T07:08:09';

/** What a phone makes, with everything that it writes beside the picture. */
const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 320, height: 240, channels: 3, background: '#446688' } })
    .jpeg()
    .withExif({
      IFD0: {
        Make: 'XIAOMIPLANTED',
        Model: 'REDMINOTE',
        Copyright: 'PEMILIKKAMERA',
        DateTime: '2026:11:20 07:08:09',
      },
      IFD2: { DateTimeOriginal: '2026:11:20 07:08:09' },
      IFD3: { GPSLatitude: '8/1 35/1 0/1', GPSLatitudeRef: 'S', GPSLongitude: '116/1 30/1 0/1' },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><d>${dated} PEMILIKKAMERA</d></x:xmpmeta>`)
    .toBuffer();

/** A letter of one page with that photo on it. */
async function letter(): Promise<Buffer> {
  const made = await PDFDocument.create();
  made.setAuthor('PEMILIKKAMERA');
  made.setProducer('XIAOMIPLANTED');
  made.setCreator('REDMINOTE');
  made.setCreationDate(new Date(`${dated}Z`));
  const image = await made.embedJpg(await photo());
  made.addPage([400, 300]).drawImage(image, { x: 10, y: 10, width: 320, height: 240 });
  made.catalog.set(PDFName.of('Metadata'), made.context.register(made.context.stream(`<x>${dated}</x>`)));
  return Buffer.from(await made.save({ useObjectStreams: false }));
}

const wordsIn = (bytes: Buffer): string[] =>
  [...marks, dated, 'D:2026112', 'GPS', 'Exif\0\0'].filter((word) => bytes.includes(word, 0, 'latin1'));

describe('promises about evidence:', () => {
  const folder = dataFolder();
  let tg: Telegram;
  let over: OverTelegram;
  let siti: User;
  let budi: User;

  beforeAll(async () => {
    over = await overTelegram(folder.path, ['Budi,telegram,2001,nasional,coordinator,']);
    tg = over.tg;
    siti = tg.user(1001, { language_code: 'id' });
    budi = tg.user(2001);
  }, 90_000);
  afterAll(async () => {
    await over?.stop();
    folder.remove();
  });

  it('Pictures and documents lose place, time, device and maker', async () => {
    expect(wordsIn(await photo())).toEqual(expect.arrayContaining(['XIAOMIPLANTED', 'REDMINOTE', dated]));
    expect((await sharp(await photo()).metadata()).exif?.includes('2026:11:20')).toBe(true);
    expect(wordsIn(await letter())).toEqual(expect.arrayContaining(['D:2026112', dated]));
    siti.says('mau lapor');
    await siti.receives(/HP ini/, 20_000);
    siti.says('1');
    await siti.receives(/Ceritakan/, 20_000);
    siti.says('Bu Wati cari gadis di Aikmel, Lombok Timur');
    await siti.receives(/simpan/, 20_000);
    siti.sendsPhoto(await photo());
    siti.sendsDocument(await photo(), { name: 'IMG-PEMILIKKAMERA.jpg', mime: 'image/jpeg' });
    siti.sendsDocument(await letter(), { name: 'surat-PEMILIKKAMERA.pdf' });
    siti.says('selesai');
    for (let question = 0; question < 6; question += 1) siti.says('0');
    const alert = await budi.receives(/nomor \d+/, 30_000);
    const number = /nomor (\d+)/.exec(alert.text)?.[1] ?? '';
    budi.says(`ambil ${number}`);
    await budi.receives(/Kenal orang ini/, 20_000);
    budi.says('2');
    const came: Buffer[] = [];
    for (let n = 0; n < 3; n += 1) {
      const message = await budi.receives((one) => (one.photo ?? one.document) !== undefined, 30_000);
      expect(JSON.stringify(message.document?.name ?? '')).not.toContain('PEMILIKKAMERA');
      came.push(message.photo ?? message.document?.bytes ?? Buffer.alloc(0));
    }
    const pictures = came.filter((bytes) => bytes.includes(Buffer.from([0xff, 0xd8, 0xff])));
    expect(pictures.length).toBeGreaterThanOrEqual(2);
    for (const bytes of came) {
      expect(bytes.length).toBeGreaterThan(500);
      expect(wordsIn(bytes)).toEqual([]);
      if (bytes.subarray(0, 5).toString() === '%PDF-') {
        const read = await PDFDocument.load(bytes, { updateMetadata: false });
        expect(read.getPageCount()).toBe(1);
        expect([read.getAuthor(), read.getCreator(), read.getCreationDate()]).toEqual(
          Array(3).fill(undefined),
        );
        expect(read.catalog.get(PDFName.of('Metadata'))).toBeUndefined();
      } else {
        const { exif, xmp, iptc } = await sharp(bytes).metadata();
        expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
      }
    }
  }, 180_000);

  it('A picture about sexual violence is not even fetched', async () => {
    const before = tg.callsOf('getFile').length;
    const writer = tg.user(1002);
    writer.says('saya diperkosa majikan tadi malam');
    await writer.receives(/Halo/, 20_000);
    writer.sendsPhoto(await photo());
    await writer.receives(/tidak dilihat siapa pun/, 20_000);
    writer.sendsPhoto(await photo(), 'ini orangnya');
    writer.sendsDocument(await letter(), { name: 'bukti.pdf' });
    // Words beneath it say so as well.
    const other = tg.user(1003);
    other.sendsPhoto(await photo(), 'adik saya diperkosa bosnya');
    await other.receives(/tidak dilihat siapa pun/, 20_000);
    expect(tg.callsOf('getFile')).toHaveLength(before);
    // What was sent last has come through: a voice note behind it is asked for.
    writer.sendsVoice(oggVoice('x', []));
    await writer.receives(/suara/i, 20_000);
    expect(tg.callsOf('getFile')).toHaveLength(before + 1);
  }, 120_000);
});

const picturesOf = (actor: Pick<Actor, 'receives'>): readonly Attachment[] =>
  actor.receives().flatMap(({ message }) => message.attachments ?? []);

describeOnStage('promises about evidence:', (test) => {
  test('Pictures of a case open for its claimer only, and go with its key', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const ani = await stage.coordinator('ani', ['52.03']);
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati cari gadis di Aikmel, Lombok Timur');
    const id = await siti.sends('photo');
    await siti.says('selesai', '1', '4', '2', '1', '2');
    const { number } = await stage.theCase();
    for (const one of [ani, rina, budi]) expect(picturesOf(one)).toEqual([]);
    await takes(budi, number);
    const [shown, ...more] = picturesOf(budi);
    expect(more).toEqual([]);
    for (const one of [ani, rina]) {
      await one.says(`ambil ${number}`, '2', `buka ${number}`, `berkas ${number}`, '1', `kasus ${number}`);
      expect(picturesOf(one)).toEqual([]);
    }
    const source = shown?.source;
    if (!source || !('media' in source) || !source.holder) throw new Error('it is for nobody in particular');
    const { holder } = source;
    const opened = async (who: string) => (await stage.media.readFor(id, who))?.bytes.toString();
    expect(source.media).toBe(id);
    expect(await opened(holder)).toBe('bytes');
    const ids = await stage.store.db.selectFrom('coordinator').select('id').execute();
    for (const other of ids.filter((row) => row.id !== holder))
      expect(await opened(other.id)).toBeUndefined();
    // Let go, it opens no more for who held it, though it still waits to be sent.
    await budi.says(`lepas ${number}`);
    expect(await opened(holder)).toBeUndefined();

    // Its own key is sealed with that of the case: what lies there opens with nothing else.
    const row = await stage.store.db.selectFrom('media').selectAll().executeTakeFirstOrThrow();
    const sealed = row.media_key ?? new Uint8Array();
    expect(() => stage.store.seal.open('media.media_key', sealed)).toThrow();
    expect((await stage.media.read(id))?.bytes.toString()).toBe('bytes');
    await stage.store.db.updateTable('case_file').set({ case_key: null }).execute();
    expect(await createMediaStore(stage.store, randomBytes).read(id)).toBeNull();
  });
});
