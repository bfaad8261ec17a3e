import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTelegram, type Telegram } from '../stand-ins/telegram/telegram.ts';
import { picture } from '../support/picture.ts';
import { dataFolder, importRoster, type Program, startProgram } from '../support/program.ts';
import { oggVoice } from '../support/sounds.ts';

/** Whatever comes gets a kind answer, and the program goes on. */
describe('bad input', () => {
  const folder = dataFolder();
  let tg: Telegram;
  let program: Program;
  let next = 5000;
  const someone = () => {
    next += 1;
    return tg.user(next, { language_code: 'id' });
  };

  beforeAll(async () => {
    tg = await startTelegram();
    const settings = { DATA_DIR: folder.path, TELEGRAM_API_ROOT: tg.apiRoot, TELEGRAM_BOT_TOKEN: tg.token };
    await importRoster(folder.path, ['Rina,telegram,4001,nasional,supervisor,'], settings);
    program = await startProgram(settings);
    tg.user(4001).says('/start');
    await tg.user(4001).receives(/Suluh/);
  }, 60_000);
  afterAll(async () => {
    await program?.stop();
    await tg?.stop();
    folder.remove();
  });

  it.each([
    ['emoji only', '😀😀😀'],
    ['right-to-left marks', '\u202Eaman\u202C \u200F'],
    ['control characters', 'a\u0000b\u0007c\u001b[31m'],
    ['4096 characters', 'x'.repeat(4096)],
    ['a placeholder', '{{lines.H-1}} $t(common.menu)'],
    ['a command that nobody knows', '/apaini'],
  ])('answers %s', async (_name, text) => {
    const writer = someone();
    writer.says(text);
    const reply = await writer.receives();
    expect(reply.text.length).toBeGreaterThan(10);
    expect(reply.text).not.toMatch(/undefined|\{\{|Error:/);
  });

  it('answers stickers, places, contacts, videos, polls and voices kindly', async () => {
    const writer = someone();
    writer.sendsSticker();
    await writer.receives(/Stikernya/);
    writer.sendsLocation(-8.5, 116.5);
    await writer.receives(/Lokasimu belum bisa/);
    writer.sendsContact('+6281200001111', 'Anto');
    await writer.receives(/Kontaknya sudah sampai/);
    writer.sendsVideo(Buffer.from('video'));
    await writer.receives(/Video belum bisa/);
    writer.sends({ dice: { emoji: '🎲', value: 3 } });
    await writer.receives(/belum bisa saya baca/);
    writer.sendsVoice(oggVoice('', []));
    await writer.receives(/belum bisa mendengar suara.*Gawat\? Ketik 1/);
    writer.says('2');
    await writer.receives(/Suara bisa dikenali/);
    writer.says('1');
    await writer.receives(/Suaramu sudah saya teruskan/);
    await tg.user(4001).receives(/Suluh nomor/);
  });

  it('takes 50 pictures at once, keeps 30 and says so', async () => {
    const writer = someone();
    writer.says('/start lapor');
    await writer.receives(/HP ini hanya kamu/);
    writer.says('1');
    await writer.receives(/Ceritakan saja/);
    const bytes = await picture();
    for (let n = 0; n < 50; n += 1) writer.sendsPhoto(bytes);
    await writer.receives(/Sudah 30 gambar/, 60_000);
    writer.says('menu');
    await writer.receives(/Ceritamu belum dikirim/, 30_000);
    writer.says('3');
    await writer.receives(/Sudah dibuang/);
  }, 90_000);

  it('keeps a story that is itself a cry for help, and goes on with the same step', async () => {
    const writer = someone();
    const supervisor = tg.user(4001);
    supervisor.readsAll();
    writer.says('/start lapor');
    await writer.receives(/HP ini hanya kamu/);
    writer.says('1');
    await writer.receives(/Ceritakan saja/);
    writer.says('tolong, saya disekap di penampungan, pintu dikunci dari luar');
    const numbers = await writer.receives(/110/);
    expect(numbers.text).toMatch(/Ceritamu sudah saya simpan/);
    await writer.receives(/Ada lagi\?/);
    await supervisor.receives(/sekarang juga/);
    writer.says('selesai');
    await writer.receives(/Yang saya tangkap|kecamatan mana|Kapan orangnya|dekat dengan/);
  });

  it('answers old, forged and missing buttons', async () => {
    const writer = someone();
    writer.says('/start');
    await writer.receives(/Pilih angka/);
    writer.pressesForged('p:zzz:nothing');
    await writer.receives(/Tombol itu sudah lama/);
    writer.pressesForged('garbage');
    await writer.receives(/Tombol itu sudah lama/);
    writer.pressesForged('x:ambil 1001');
    const notYours = await writer.receives();
    expect(notYours.text).not.toMatch(/Nomor 1001/);
    writer.says('menu');
    await writer.receives(/Pilih angka/);
    writer.says('99');
    await writer.receives(/belum saya mengerti/);
  });

  it('keeps the order of fast messages', async () => {
    const writer = someone();
    writer.says('lapor');
    writer.says('1');
    writer.says('cerita pertama');
    await writer.receives(/HP ini hanya kamu/);
    await writer.receives(/Ceritakan saja/);
    await writer.receives(/Sudah saya simpan/);
  });

  it('says nothing private in a group', async () => {
    const writer = someone();
    writer.says('/start');
    await writer.receives(/Suluh/);
    const inGroup = writer.inGroup(-900);
    inGroup.says('tolong saya dikunci');
    await inGroup.receivesNothing(500);
    inGroup.says('/lapor');
    await inGroup.receives(/chat saya langsung/);
  });

  it('goes on when somebody blocks the bot and comes back', async () => {
    const writer = someone();
    writer.says('/start');
    await writer.receives(/Suluh/);
    writer.blocks();
    writer.unblocks();
    writer.says('nomor penting');
    await writer.receives(/0800-1000/);
  });

  it('answers edited messages without reading them twice, and forwarded ones', async () => {
    const writer = someone();
    writer.says('halo');
    await writer.receives(/Suluh/);
    writer.edits('apa kabar');
    await writer.receives(/diubah tidak saya baca ulang/);
    writer.forwards('berapa biaya paspor');
    await writer.receives(/Rp650\.000/);
  });

  it('takes 100 kB on the web, and refuses what is no message', async () => {
    const post = (path: string, body: string, type = 'application/json') =>
      fetch(program.url + path, { method: 'POST', body, headers: { 'content-type': type } });
    const { session } = (await (await post('/chat/sessions', '')).json()) as { session: string };
    const long = await post(
      '/chat/messages',
      JSON.stringify({ session, text: 'berapa biaya paspor '.repeat(5000) }),
    );
    expect(long.status).toBe(200);
    expect(((await long.json()) as { replies: unknown[] }).replies.length).toBeGreaterThan(0);
    for (const [body, type] of [
      ['{"session":', 'application/json'],
      ['[]', 'application/json'],
      ['hello', 'text/plain'],
    ] as const) {
      const refused = await post('/chat/messages', body, type);
      expect(refused.status).toBeGreaterThanOrEqual(400);
      expect(refused.status).toBeLessThan(500);
      expect(await refused.text()).not.toMatch(/at .*\.ts|Error:/);
    }
    expect((await post('/telegram/webhook', '{}')).status).toBe(404);
  });

  it('logged no words of anybody', () => {
    expect(program.log()).not.toMatch(/penampungan|cerita pertama|Anto|81200001111/);
  });
});
