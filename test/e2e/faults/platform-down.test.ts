import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { startTelegram, type Telegram } from '../../stand-ins/telegram/telegram.ts';
import { dataFolder, importRoster, type Program, policyFile, startProgram } from '../../support/program.ts';
import { until } from '../../support/until.ts';

const shifted = fileURLToPath(new URL('../../support/shifted-clock.mjs', import.meta.url));
const minute = 60_000;
const folder = dataFolder();
let tg: Telegram | undefined;
let program: Program | undefined;
afterEach(async () => {
  await program?.stop();
  await tg?.stop();
  folder.remove();
});

/** An hour passes in a few seconds: only the program's clock is moved. */
async function anHourPasses(): Promise<void> {
  for (let minutes = 5; minutes <= 60; minutes += 5) {
    writeFileSync(join(folder.path, 'shift'), String(minutes * minute));
    await sleep(400);
  }
}

async function chat(url: string, session: string, text: string): Promise<string> {
  const answer = await fetch(`${url}/chat/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ session, text }),
  });
  return answer.text();
}

it('Telegram down for an hour: the web goes on, and every alert arrives once it is back', async () => {
  tg = await startTelegram();
  writeFileSync(join(folder.path, 'shift'), '0');
  const settings = {
    DATA_DIR: folder.path,
    SECRET_KEY: 'a passphrase for this one test only',
    TELEGRAM_API_ROOT: tg.apiRoot,
    TELEGRAM_BOT_TOKEN: tg.token,
    NODE_OPTIONS: `--import=${shifted}`,
    CLOCK_SHIFT_FILE: join(folder.path, 'shift'),
    POLICY_FILE: policyFile(folder.path, { silence: { danger: '500ms' } }),
  };
  await importRoster(
    folder.path,
    ['Budi,telegram,9001,NTB,coordinator,', 'Rina,telegram,9002,nasional,supervisor,'],
    settings,
  );
  program = await startProgram(settings);
  const coordinators = [tg.user(9001), tg.user(9002)];
  for (const one of coordinators) {
    one.says('/start');
    await one.receives(/Suluh/);
  }
  tg.fails('*', 500, { times: 1_000_000 });
  const { session } = (await (await fetch(`${program.url}/chat/sessions`, { method: 'POST' })).json()) as {
    session: string;
  };
  const numbers = await chat(program.url, session, 'tolong pintu dikunci dari luar, saya di Lombok Timur');
  expect(numbers).toContain('110');
  tg.user(500).says('tolong, saya disekap: pintu dikunci');
  await anHourPasses();
  const before = tg.sent.length;
  expect(tg.unconfirmed).toBe(1);
  expect(before).toBeLessThan(5);

  tg.heals();
  const back = performance.now();
  const alertsTo = (id: number) =>
    (tg?.sent ?? []).flatMap(({ chat: to, text }) =>
      Number(to) === id ? (/Suluh nomor (\d+)\n/.exec(text)?.slice(1) ?? []) : [],
    );
  await until(() => alertsTo(9001).length > 0 && alertsTo(9002).length > 0, 90_000);
  await tg.user(500).receives(/110/, 90_000);
  await until(() => new Set(alertsTo(9002)).size === 2, 90_000);
  expect(performance.now() - back).toBeLessThan(120_000);
  await sleep(3000);
  for (const id of [9001, 9002]) {
    const told = alertsTo(id);
    expect(told.length, `alerts to ${id}: ${told.join(', ')}`).toBe(new Set(told).size);
  }
}, 300_000);
