import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type InlineAnswer, inlineResults } from '../../../src/channels/telegram/inline.ts';
import type { TelegramChannel } from '../../../src/channels/telegram/telegram.ts';
import { startTelegram, type Telegram } from '../../stand-ins/telegram/telegram.ts';
import { channelFor, Inbox, memoryLogger, until } from './support.ts';

const about = (query: string): InlineAnswer => ({
  title: `${query}, tapi`,
  description: 'kirim',
  text: `Nama ${query} ada, tapi.`,
});

let tg: Telegram;
let channel: TelegramChannel;
const inbox = new Inbox();
const { lines, logger } = memoryLogger();
const asked: [string, string | undefined][] = [];

beforeEach(async () => {
  tg = await startTelegram({ callbackLifetimeMs: 300 });
  channel = channelFor(tg, {
    logger,
    inline: (query, language) => {
      asked.push([query, language]);
      return query === '' ? [] : [about(query)];
    },
  });
  channel.start(inbox.accept);
  await until('polling', () => tg.callsOf('getUpdates').length > 0);
});
afterEach(async () => {
  await channel.stop();
  await tg.stop();
});

describe('what is typed behind the name of the bot', () => {
  test('is answered at once, in any chat, and never stored', async () => {
    const siti = tg.user(1, { language_code: 'en' });
    expect(await siti.asksInline('PT Maju').answered()).toEqual([
      expect.objectContaining({ title: 'PT Maju, tapi', text: 'Nama PT Maju ada, tapi.' }),
    ]);
    expect(await siti.inGroup(-5).asksInline('').answered()).toEqual([]);
    expect(asked).toEqual([
      ['PT Maju', 'en'],
      ['', 'en'],
    ]);
    expect(inbox.offered).toEqual([]);
    expect(tg.sent).toEqual([]);
  });

  test('and answered too late counts as done', async () => {
    tg.fails('answerInlineQuery', 'timeout');
    const first = tg.user(2).asksInline('lambat');
    await until('asked', () => tg.callsOf('answerInlineQuery').length > 0);
    await expect(first.answered(400)).rejects.toThrow('not answered');
    tg.deliver({
      update_id: 99_000,
      inline_query: { id: 'gone', from: { id: 2, is_bot: false, first_name: 'A' }, query: 'x', offset: '' },
    });
    expect(await tg.user(3).asksInline('lagi').answered()).toHaveLength(1);
    expect(lines.filter((line) => line.includes('lambat') || line.includes('too old'))).toEqual([]);
  });
});

describe('the results', () => {
  test('keep to what Telegram takes, and come once each', () => {
    const many = Array.from({ length: 80 }, (_, i) => about(`PT ${i % 70}`));
    const results = inlineResults([about('A'), about('A'), ...many, { ...about('B'), text: ' ' }]);
    expect(results.length).toBeLessThanOrEqual(50);
    expect(new Set(results.map(({ id }) => id)).size).toBe(results.length);
    for (const { id } of results) expect(Buffer.byteLength(id)).toBeLessThanOrEqual(64);
    const [long] = inlineResults([{ ...about('A'), text: 'a'.repeat(5_000) }]);
    expect(long?.input_message_content).toMatchObject({ message_text: 'a'.repeat(4_096) });
  });
});
