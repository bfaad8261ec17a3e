import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Parsed, parseUpdate, type Surroundings } from '../../../src/channels/telegram/parse.ts';
import type { Input } from '../../../src/conversation/input.ts';

const around: Surroundings = { botKey: '42', botId: 42, username: 'Suluh_bot', now: 5000 };
const siti = { id: 7, is_bot: false, first_name: 'Siti', language_code: 'id' };
const home = { id: 7, type: 'private' };
const group = { id: -500, type: 'group', title: 'Kawan' };
const head = { message_id: 3, date: 100, chat: home, from: siti };

const read = (content: object) => parseUpdate({ update_id: 9, ...content }, around);
const message = (content: object) => read({ message: { ...head, ...content } });
const inGroup = (content: object) => message({ chat: group, ...content });

describe('what a message says', () => {
  const small = { file_id: 's', width: 90, height: 90, file_size: 1 };
  const large = { file_id: 'l', width: 1280, height: 960, file_size: 90 };

  test.for<[label: string, content: object, input: Input | undefined]>([
    ['text', { text: 'halo' }, { kind: 'text', text: 'halo' }],
    ['a deep link', { text: '/start laporkan' }, { kind: 'text', text: '/start laporkan' }],
    ['a command to this bot', { text: '/menu@suluh_BOT 1' }, { kind: 'text', text: '/menu 1' }],
    ['a command to another bot', { text: '/menu@other_bot' }, { kind: 'text', text: '/menu@other_bot' }],
    ['an address in a text', { text: 'tulis ke /x a@b.id' }, { kind: 'text', text: 'tulis ke /x a@b.id' }],
    ['a very long text', { text: 'x'.repeat(100_000) }, { kind: 'text', text: 'x'.repeat(100_000) }],
    [
      'forwarded',
      { text: 'loker', forward_origin: { type: 'hidden_user' } },
      { kind: 'text', text: 'loker', forwarded: true },
    ],
    [
      'forwarded, old servers',
      { text: 'loker', forward_date: 5 },
      { kind: 'text', text: 'loker', forwarded: true },
    ],
    [
      'photo: the largest',
      { photo: [large, small], caption: 'ini' },
      { kind: 'media', media: 'photo', remote: { ref: 'l', mime: 'image/jpeg', size: 90 }, caption: 'ini' },
    ],
    [
      'photo without measures: the last',
      { photo: [{ file_id: 'a' }, { file_id: 'b' }] },
      { kind: 'media', media: 'photo', remote: { ref: 'b', mime: 'image/jpeg' } },
    ],
    [
      'photo of an album',
      { photo: [small], media_group_id: '5' },
      { kind: 'media', media: 'photo', remote: { ref: 's', mime: 'image/jpeg', size: 1 } },
    ],
    [
      'document',
      { document: { file_id: 'd', mime_type: 'application/pdf', file_name: 'kontrak.pdf' }, forward_date: 5 },
      {
        kind: 'media',
        media: 'document',
        remote: { ref: 'd', mime: 'application/pdf', fileName: 'kontrak.pdf' },
        forwarded: true,
      },
    ],
    [
      'voice',
      { voice: { file_id: 'v' } },
      { kind: 'media', media: 'voice', remote: { ref: 'v', mime: 'audio/ogg' } },
    ],
    ['audio', { audio: { file_id: 'a' } }, { kind: 'media', media: 'voice', remote: { ref: 'a' } }],
    [
      'video',
      { video: { file_id: 'v' } },
      { kind: 'media', media: 'video', remote: { ref: 'v', mime: 'video/mp4' } },
    ],
    [
      'round video',
      { video_note: { file_id: 'v' } },
      { kind: 'media', media: 'video', remote: { ref: 'v', mime: 'video/mp4' } },
    ],
    [
      'animation, which is a document too',
      { animation: { file_id: 'g' }, document: { file_id: 'g' } },
      { kind: 'media', media: 'video', remote: { ref: 'g', mime: 'video/mp4' } },
    ],
    [
      'location',
      { location: { latitude: -8.5, longitude: 116 } },
      { kind: 'location', latitude: -8.5, longitude: 116 },
    ],
    [
      'contact',
      { contact: { phone_number: '+62811', first_name: 'Pak', last_name: 'Budi' } },
      { kind: 'contact', phone: '+62811', name: 'Pak Budi' },
    ],
    ['contact without a name', { contact: { phone_number: '1' } }, { kind: 'contact', phone: '1' }],
    ['sticker', { sticker: { emoji: '👍' } }, { kind: 'sticker', emoji: '👍' }],
    ['poll', { poll: { id: '1' } }, { kind: 'unsupported' }],
    ['dice', { dice: { value: 3 } }, { kind: 'unsupported' }],
    ['something of tomorrow', { hologram: {} }, { kind: 'unsupported' }],
    ['a notice of Telegram', { pinned_message: {} }, undefined],
  ])('%s', ([, content, input]) => {
    expect(message(content)?.incoming?.input).toEqual(input);
  });
});

test('who, where, when and a key', () => {
  expect(message({ text: 'halo' })?.incoming).toEqual({
    key: 'tg:42:9:3',
    channel: 'telegram',
    sender: '7',
    chat: '7',
    group: false,
    sentAt: 100_000,
    deviceLanguage: 'id',
    input: { kind: 'text', text: 'halo' },
  });
});

test('the message that is quoted, without its words; nobody’s name comes along with what is forwarded', () => {
  const old = { ...head, message_id: 77, from: { id: 42, is_bot: true }, text: 'Halo, ada info baru' };
  const quoting = message({ text: 'jam 3', reply_to_message: old })?.incoming;
  expect(quoting?.quoted).toBe('77');
  expect(JSON.stringify(quoting)).not.toContain('Halo');
  const origin = { type: 'user', sender_user: { id: 9, first_name: 'Wati', username: 'wati_9' }, date: 5 };
  const hidden = { type: 'hidden_user', sender_user_name: 'Bu Wati', date: 5 };
  for (const content of [
    { text: 'loker', forward_origin: origin, forward_from: origin.sender_user },
    { text: 'loker', forward_origin: hidden, forward_sender_name: 'Bu Wati' },
    { photo: [{ file_id: 'p' }], forward_origin: origin },
  ])
    expect(JSON.stringify(message(content))).not.toMatch(/wati/i);
});

test.for<[code: string | undefined, language: string | undefined]>([
  ['id', 'id'],
  ['id-ID', 'id'],
  ['in', 'id'],
  ['en-US', 'en'],
  ['jv', 'jv'],
  ['jw', 'jv'],
  ['su', 'su'],
  ['ms', 'ms'],
  ['de', undefined],
  [undefined, undefined],
])('device language %s → %s', ([code, language]) => {
  const parsed = message({ text: 'x', from: { ...siti, language_code: code } });
  expect(parsed?.incoming?.deviceLanguage).toBe(language);
});

describe('edits', () => {
  const edit = (content: object) =>
    read({ edited_message: { ...head, edit_date: 160, ...content } })?.incoming;

  test('carry their own key and time', () => {
    expect(edit({ text: 'baru' })).toMatchObject({
      key: 'tg:42:9:3:160',
      sentAt: 160_000,
      input: { kind: 'text', text: 'baru', edited: true },
    });
  });
  test('of a caption are words too', () => {
    expect(edit({ photo: [], caption: 'baru' })?.input).toEqual({ kind: 'text', text: 'baru', edited: true });
  });
  test('of a live location are nothing', () => {
    expect(edit({ location: { latitude: 1, longitude: 2 } })).toBeUndefined();
  });
});

describe('pressed buttons', () => {
  const press = (data: string | undefined, where: object = { message: head }) =>
    read({ callback_query: { id: 'q1', from: siti, ...where, data } });

  test.for<[data: string | undefined, input: Input]>([
    ['p:a1:ya', { kind: 'choice', prompt: 'a1', choice: 'ya' }],
    ['p:a1:id:with:colons', { kind: 'choice', prompt: 'a1', choice: 'id:with:colons' }],
    ['x:ambil 1204', { kind: 'text', text: 'ambil 1204' }],
    ['p:a1:', { kind: 'choice', prompt: 'unknown', choice: 'p:a1:' }],
    ['x:', { kind: 'choice', prompt: 'unknown', choice: 'x:' }],
    ['forged', { kind: 'choice', prompt: 'unknown', choice: 'forged' }],
    [undefined, { kind: 'choice', prompt: 'unknown', choice: '' }],
  ])('%s', ([data, input]) => {
    const parsed = press(data);
    expect(parsed?.incoming).toMatchObject({
      key: 'tg:42:9:q1',
      chat: '7',
      sender: '7',
      sentAt: 5000,
      input,
    });
    expect(parsed?.press).toBe('q1');
  });

  test('in a group', () => {
    const where = { message: { ...head, chat: group } };
    expect(press('p:1:a', where)?.incoming).toMatchObject({ chat: '-500', sender: '7', group: true });
  });
  test('under a message that Telegram has forgotten', () => {
    expect(press('p:1:a', {})?.incoming).toMatchObject({ chat: '7', group: false });
  });
});

describe('groups', () => {
  const bot = { id: 42, is_bot: true };
  test.for<[label: string, content: object, passed: boolean]>([
    ['talk', { text: 'halo' }, false],
    ['a command', { text: '/kasus' }, true],
    ['a command to this bot', { text: '/kasus@suluh_bot' }, true],
    ['a command to another bot', { text: '/kasus@other_bot' }, false],
    ['a reply to the bot', { text: 'ambil 1', reply_to_message: { ...head, from: bot } }, true],
    [
      'a photo in reply to the bot',
      { photo: [{ file_id: 'p', width: 1, height: 1 }], reply_to_message: { from: bot } },
      true,
    ],
    ['a reply to a person', { text: 'ya', reply_to_message: head }, false],
    ['an anonymous administrator', { text: '/kasus', from: { id: 1087968824, is_bot: true } }, false],
    ['no sender', { text: '/kasus', from: undefined }, false],
    ['a channel', { text: '/kasus', chat: { id: -100, type: 'channel' } }, false],
  ])('%s', ([, content, passed]) => {
    expect(inGroup(content)?.incoming !== undefined).toBe(passed);
  });

  test('a supergroup is a group', () => {
    expect(inGroup({ text: '/kasus', chat: { id: -1005, type: 'supergroup' } })?.incoming?.group).toBe(true);
  });
  test('a chat without a type is told by its id', () => {
    expect(inGroup({ text: '/kasus', chat: { id: -5 } })?.incoming?.group).toBe(true);
    expect(message({ text: 'halo', chat: { id: 7 } })?.incoming?.group).toBe(false);
  });
  test('migration', () => {
    const parsed = inGroup({ migrate_to_chat_id: -100500, from: bot });
    expect(parsed).toEqual<Parsed>({ migrated: { from: '-500', to: '-100500' } });
  });
});

describe('membership', () => {
  const change = (before: string, after: string, chat: object = home) =>
    read({
      my_chat_member: {
        chat,
        from: siti,
        date: 100,
        old_chat_member: { status: before },
        new_chat_member: { status: after },
      },
    })?.incoming;

  test.for<[before: string, after: string, kind: string | undefined]>([
    ['member', 'kicked', 'left'],
    ['kicked', 'member', 'joined'],
    ['member', 'member', undefined],
    ['member', 'restricted', undefined],
  ])('%s → %s', ([before, after, kind]) => {
    expect(change(before, after)?.input.kind).toBe(kind);
  });
  test('in a group is nobody leaving', () => {
    expect(change('member', 'kicked', group)).toBeUndefined();
  });
});

describe('what is no update', () => {
  test.for([
    null,
    7,
    'x',
    [],
    {},
    { update_id: 'x' },
    { update_id: 1, message: {} },
    { update_id: 1, message: 5 },
  ])('%j', (raw) => {
    expect(parseUpdate(raw, around)).toBeUndefined();
  });
  test.for([{ channel_post: head }, { shipping_query: {} }, {}])(
    'known shape, nothing for us: %j',
    (content) => {
      expect(read(content)).toEqual({});
    },
  );
  test('property: never throws, whatever comes', () => {
    const key = fc.constantFrom('message', 'edited_message', 'callback_query', 'my_chat_member');
    fc.assert(
      fc.property(key, fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue()), (kind, junk, extra) => {
        read({ [kind]: junk });
        read({ message: { ...head, ...extra } });
      }),
    );
  });
  test('property: an input survives JSON', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const incoming = message({ text })?.incoming;
        expect(JSON.parse(JSON.stringify(incoming))).toEqual(incoming);
      }),
    );
  });
});
