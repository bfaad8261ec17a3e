import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { type App, createApp } from './app.ts';
import { webhookPath } from './channels/telegram/webhook.ts';
import type { Config } from './config.ts';
import { createHttp, type Http } from './http/server.ts';
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
  const app = await createApp({ config, logger });
  let stopping = false;
  const http = createServer(app, logger, startedAt, () => !stopping);
  let port: number;
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

function createServer(app: App, logger: Logger, startedAt: number, running: () => boolean): Http {
  const { store, world, telegram } = app;
  const now = Date.now;
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  new Gauge({
    name: 'suluh_queue_waiting',
    help: 'Pieces of work that wait, by queue',
    labelNames: ['queue'],
    registers: [metrics],
    async collect() {
      for (const [queue, { waiting }] of Object.entries(await queuesOf(store, now())))
        this.set({ queue }, waiting);
    },
  });
  return createHttp({
    talk: app.web,
    rates: app.rates,
    hashAddress: (address) => store.seal.blindText('address', address),
    texts: world.texts,
    lines: world.lines,
    checkAgency: (query, language) => {
      const answer = world.agencies.answer(world.agencies.check(query), now(), language);
      return {
        text: world.texts.t(language, answer.key, answer.params),
        ...(answer.choices ? { choices: answer.choices } : {}),
      };
    },
    webhooks: telegram?.webhook ? [{ path: webhookPath, handle: telegram.webhook }] : [],
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
  if (config.telegram) return;
  logger.info(
    'only the web chat is on. For Telegram ask @BotFather for a bot and set TELEGRAM_BOT_TOKEN (see .env.example); WhatsApp comes with a later version',
  );
}
