import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTelegram, type Telegram } from '../stand-ins/telegram/telegram.ts';
import { startWhatsappWeb, type WhatsappWeb } from '../stand-ins/whatsapp-web/whatsapp-web.ts';
import { describeWithChromium } from '../support/chromium.ts';
import { dataFolder, type Program, startProgram } from '../support/program.ts';
import { until } from '../support/until.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Many people at once, and what happens to the rest when Chromium or the program is killed. */
describeWithChromium('WhatsApp Web under load and at the end of its browser', (executable) => {
  const folder = dataFolder();
  let wa: WhatsappWeb;
  let tg: Telegram;
  let program: Program;
  const settings = () => ({
    DATA_DIR: folder.path,
    WHATSAPP_WEB: '1',
    CHROMIUM_PATH: executable,
    WHATSAPP_WEB_CHROMIUM_ARGS: JSON.stringify(wa.chromiumArgs),
    TELEGRAM_API_ROOT: tg.apiRoot,
    TELEGRAM_BOT_TOKEN: tg.token,
    LOG_LEVEL: 'warn',
  });
  const state = async () => {
    const health = (await (await fetch(`${program.url}/health`)).json()) as {
      channels: Record<string, { state: string }>;
    };
    return health.channels['whatsapp-web']?.state;
  };
  const isReady = async () => (await state()) === 'ready';
  const chromium = (): number[] =>
    execFileSync('ps', ['-eo', 'pid,args'])
      .toString()
      .split('\n')
      .filter((line) => line.includes(`--user-data-dir=${join(folder.path, 'whatsapp-web', 'session')}`))
      .map((line) => Number.parseInt(line, 10))
      .sort((a, b) => a - b);

  beforeAll(async () => {
    wa = await startWhatsappWeb();
    tg = await startTelegram();
    program = await startProgram(settings());
    await wa.scan();
    await until(isReady, 45_000);
  });
  afterAll(async () => {
    await program?.kill();
    await wa?.stop();
    await tg?.stop();
    folder.remove();
  });

  let nextNumber = 6281500000000;

  // A machine that is busy with other things gets another chance.
  it('answers 500 people who write at once within 30 seconds, each in order', { retry: 2 }, async () => {
    const people = Array.from({ length: 500 }, (_, at) => wa.user(String(nextNumber + at)));
    nextNumber += people.length;
    const before = Date.now();
    for (const person of people) person.says('PT Agesa Asa Jaya');
    for (const person of people) person.says('PT Maju Mundur Sentosa');
    await until(() => people.every((person) => person.inbox.length >= 2), 30_000);
    expect(Date.now() - before).toBeLessThan(30_000);
    for (const person of people) {
      const [first, second, ...more] = person.inbox.map(({ text }) => text);
      expect(first).toMatch(/AGESA ASA JAYA ada di daftar/);
      expect(second).toMatch(/MAJU MUNDUR SENTOSA"? tidak saya temukan/);
      expect(more).toEqual([]);
    }
  });

  it('loses nothing when Chromium is killed in mid-send, and Telegram does not notice', async () => {
    const people = Array.from({ length: 20 }, (_, at) => wa.user(String(6281600000000 + at)));
    wa.faults.sendMs = 300;
    for (const person of people) person.says('PT Agesa Asa Jaya');
    await until(() => people.some((person) => person.inbox.length > 0), 45_000);
    const [leader] = chromium();
    process.kill(leader ?? 0, 'SIGKILL');
    wa.faults.sendMs = 0;
    const rini = tg.user(3001, { language_code: 'id' });
    const asked = Date.now();
    rini.says('PT Agesa Asa Jaya');
    await rini.receives(/AGESA ASA JAYA/, 2000);
    expect(Date.now() - asked).toBeLessThan(2000);
    people[0]?.says('PT Maju Mundur Sentosa');
    await Promise.all(people.map((person) => person.receives(/AGESA ASA JAYA/, 45_000)));
    await people[0]?.receives(/MAJU MUNDUR SENTOSA/, 45_000);
    await until(isReady, 45_000);
  });

  it('takes its process and Chromium along when the program itself is killed, and goes on afterwards', async () => {
    await until(() => chromium().length > 0);
    await program.kill();
    await until(() => chromium().length === 0, 45_000);
    const siti = wa.user('6281700000001');
    siti.says('PT Agesa Asa Jaya');
    program = await startProgram(settings());
    await until(isReady, 45_000);
    await siti.receives(/AGESA ASA JAYA/);
  });
});
