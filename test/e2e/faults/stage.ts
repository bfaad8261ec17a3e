import { startTelegram, type Telegram } from '../../stand-ins/telegram/telegram.ts';
import {
  importRoster,
  type Program,
  policyFile,
  type Settings,
  startProgram,
} from '../../support/program.ts';
import { readCases } from '../../support/stories.ts';
import { until } from '../../support/until.ts';

export const coordinator = 9001;

export interface Trouble {
  readonly tg: Telegram;
  readonly settings: Settings & { readonly DATA_DIR: string; readonly SECRET_KEY: string };
  program: Program;
  /** Somebody cries for help and then is silent; `name` is found again by `kept`. */
  cry(id: number, name: string): void;
  /** How often each cry stands in a case. */
  kept(): Promise<ReadonlyMap<string, number>>;
  /** The numbers of the alerts that the coordinator got, in order, repeats included. */
  alerts(): string[];
  stop(): Promise<void>;
}

/** Silence is short, and nobody is told a second time that nobody claims. */
const hurried = {
  silence: { danger: '400ms', story: '400ms' },
  unclaimed: { danger: '12h', departure: '12h' },
};

/** The program with one coordinator. */
export async function troubleIn(
  folder: string,
  more: Settings = {},
  policy: unknown = hurried,
): Promise<Trouble> {
  const tg = await startTelegram();
  const settings = {
    DATA_DIR: folder,
    SECRET_KEY: 'a passphrase for this one test only',
    TELEGRAM_API_ROOT: tg.apiRoot,
    TELEGRAM_BOT_TOKEN: tg.token,
    POLICY_FILE: policyFile(folder, policy),
    ...more,
  };
  await importRoster(folder, [`Budi,telegram,${coordinator},nasional,coordinator,`], settings);
  const program = await startProgram(settings);
  tg.user(coordinator).says('/start');
  await tg.user(coordinator).receives(/Suluh/);
  const trouble: Trouble = {
    tg,
    settings,
    program,
    cry: (id, name) => void tg.user(id).says(`${name}: tolong, pintu dikunci dari luar`),
    kept: async () => (await readCases(settings)).words,
    alerts: () =>
      tg.sent.flatMap(({ chat, text }) =>
        Number(chat) === coordinator ? (/nomor (\d+)\n/.exec(text)?.slice(1) ?? []) : [],
      ),
    stop: async () => {
      await trouble.program.stop();
      await tg.stop();
    },
  };
  return trouble;
}

/** Every cry stands in exactly one case, and the coordinator was told of each exactly once. */
export async function allArrive(
  { tg, kept, alerts }: Trouble,
  names: readonly string[],
  timeoutMs = 60_000,
): Promise<void> {
  await until(() => tg.unconfirmed === 0, timeoutMs);
  await until(() => new Set(alerts()).size === names.length, timeoutMs);
  const words = await kept();
  const wrong = names.filter((name) => words.get(name) !== 1);
  if (wrong.length > 0) throw new Error(`not in exactly one case: ${wrong.join(', ')}`);
  if (alerts().length !== names.length)
    throw new Error(`${alerts().length} alerts for ${names.length} cases`);
}
