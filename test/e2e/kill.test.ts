import { afterEach, describe, expect, it } from 'vitest';
import { startTelegram, type Telegram } from '../stand-ins/telegram/telegram.ts';
import { freePort } from '../support/postgres.ts';
import { dataFolder, type Program, startProgram } from '../support/program.ts';
import { readCases } from '../support/stories.ts';
import { until } from '../support/until.ts';

const people = 500;

/** SIGKILL in the middle of many reports: what was acknowledged is a case, or part of one, afterwards. */
describe.each(['polling', 'webhook'] as const)('killed in the middle of %s', (mode) => {
  const folder = dataFolder();
  let tg: Telegram | undefined;
  let program: Program | undefined;
  afterEach(async () => {
    await program?.stop();
    await tg?.stop();
    folder.remove();
  });

  it(`loses none of ${people} reports`, async () => {
    tg = await startTelegram();
    const server = tg;
    const port = mode === 'webhook' ? await freePort() : 0;
    const settings = {
      DATA_DIR: folder.path,
      TELEGRAM_API_ROOT: server.apiRoot,
      TELEGRAM_BOT_TOKEN: server.token,
      SECRET_KEY: 'a passphrase for this one test only',
      PORT: String(port),
      ...(mode === 'webhook'
        ? { TELEGRAM_WEBHOOK_SECRET: 'secret', PUBLIC_URL: `http://127.0.0.1:${port}` }
        : {}),
    };
    program = await startProgram(settings);
    const writers = Array.from({ length: people }, (_, n) => server.user(10_000 + n));
    for (const [n, writer] of writers.entries()) {
      writer.says('/start lapor');
      writer.says('1');
      writer.says(`cerita nomor ${n}: orang ini membawa anak dari desa kami`);
    }
    for (let kills = 0; kills < 3; kills += 1) {
      const before = server.sent.length;
      await until(() => server.sent.length > before + 60, 20_000);
      await program.kill();
      program = await startProgram(settings);
    }
    await until(() => server.unconfirmed === 0, 60_000);
    await until(async () => (await readCases(settings)).words.size === people, 60_000);
    const { words: stories } = await readCases(settings);
    for (let n = 0; n < people; n += 1) expect(stories.get(`cerita nomor ${n}`), `report ${n}`).toBe(1);
  }, 180_000);
});
