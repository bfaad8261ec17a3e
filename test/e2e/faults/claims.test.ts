import { afterEach, expect, it } from 'vitest';
import { startTelegram, type Telegram } from '../../stand-ins/telegram/telegram.ts';
import { dataFolder, importRoster, type Program, policyFile, startProgram } from '../../support/program.ts';
import { until } from '../../support/until.ts';

const people = 50;
const folder = dataFolder();
let tg: Telegram | undefined;
let program: Program | undefined;
afterEach(async () => {
  await program?.stop();
  await tg?.stop();
  folder.remove();
});

it(`of ${people} coordinators who claim at the same moment one wins, and the others are told so`, async () => {
  tg = await startTelegram();
  const server = tg;
  const settings = {
    DATA_DIR: folder.path,
    TELEGRAM_API_ROOT: tg.apiRoot,
    TELEGRAM_BOT_TOKEN: tg.token,
    POLICY_FILE: policyFile(folder.path, { silence: { danger: '400ms' } }),
  };
  const ids = Array.from({ length: people }, (_, n) => 9000 + n);
  await importRoster(
    folder.path,
    ids.map((id) => `Relawan ${id},telegram,${id},nasional,coordinator,`),
    settings,
  );
  program = await startProgram(settings);
  for (const id of ids) server.user(id).says('/start');
  await Promise.all(ids.map((id) => server.user(id).receives(/Suluh/, 30_000)));
  server.user(1).says('tolong pintu dikunci dari luar');
  const alerts = await Promise.all(ids.map((id) => server.user(id).receives(/Suluh nomor \d+/, 30_000)));
  const number = /nomor (\d+)/.exec(alerts[0]?.text ?? '')?.[1] ?? '';
  const before = server.sent.length;
  for (const id of ids) server.user(id).presses(`Ambil ${number}`);
  const answers = () => server.sent.slice(before).filter(({ chat }) => Number(chat) >= 9000);
  // Who wins is told whom it is about, and is asked.
  await until(() => answers().length >= people + 1, 30_000);
  const won = answers().filter(({ text }) => text.includes('Kenal orang ini'));
  const lost = answers().filter(({ text }) => text.includes('sudah dipegang'));
  expect(won).toHaveLength(1);
  expect(lost).toHaveLength(people - 1);
  expect(new Set(answers().map(({ chat }) => chat)).size).toBe(people);
}, 120_000);
