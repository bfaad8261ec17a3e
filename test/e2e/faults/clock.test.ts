import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, it } from 'vitest';
import { dataFolder, startProgram } from '../../support/program.ts';
import { until } from '../../support/until.ts';
import { allArrive, coordinator, type Trouble, troubleIn } from './stage.ts';

const shifted = fileURLToPath(new URL('../../support/shifted-clock.mjs', import.meta.url));
const day = 86_400_000;
let folder = dataFolder();
let trouble: Trouble | undefined;
afterEach(async () => {
  await trouble?.stop();
  folder.remove();
  folder = dataFolder();
});
afterAll(() => folder.remove());

/** The clock of the program alone is moved; Telegram's stays as it is. */
function clockAt(shiftMs: number): void {
  writeFileSync(join(folder.path, 'shift'), String(shiftMs));
}

it.each(['while the program runs', 'while it is down'])(
  'a clock set back by a day %s delays no cry for help and no reminder',
  async (when) => {
    clockAt(0);
    trouble = await troubleIn(
      folder.path,
      {
        NODE_OPTIONS: `--import=${shifted}`,
        CLOCK_SHIFT_FILE: join(folder.path, 'shift'),
      },
      { silence: { danger: '6s' }, unclaimed: { danger: '12h' }, claimed: { danger: '6s' } },
    );
    const { tg, cry, settings } = trouble;
    cry(100, 'first');
    await tg.user(100).receives(/110/);
    if (when === 'while it is down') {
      await trouble.program.kill();
      clockAt(-day);
      trouble.program = await startProgram(settings);
    } else clockAt(-day);
    cry(101, 'second');
    await allArrive(trouble, ['first', 'second'], 40_000);
    const [number = ''] = trouble.alerts();
    const budi = tg.user(coordinator);
    budi.says(`ambil ${number}`);
    await budi.receives(/Kenal orang ini/);
    budi.says('2');
    await budi.receives(/pintu dikunci/);
    const reminders = () => tg.sent.filter(({ text }) => /bagaimana\? Ketik: sudah/.test(text));
    await until(() => reminders().length === 1, 20_000);
    // And forward again: nothing that was said is said a second time.
    clockAt(0);
    cry(102, 'third');
    await until(() => new Set(trouble?.alerts()).size === 3, 30_000);
    expect(reminders().length).toBe(1);
    expect(trouble.alerts().length).toBe(3);
  },
  120_000,
);
