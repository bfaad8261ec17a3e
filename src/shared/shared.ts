import type { Logger } from '../values/logger.ts';
import { localRates, type Rates } from './rates.ts';
import { openRedis } from './redis.ts';
import { localWake, type Wake } from './wake.ts';

/** What processes share besides the database. Nothing that matters is in it. */
export interface Shared {
  readonly wake: Wake;
  readonly rates: Rates;
  close(): Promise<void>;
}

/** Through Redis when there is one, else within this process. Never waits for a server. */
export function openShared(redisUrl: string | undefined, logger: Logger): Shared {
  if (redisUrl) return openRedis(redisUrl, logger);
  return { wake: localWake(), rates: localRates(), close: () => Promise.resolve() };
}
