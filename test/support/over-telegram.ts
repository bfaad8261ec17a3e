import { startTelegram, type Telegram } from '../stand-ins/telegram/telegram.ts';
import { importRoster, type Program, type Settings, startProgram } from './program.ts';

/** The program as a process over a Bot API server of this machine. */
export interface OverTelegram {
  readonly tg: Telegram;
  readonly program: Program;
  readonly settings: Settings;
  stop(): Promise<void>;
}

/**
 * Starts both; everybody of the roster (`Budi,telegram,2001,Lombok Timur,coordinator,`) is called so at
 * Telegram too, speaks Indonesian and has greeted the bot. `more`: settings beside the folder and Telegram's.
 */
export async function overTelegram(
  folder: string,
  roster: readonly string[],
  more: Settings = {},
): Promise<OverTelegram> {
  const tg = await startTelegram();
  const settings = {
    DATA_DIR: folder,
    TELEGRAM_API_ROOT: tg.apiRoot,
    TELEGRAM_BOT_TOKEN: tg.token,
    ...more,
  };
  await importRoster(folder, roster, settings);
  const program = await startProgram(settings);
  const coordinators = roster.map((row) => {
    const [name = '', , id] = row.split(',');
    return tg.user(Number(id), { language_code: 'id', first_name: name });
  });
  for (const one of coordinators) one.says('/start');
  for (const one of coordinators) await one.receives(/Suluh/, 20_000);
  return {
    tg,
    program,
    settings,
    stop: async () => {
      await program.stop();
      await tg.stop();
    },
  };
}
