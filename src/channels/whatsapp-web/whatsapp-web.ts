import { mkdirSync } from 'node:fs';
import type { Accept, Channel } from '../channel.ts';
import { SendError } from '../channel.ts';
import { Addresses } from './addresses.ts';
import { Clearing } from './clearing.ts';
import { Groups } from './groups.ts';
import { Health, type Logger } from './health.ts';
import { Intake } from './intake.ts';
import { type Pace, usualPace } from './pace.ts';
import { answers, type ChildEvent } from './protocol.ts';
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

const callAgainMs = 600_000;
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
  const called = new Map<string, number>();
  let qr: string | null = null;
  let accept: Accept = () => Promise.reject(new Error('the channel is not running'));
  let looking: Promise<void> | undefined;
  let lookAgain = false;

  const supervisor: Supervisor = new Supervisor({
    folder: options.folder,
    ...(options.chromiumPath === undefined ? {} : { chromiumPath: options.chromiumPath }),
    chromiumArgs: options.chromiumArgs,
    pace,
    health,
    recycling: createRecycling({ ...options.restart, now, busy: () => sending.busy || intake.busy }),
    now,
    onEvent: (event) => void heard(event),
    onReady: () => look(),
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
  const clearing = new Clearing({ supervisor, afterMs: options.clearAfterMs, timeoutMs: pace.callMs, now });
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
  const groups = new Groups({
    channel: whatsappWebName,
    accept: (batch) => accept(batch),
    addresses,
    supervisor,
    timeoutMs: pace.callMs,
    coordinatorsAmong: options.coordinatorsAmong,
    excuse: (group) => say(group, words.goodbye),
  });

  const heard = async (event: PlatformEvent): Promise<void> => {
    try {
      if (event.event === 'message') intake.push(event.message);
      else if (event.event === 'added') await groups.added(event);
      else if (event.event === 'call') await refuseCall(event);
      else await newNumber(event);
    } catch {
      logger.warn({ channel: whatsappWebName, event: event.event }, 'something could not be taken');
    }
  };

  const refuseCall = async ({ id, from, group }: Extract<ChildEvent, { event: 'call' }>) => {
    supervisor.tell({ do: 'reject', call: id });
    for (const [caller, at] of called) if (now() - at > callAgainMs) called.delete(caller);
    if (group || called.has(from)) return;
    called.set(from, now());
    await addresses.learn([from]);
    const { address } = addresses.senderOf(from);
    addresses.heard(address, from);
    await say(address, words.call);
  };

  /** WhatsApp itself says that somebody took another number: both ids in one event. */
  const newNumber = async (event: Extract<ChildEvent, { event: 'number-changed' }>) => {
    await addresses.learn([event.from, event.to]);
    const { address: sender, aliases } = addresses.senderOf(event.to);
    const before = addresses.senderOf(event.from).address;
    if (before === sender) return;
    const place = { channel: whatsappWebName, sender, chat: sender, group: false };
    const all = [before, ...aliases];
    await accept([
      {
        key: `wa:${sender}:${event.id}`,
        ...place,
        sentAt: event.sentAt,
        aliases: all,
        input: { kind: 'joined' },
      },
    ]);
  };

  /** Whatever came while there was no connection. Asked for again meanwhile, it is done once more. */
  const look = (): void => {
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = catchUp()
      .catch(() => logger.warn({ channel: whatsappWebName }, 'unread messages could not be looked for yet'))
      .finally(() => {
        looking = undefined;
        if (!lookAgain) return;
        lookAgain = false;
        look();
      });
  };

  const catchUp = async (): Promise<void> => {
    const request = { do: 'unread', since: now() - pace.oldestMs } as const;
    const { messages, chats } = await supervisor.ask(request, answers.unread, pace.fileMs);
    intake.push(...messages);
    await addresses.learn(chats);
    const byAddress = new Map(chats.map((chat) => [addresses.senderOf(chat).address, chat]));
    // Only chats with people who wrote to the bot: whatever else is on that phone is not touched.
    for (const address of await options.knownAmong([...byAddress.keys()])) {
      const chat = byAddress.get(address);
      if (chat !== undefined) clearing.touched(chat);
    }
    await groups.look();
  };

  return {
    name: whatsappWebName,
    noCampaigns:
      'WhatsApp Web carries no messages to many people: WhatsApp would block the number, and everybody who needs help would lose it.',
    start(accepting) {
      accept = accepting;
      mkdirSync(options.folder, { recursive: true, mode: 0o700 });
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
      const bytes = await supervisor.ask(request, answers.file, pace.fileMs);
      clearing.hasFile(remote.ref);
      return Buffer.from(bytes);
    },
    typing: (address) => supervisor.tell({ do: 'typing', chat: addresses.chatOf(address) }),
    status: () => health.status,
    qr: () => qr,
    pid: () => supervisor.pid,
  };
}
