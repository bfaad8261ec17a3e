import { randomBytes } from 'node:crypto';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { answerWords } from './agencies/answer.ts';
import { type App, createApp } from './app.ts';
import { webhookPath as telegramPath } from './channels/telegram/webhook.ts';
import { webhookPath as whatsappPath } from './channels/whatsapp-cloud/webhook.ts';
import type { Config } from './config.ts';
import { createPairingKeys, type PairingKeys } from './http/pairing-keys.ts';
import { createHttp, type Http } from './http/server.ts';
import { pairingPath } from './http/whatsapp-page.ts';
import type { Logger } from './log.ts';
import { queuesOf } from './store/queues.ts';

export interface Serving {
  readonly port: number;
  /** Stops within ten seconds with nothing lost. */
  stop(): Promise<void>;
}

/** Starts everything: database, conversation, web, then the platforms. Throws errors that name the cure. */
export async function serve(config: Config, logger: Logger): Promise<Serving> {
  const startedAt = Date.now();
  const metrics = new Registry();
  const keys = createPairingKeys(randomBytes, Date.now);
  let port = config.port;
  const pairingLink = () =>
    `${config.publicUrl ?? `http://127.0.0.1:${port}`}${pairingPath}?key=${keys.current()}`;
  const app = await createApp({ config, logger, onAnswered: answerTimes(metrics), pairingLink });
  let stopping = false;
  collectMetrics(metrics, app);
  const http = createServer(app, keys, logger, metrics, startedAt, () => !stopping);
  try {
    port = await http.listen(config.port);
  } catch (error) {
    await app.stop();
    throw error;
  }
  app.listen();
  sayWhatIsOff(config, logger);
  return {
    port,
    stop: async () => {
      stopping = true;
      await http.close();
      await app.stop();
    },
  };
}

function collectMetrics(metrics: Registry, { store }: App): void {
  collectDefaultMetrics({ register: metrics });
  new Gauge({
    name: 'suluh_queue_waiting',
    help: 'Pieces of work that wait, by queue',
    labelNames: ['queue'],
    registers: [metrics],
    async collect() {
      for (const [queue, { waiting }] of Object.entries(await queuesOf(store, Date.now())))
        this.set({ queue }, waiting);
    },
  });
}

/** Gives what is told how long a message waited. */
function answerTimes(metrics: Registry): (channel: string, milliseconds: number) => void {
  const histogram = new Histogram({
    name: 'suluh_answer_seconds',
    help: 'From the receipt of a message until its answer was handed over for sending, by channel',
    labelNames: ['channel'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.2, 0.5, 1, 2, 5, 10],
    registers: [metrics],
  });
  return (channel, milliseconds) => histogram.observe({ channel }, milliseconds / 1000);
}

function createServer(
  app: App,
  keys: PairingKeys,
  logger: Logger,
  metrics: Registry,
  startedAt: number,
  running: () => boolean,
): Http {
  const { store, world, telegram, whatsappCloud, whatsappWeb } = app;
  const now = Date.now;
  return createHttp({
    talk: app.web,
    rates: app.rates,
    hashAddress: (address) => store.seal.blindText('address', address),
    texts: world.texts,
    lines: world.lines,
    checkAgency: (query, language) => {
      const answer = world.agencies.answer(world.agencies.check(query), now(), language);
      return {
        text: answerWords(answer, (key, params) => world.texts.t(language, key, params)),
        ...(answer.choices ? { choices: answer.choices } : {}),
      };
    },
    webhooks: [
      ...(telegram?.webhook ? [{ path: telegramPath, handle: telegram.webhook }] : []),
      ...(whatsappCloud ? [{ path: whatsappPath, handle: whatsappCloud.webhook }] : []),
    ],
    ...(whatsappWeb ? { pairing: { keys, qr: whatsappWeb.qr, status: whatsappWeb.status } } : {}),
    health: {
      facts: async () => ({
        startedAt,
        queues: await queuesOf(store, now()),
        channels: Object.fromEntries(app.channels.map((channel) => [channel.name, channel.status()])),
        last: {},
      }),
      ready: async () =>
        running() && (await store.db.selectFrom('meta').select('key').limit(1).execute()).length > 0,
      metrics,
      now,
    },
    onError: (err) => logger.error({ err }, 'a request failed'),
  });
}

/** With nothing configured the web chat runs alone; say how to add the rest. */
function sayWhatIsOff(config: Config, logger: Logger): void {
  if (config.telegram || config.whatsappCloud || config.whatsappWeb) return;
  logger.info(
    'only the web chat is on. For Telegram ask @BotFather for a bot and set TELEGRAM_BOT_TOKEN (see .env.example); for WhatsApp set WHATSAPP_WEB=1 or the variables of the Cloud API',
  );
}
