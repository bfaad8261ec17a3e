import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { startTelegram, type Telegram } from '../stand-ins/telegram/telegram.ts';
import { dataFolder, importRoster, type Program, policyFile, startProgram } from '../support/program.ts';

const betraying: string[] = Object.values(
  parse(readFileSync(new URL('../../data/betraying-words.yaml', import.meta.url), 'utf8')),
).flat() as string[];

/** Durations are shortened by POLICY_FILE, as an operator can. */
describe('a cry for help, and then nothing', () => {
  const folder = dataFolder();
  let tg: Telegram;
  let program: Program;

  beforeAll(async () => {
    tg = await startTelegram();
    const settings = {
      DATA_DIR: folder.path,
      TELEGRAM_API_ROOT: tg.apiRoot,
      TELEGRAM_BOT_TOKEN: tg.token,
      POLICY_FILE: policyFile(folder.path, {
        silence: { danger: '1500ms' },
        unclaimed: { danger: '4s' },
        claimed: { danger: '3s' },
      }),
    };
    await importRoster(
      folder.path,
      [
        'Budi,telegram,3001,NTB,coordinator,',
        'Rina,telegram,3002,nasional,supervisor,',
        'Joko,telegram,3003,nasional,coordinator,',
        'Tono,telegram,3004,Jawa Timur,coordinator,',
      ],
      settings,
    );
    program = await startProgram(settings);
    for (const id of [3001, 3002, 3003]) {
      const person = tg.user(id);
      person.says('/start');
      await person.receives(/Suluh/);
    }
  }, 60_000);
  afterAll(async () => {
    await program?.stop();
    await tg?.stop();
    folder.remove();
  });

  it('gives numbers at once, then tells province and country, and replaces an idle claimer', async () => {
    const writer = tg.user(1001);
    const [province, country, another] = [tg.user(3001), tg.user(3002), tg.user(3003)];
    writer.says('tolong pintu dikunci dr luar');
    const first = await writer.receives();
    expect(first.text).toContain('110');
    expect(first.text).toContain('9 = jangan diteruskan');
    const [glimpse = ''] = [first.text?.slice(0, 80)];
    for (const word of betraying) expect(glimpse.toLowerCase()).not.toContain(word.toLowerCase());

    const alert = await province.receives(/Suluh nomor (\d+)/, 8000);
    const number = /nomor (\d+)/.exec(alert.text ?? '')?.[1] ?? '';
    await country.receives(new RegExp(`nomor ${number}`));
    await another.receives(new RegExp(`nomor ${number}`));
    expect(alert.text).not.toMatch(/pintu|dikunci/);

    country.presses(`Ambil ${number}`);
    await country.receives(/Kenal orang ini/);
    country.says('2');
    const story = await country.receives(/tolong pintu dikunci/);
    expect(story.text).toMatch(/JANGAN HUBUNGI BALIK DULU/);
    country.says(`tanya ${number} kamu di mana?`);
    await country.receives(/Jangan hubungi balik dulu/);

    await country.receives(/bagaimana\? Ketik: sudah/, 8000);
    await country.receives(/diambil alih/, 8000);
    await another.receives(new RegExp(`nomor ${number} naik`), 8000);
    another.says(`ambil ${number}`);
    await another.receives(/Kenal orang ini/);

    // What the bot started by itself betrays nothing, to anybody.
    const started = tg.sent.filter(
      (m) => [3001, 3002, 3003].includes(Number(m.chat)) && /^Suluh/.test(m.text),
    );
    expect(started.length).toBeGreaterThan(4);
    for (const { text } of started) {
      for (const word of betraying) expect(text.toLowerCase(), text).not.toContain(word.toLowerCase());
    }
    await writer.receivesNothing(200);
  }, 60_000);

  it('stores nothing and alerts nobody after 9', async () => {
    const writer = tg.user(1002);
    const province = tg.user(3001);
    const before = province.inbox.length;
    writer.says('help, my employer locked me in and beats me');
    await writer.receives(/110|\+62/);
    writer.says('9');
    await writer.receives();
    await sleep(2500);
    // The case of the test before may still go up a level meanwhile.
    const others = province.inbox.slice(before).filter(({ text }) => !text.includes('1001'));
    expect(others).toEqual([]);
  }, 30_000);
});
