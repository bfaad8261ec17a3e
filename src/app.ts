import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadShippedRegister } from './agencies/load.ts';
import { createMatcher } from './agencies/match.ts';
import { whatsappCloudOf } from './app/whatsapp-cloud.ts';
import { whatsappWebOf } from './app/whatsapp-web.ts';
import { withAnswerTime } from './channels/answer-time.ts';
import { type Accept, type Channel, type ReadAttachment, SendError } from './channels/channel.ts';
import { tellNotStored } from './channels/not-stored.ts';
import { withOnce } from './channels/once.ts';
import { createTelegram, type TelegramChannel } from './channels/telegram/telegram.ts';
import { createWebChat, type WebTalk, webChannelName } from './channels/web/web.ts';
import type { WhatsappCloudChannel } from './channels/whatsapp-cloud/whatsapp-cloud.ts';
import { type WhatsappWebChannel, whatsappWebName } from './channels/whatsapp-web/whatsapp-web.ts';
import type { Config } from './config.ts';
import { inlineAnswers } from './conversation/inline.ts';
import { type LoadedWorld, loadWorld } from './conversation/load.ts';
import { rehearse } from './conversation/rehearse.ts';
import { startDelivery } from './delivery/deliver.ts';
import { hasten } from './delivery/hasten.ts';
import { type Limits, telegramLimits, whatsappCloudLimits, whatsappWebLimits } from './delivery/limits.ts';
import { createOutbox } from './delivery/outbox.ts';
import { standing } from './delivery/standing.ts';
import { createInbox } from './inbox/accept.ts';
import { caseFileKind } from './inbox/actions/case-file.ts';
import { pictureKind } from './inbox/actions/pictures.ts';
import { warnDue } from './inbox/endings.ts';
import { createPrepare } from './inbox/fetch.ts';
import { traceOlder } from './inbox/trace-older.ts';
import { createHandle, createOnDead } from './inbox/turn.ts';
import { startWorker } from './inbox/worker.ts';
import { createCaseFileRunner } from './jobs/case-file.ts';
import { createJobs, startJobs } from './jobs/jobs.ts';
import { orphanChore } from './jobs/orphans.ts';
import { createPictureRunner } from './jobs/pictures.ts';
import { type Chore, startUpkeep } from './jobs/upkeep.ts';
import type { Logger } from './log.ts';
import { makeCaseFile } from './media/case-file/make.ts';
import { createPictures } from './media/pictures/pictures.ts';
import { createReader } from './media/reading/reader.ts';
import { openShared } from './shared/shared.ts';
import { createCases } from './store/cases.ts';
import { mindClock } from './store/clock.ts';
import { moveGroup } from './store/groups.ts';
import { loadKey } from './store/key.ts';
import { createMediaStore } from './store/media.ts';
import { sweepCopies } from './store/migrate.ts';
import { freeDeadOwners, newOwner } from './store/owner.ts';
import { createPeople } from './store/people.ts';
import { registerInForce, snapshotMark } from './store/registers.ts';
import { sweep } from './store/retention.ts';
import { createRoster } from './store/roster.ts';
import { finishRotation, isUnfinished } from './store/rotate.ts';
import { createSessions } from './store/sessions.ts';
import { openStore, type Store } from './store/store.ts';
import { createUnanswered } from './store/unanswered.ts';
import { createTimers, startTimers } from './timers/timers.ts';
import { errorCode } from './values/logger.ts';

/** The folder of the project: flows/, locales/ and data/ are read from here. */
export const projectFolder = fileURLToPath(new URL('../', import.meta.url));

export interface App {
  readonly store: Store;
  readonly world: LoadedWorld;
  readonly channels: readonly Channel[];
  readonly telegram: TelegramChannel | null;
  readonly whatsappCloud: WhatsappCloudChannel | null;
  readonly whatsappWeb: WhatsappWebChannel | null;
  readonly web: Channel & WebTalk;
  readonly rates: ReturnType<typeof openShared>['rates'];
  /** Begins to receive; nothing that a platform does wrong is thrown. */
  listen(): void;
  /** Stops in the order of the way of a message; resolves when nothing is under way. */
  stop(): Promise<void>;
}

export interface AppOptions {
  readonly config: Config;
  readonly logger: Logger;
  /** Told how long a message waited for its answer to be sent, for the metrics. */
  readonly onAnswered?: (channel: string, milliseconds: number) => void;
  /** Channels beside those that the configuration names: the terminal. */
  readonly extra?: readonly Channel[];
  /** Where the operator links a phone, for what the program prints. */
  readonly pairingLink?: () => string;
}

/** Puts the parts together: the one place that knows them all. */
export async function createApp({
  config,
  logger,
  extra = [],
  pairingLink = () => '/console/whatsapp',
  onAnswered = () => undefined,
}: AppOptions): Promise<App> {
  const now = Date.now;
  const { dataDir, databaseUrl, secretKey } = config;
  const key = loadKey({ secretKey, dataDir, databaseUrl, logger });
  const [store, world] = await Promise.all([
    openStore({ dataDir, databaseUrl, key, logger }),
    Promise.resolve().then(() =>
      loadWorld({
        folder: projectFolder,
        ...(config.policyFile ? { policyFile: config.policyFile } : {}),
        ...(config.operatorName ? { operator: config.operatorName } : {}),
      }),
    ),
  ]);
  rehearse(world, new Date(now()));
  const register = registerChore(store, world);
  // From the first message on the imported register answers, not the one that came with the program.
  await register.run();
  await mindClock(store, now(), logger);
  if (await isUnfinished(store)) {
    await finishRotation(store, dataDir);
    logger.info({}, 'the change of the key that was interrupted is finished');
  }
  const shared = openShared(config.redisUrl, logger);
  const owner = newOwner();
  await freeDeadOwners(store, owner);
  const outbox = createOutbox({ store, wake: shared.wake, owner });
  const timers = createTimers({ store, wake: shared.wake });
  const media = createMediaStore(store, randomBytes);
  const inbox = createInbox({ store, wake: shared.wake });
  const services = {
    store,
    world,
    people: createPeople(store, world.policy.recycled),
    cases: createCases(store),
    roster: createRoster(store),
    unanswered: createUnanswered(store),
    outbox,
    timers,
    jobs: createJobs({ store, wake: shared.wake }),
    rates: shared.rates,
    random: randomBytes,
  };
  const fontFolder = join(projectFolder, 'data', 'fonts');
  const pictures = createPictures(world, fontFolder);
  const read: ReadAttachment = async ({ source }) => {
    if ('file' in source) return readFile(join(projectFolder, source.file));
    if ('picture' in source) return pictures.render(source.picture, source.language);
    if ('sheet' in source) return pictures.renderSheet(source.sheet);
    const { media: id, holder } = source;
    const found = await (holder === undefined ? media.read(id) : media.readFor(id, holder));
    // The case got into other hands since, or is gone: what waits is not sent any more.
    if (!found) throw new SendError('rejected', 'attachment not theirs any more');
    return found.bytes;
  };
  const telegram = config.telegram
    ? createTelegram({
        token: config.telegram.token,
        ...(config.telegram.apiRoot ? { apiRoot: config.telegram.apiRoot } : {}),
        ...(config.telegram.webhookSecret ? { webhookSecret: config.telegram.webhookSecret } : {}),
        ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
        commands: menuCommands(world),
        logger,
        now,
        onMigrated: (from, to) => moveGroup(store, 'telegram', from, to),
        inline: (query, language) => inlineAnswers(world, query, language === 'en' ? 'en' : 'id', now()),
      })
    : null;
  const whatsappWeb = whatsappWebOf({ config, store, world, logger, pairingLink });
  const whatsappCloud = whatsappCloudOf({ config, store, wake: shared.wake, world, logger });
  const own = [telegram, whatsappCloud, whatsappWeb].filter((channel) => channel !== null);
  const sent: readonly Channel[] = [...own, ...extra].map((channel) =>
    withOnce(
      withAnswerTime(channel, (ms) => onAnswered(channel.name, ms)),
      media.remove,
    ),
  );
  const fetched: Channel[] = [...sent];
  const worker = startWorker({
    store,
    wake: shared.wake,
    owner,
    logger,
    handle: createHandle(services),
    onDead: createOnDead(services),
    prepare: createPrepare({ ...services, channels: fetched, media, now }),
  });
  const web = createWebChat({
    accept: inbox.accept,
    whenDone: async (keys, timeoutMs) =>
      (await Promise.all(keys.map((k) => worker.whenDone(k, timeoutMs)))).every(
        (ending) => ending !== 'late',
      ),
    pull: (chat, after) => outbox.pull(webChannelName, chat, after),
    sessions: createSessions(store, now),
    uploads: {
      keep: async (bytes, mime, fileName) => ({
        ref: await media.put({ kind: 'upload', mime, bytes }, now()),
        mime,
        size: bytes.length,
        ...(fileName ? { fileName } : {}),
      }),
      read: async (ref) => (await media.read(ref))?.bytes ?? null,
      drop: (ref) => media.remove(ref),
    },
    readAttachment: read,
    linkSeal: {
      seal: (text) => store.seal.seal('web.link', text),
      open: (bytes) => store.seal.openText('web.link', bytes),
    },
    now,
    randomBytes,
  });
  fetched.push(web);
  const limits: Readonly<Record<string, Limits>> = {
    telegram: telegramLimits(config.telegram?.perSecond),
    'whatsapp-cloud': whatsappCloudLimits,
    [whatsappWebName]: whatsappWebLimits(world.policy.limits.whatsappWeb),
  };
  const delivery = startDelivery({
    store,
    wake: shared.wake,
    owner,
    logger,
    outbox,
    channels: sent,
    read,
    rates: shared.rates,
    limits: (channel, chat) => limits[channel]?.(channel, chat) ?? [],
    standing: async (name) => {
      const channel = sent.find((one) => one.name === name);
      if (channel) await standing(channel);
    },
    onMoved: (_tx, letter, newChat) => moveGroup(store, letter.channel, letter.chat, newChat, _tx),
  });
  const due = startTimers({ store, wake: shared.wake, inbox, logger });
  const reader = createReader({
    onError: (error) => logger.error({ error: errorCode(error) }, 'the thread that reads pictures ended'),
  });
  const slow = startJobs({
    store,
    wake: shared.wake,
    inbox,
    owner,
    runners: {
      [pictureKind]: createPictureRunner(media, reader),
      [caseFileKind]: createCaseFileRunner({ services, media, make: makeCaseFile, fontFolder, now }),
    },
    logger,
  });
  const channels = [...sent, web];
  const chores: Chore[] = [
    {
      name: 'retention',
      everyMs: 3_600_000,
      run: async () => {
        await warnDue(services, now());
        const swept = await sweep(store, services.cases, media, world.policy, now());
        sweepCopies(dataDir, now() - world.policy.backups);
        if (swept.cases + swept.talks + swept.media + swept.people > 0)
          logger.info(swept, 'what had its time was deleted');
      },
    },
  ];
  chores.push(orphanChore({ media, dataDir, logger, now }));
  chores.push(register, clockChore(store, logger, now));
  chores.push(olderTracesChore(services), returnChore(store, sent, now));
  let upkeep: ReturnType<typeof startUpkeep> | undefined;
  const acceptFrom = (channel: Channel): Accept =>
    tellNotStored({
      accept: inbox.accept,
      tell: (chat, message) => channel.send(chat, message, read),
      words: ({ deviceLanguage }) => ({
        text: world.texts.t(deviceLanguage === 'en' ? 'en' : 'id', 'common.not-stored'),
      }),
      now,
    });
  return {
    store,
    world,
    channels,
    telegram,
    whatsappCloud,
    whatsappWeb,
    web,
    rates: shared.rates,
    listen: () => {
      for (const channel of sent) channel.start(acceptFrom(channel));
      web.start(inbox.accept);
      upkeep = startUpkeep(chores, logger);
    },
    stop: async () => {
      await Promise.all(channels.map((channel) => channel.stop()));
      await upkeep?.stop();
      await due.stop();
      // What was being read is given back, and read by the next process.
      const ending = slow.stop();
      await reader.stop();
      await ending;
      await worker.stop();
      await delivery.stop();
      await shared.close();
      await store.close();
    },
  };
}

/** Notices within a second that a platform which was away is back. */
function returnChore(store: Store, channels: readonly Channel[], now: () => number): Chore {
  const away = new Set<string>();
  return {
    name: 'return',
    everyMs: 1000,
    run: async () => {
      for (const channel of channels) {
        const isReady = channel.status().state === 'ready';
        if (isReady && away.delete(channel.name)) await hasten(store, channel.name, now());
        if (!isReady) away.add(channel.name);
      }
    },
  };
}

/** A clock that is set back while the program runs is noticed within seconds. */
function clockChore(store: Store, logger: Logger, now: () => number): Chore {
  return {
    name: 'clock',
    everyMs: 1000,
    run: async () => {
      await mindClock(store, now(), logger);
    },
  };
}

/** Cases from before something was compared are compared as well, a few a second. */
function olderTracesChore(services: Parameters<typeof traceOlder>[0]): Chore {
  let done = false;
  return {
    name: 'older traces',
    everyMs: 1000,
    run: async () => {
      if (!done) done = await traceOlder(services);
    },
  };
}

/** A register that was imported by a command comes into force within a second. */
function registerChore(store: Store, world: LoadedWorld): Chore {
  let seen = '';
  return {
    name: 'register',
    everyMs: 1000,
    run: async () => {
      const mark = await snapshotMark(store);
      if (mark === seen) return;
      const shipped = loadShippedRegister(join(projectFolder, 'data', 'registers'));
      const { register, delisted, notices } = await registerInForce(store, shipped);
      world.useRegister(createMatcher(register, delisted, notices));
      seen = mark;
    },
  };
}

function menuCommands(world: LoadedWorld) {
  return world.texts.languages.flatMap((language) =>
    ['menu', 'lapor', 'cek', 'nomor', 'status', 'bahasa', 'privasi', 'batal'].map((command) => ({
      language,
      command,
      description: world.texts.t(language, `commands.${command}`),
    })),
  );
}
