import { Api, GrammyError, HttpError, InputFile } from 'grammy';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTelegram, type Telegram } from './telegram.ts';

const png = Buffer.from('89504e470d0a1a0a', 'hex');

let tg: Telegram;
let api: Api;

beforeEach(async () => {
  tg = await startTelegram();
  api = new Api(tg.token, { apiRoot: tg.apiRoot, timeoutSeconds: 10 });
});
afterEach(() => tg.stop());

async function refusal(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof GrammyError)) throw new Error(`not refused: ${String(error)}`);
  return `${error.error_code} ${error.description}`;
}

describe('long polling', () => {
  test('waits for an update, repeats it until the offset confirms it', async () => {
    const waiting = api.getUpdates({ timeout: 5 });
    setTimeout(() => tg.user(1).says('halo'), 50);
    const [update] = await waiting;
    expect(update?.message?.text).toBe('halo');
    expect(await api.getUpdates({ offset: update?.update_id ?? 0 })).toHaveLength(1);
    expect(await api.getUpdates({ offset: (update?.update_id ?? 0) + 1 })).toHaveLength(0);
    expect(tg.unconfirmed).toBe(0);
  });

  test('answers with nothing after its time, and at most `limit` at once', async () => {
    const start = Date.now();
    expect(await api.getUpdates({ timeout: 1 })).toEqual([]);
    expect(Date.now() - start).toBeGreaterThanOrEqual(900);
    for (const word of ['a', 'b', 'c']) tg.user(1).says(word);
    expect(await api.getUpdates({ limit: 2 })).toHaveLength(2);
    expect(await api.getUpdates({ offset: -1 })).toHaveLength(1);
    expect(tg.unconfirmed).toBe(1);
  });

  test('a second poller throws the first one out', async () => {
    const first = refusal(api.getUpdates({ timeout: 5 }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const second = api.getUpdates({ timeout: 1 });
    expect(await first).toMatch(/^409 Conflict: terminated by other getUpdates/);
    await second;
  });

  test('keeps kinds away that were not asked for', async () => {
    await api.getUpdates({ allowed_updates: ['callback_query'] });
    tg.user(1).says('halo');
    expect(tg.unconfirmed).toBe(0);
  });
});

describe('refusals in the words of Telegram', () => {
  test.for<[string, (api: Api) => Promise<unknown>, string]>([
    ['empty text', (a) => a.sendMessage(1, ''), '400 Bad Request: message text is empty'],
    ['blank text', (a) => a.sendMessage(1, ' \n '), '400 Bad Request: text must be non-empty'],
    ['too long', (a) => a.sendMessage(1, 'x'.repeat(4097)), '400 Bad Request: message is too long'],
    ['unknown chat', (a) => a.sendMessage(99, 'x'), '400 Bad Request: chat not found'],
    [
      'never wrote',
      (a) => a.sendMessage(2, 'x'),
      "403 Forbidden: bot can't initiate conversation with a user",
    ],
    ['blocked', (a) => a.sendMessage(3, 'x'), '403 Forbidden: bot was blocked by the user'],
    [
      'callback data of 65 bytes',
      (a) => a.sendMessage(1, 'x', button({ text: 'a', callback_data: `${'é'.repeat(32)}x` })),
      '400 Bad Request: BUTTON_DATA_INVALID',
    ],
    [
      'button without a label',
      (a) => a.sendMessage(1, 'x', button({ text: ' ', callback_data: 'x' })),
      '400 Bad Request: inline keyboard button text must be non-empty',
    ],
    [
      'long caption',
      (a) => a.sendPhoto(1, new InputFile(png), { caption: 'x'.repeat(1025) }),
      '400 Bad Request: message caption is too long',
    ],
    [
      'no picture',
      (a) => a.sendPhoto(1, new InputFile(Buffer.from('hello'))),
      '400 Bad Request: IMAGE_PROCESS_FAILED',
    ],
    [
      'old press',
      (a) => a.answerCallbackQuery('1'),
      '400 Bad Request: query is too old and response timeout expired or query ID is invalid',
    ],
    [
      'command in capitals',
      (a) => a.setMyCommands([{ command: 'Menu', description: 'x' }]),
      '400 Bad Request: BOT_COMMAND_INVALID',
    ],
    [
      'unknown file',
      (a) => a.getFile('nope'),
      '400 Bad Request: wrong file_id or the file is temporarily unavailable',
    ],
    ['unknown method', (a) => a.getMyStarBalance(), '404 Not Found: method not found'],
  ])('%s', async ([, call, expected]) => {
    tg.user(1).says('halo');
    tg.user(2);
    tg.user(3).says('halo');
    tg.user(3).blocks();
    expect(await refusal(call(api))).toBe(expected);
  });

  test('a wrong token, and one that is none', async () => {
    const other = new Api('1:wrong', { apiRoot: tg.apiRoot });
    expect(await refusal(other.getMe())).toBe('401 Unauthorized');
    expect(await refusal(new Api('none', { apiRoot: tg.apiRoot }).getMe())).toBe('404 Not Found');
  });
});

const button = (one: { text: string; callback_data: string }) => ({
  reply_markup: { inline_keyboard: [[one]] },
});

describe('what people see', () => {
  test('texts, buttons, presses and their answers', async () => {
    const siti = tg.user(1);
    siti.says('/start');
    await api.sendMessage(1, 'Pilih', button({ text: '1 Ya', callback_data: 'p:1:ya' }));
    const message = await siti.receives('Pilih');
    expect(message.buttons).toEqual([{ text: '1 Ya', callback_data: 'p:1:ya' }]);
    const press = siti.presses('Ya');
    const updates = await api.getUpdates();
    expect(updates.at(-1)?.callback_query?.data).toBe('p:1:ya');
    await api.answerCallbackQuery(press.queryId, { text: 'baik' });
    expect(await press.answered()).toBe('baik');
    await expect(siti.receives('lagi', 50)).rejects.toThrow('did not receive');
  });

  test('files both ways, by multipart', async () => {
    const siti = tg.user(1);
    siti.sendsPhoto(png, 'ini');
    const [update] = await api.getUpdates();
    const photo = update?.message?.photo?.at(-1);
    const file = await api.getFile(photo?.file_id ?? '');
    const answer = await fetch(`${tg.apiRoot}/file/bot${tg.token}/${file.file_path}`);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(png);
    await api.sendDocument(1, new InputFile(Buffer.from('%PDF\r\n--x'), 'a b.pdf'), { caption: 'surat' });
    await api.sendMediaGroup(1, [
      { type: 'photo', media: new InputFile(png) },
      { type: 'photo', media: new InputFile(png), caption: 'dua' },
    ]);
    expect((await siti.receives('surat')).document).toEqual({
      name: 'a b.pdf',
      bytes: Buffer.from('%PDF\r\n--x'),
    });
    expect((await siti.receives('dua')).photo).toEqual(png);
  });

  test('edits show in the inbox; the same text again is refused', async () => {
    const siti = tg.user(1);
    siti.says('x');
    const { message_id } = await api.sendMessage(1, 'satu');
    await api.editMessageText(1, message_id, 'dua');
    expect(siti.inbox.map(({ text, edited }) => ({ text, edited }))).toEqual([{ text: 'dua', edited: true }]);
    expect(await refusal(api.editMessageText(1, message_id, 'dua'))).toMatch('message is not modified');
  });
});

describe('groups', () => {
  test('a bot with privacy sees commands and replies to itself only', async () => {
    const budi = tg.user(5).inGroup(-500);
    expect(budi.says('halo semua')).toBeUndefined();
    expect(budi.says('/menu@other_bot')).toBeUndefined();
    expect(budi.says('/menu@suluh_test_bot')).toBeDefined();
    const { message_id } = await api.sendMessage(-500, 'kasus 1');
    expect(budi.says('ambil', { replyTo: message_id })).toBeDefined();
  });

  test('migration refuses the old id and names the new one', async () => {
    tg.group(-500);
    const newId = tg.migrate(-500);
    const error = await api.sendMessage(-500, 'x').catch((reason: unknown) => reason);
    expect(error instanceof GrammyError && error.parameters.migrate_to_chat_id).toBe(newId);
    await api.sendMessage(newId, 'x');
  });
});

describe('failing on command', () => {
  test('codes, resets, garbage, then well again', async () => {
    tg.user(1).says('x');
    tg.fails('sendMessage', 429, { retryAfter: 7 });
    tg.fails('sendMessage', 500);
    expect(await refusal(api.sendMessage(1, 'x'))).toBe('429 Too Many Requests: retry after 7');
    expect(await refusal(api.sendMessage(1, 'x'))).toMatch(/^500/);
    for (const fault of ['reset', 'reset-after', 'garbage'] as const) {
      tg.fails('sendMessage', fault);
      await expect(api.sendMessage(1, fault)).rejects.toThrow(HttpError);
    }
    await api.sendMessage(1, 'well');
    expect(tg.user(1).inbox.map((message) => message.text)).toEqual(['reset-after', 'well']);
  });

  test('a call that is never answered', async () => {
    tg.fails('getMe', 'timeout');
    const hasty = new Api(tg.token, { apiRoot: tg.apiRoot, timeoutSeconds: 0.2 });
    await expect(hasty.getMe()).rejects.toThrow(HttpError);
  });

  test('rates, when switched on', async () => {
    tg.user(1).says('x');
    tg.rates = true;
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map((n) =>
        api.sendMessage(1, `${n}`).then(
          () => 'ok',
          () => 'no',
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(3);
  });
});
