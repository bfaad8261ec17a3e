import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { errorCode, type Logger } from '../values/logger.ts';
import { type Rates, ratesOf, settings } from './rates.ts';
import { Listeners, type Wake } from './wake.ts';

/** Wake-ups and rates, shared by all processes that use the same server. */
interface OverRedis {
  readonly wake: Wake;
  readonly rates: Rates;
  close(): Promise<void>;
}

const require = createRequire(import.meta.url);
const channel = 'suluh:wake';
/** Between the name of the process and the topics in one note. */
const separator = '\n';

/**
 * Returns at once. While the server cannot be reached each process goes on alone: its own parts still
 * wake each other, its rates are counted in memory, and the database is looked at every second anyway.
 */
export function openRedis(url: string, logger: Logger): OverRedis {
  // Loaded only where there is a server: it costs some megabytes.
  const { Redis }: typeof import('ioredis') = require('ioredis');
  const retryStrategy = (times: number) => Math.min(times * 100, 2000);
  const commands = new Redis(url, { retryStrategy, maxRetriesPerRequest: 0, enableOfflineQueue: false });
  const subscriber = new Redis(url, { retryStrategy, maxRetriesPerRequest: null });
  sayOnce(commands, logger);
  // The other connection has the same server and the same trouble.
  subscriber.on('error', () => undefined);
  return {
    wake: redisWake(commands, subscriber),
    rates: redisRates(commands),
    close: async () => {
      commands.disconnect();
      subscriber.disconnect();
    },
  };
}

/** One line when the server is lost and one when it is back, however often it is tried in between. */
function sayOnce(redis: Redis, logger: Logger): void {
  let lost = false;
  redis.on('error', (error: unknown) => {
    if (!lost) logger.warn({ error: errorCode(error) }, 'Redis cannot be reached; going on without it');
    lost = true;
  });
  redis.on('ready', () => {
    if (lost) logger.info({}, 'Redis is back');
    lost = false;
  });
}

function redisWake(commands: Redis, subscriber: Redis): Wake {
  const self = randomBytes(8).toString('hex');
  const listeners = new Listeners();
  const leaving = new Set<string>();

  const publish = () => {
    const note = [self, ...leaving].join(separator);
    leaving.clear();
    commands.publish(channel, note).catch(() => undefined);
  };

  subscriber.on('message', (_: string, note: string) => {
    const [sender, ...topics] = note.split(separator);
    if (sender !== self) for (const topic of topics) listeners.call(topic);
  });
  // What was said while the connection was away is not known: everybody looks.
  subscriber.on('ready', () => {
    for (const topic of listeners.topics()) listeners.call(topic);
  });
  subscriber.subscribe(channel).catch(() => undefined);

  return {
    notify: (topic) => {
      listeners.call(topic);
      if (leaving.size === 0) setImmediate(publish);
      leaving.add(topic);
    },
    subscribe: (topic, listener) => listeners.add(topic, listener),
  };
}

function redisRates(commands: Redis): Rates {
  return ratesOf(
    (rate) =>
      new RateLimiterRedis({
        ...settings(rate),
        storeClient: commands,
        rejectIfRedisNotReady: true,
        insuranceLimiter: new RateLimiterMemory(settings(rate)),
      }),
  );
}
