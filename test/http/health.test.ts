import { Counter, Registry } from 'prom-client';
import { afterEach, expect, test } from 'vitest';
import type { HealthDeps } from '../../src/http/health.ts';
import { type Stage, stage } from './stage.ts';

let open: Stage | undefined;
afterEach(() => open?.close());

async function start(over: Partial<HealthDeps>): Promise<Stage> {
  open = await stage(undefined, {
    health: {
      facts: async () => ({ startedAt: 0, queues: {}, channels: {}, last: {} }),
      ready: async () => true,
      metrics: new Registry(),
      now: () => 100_000,
      ...over,
    },
  });
  return open;
}

test('health gives ages in seconds', async () => {
  const server = await start({
    facts: async () => ({
      startedAt: 40_000,
      queues: { inbox: { waiting: 3, oldest: 97_500 }, outbox: { waiting: 0 } },
      channels: {
        telegram: { state: 'down', note: 'The token is refused.', lastSeen: 90_000 },
        web: { state: 'ready' },
      },
      last: { backup: 10_000 },
    }),
  });
  const health = await server.get('/health');
  expect(health.headers.get('cache-control')).toBe('no-store');
  expect(health.body).toEqual({
    uptimeSeconds: 60,
    queues: { inbox: { waiting: 3, oldestSeconds: 2.5 }, outbox: { waiting: 0, oldestSeconds: null } },
    channels: {
      telegram: { state: 'down', note: 'The token is refused.', lastSeenSeconds: 10 },
      web: { state: 'ready', lastSeenSeconds: null },
    },
    lastSeconds: { backup: 90 },
  });
});

test('a database that does not answer is 503, not a crash', async () => {
  const server = await start({
    facts: () => Promise.reject(new Error('gone')),
    ready: () => Promise.reject(new Error('gone')),
  });
  expect((await server.get('/health')).status).toBe(503);
  expect((await server.get('/ready')).status).toBe(503);
});

test('ready says yes or no', async () => {
  let ready = false;
  const server = await start({ ready: async () => ready });
  expect((await server.get('/ready')).status).toBe(503);
  ready = true;
  expect((await server.get('/ready')).status).toBe(200);
});

test('metrics come in the form of Prometheus', async () => {
  const metrics = new Registry();
  new Counter({ name: 'suluh_messages_total', help: 'Messages', registers: [metrics] }).inc(7);
  const answer = await (await start({ metrics })).get('/metrics');
  expect(answer.headers.get('content-type')).toContain('text/plain');
  expect(answer.body).toContain('suluh_messages_total 7');
});
