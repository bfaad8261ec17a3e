import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TelegramChannel } from '../../../src/channels/telegram/telegram.ts';
import { startTelegram, type Telegram } from '../../stand-ins/telegram/telegram.ts';
import { channelFor, Inbox, memoryLogger, until } from './support.ts';

let tg: Telegram;
let inbox: Inbox;
let channel: TelegramChannel;

beforeEach(async () => {
  tg = await startTelegram();
  inbox = new Inbox();
  channel = channelFor(tg);
});
afterEach(async () => {
  await channel.stop();
  await tg.stop();
});

const start = () => channel.start(inbox.accept);
const ready = () => until('polling', () => tg.callsOf('getUpdates').length > 0);

describe('receiving', () => {
  test('what people write is stored in their order', async () => {
    tg.user(1).says('sebelum mulai');
    start();
    await until('first', () => inbox.texts.length === 1);
    for (const word of ['satu', 'dua', 'tiga']) tg.user(1).says(word);
    await until('all', () => inbox.texts.length === 4);
    expect(inbox.texts).toEqual(['sebelum mulai', 'satu', 'dua', 'tiga']);
    expect(channel.status()).toMatchObject({ state: 'ready' });
    expect(channel.status().lastSeen).toBeGreaterThan(Date.now() - 5000);
  });

  test('a batch is one accept', async () => {
    for (let n = 0; n < 150; n += 1) tg.user(n + 1).says(`${n}`);
    const sizes: number[] = [];
    channel.start(async (batch) => {
      sizes.push(batch.length);
      await inbox.accept(batch);
    });
    await until('all', () => inbox.stored.length === 150);
    expect(sizes).toEqual([100, 50]);
  });

  test('nothing is confirmed before it is stored', async () => {
    tg.user(1).says('halo');
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    inbox.before = () => held;
    start();
    await until('offered', () => inbox.offered.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(tg.unconfirmed).toBe(1);
    release();
    await until('confirmed', () => tg.unconfirmed === 0);
  });

  test('what could not be stored comes again, with the same keys', async () => {
    inbox.failures = 2;
    tg.user(1).says('satu');
    tg.user(2).says('dua');
    start();
    await until('degraded', () => channel.status().state === 'degraded');
    expect(channel.status().note).toMatch(/could not be stored/);
    await until('stored', () => inbox.stored.length === 2);
    expect(inbox.offered).toHaveLength(6);
    expect(new Set(inbox.offered).size).toBe(2);
    await until('confirmed', () => tg.unconfirmed === 0);
    await until('ready again', () => channel.status().state === 'ready');
  });

  test('a process that died before it confirmed gets the same again', async () => {
    tg.user(1).says('halo');
    const first = channelFor(tg);
    const dying = new Inbox();
    dying.failures = 1000;
    first.start(dying.accept);
    await until('offered', () => dying.offered.length > 0);
    await first.stop();
    start();
    await until('stored', () => inbox.texts.length === 1);
    expect(inbox.stored[0]?.key).toBe(dying.offered[0]);
  });

  test('an update that cannot be read does not stop those after it', async () => {
    start();
    await ready();
    tg.deliver({ update_id: 80_000, message: { odd: true } });
    tg.user(1).says('sesudahnya');
    await until('stored', () => inbox.texts.includes('sesudahnya'));
    await until('confirmed', () => tg.unconfirmed === 0);
  });

  test('every sort of message arrives', async () => {
    const siti = tg.user(1, { language_code: 'jv' });
    start();
    siti.sendsPhoto(Buffer.from('foto'), 'surat kerja');
    siti.sendsDocument(Buffer.from('pdf'));
    siti.sendsVoice(Buffer.from('ogg'));
    siti.sendsVideo(Buffer.from('mp4'));
    siti.sendsLocation(-8.5, 116);
    siti.sendsContact('+62811', 'Budi');
    siti.sendsSticker();
    siti.sends({ poll: { id: '1' } });
    siti.sendsAlbum([Buffer.from('a'), Buffer.from('b')]);
    siti.forwards('loker bagus');
    siti.edits('loker jelek');
    siti.blocks();
    siti.unblocks();
    await until('all', () => inbox.stored.length === 14);
    expect(inbox.stored.map(({ input }) => input.kind)).toEqual([
      'media',
      'media',
      'media',
      'media',
      'location',
      'contact',
      'sticker',
      'unsupported',
      'media',
      'media',
      'text',
      'text',
      'left',
      'joined',
    ]);
    expect(new Set(inbox.stored.map(({ key }) => key)).size).toBe(14);
    expect(new Set(inbox.stored.map((one) => one.deviceLanguage))).toEqual(new Set(['jv']));
  });
});

describe('buttons', () => {
  test('a press is stored, then answered', async () => {
    start();
    const siti = tg.user(1);
    siti.says('/start');
    await channel.send('1', { text: 'Pilih', prompt: 'q1', choices: [{ id: 'ya', label: 'Ya' }] }, neverRead);
    await siti.receives('Pilih');
    const press = siti.presses('Ya');
    expect(await press.answered()).toBe('');
    expect(inbox.stored.at(-1)?.input).toEqual({ kind: 'choice', prompt: 'q1', choice: 'ya' });
  });

  test('a press that could not be stored is not answered yet', async () => {
    start();
    await ready();
    inbox.failures = 1;
    const siti = tg.user(1);
    const press = siti.pressesForged('x:menu');
    await until('failed once', () => inbox.failures === 0);
    expect(tg.callsOf('answerCallbackQuery')).toHaveLength(0);
    await press.answered();
    expect(inbox.texts).toEqual(['menu']);
  });

  test('a press answered too late is no trouble', async () => {
    const { logger, lines } = memoryLogger();
    const hasty = await startTelegram({ callbackLifetimeMs: -1 });
    const other = channelFor(hasty, { logger });
    other.start(inbox.accept);
    hasty.user(1).pressesForged('x:menu');
    await until('refused', () => hasty.callsOf('answerCallbackQuery').length === 1);
    await until('still polling', () => hasty.unconfirmed === 0);
    await other.stop();
    await hasty.stop();
    expect(lines.join('\n')).not.toMatch(/button/);
  });
});

const neverRead = async () => Buffer.alloc(0);

describe('trouble', () => {
  test('a webhook left behind is removed, and what waits is kept', async () => {
    tg.setWebhook('http://127.0.0.1:9/none', 'x');
    tg.user(1).says('menunggu');
    start();
    await until('stored', () => inbox.texts.length === 1);
    expect(tg.webhookUrl).toBeUndefined();
    expect(tg.callsOf('deleteWebhook')[0]?.values.drop_pending_updates).toBe(false);
    expect(tg.callsOf('getUpdates').some((call) => call.outcome === 409)).toBe(false);
  });

  test('a webhook that somebody sets meanwhile is removed too', async () => {
    start();
    await ready();
    tg.setWebhook('http://127.0.0.1:9/none', 'x');
    tg.user(1).says('halo');
    await until('stored', () => inbox.texts.length === 1);
  });

  test('another poller: degraded with a plain note, then well again', async () => {
    tg.fails('getUpdates', 409);
    start();
    await until('degraded', () => channel.status().state === 'degraded');
    expect(channel.status().note).toMatch(/^Another program receives for this bot/);
    tg.user(1).says('halo');
    await until('stored', () => inbox.texts.length === 1);
    await until('ready', () => channel.status().state === 'ready');
  });

  test.for(['reset', 'garbage', 500, 429] as const)('%s while polling: nothing is lost', async (fault) => {
    tg.fails('getUpdates', fault, { times: 2 });
    tg.user(1).says('halo');
    start();
    await until('stored', () => inbox.texts.length === 1);
    expect(tg.callsOf('getUpdates').filter((call) => call.outcome !== 200).length).toBeGreaterThanOrEqual(2);
  });

  test('a poll that is never answered is given up', async () => {
    await channel.stop();
    channel = channelFor(tg, { pace: { pollSeconds: 0, callMs: 200 } });
    tg.fails('getUpdates', 'timeout');
    tg.user(1).says('halo');
    start();
    await until('stored', () => inbox.texts.length === 1);
  });

  test('an answer that was lost on its way brings the same again', async () => {
    tg.fails('getUpdates', 'reset-after');
    tg.user(1).says('halo');
    start();
    await until('stored', () => inbox.texts.length === 1);
  });

  test('Telegram is away at the start: never fatal', async () => {
    tg.fails('getMe', 500, { times: 3 });
    start();
    await until('degraded', () => channel.status().state === 'degraded');
    expect(channel.status().note).toMatch(/cannot be reached/);
    await until('polling', () => tg.callsOf('getUpdates').length > 0);
  });

  test('a wrong token is named, without being shown', async () => {
    const { logger, lines } = memoryLogger();
    const other = channelFor(tg, { token: '4242424242:wrong-secret', logger });
    other.start(inbox.accept);
    await until('down', () => other.status().state === 'down');
    expect(other.status().note).toMatch(/TELEGRAM_BOT_TOKEN/);
    await other.stop();
    expect(lines.join('\n')).toContain('getMe 401');
    expect(lines.join('\n')).not.toContain('wrong-secret');
  });

  test('a token revoked while running is said by the first call that learns of it', async () => {
    start();
    await ready();
    tg.fails('sendMessage', 401);
    tg.user(1).says('x');
    await until('stored', () => inbox.texts.length === 1);
    await expect(channel.send('1', { text: 'x' }, neverRead)).rejects.toMatchObject({ kind: 'retry' });
    expect(channel.status().state).toBe('down');
  });

  test('ids that start anew after a quiet week are not passed over', async () => {
    let now = 1_800_000_000_000;
    await channel.stop();
    channel = channelFor(tg, { now: () => now, pace: { pollSeconds: 0.05 } });
    start();
    tg.user(1).says('lama');
    await until('old', () => inbox.texts.length === 1);
    await until('confirmed', () => tg.unconfirmed === 0);
    now += 8 * 24 * 3600 * 1000;
    const polls = tg.callsOf('getUpdates').length;
    await until('polled again', () => tg.callsOf('getUpdates').length > polls + 1);
    tg.restartUpdateIds(5);
    tg.user(1).says('baru');
    await until('new', () => inbox.texts.includes('baru'));
  });
});

describe('groups', () => {
  test('only what is meant for the bot is passed on', async () => {
    tg.group(-500, { privacy: false });
    const budi = tg.user(5).inGroup(-500);
    start();
    budi.says('ngobrol saja');
    budi.says('/kasus@suluh_test_bot');
    budi.says('/kasus@other_bot');
    await until('stored', () => inbox.stored.length === 1);
    await until('confirmed', () => tg.unconfirmed === 0);
    expect(inbox.stored).toMatchObject([
      { chat: '-500', sender: '5', group: true, input: { text: '/kasus' } },
    ]);
  });

  test('migration is told before it is confirmed', async () => {
    const moves: string[] = [];
    await channel.stop();
    channel = channelFor(tg, { onMigrated: (from, to) => void moves.push(`${from} → ${to}`) });
    start();
    tg.group(-500);
    const to = tg.migrate(-500);
    await until('told', () => moves.length > 0 && tg.unconfirmed === 0);
    expect(moves).toEqual([`-500 → ${to}`]);
  });
});

test('the menu of commands stands in each language, Indonesian for everybody else', async () => {
  await channel.stop();
  channel = channelFor(tg, {
    commands: [
      { language: 'id', command: 'menu', description: 'Menu utama' },
      { language: 'en', command: 'menu', description: 'Main menu' },
      { language: 'mad', command: 'menu', description: 'Menu' },
    ],
  });
  start();
  await until('set', () => tg.callsOf('setMyCommands').length === 3);
  expect(tg.commands('')).toEqual([{ command: 'menu', description: 'Menu utama' }]);
  expect(tg.commands('id')).toEqual(tg.commands(''));
  expect(tg.commands('en')).toEqual([{ command: 'menu', description: 'Main menu' }]);
});

test('is ready at once, though nobody writes', async () => {
  start();
  await until('ready', () => channel.status().state === 'ready', 1000);
});

test('stops at once while a long poll is open, and leaves nothing in flight', async () => {
  start();
  await until('long poll', () => tg.callsOf('getUpdates').at(-1)?.values.timeout === 30);
  const before = Date.now();
  await channel.stop();
  expect(Date.now() - before).toBeLessThan(500);
  expect(channel.status().state).toBe('off');
  tg.user(1).says('sesudah');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(inbox.stored).toEqual([]);
});

test('a batch that is being stored at the stop is finished', async () => {
  tg.user(1).says('halo');
  inbox.before = () => new Promise((resolve) => setTimeout(resolve, 200));
  start();
  await until('offered', () => inbox.offered.length === 1);
  await channel.stop();
  expect(inbox.texts).toEqual(['halo']);
});
