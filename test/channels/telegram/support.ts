import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Accept } from '../../../src/channels/channel.ts';
import type { Pace } from '../../../src/channels/telegram/pace.ts';
import {
  createTelegram,
  type TelegramChannel,
  type TelegramOptions,
} from '../../../src/channels/telegram/telegram.ts';
import type { Incoming } from '../../../src/conversation/input.ts';
import type { Telegram } from '../../stand-ins/telegram/telegram.ts';

/** Waits short enough for tests. */
export const quick: Partial<Pace> = {
  firstRetryMs: 20,
  longestRetryMs: 100,
  tokenRetryMs: 100,
  conflictRetryMs: 50,
  callMs: 2000,
};

/** A logger that keeps its lines, so that a test can look for what must not be there. */
export function memoryLogger() {
  const lines: string[] = [];
  const write = (detail: object, text: string) => void lines.push(`${JSON.stringify(detail)} ${text}`);
  return { lines, logger: { info: write, warn: write } };
}

export function channelFor(tg: Telegram, options: Partial<TelegramOptions> = {}): TelegramChannel {
  const { logger } = memoryLogger();
  const pace = { ...quick, ...options.pace };
  return createTelegram({
    token: tg.token,
    apiRoot: tg.apiRoot,
    commands: [],
    logger,
    now: Date.now,
    ...options,
    pace,
  });
}

/** An inbox in memory: repeats are ignored by key, as the real one does. */
export class Inbox {
  readonly stored: Incoming[] = [];
  /** Every key that was offered, repeats too. */
  readonly offered: string[] = [];
  /** That many batches cannot be stored. */
  failures = 0;
  /** Runs before a batch is stored. */
  before: () => Promise<void> = async () => {};

  readonly accept: Accept = async (batch) => {
    this.offered.push(...batch.map((one) => one.key));
    await this.before();
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('disk full');
    }
    for (const one of batch) if (!this.stored.some((known) => known.key === one.key)) this.stored.push(one);
  };

  get texts(): string[] {
    return this.stored.flatMap(({ input }) => (input.kind === 'text' ? [input.text] : []));
  }
}

/** Waits until something is so; fails with `what` when it never is. */
export async function until(what: string, so: () => boolean, timeoutMs = 5000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!so()) {
    if (Date.now() > end) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A web server with the channel's webhook and nothing else. */
export async function serveWebhook(channel: TelegramChannel): Promise<{ server: Server; root: string }> {
  const server = createServer((request, response) => void channel.webhook?.(request, response));
  return { server, root: await listening(server) };
}

/** Lets a server listen on a free port; returns its address. */
export async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return `http://127.0.0.1:${address.port}`;
}

export async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
