import { Router } from 'express';
import type { Registry } from 'prom-client';
import type { ChannelStatus } from '../channels/channel.ts';

/** What an operator or a monitor wants to know. Times are milliseconds since 1970. */
export interface HealthFacts {
  readonly startedAt: number;
  /** Work that waits, by name (inbox, outbox, jobs, timers); `oldest` is when the longest waiting began. */
  readonly queues: Readonly<Record<string, { readonly waiting: number; readonly oldest?: number }>>;
  readonly channels: Readonly<Record<string, ChannelStatus>>;
  /** When things last happened: a backup, a sweep, an import. */
  readonly last: Readonly<Record<string, number>>;
}

export interface HealthDeps {
  readonly facts: () => Promise<HealthFacts>;
  /** Whether work can be taken: the database answers and nothing is being stopped. */
  readonly ready: () => Promise<boolean>;
  readonly metrics: Registry;
  readonly now: () => number;
}

/**
 * `/health` gives ages in seconds and leaves the judgement to the reader; `/ready` says 200 or 503;
 * `/metrics` is for Prometheus. None of them tells a text, a name or an address.
 */
export function healthRoutes(deps: HealthDeps): Router {
  const router = Router();
  router.use(['/health', '/ready', '/metrics'], (_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  router.get('/health', async (_request, response) => {
    const facts = await inTime(deps.facts()).catch(() => null);
    if (facts) response.json(inAges(facts, deps.now()));
    else response.status(503).json({ database: 'no answer' });
  });
  router.get('/ready', async (_request, response) => {
    const ready = await inTime(deps.ready()).catch(() => false);
    response
      .status(ready ? 200 : 503)
      .type('text/plain')
      .send(ready ? 'ready\n' : 'not ready\n');
  });
  router.get('/metrics', async (_request, response) => {
    const text = await deps.metrics.metrics();
    response.set('content-type', deps.metrics.contentType).send(text);
  });
  return router;
}

/** Whoever watches asks again soon: a database that is locked is an answer too, and an early one. */
const answerWithinMs = 2000;

async function inTime<T>(answer: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('no answer in time')), answerWithinMs);
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

function inAges(facts: HealthFacts, now: number): unknown {
  const age = (time: number) => Math.max(0, Math.round((now - time) / 100) / 10);
  return {
    uptimeSeconds: age(facts.startedAt),
    queues: mapValues(facts.queues, ({ waiting, oldest }) => ({
      waiting,
      oldestSeconds: oldest === undefined ? null : age(oldest),
    })),
    channels: mapValues(facts.channels, ({ state, note, lastSeen }) => ({
      state,
      ...(note === undefined ? {} : { note }),
      lastSeenSeconds: lastSeen === undefined ? null : age(lastSeen),
    })),
    lastSeconds: mapValues(facts.last, age),
  };
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
