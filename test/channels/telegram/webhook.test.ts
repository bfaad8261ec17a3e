import type { Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TelegramChannel, TelegramOptions } from '../../../src/channels/telegram/telegram.ts';
import { startTelegram, type Telegram } from '../../stand-ins/telegram/telegram.ts';
import { channelFor, closeServer, Inbox, memoryLogger, serveWebhook, until } from './support.ts';

const secret = 'rahasia_123';
let tg: Telegram;
let inbox: Inbox;
let channel: TelegramChannel;
let server: Server;
let root: string;

async function begin(options: Partial<TelegramOptions> = {}) {
  channel = channelFor(tg, { webhookSecret: secret, ...options });
  ({ server, root } = await serveWebhook(channel));
}

beforeEach(async () => {
  tg = await startTelegram({ webhookRetryMs: 20 });
  inbox = new Inbox();
  await begin();
});
afterEach(async () => {
  await channel.stop();
  await closeServer(server);
  await tg.stop();
});

const update = (id = 1) => ({
  update_id: id,
  message: { message_id: 3, date: 100, chat: { id: 7, type: 'private' }, from: { id: 7 }, text: 'halo' },
});

async function post(body: string | object, headers: Record<string, string> = {}): Promise<number> {
  const answer = await fetch(`${root}/telegram/webhook`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'x-telegram-bot-api-secret-token': secret, ...headers },
  });
  await answer.arrayBuffer();
  return answer.status;
}

describe('the handler', () => {
  beforeEach(() => channel.start(inbox.accept));

  test.for<[label: string, given: string]>([
    ['no secret', ''],
    ['a wrong one', 'rahasia_124'],
    ['its beginning', 'rahasia'],
    ['more than it', `${secret}4`],
  ])('%s → 401, nothing stored', async ([, given]) => {
    expect(await post(update(), { 'x-telegram-bot-api-secret-token': given })).toBe(401);
    expect(inbox.offered).toEqual([]);
  });

  test('no header at all → 401', async () => {
    const answer = await fetch(`${root}/telegram/webhook`, {
      method: 'POST',
      body: JSON.stringify(update()),
    });
    expect(answer.status).toBe(401);
  });

  test.for<[label: string, body: string | object, status: number]>([
    ['an update', update(), 200],
    ['an unknown kind of update', { update_id: 2, hologram: {} }, 200],
    ['no update', { hello: 1 }, 200],
    ['a null', 'null', 200],
    ['malformed JSON', '{"update_id": 3', 400],
    ['nothing', '', 400],
    ['more than 1 MB', 'x'.repeat(1024 * 1024 + 1), 413],
  ])('%s → %i', async ([, body, status]) => {
    expect(await post(body)).toBe(status);
  });

  test('a GET with the secret → 405', async () => {
    const headers = { 'x-telegram-bot-api-secret-token': secret };
    expect((await fetch(`${root}/telegram/webhook`, { headers })).status).toBe(405);
  });

  test('a body without a length over 1 MB → 413', async () => {
    const stream = new ReadableStream({
      start(controller) {
        for (let n = 0; n < 20; n += 1) controller.enqueue(Buffer.alloc(64 * 1024, 'x'));
        controller.close();
      },
    });
    const headers = { 'x-telegram-bot-api-secret-token': secret };
    const request: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      body: stream,
      headers,
      duplex: 'half',
    };
    expect((await fetch(`${root}/telegram/webhook`, request)).status).toBe(413);
  });

  test('a caller who hangs up in the middle harms nobody', async () => {
    const { port, hostname } = new URL(root);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST / HTTP/1.1\r\nhost: x\r\nx-telegram-bot-api-secret-token: ${secret}\r\ncontent-length: 900\r\n\r\n{`,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.resetAndDestroy();
    expect(await post(update())).toBe(200);
  });

  test('answers only after the message is stored', async () => {
    let release = () => {};
    inbox.before = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    let answered = false;
    const posting = post(update()).then((status) => {
      answered = true;
      return status;
    });
    await until('offered', () => inbox.offered.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(answered).toBe(false);
    release();
    expect(await posting).toBe(200);
    expect(inbox.texts).toEqual(['halo']);
  });

  test('what could not be stored → 500, and the operator is told', async () => {
    await until('connected', () => channel.status().state === 'ready');
    inbox.failures = 1;
    expect(await post(update())).toBe(500);
    expect(channel.status()).toMatchObject({ state: 'degraded' });
    expect(await post(update())).toBe(200);
    expect(channel.status().state).toBe('ready');
  });

  test('the same update twice has the same key', async () => {
    await post(update());
    await post(update());
    expect(inbox.offered).toHaveLength(2);
    expect(inbox.stored).toHaveLength(1);
  });
});

test('before the start and after the stop nothing is taken', async () => {
  expect(await post(update())).toBe(500);
  channel.start(inbox.accept);
  expect(await post(update())).toBe(200);
  await channel.stop();
  expect(await post(update(2))).toBe(500);
});

test('the stop waits for what is being stored', async () => {
  channel.start(inbox.accept);
  inbox.before = () => new Promise((resolve) => setTimeout(resolve, 200));
  const posting = post(update());
  await until('offered', () => inbox.offered.length === 1);
  await channel.stop();
  expect(inbox.texts).toEqual(['halo']);
  expect(await posting).toBe(200);
});

describe('with Telegram', () => {
  test('registers itself below PUBLIC_URL, receives, never polls', async () => {
    const publicUrl = root;
    const listening = channel;
    channel = channelFor(tg, { webhookSecret: secret, publicUrl });
    channel.start(inbox.accept);
    await until('registered', () => tg.webhookUrl === `${publicUrl}/telegram/webhook`);
    expect(tg.callsOf('setWebhook')[0]?.values).toMatchObject({
      secret_token: secret,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'inline_query', 'my_chat_member'],
      max_connections: 40,
      drop_pending_updates: false,
    });
    listening.start(inbox.accept);
    tg.user(1).says('halo');
    await until('stored', () => inbox.texts.length === 1);
    await until('taken', () => tg.unconfirmed === 0);
    expect(tg.callsOf('getUpdates')).toEqual([]);
    await listening.stop();
  });

  test('without PUBLIC_URL it registers nothing and says so', async () => {
    channel.start(inbox.accept);
    await until('ready', () => channel.status().state === 'ready');
    expect(channel.status().note).toMatch(/PUBLIC_URL is not set/);
    expect(tg.callsOf('setWebhook')).toEqual([]);
    expect(tg.callsOf('deleteWebhook')).toEqual([]);
  });

  test('a PUBLIC_URL that Telegram refuses is named', async () => {
    const { logger, lines } = memoryLogger();
    const other = channelFor(tg, { webhookSecret: secret, publicUrl: 'http://suluh.example', logger });
    other.start(inbox.accept);
    await until('down', () => other.status().state === 'down');
    expect(other.status().note).toMatch(/PUBLIC_URL must be an https address/);
    await other.stop();
    expect(lines.join('\n')).not.toContain(secret);
  });

  test('what was not stored is posted again until it is, in order for one person', async () => {
    channel.start(inbox.accept);
    tg.setWebhook(`${root}/telegram/webhook`, secret);
    inbox.failures = 3;
    for (const word of ['satu', 'dua', 'tiga']) tg.user(1).says(word);
    await until('all', () => tg.unconfirmed === 0);
    expect(inbox.texts).toEqual(['satu', 'dua', 'tiga']);
    expect(tg.webhookStatuses.filter((status) => status === 500)).toHaveLength(3);
  });

  test('a repeated post is harmless', async () => {
    channel.start(inbox.accept);
    tg.setWebhook(`${root}/telegram/webhook`, secret);
    const id = tg.user(1).says('halo') ?? 0;
    await until('taken', () => tg.unconfirmed === 0);
    tg.repeat(id);
    await until('taken again', () => inbox.offered.length === 2);
    expect(inbox.stored).toHaveLength(1);
  });

  test('a press is answered', async () => {
    channel.start(inbox.accept);
    tg.setWebhook(`${root}/telegram/webhook`, secret);
    await tg.user(1).pressesForged('p:q:a').answered();
    expect(inbox.stored[0]?.input.kind).toBe('choice');
  });
});
