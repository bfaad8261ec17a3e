import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { databaseFile } from '../../../src/store/store.ts';
import { startTelegram, type Telegram, type User } from '../../stand-ins/telegram/telegram.ts';
import {
  dataFolder,
  importRoster,
  type Program,
  runCommand,
  type Settings,
  startProgram,
} from '../../support/program.ts';
import { until } from '../../support/until.ts';
import { planted } from './traces.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
/** The machine may be busy. */
export const patience = 30_000;
export const lombokTimurGroup = -9100;

const shiftedClock = fileURLToPath(new URL('../../support/shifted-clock.mjs', import.meta.url));
const people = ['ratna', 'nurul', 'sari', 'budi', 'tono', 'ani', 'rina', 'joko'] as const;
type Name = (typeof people)[number];

/** The program as operators run it, with the policy as it is shipped, and everybody who has to do with the case. */
export interface Played extends Readonly<Record<Name, User>> {
  readonly tg: Telegram;
  readonly dataDir: string;
  /** Files that a test lays down itself. */
  readonly aside: string;
  /** The program has done all that it was told. */
  settles(): Promise<void>;
  /** Time passes for the program, once it has settled. */
  passes(ms: number): Promise<void>;
  stopProgram(): Promise<void>;
  startProgram(): Promise<void>;
  runs(...args: string[]): Promise<string>;
  /** Everything that the program has logged, over all its starts. */
  log(): string;
  /** Rows of the database, read beside the program. */
  rows(query: string): readonly Record<string, unknown>[];
  end(): Promise<void>;
}

export async function playedCase(): Promise<Played> {
  const folder = dataFolder();
  const dataDir = join(folder.path, 'data');
  const shift = join(folder.path, 'shift');
  let shiftMs = sevenTomorrow() - Date.now();
  const move = (ms: number) => {
    shiftMs += ms;
    writeFileSync(shift, String(Math.round(shiftMs)));
  };
  move(0);
  const tg = await startTelegram();
  const settings: Settings = {
    DATA_DIR: dataDir,
    TELEGRAM_API_ROOT: tg.apiRoot,
    TELEGRAM_BOT_TOKEN: tg.token,
    NODE_OPTIONS: `--import=${shiftedClock}`,
    CLOCK_SHIFT_FILE: shift,
  };
  const users = usersOf(tg);
  await importRoster(folder.path, roster(users), settings);
  // As an operator is told to do: it is the one file with names that are not sealed.
  rmSync(join(folder.path, 'roster.csv'));
  let program: Program | undefined = await startProgram(settings);
  let before = '';
  const log = () => before + (program?.log() ?? '');
  const rows = (query: string) => {
    const database = new DatabaseSync(join(dataDir, databaseFile), { readOnly: true });
    try {
      return database.prepare(query).all();
    } finally {
      database.close();
    }
  };
  const idle = () =>
    tg.unconfirmed === 0 &&
    rows(`select 1 from inbox where status = 'new' union all select 1 from outbox where status = 'new'
          union all select 1 from job`).length === 0;
  const settles = () => until(idle, patience);
  const stopProgram = async () => {
    await settles();
    await program?.stop();
    before = log();
    program = undefined;
  };
  return {
    ...users,
    tg,
    dataDir,
    aside: folder.path,
    settles,
    passes: async (ms) => {
      if (program) await settles();
      move(ms);
      // The program looks at its clock's shift every 20 ms.
      await sleep(200);
    },
    stopProgram,
    startProgram: async () => {
      program = await startProgram(settings);
    },
    runs: async (...args) => {
      const { status, output, log: errors } = await runCommand(args, settings);
      if (status !== 0) throw new Error(errors);
      return output;
    },
    log,
    rows,
    end: async () => {
      await program?.stop();
      await tg.stop();
      folder.remove();
    },
  };
}

/** Seven in the morning in Lombok (UTC+8): an ordinary day begins, whatever the time is here. */
function sevenTomorrow(): number {
  const local = new Date(Date.now() + 8 * hour + day);
  return local.setUTCHours(7, 0, 0, 0) - 8 * hour;
}

function usersOf(tg: Telegram): Record<Name, User> {
  const profiles: Readonly<Partial<Record<Name, { first_name: string; username: string }>>> = {
    nurul: { first_name: planted.writer, username: `${planted.writer.toLowerCase()}_lotim` },
  };
  const user = (name: Name) =>
    tg.user(410_000_001 + people.indexOf(name), { language_code: 'id', ...profiles[name] });
  return {
    ...{ ratna: user('ratna'), nurul: user('nurul'), sari: user('sari') },
    ...{ budi: user('budi'), tono: user('tono'), ani: user('ani') },
    ...{ rina: user('rina'), joko: user('joko') },
  };
}

/** Three coordinators in two regencies, a supervisor of their province, and one for the whole country. */
const roster = ({ budi, tono, ani, rina, joko }: Record<Name, User>): string[] => [
  `Budi,telegram,${budi.id},Lombok Timur,coordinator,`,
  `Tono,telegram,${tono.id},Lombok Timur,coordinator,`,
  `Ani,telegram,${ani.id},Lombok Tengah,coordinator,`,
  `Rina,telegram,${rina.id},NTB,supervisor,`,
  `Joko,telegram,${joko.id},nasional,coordinator,`,
];

/** The number of the case in an alert. */
export const numberIn = ({ text }: { readonly text: string }): string =>
  /nomor (\d+)/i.exec(text)?.[1] ?? `no number in: ${text}`;

/** What is open after the story: departure, closeness, whether they may be asked; no Kode is wanted. */
export async function answersTheRest(writer: User): Promise<void> {
  await writer.receives(/Kapan orangnya mau diberangkatkan/, patience);
  writer.presses('Masih lama');
  await writer.receives(/dekat dengan perangkat desa/, patience);
  writer.presses('Tidak');
  await writer.receives(/bertanya balik/, patience);
  writer.presses('Boleh, kapan saja');
  await writer.receives(/sudah saya teruskan/, patience);
  writer.presses('Tidak usah');
  await writer.receives(/Untuk melihat kabarnya/, patience);
}

/** Takes a case as somebody who knows nobody in it. */
export async function takes(coordinator: User, number: string): Promise<void> {
  coordinator.presses(`Ambil ${number}`);
  await coordinator.receives(/Kenal orang ini/, patience);
  coordinator.presses('Tidak, buka cerita');
}
