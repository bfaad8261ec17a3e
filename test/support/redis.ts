import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { skipOrFail } from './missing.ts';
import { freePort } from './postgres.ts';

/** A Redis server of one test file. */
export interface RedisServer {
  readonly url: () => string;
  stop(): Promise<void>;
  /** The same port again, empty. */
  restart(): Promise<void>;
}

/** Runs the suite with a Redis server of its own; skipped with the reason where there is none. */
export function describeWithRedis(name: string, suite: (server: RedisServer) => void): void {
  if (spawnSync('redis-server', ['--version']).error) {
    skipOrFail(name, 'no redis-server; install it with: apt-get install redis-server');
    return;
  }
  describe(name, () => {
    let folder = '';
    let port = 0;
    let running: ChildProcess | undefined;
    const stop = async () => {
      const child = running;
      running = undefined;
      if (!child || child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    };
    const restart = async () => {
      running = await start(port, folder);
    };
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'suluh-redis-'));
      port = await freePort();
      await restart();
    });
    afterAll(async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    });
    suite({ url: () => `redis://127.0.0.1:${port}`, stop, restart });
  });
}

function start(port: number, folder: string): Promise<ChildProcess> {
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  const child = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'ignore'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
    child.stdout.on('data', (text: Buffer) => {
      if (text.includes('Ready to accept connections')) resolve(child);
    });
  });
}
