import { mkdirSync } from 'node:fs';
import { errorCode } from '../../values/logger.ts';
import type { Accept, Channel } from '../channel.ts';
import { SendError } from '../channel.ts';
import { Addresses } from './addresses.ts';
import { Calls } from './calls.ts';
import { CatchingUp } from './catching-up.ts';
import { Clearing } from './clearing.ts';
import { Comings } from './comings.ts';
import { Health, type Logger, notes } from './health.ts';
import { Intake } from './intake.ts';
import { type Pace, usualPace } from './pace.ts';
import { answers } from './protocol.ts';
import { QrScreen, type Screen } from './qr.ts';
import { createRecycling } from './recycling.ts';
import { type Pause, Sending } from './sending.ts';
import { type PlatformEvent, Supervisor } from './supervisor.ts';

/** What the channel itself says, in the words of the people who read it. */
export interface Words {
  /** Before the answer to something that waited for long. */
  readonly late: string;
  /** To somebody who calls. */
  readonly call: string;
  /** In a group that strangers brought the bot into. */
  readonly goodbye: string;
}

export interface WhatsappWebOptions {
  /** Where the session is kept; made when it is not there. */
  readonly folder: string;
  readonly chromiumPath?: string;
  /** Further arguments for Chromium. */
  readonly chromiumArgs: readonly string[];
  readonly pause: Pause;
  /** A chat that was quiet for so long is cleared on the phone, in milliseconds. */
  readonly clearAfterMs: number;
  /** When the browser is started anew though it works; `over` in megabytes. */
  readonly restart: { readonly from: string; readonly until: string; readonly over: number };
  readonly words: Words;
  /** Those of these addresses that belong to somebody who has written before. */
  readonly knownAmong: (addresses: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly coordinatorsAmong: (addresses: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly logger: Logger;
  readonly screen: Screen;
  /** A link to the page that shows the code, made when it is asked for. */
  readonly pairingLink: () => string;
  readonly now: () => number;
  readonly random: () => number;
  readonly pace?: Partial<Pace>;
}

export interface WhatsappWebChannel extends Channel {
  /** The code to be scanned with the phone, while one is shown. */
  qr(): string | null;
  /** The process that holds Chromium, while there is one. */
  pid(): number | undefined;
}

export const whatsappWebName = 'whatsapp-web';

const noFiles = () => Promise.reject(new SendError('rejected', 'whatsapp: no file'));

/**
 * WhatsApp by a linked device: the library whatsapp-web.js in a Chromium, in a process of its own.
 * Whatever happens to it is shown in `status` and mended here; nothing of it is thrown.
 */
export function createWhatsappWeb(options: WhatsappWebOptions): WhatsappWebChannel {
  const { logger, now, words } = options;
  const pace: Pace = { ...usualPace, ...options.pace };
  const health = new Health(whatsappWebName, now, logger);
  const screen = new QrScreen(options.screen, options.pairingLink);
  let qr: string | null = null;
  let accept: Accept = () => Promise.reject(new Error('the channel is not running'));

  const supervisor: Supervisor = new Supervisor({
    folder: options.folder,
    ...(options.chromiumPath === undefined ? {} : { chromiumPath: options.chromiumPath }),
    chromiumArgs: options.chromiumArgs,
    pace,
    health,
    recycling: createRecycling({ ...options.restart, now, busy: () => sending.busy || intake.busy }),
    now,
    onEvent: (event) => void heard(event),
    onReady: () => catchingUp.look(),
    onQr: (code) => {
      qr = code;
      screen.show(code).catch(() => undefined);
    },
  });
  const addresses = new Addresses(supervisor, pace.callMs, now);
  const sending = new Sending({
    supervisor,
    addresses,
    pace,
    pause: options.pause,
    random: options.random,
    now,
  });
  const clearing = new Clearing({
    supervisor,
    afterMs: options.clearAfterMs,
    timeoutMs: pace.callMs,
    isUnstored: (chat) => intake.holds(chat),
    now,
  });
  /** What the channel says by itself; lost when it cannot be said. */
  const say = async (address: string, text: string): Promise<void> => {
    await sending.send(address, { text }, noFiles).catch(() => undefined);
  };
  const intake: Intake = new Intake({
    channel: whatsappWebName,
    accept: (batch) => accept(batch),
    addresses,
    clearing,
    supervisor,
    health,
    now,
    lateMs: pace.lateMs,
    onHeard: (chat) => sending.heard(chat),
    apologise: (address) => say(address, words.late),
  });
  const comings = new Comings({
    channel: whatsappWebName,
    accept: (batch) => accept(batch),
    addresses,
    supervisor,
    timeoutMs: pace.callMs,
    coordinatorsAmong: options.coordinatorsAmong,
    excuse: (group) => say(group, words.goodbye),
  });

  const calls = new Calls({ supervisor, addresses, now, say: (address) => say(address, words.call) });
  const catchingUp = new CatchingUp({
    supervisor,
    addresses,
    intake,
    clearing,
    comings,
    pace,
    now,
    knownAmong: options.knownAmong,
    onFailure: () => logger.warn({ channel: whatsappWebName }, 'unread messages could not be looked for yet'),
  });

  const heard = async (event: PlatformEvent): Promise<void> => {
    try {
      if (event.event === 'message') intake.push(event.message);
      else if (event.event === 'added') await comings.added(event);
      else if (event.event === 'call') await calls.refuse(event);
      else await comings.renumbered(event);
    } catch {
      logger.warn({ channel: whatsappWebName, event: event.event }, 'something could not be taken');
    }
  };

  return {
    name: whatsappWebName,
    noCampaigns:
      'WhatsApp Web carries no messages to many people: WhatsApp would block the number, and everybody who needs help would lose it.',
    start(accepting) {
      accept = accepting;
      try {
        mkdirSync(options.folder, { recursive: true, mode: 0o700 });
      } catch (error) {
        health.set('down', notes.folder, errorCode(error));
        return;
      }
      clearing.start();
      supervisor.start();
    },
    async stop() {
      clearing.stop();
      await intake.stop();
      await supervisor.stop();
      health.set('off');
    },
    async send(address, message, read) {
      const sent = await sending.send(address, message, read);
      const chat = addresses.chatOf(address);
      if (!chat.endsWith('@g.us')) clearing.touched(chat);
      return sent;
    },
    async fetchMedia(remote, limit) {
      if (remote.size !== undefined && remote.size > limit)
        throw new SendError('rejected', 'whatsapp fetch: too large');
      if (!(await supervisor.whenReady(pace.patienceMs)))
        throw new SendError('retry', 'whatsapp fetch: not connected');
      const request = { do: 'fetch', ref: remote.ref, limit } as const;
      const bytes = await supervisor.ask(request, answers.file, pace.fileMs).catch((error: unknown) => {
        if (error instanceof SendError && error.kind !== 'retry') clearing.hasFile(remote.ref);
        throw error;
      });
      clearing.hasFile(remote.ref);
      return Buffer.from(bytes);
    },
    // Fetched, refused or not even fetched: the chat on the phone need not wait for it any more.
    dropMedia: async ({ ref }) => clearing.hasFile(ref),
    typing: (address) => supervisor.tell({ do: 'typing', chat: addresses.chatOf(address) }),
    status: () => health.status,
    qr: () => qr,
    pid: () => supervisor.pid,
  };
}
