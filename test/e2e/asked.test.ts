import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTelegram, type Telegram } from '../stand-ins/telegram/telegram.ts';
import { dataFolder, importRoster, type Program, startProgram } from '../support/program.ts';

/** Who else asked is for coordinators alone; what people are told of a company never depends on it. */
describe('companies that many people ask for', () => {
  const folder = dataFolder();
  let tg: Telegram;
  let program: Program;

  beforeAll(async () => {
    tg = await startTelegram();
    const settings = { DATA_DIR: folder.path, TELEGRAM_API_ROOT: tg.apiRoot, TELEGRAM_BOT_TOKEN: tg.token };
    await importRoster(folder.path, ['Rina,telegram,7001,NTB,supervisor,'], settings);
    program = await startProgram(settings);
    tg.user(7001).says('/start');
    await tg.user(7001).receives(/Suluh/);
  }, 60_000);
  afterAll(async () => {
    await program?.stop();
    await tg?.stop();
    folder.remove();
  });

  async function check(id: number): Promise<string> {
    tg.user(id).says('/cek PT Agesa Asa Jaya');
    return (await tg.user(id).receives(/AGESA ASA JAYA/)).text;
  }

  it('are hidden under five, then counted, and change no answer; nor does a report', async () => {
    const rina = tg.user(7001);
    const before = await check(1);
    for (const id of [1, 2, 3, 4]) await check(id);
    rina.says('ramai');
    await rina.receives(/tidak ada PT yang ditanyakan 5 orang/);
    tg.user(5).says('lapor');
    await tg.user(5).receives(/HP ini/);
    tg.user(5).says('1');
    await tg.user(5).receives(/[Cc]erita/);
    tg.user(5).says('Calo dari PT Agesa Asa Jaya minta uang sepuluh juta, paspor saya ditahan');
    tg.user(5).says('selesai');
    await tg.user(5).receives();
    tg.user(5).says('batal');
    tg.user(5).readsAll();
    expect(await check(5)).toBe(before);
    rina.says('ramai');
    const told = await rina.receives(/30 hari terakhir:/);
    expect(told.text).toContain('PT AGESA ASA JAYA · 5 orang');
    expect(await check(6)).toBe(before);
    expect(await check(1)).toBe(before);
  }, 60_000);

  it('are told to nobody else', async () => {
    tg.user(1).says('ramai');
    const answer = await tg.user(1).receives();
    expect(answer.text).not.toMatch(/30 hari terakhir|\d+ orang/);
  });

  it('may be asked for behind the name of the bot', async () => {
    const [article] = await tg.user(8).asksInline('agesa asa jaya').answered();
    expect(article?.title).toContain('tapi belum tentu tawarannya benar');
    expect(article?.text).toContain('PT AGESA ASA JAYA ada di daftar');
  });
});
