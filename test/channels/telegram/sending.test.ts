import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ReadAttachment, SendError } from '../../../src/channels/channel.ts';
import type { TelegramChannel } from '../../../src/channels/telegram/telegram.ts';
import type { Incoming, RemoteMedia } from '../../../src/conversation/input.ts';
import type { Attachment, Message } from '../../../src/conversation/message.ts';
import { startTelegram, type Telegram, type User } from '../../stand-ins/telegram/telegram.ts';
import { channelFor, closeServer, Inbox, listening, until } from './support.ts';

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('\r\n--boundary\r\n')]);
const photo: Attachment = { kind: 'photo', source: { media: 'm1' } };
const paper: Attachment = {
  kind: 'document',
  source: { file: 'x' },
  fileName: 'ringkasan "1";\r\nkasus.pdf',
};
const voice: Attachment = { kind: 'voice', source: { media: 'm2' } };
const read: ReadAttachment = async (attachment) =>
  attachment.kind === 'photo' ? png : Buffer.from(attachment.kind);

let tg: Telegram;
let channel: TelegramChannel;
let siti: User;

beforeAll(async () => {
  tg = await startTelegram();
  channel = channelFor(tg, { pace: { callMs: 300, fileMs: 1000 } });
  siti = tg.user(1);
  siti.says('halo');
});
afterAll(async () => {
  await channel.stop();
  await tg.stop();
});
afterEach(() => {
  tg.heals();
  siti.readsAll();
});

const send = (message: Message, chat = '1') => channel.send(chat, message, read);

async function refusal(sending: Promise<unknown>): Promise<SendError> {
  const error: unknown = await sending.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof SendError) return error;
  throw new Error(`no SendError: ${String(error)}`);
}

describe('what arrives', () => {
  test('text without a preview and without mark-up, and the id of the message', async () => {
    const sent = await send({ text: '*Telepon* 0800-1000 https://kemlu.go.id' });
    const message = await siti.receives('*Telepon* 0800-1000');
    expect(sent.id).toBe(String(message.id));
    expect(tg.calls.at(-1)?.values).toMatchObject({
      chat_id: 1,
      link_preview_options: { is_disabled: true },
    });
    expect(tg.calls.at(-1)?.values).not.toHaveProperty('parse_mode');
  });

  test('a text of 10,000 characters in order, buttons at the end', async () => {
    const text = Array.from({ length: 1000 }, (_, n) => `Kalimat ${n}.`).join(' ');
    await send({ text, prompt: 'q', choices: [{ id: 'a', label: 'Ya' }] });
    const last = await siti.receives((message) => message.buttons.length > 0);
    const parts = siti.inbox.slice(-4);
    expect(parts.map((part) => part.text).join(' ')).toBe(text);
    expect(parts.at(-1)).toEqual(last);
  });

  test('photo, document and voice with their words', async () => {
    await send({ text: 'foto', attachments: [photo] });
    await send({
      text: 'surat',
      attachments: [paper],
      choices: [{ id: 'a', label: 'Buka', command: 'buka 1' }],
    });
    await send({ text: 'suara', attachments: [voice] });
    expect((await siti.receives('foto')).photo).toEqual(png);
    const letter = await siti.receives('surat');
    expect(letter.document).toEqual({ name: 'ringkasan 1kasus.pdf', bytes: Buffer.from('document') });
    expect(letter.buttons).toEqual([{ text: 'Buka', callback_data: 'x:buka 1' }]);
    expect((await siti.receives('suara')).voice).toEqual(Buffer.from('voice'));
  });

  test('typing is shown and never fails', async () => {
    channel.typing?.('1');
    channel.typing?.('999');
    await until('asked', () => tg.callsOf('sendChatAction').length === 2);
  });
});

describe('what fails', () => {
  test.for<[label: string, prepare: () => void, chat: string, expected: Partial<SendError>]>([
    [
      '429',
      () => tg.fails('sendMessage', 429, { retryAfter: 3 }),
      '1',
      { kind: 'retry', retryAfterMs: 3000 },
    ],
    ['500', () => tg.fails('sendMessage', 500), '1', { kind: 'retry' }],
    [
      'reset',
      () => tg.fails('sendMessage', 'reset'),
      '1',
      { kind: 'retry', message: 'telegram network ECONNRESET' },
    ],
    [
      'timeout',
      () => tg.fails('sendMessage', 'timeout'),
      '1',
      { kind: 'retry', message: 'telegram network timeout' },
    ],
    ['garbage', () => tg.fails('sendMessage', 'garbage'), '1', { kind: 'retry' }],
    ['409', () => tg.fails('sendMessage', 409), '1', { kind: 'retry' }],
    ['blocked', () => tg.fails('sendMessage', 403), '1', { kind: 'gone' }],
    ['never wrote', () => tg.user(77), '77', { kind: 'gone' }],
    ['unknown chat', () => {}, '999', { kind: 'gone' }],
    ['no chat', () => {}, 'x y', { kind: 'gone' }],
    ['refused', () => tg.fails('sendMessage', 400), '1', { kind: 'rejected' }],
  ])('%s', async ([, prepare, chat, expected]) => {
    prepare();
    const error = await refusal(send({ text: 'rahasia siti' }, chat));
    expect(error).toMatchObject(expected);
    expect(`${error.stack}${JSON.stringify(error)}`).not.toMatch(/rahasia siti|stand-in_token/);
  });

  test('a group that moved says where to', async () => {
    tg.group(-600);
    const to = tg.migrate(-600);
    expect(await refusal(send({ text: 'x' }, '-600'))).toMatchObject({ kind: 'moved', newChat: String(to) });
    await send({ text: 'x' }, String(to));
  });

  test('a message of several parts goes on where it stopped', async () => {
    const message = { text: 'x'.repeat(1500), attachments: [photo, paper] };
    tg.fails('sendDocument', 500);
    tg.fails('sendMessage', 429, { retryAfter: 1 });
    const before = siti.inbox.length;
    expect(await refusal(send(message))).toMatchObject({ kind: 'retry' });
    expect(await refusal(send(message))).toMatchObject({ retryAfterMs: 1000 });
    await send(message);
    expect(
      siti.inbox
        .slice(before)
        .map((one) => one.photo?.length ?? one.document?.bytes.length ?? one.text.length),
    ).toEqual([png.length, 'document'.length, 1500]);
    await send(message);
    expect(siti.inbox.slice(before)).toHaveLength(6);
  });

  test('what the reader of attachments throws is passed on', async () => {
    const broken = async () => {
      throw new RangeError('no such media');
    };
    await expect(channel.send('1', { text: '', attachments: [photo] }, broken)).rejects.toThrow(RangeError);
  });
});

describe('media that people send', () => {
  const inbox = new Inbox();
  let receiving: TelegramChannel;
  beforeAll(() => {
    receiving = channelFor(tg);
    receiving.start(inbox.accept);
  });
  afterAll(() => receiving.stop());

  const bytes = Buffer.alloc(300_000, 'abc');

  async function arrived(): Promise<RemoteMedia> {
    const isMedia = ({ input }: Incoming) => input.kind === 'media';
    const before = inbox.stored.filter(isMedia).length;
    siti.sendsPhoto(bytes, 'ini');
    await until('arrived', () => inbox.stored.filter(isMedia).length > before);
    const input = inbox.stored.findLast(isMedia)?.input;
    if (input?.kind !== 'media') throw new Error('no media');
    return input.remote;
  }

  test('comes whole', async () => {
    const remote = await arrived();
    expect(remote).toMatchObject({ mime: 'image/jpeg', size: 300_000 });
    expect(await channel.fetchMedia(remote, 300_000)).toEqual(bytes);
  });

  test('over the limit is refused, whatever size was stated', async () => {
    const remote = await arrived();
    expect(await refusal(channel.fetchMedia(remote, 299_999))).toMatchObject({ kind: 'rejected' });
    expect(await refusal(channel.fetchMedia({ ref: remote.ref }, 299_999))).toMatchObject({
      kind: 'rejected',
    });
  });

  test.for<[label: string, method: string, fault: Parameters<Telegram['fails']>[1], kind: SendError['kind']]>(
    [
      ['file gone', 'file', 404, 'gone'],
      ['download 500', 'file', 500, 'retry'],
      ['download reset', 'file', 'reset', 'retry'],
      ['download never answers', 'file', 'timeout', 'retry'],
      ['getFile 500', 'getFile', 500, 'retry'],
      ['getFile 429', 'getFile', 429, 'retry'],
    ],
  )('%s', async ([, method, fault, kind]) => {
    const remote = await arrived();
    tg.fails(method, fault);
    const error = await refusal(channel.fetchMedia(remote, 1_000_000));
    expect(error.kind).toBe(kind);
    expect(`${error.stack}${JSON.stringify(error)}`).not.toContain('stand-in_token');
  });

  test('a file that is larger than Telegram says is given up on the way', async () => {
    const { root, server, written } = await endlessFile();
    const fooled = channelFor(tg, { apiRoot: root });
    expect(await refusal(fooled.fetchMedia({ ref: 'x' }, 100_000))).toMatchObject({ kind: 'rejected' });
    expect(written()).toBeLessThan(50_000_000);
    await closeServer(server);
  });

  test('a reference that Telegram does not know is gone', async () => {
    expect(await refusal(channel.fetchMedia({ ref: 'nope' }, 10))).toMatchObject({ kind: 'gone' });
  });

  test('more than Telegram hands out is rejected', async () => {
    siti.sendsDocument(Buffer.alloc(20_000_001), { name: 'film.mkv' });
    await until('arrived', () =>
      inbox.stored.some(({ input }) => input.kind === 'media' && input.media === 'document'),
    );
    const input = inbox.stored.at(-1)?.input;
    const ref = input?.kind === 'media' ? input.remote.ref : '';
    const error = await refusal(channel.fetchMedia({ ref }, 50_000_000));
    expect(error).toMatchObject({ kind: 'rejected', message: 'telegram getFile 400 file is too big' });
  });
});

/** A server that does not say how large a file is, and never comes to its end. */
async function endlessFile() {
  let written = 0;
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/file/')) {
      const result = { file_id: 'x', file_unique_id: 'x', file_path: 'photos/x' };
      response.end(JSON.stringify({ ok: true, result }));
      return;
    }
    const more = () => {
      while (!response.destroyed && written < 100_000_000) {
        written += 64 * 1024;
        if (!response.write(Buffer.alloc(64 * 1024))) return;
      }
      response.end();
    };
    response.on('drain', more);
    more();
  });
  return { server, root: await listening(server), written: () => written };
}
