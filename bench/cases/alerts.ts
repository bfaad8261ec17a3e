import { startTelegram } from '../../test/stand-ins/telegram/telegram.ts';
import { dataFolder, importRoster, startProgram } from '../../test/support/program.ts';
import { until } from '../../test/support/until.ts';
import { type Times, timesOf } from './times.ts';

const coordinator = 9001;
/** A platform takes about one message a second for one chat; faster ones wait for it and not for us. */
const apartMs = 1100;

/** From the message that makes a case urgent until its alert is at the platform, through the whole program. */
export async function measureAlerts(times: number): Promise<Times> {
  const folder = dataFolder();
  const tg = await startTelegram();
  const settings = { DATA_DIR: folder.path, TELEGRAM_API_ROOT: tg.apiRoot, TELEGRAM_BOT_TOKEN: tg.token };
  await importRoster(folder.path, [`Budi,telegram,${coordinator},Lombok Timur,coordinator,`], settings);
  const program = await startProgram({ ...settings, LOG_LEVEL: 'error' });
  try {
    tg.user(coordinator).says('/start');
    await tg.user(coordinator).receives(/Suluh/);
    const took: number[] = [];
    for (let n = 0; n < times; n += 1) {
      const writer = tg.user(1000 + n);
      writer.says('/start lapor');
      writer.says('1');
      writer.says(`calo nomor ${n} di Aikmel, Lombok Timur bawa adik saya ke Malaysia, besok berangkat`);
      await writer.receives(/Sudah saya simpan/, 30_000);
      const before = tg.sent.length;
      const alerted = () => tg.sent.slice(before).find(({ chat }) => Number(chat) === coordinator);
      const told = Date.now();
      writer.says('selesai');
      await until(() => alerted() !== undefined, 30_000);
      took.push((alerted()?.at ?? Number.NaN) - told);
      await new Promise((resolve) => setTimeout(resolve, apartMs));
    }
    return timesOf(took);
  } finally {
    await program.stop();
    await tg.stop();
    folder.remove();
  }
}
