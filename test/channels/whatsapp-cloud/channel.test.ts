import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SendError } from '../../../src/channels/channel.ts';
import type { StatusUpdate } from '../../../src/channels/whatsapp-cloud/parse.ts';
import { messageMark } from '../../../src/channels/whatsapp-cloud/parse.ts';
import {
  createWhatsappCloud,
  type WhatsappCloudChannel,
  type WhatsappCloudOptions,
} from '../../../src/channels/whatsapp-cloud/whatsapp-cloud.ts';
import type { Incoming } from '../../../src/conversation/input.ts';
import type { Message } from '../../../src/values/message.ts';
import { startWhatsappCloud, type WhatsappCloud } from '../../stand-ins/whatsapp-cloud/whatsapp-cloud.ts';
import { recordingLogger } from '../../support/logger.ts';
import { picture } from '../../support/picture.ts';
import { until } from '../../support/until.ts';

let wa: WhatsappCloud;
let server: Server;
let channel: WhatsappCloudChannel;
let taken: Incoming[];
let statuses: StatusUpdate[];
let logger: ReturnType<typeof recordingLogger>;
let storing: () => Promise<void>;

/** The channel behind a real socket, with nothing behind it but lists. */
function make(more: Partial<WhatsappCloudOptions> = {}): WhatsappCloudChannel {
  const { settings } = wa;
  return createWhatsappCloud({
    token: settings.WHATSAPP_CLOUD_TOKEN ?? '',
    phoneId: settings.WHATSAPP_CLOUD_PHONE_ID ?? '',
    appSecret: settings.WHATSAPP_CLOUD_APP_SECRET ?? '',
    verifyToken: settings.WHATSAPP_CLOUD_VERIFY_TOKEN ?? '',
    apiRoot: wa.apiRoot,
    template: { name: 'ada_kabar', language: 'id' },
    listButton: 'Lihat pilihan',
    onStatus: async (updates) => void statuses.push(...updates),
    logger,
    now: Date.now,
    pace: { checkMs: 50, callMs: 1000 },
    ...more,
  });
}

beforeEach(async () => {
  wa = await startWhatsappCloud({ retryMs: 20 });
  logger = recordingLogger();
  taken = [];
  statuses = [];
  storing = () => Promise.resolve();
  channel = make();
  channel.start(async (batch) => {
    await storing();
    taken.push(...batch);
  });
  server = createServer((request, response) => {
    channel.webhook(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  wa.posts.url = `http://127.0.0.1:${port}/whatsapp/webhook`;
});
afterEach(async () => {
  await channel.stop();
  server.closeAllConnections();
  server.close();
  await wa.stop();
});

const none = () => Promise.resolve(Buffer.alloc(0));
const send = (chat: string, message: Message) => channel.send(chat, message, none);
const refusal = (sending: Promise<unknown>) =>
  sending.then(
    () => null,
    (error: unknown) => (error instanceof SendError ? error : null),
  );
const text = (id: string, body = 'halo') => ({
  from: '6281200000001',
  id,
  timestamp: '1',
  type: 'text',
  text: { body },
});
const post = (...messages: object[]) =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ changes: messages.map((message) => ({ field: 'messages', value: wa.value(message) })) }],
  });

describe('the webhook', () => {
  it('is verified by its token only', async () => {
    const ask = (query: string) => fetch(`${wa.posts.url}?${query}`);
    const right = await ask('hub.mode=subscribe&hub.challenge=77&hub.verify_token=stand-in-verify');
    expect([right.status, await right.text(), right.headers.get('content-type')]).toEqual([
      200,
      '77',
      'text/plain; charset=utf-8',
    ]);
    for (const query of [
      '',
      'hub.mode=subscribe&hub.challenge=77',
      'hub.mode=subscribe&hub.challenge=77&hub.verify_token=x',
      'hub.mode=x&hub.verify_token=stand-in-verify',
    ])
      expect((await ask(query)).status).toBe(403);
  });

  it('cannot be verified where no token is set', async () => {
    channel = make({ verifyToken: undefined } as object);
    const query = 'hub.mode=subscribe&hub.challenge=77&hub.verify_token=';
    expect((await fetch(`${wa.posts.url}?${query}`)).status).toBe(403);
  });

  it.each<
    [
      label: string,
      body: () => string | Buffer,
      signature: (body: string | Buffer) => string | undefined,
      status: number,
    ]
  >([
    ['without a signature', () => post(text('a')), () => undefined, 401],
    ['with an empty one', () => post(text('a')), () => '', 401],
    ['with one of another body', () => post(text('a')), () => wa.posts.sign('{}'), 401],
    [
      'with one of the older kind',
      () => post(text('a')),
      (body) => wa.posts.sign(body).replace('sha256', 'sha1'),
      401,
    ],
    ['with one in capitals', () => post(text('a')), (body) => wa.posts.sign(body).toUpperCase(), 401],
    [
      'cut off after it was signed',
      () => post(text('a')).slice(0, -20),
      () => wa.posts.sign(post(text('a'))),
      401,
    ],
    ['of more than 3 MB', () => Buffer.alloc(3 * 1024 * 1024 + 1, 32), (body) => wa.posts.sign(body), 413],
    ['that is no JSON', () => '{"object":', (body) => wa.posts.sign(body), 400],
    ['that is JSON and nothing else', () => '[]', (body) => wa.posts.sign(body), 400],
    [
      'of an object that is not ours',
      () => '{"object":"page","entry":[]}',
      (body) => wa.posts.sign(body),
      200,
    ],
    [
      'for another number',
      () => post(text('a')).replace('106540352242922', '999999'),
      (body) => wa.posts.sign(body),
      200,
    ],
  ])('takes nothing of a post %s', async (_label, body, signature, status) => {
    const bytes = body();
    expect(await wa.posts.raw(bytes, signature(bytes))).toBe(status);
    expect(taken).toEqual([]);
    expect(logger.lines.join()).not.toContain('halo');
  });

  it('takes a large post, and bytes that are not ASCII', async () => {
    const body = post(text('a', `é ꦗ ${'x'.repeat(2_000_000)}`));
    expect(await wa.posts.raw(body, wa.posts.sign(body))).toBe(200);
    expect(taken).toHaveLength(1);
  });

  it('answers only once it is stored, and otherwise lets it come again', async () => {
    let fails = 2;
    storing = async () => {
      fails -= 1;
      if (fails >= 0) throw new Error('disk full');
    };
    wa.user('6281200000001').says('halo');
    await until(() => taken.length > 0);
    await until(() => wa.posts.statuses.length === 3);
    expect(wa.posts.statuses).toEqual([500, 500, 200]);
    expect(taken).toHaveLength(1);
  });

  it('gives a message that comes twice the same key, and keeps what comes late in its own time', async () => {
    wa.posts.copies = 2;
    wa.user('6281200000001').says('halo');
    await until(() => taken.length === 2);
    expect(new Set(taken.map(({ key }) => key)).size).toBe(1);
  });

  it('takes many entries of one post at once', async () => {
    wa.posts.hold();
    for (const phone of ['6281200000001', '6281200000002', '6281200000003']) wa.user(phone).says('halo');
    wa.tells('wamid.unknown', 'read');
    await wa.posts.release('batch');
    expect(taken.map(({ sender }) => sender)).toEqual(['6281200000001', '6281200000002', '6281200000003']);
    expect(statuses).toMatchObject([{ id: messageMark('wamid.unknown'), status: 'read' }]);
  });

  it('shows that a message has come, only once it is stored', async () => {
    let go: () => void = () => undefined;
    storing = () =>
      new Promise((resolve) => {
        go = resolve;
      });
    wa.user('6281200000001').says('halo');
    const marks = () => wa.calls.filter(({ body }) => JSON.stringify(body ?? '').includes('"status":"read"'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(marks()).toEqual([]);
    go();
    await until(() => marks().length === 1);
    expect(marks()[0]?.body).toMatchObject({ typing_indicator: { type: 'text' } });
  });

  it('takes nothing while it is being stopped', async () => {
    await channel.stop();
    const body = post(text('a'));
    expect(await wa.posts.raw(body, wa.posts.sign(body))).toBe(500);
  });
});

describe('sending', () => {
  it('reaches a number by `to` and somebody who hides theirs by `recipient`', async () => {
    const siti = wa.user('6281200000001');
    const hidden = wa.user({ userId: 'ID.99' });
    siti.says('a');
    hidden.says('b');
    await until(() => taken.length === 2);
    for (const { chat } of taken) await send(chat, { text: 'halo' });
    expect(await siti.receives(/halo/)).toMatchObject({ by: 'to' });
    expect(await hidden.receives(/halo/)).toMatchObject({ by: 'recipient' });
  });

  it('sends a picture with its words, a document with its name, and a voice', async () => {
    const siti = wa.user('6281200000001');
    siti.says('a');
    const bytes = await picture();
    const read = async ({ kind }: { kind: string }) =>
      kind === 'photo' ? bytes : kind === 'voice' ? Buffer.from('OggS…') : Buffer.from('%PDF-1.7');
    const attachments = (['document', 'voice', 'photo'] as const).map((kind) => ({
      kind,
      source: { media: kind },
      fileName: `a"b\n.${kind}`,
    }));
    await channel.send('6281200000001', { text: 'ini', attachments }, read);
    expect(await siti.receives()).toMatchObject({
      type: 'document',
      fileName: 'ab.document',
      file: { mime: 'application/pdf' },
    });
    expect(await siti.receives()).toMatchObject({ type: 'audio', file: { mime: 'audio/ogg' } });
    expect(await siti.receives()).toMatchObject({
      type: 'image',
      text: 'ini',
      file: { mime: 'image/jpeg', bytes },
    });
  });

  it('re-sends pictures and words as its own message: nothing is forwarded, nobody is named', async () => {
    const siti = wa.user('6281200000001');
    siti.says('a');
    const bytes = await picture();
    const attachments = [{ kind: 'photo', source: { media: 'm1' } }] as const;
    await channel.send('6281200000001', { text: 'ini', attachments }, async () => bytes);
    const seen = await siti.receives();
    expect(seen).toMatchObject({ type: 'image', text: 'ini' });
    expect(JSON.stringify([seen, ...wa.calls])).not.toMatch(/forward|"context"|m1/);
  });

  it('goes on where it stopped after a failure half-way', async () => {
    const siti = wa.user('6281200000001');
    siti.says('a');
    const message: Message = {
      text: `${'kata '.repeat(300)}\n\nMau apa?`,
      prompt: 'p',
      choices: [{ id: 'a', label: 'Ya' }],
    };
    await send('6281200000001', { text: 'pertama' });
    wa.fails(131_056, { after: 1 });
    const first = await refusal(send('6281200000001', message));
    expect(first?.kind).toBe('retry');
    await send('6281200000001', message);
    expect(siti.inbox.filter(({ type }) => type === 'text')).toHaveLength(2);
    expect(siti.inbox.filter(({ type }) => type === 'interactive button')).toHaveLength(1);
  });

  it.each<[code: number | 'timeout' | 'reset' | 'garbage', kind: string]>([
    [131047, 'closed'],
    [131056, 'retry'],
    [130429, 'retry'],
    [80007, 'retry'],
    [131026, 'gone'],
    [131051, 'rejected'],
    [500, 'retry'],
    ['garbage', 'retry'],
    ['reset', 'retry'],
    ['timeout', 'retry'],
  ])('says what %s means: %s', async (code, kind) => {
    wa.user('6281200000001').says('a');
    wa.fails(code);
    const error = await refusal(send('6281200000001', { text: 'rahasia' }));
    expect(error?.kind).toBe(kind);
    expect(`${error?.message} ${logger.lines.join()}`).not.toMatch(/rahasia|6281200000001|EAA/);
  });

  it('waits as long as Meta says', async () => {
    wa.user('6281200000001').says('a');
    wa.fails(130429, { retryAfter: 9 });
    expect((await refusal(send('6281200000001', { text: 'x' })))?.retryAfterMs).toBe(9000);
  });

  it('is down with a plain note while Meta refuses the token, and back by itself', async () => {
    await until(() => channel.status().state === 'ready');
    wa.user('6281200000001').says('a');
    wa.fails(190);
    expect((await refusal(send('6281200000001', { text: 'x' })))?.kind).toBe('retry');
    expect(channel.status()).toMatchObject({
      state: 'down',
      note: expect.stringMatching(/WHATSAPP_CLOUD_TOKEN/),
    });
    await until(() => channel.status().state === 'ready');
  });

  it('says that Meta cannot be reached', async () => {
    const alone = make({ apiRoot: 'http://127.0.0.1:1' });
    alone.start(() => Promise.resolve());
    await until(() => alone.status().state === 'degraded');
    expect(alone.status().note).toMatch(/cannot be reached/);
    await alone.stop();
  });

  it('invites by the template, which holds no words of ours', async () => {
    const siti = wa.user('6281200000001');
    await channel.window?.invite?.('6281200000001');
    expect(await siti.receives()).toMatchObject({ type: 'template', template: 'ada_kabar', text: '' });
    expect(make({ template: undefined } as object).window?.invite).toBeUndefined();
  });
});

describe('fetching', () => {
  const limit = 1000;
  const fetch = (ref: string) => channel.fetchMedia({ ref }, limit);

  it('takes two steps, and brings the bytes', async () => {
    const id = wa.world.put(Buffer.from('isi'), 'image/jpeg');
    expect((await fetch(id)).toString()).toBe('isi');
  });

  it.each<
    [
      label: string,
      size: number,
      change: (file: { statedSize?: number; gone: boolean }) => void,
      kind: string,
    ]
  >([
    [
      'gone',
      3,
      (file) => {
        file.gone = true;
      },
      'gone',
    ],
    ['larger than the limit', 1001, () => undefined, 'rejected'],
    [
      'larger than stated',
      5000,
      (file) => {
        file.statedSize = 10;
      },
      'rejected',
    ],
  ])('a file that is %s', async (_label, size, change, kind) => {
    const id = wa.world.put(Buffer.alloc(size, 1), 'image/jpeg');
    const file = wa.world.files.get(id);
    if (file) change(file);
    expect((await refusal(fetch(id)))?.kind).toBe(kind);
  });

  it('a file that nobody knows, and an id that would leave its path', async () => {
    expect((await refusal(fetch('12345')))?.kind).toBe('gone');
    expect((await refusal(fetch('../../me')))?.kind).toBe('gone');
  });

  it('never hands the token to a foreign machine', async () => {
    const foreign = createServer((request, response) => {
      seen.push(request.headers.authorization ?? '');
      response.end('x');
    });
    const seen: string[] = [];
    foreign.listen(0, 'localhost');
    await once(foreign, 'listening');
    const { port } = foreign.address() as AddressInfo;
    const liar = createServer((_, response) =>
      response.end(JSON.stringify({ url: `http://localhost:${port}/x`, file_size: 1 })),
    );
    liar.listen(0, '127.0.0.1');
    await once(liar, 'listening');
    const tricked = make({ apiRoot: `http://127.0.0.1:${(liar.address() as AddressInfo).port}` });
    expect((await refusal(tricked.fetchMedia({ ref: '1' }, limit)))?.kind).toBe('gone');
    expect(seen).toEqual([]);
    foreign.close();
    liar.close();
  });
});
