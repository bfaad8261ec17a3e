import { afterEach, describe, expect, it } from 'vitest';
import { openShared, type Shared } from '../../src/shared/shared.ts';
import { recordingLogger, silent } from '../support/logger.ts';
import { describeWithRedis } from '../support/redis.ts';
import { until } from '../support/until.ts';

/** What must hold with and without Redis. */
function contract(open: () => Shared): void {
  const opened: Shared[] = [];
  const fresh = () => {
    const shared = open();
    opened.push(shared);
    return shared;
  };
  afterEach(async () => {
    for (const shared of opened.splice(0)) await shared.close();
  });

  it('wakes those who listen to the topic, and nobody else', async () => {
    const { wake } = fresh();
    const heard: string[] = [];
    wake.subscribe('a', () => heard.push('first'));
    wake.subscribe('a', () => heard.push('second'));
    wake.subscribe('b', () => heard.push('other'));
    wake.notify('a');
    await until(() => heard.length >= 2);
    expect(heard.sort()).toEqual(['first', 'second']);
  });

  it('stops when the subscription ends', async () => {
    const { wake } = fresh();
    let heard = 0;
    const end = wake.subscribe('a', () => heard++);
    wake.notify('a');
    await until(() => heard === 1);
    end();
    wake.notify('a');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(heard).toBe(1);
  });

  it('gives as many points as there are, then says how long to wait', async () => {
    const { rates } = fresh();
    const rate = { points: 3, perMs: 400 };
    const waits = [];
    for (let n = 0; n < 5; n++) waits.push(await rates.take('chat', rate));
    expect(waits.slice(0, 3)).toEqual([0, 0, 0]);
    for (const wait of waits.slice(3)) {
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(400);
    }
    expect(await rates.take('other chat', rate)).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 450));
    expect(await rates.take('chat', rate)).toBe(0);
  });
}

describe('shared within one process', () => contract(() => openShared(undefined, silent)));

describeWithRedis('shared through Redis', (server) => {
  contract(() => openShared(server.url(), silent));

  const ready = async (shared: Shared, other: Shared) => {
    let heard = false;
    const end = other.wake.subscribe('ready', () => {
      heard = true;
    });
    await until(() => {
      shared.wake.notify('ready');
      return heard;
    });
    end();
  };

  it('wakes other processes and counts with them', async () => {
    const one = openShared(server.url(), silent);
    const other = openShared(server.url(), silent);
    await ready(one, other);
    let heard = 0;
    other.wake.subscribe('inbox', () => heard++);
    one.wake.notify('inbox');
    await until(() => heard === 1);
    const rate = { points: 1, perMs: 60_000 };
    expect(await one.rates.take('both', rate)).toBe(0);
    expect(await other.rates.take('both', rate)).toBeGreaterThan(0);
    await one.close();
    await other.close();
  });

  it('goes on alone while the server is away, says so once, and comes back', async () => {
    const logger = recordingLogger();
    const one = openShared(server.url(), logger);
    const other = openShared(server.url(), silent);
    await ready(one, other);
    await server.stop();
    await until(() => logger.lines.length > 0);
    let heard = 0;
    one.wake.subscribe('inbox', () => heard++);
    one.wake.notify('inbox');
    expect(heard).toBe(1);
    const rate = { points: 1, perMs: 60_000 };
    expect(await one.rates.take('alone', rate)).toBe(0);
    expect(await one.rates.take('alone', rate)).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(logger.lines).toHaveLength(1);

    await server.restart();
    await until(() => logger.lines.length === 2);
    await ready(one, other);
    expect(heard).toBeGreaterThan(1);
    expect(logger.lines.map((line) => line.split(' ')[0])).toEqual(['warn', 'info']);
    await one.close();
    await other.close();
  });

  it('starts without a server', async () => {
    const logger = recordingLogger();
    const shared = openShared('redis://127.0.0.1:1', logger);
    expect(await shared.rates.take('a', { points: 1, perMs: 1000 })).toBe(0);
    shared.wake.notify('a');
    await until(() => logger.lines.length === 1);
    await shared.close();
  });
});
