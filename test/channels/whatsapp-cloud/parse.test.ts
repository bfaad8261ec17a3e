import { describe, expect, it } from 'vitest';
import { messageMark, parsePost } from '../../../src/channels/whatsapp-cloud/parse.ts';

const phoneId = '106540352242922';
const now = Date.UTC(2026, 10, 21, 3);
const seconds = String(now / 1000);
const metadata = { display_phone_number: '+62 21 5550 1000', phone_number_id: phoneId };

const changeOf = (value: object, field = 'messages') => ({ field, value: { metadata, ...value } });
const postOf = (...changes: object[]) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '1', changes }],
});
const read = (post: unknown) => parsePost(post, { phoneId, now });

/** One message of one person. */
function one(message: object, contact: object = { wa_id: '628120000001' }) {
  const whole = { from: '628120000001', id: 'wamid.A', timestamp: seconds, ...message };
  return read(postOf(changeOf({ contacts: [contact], messages: [whole] })));
}
const inputOf = (message: object) => one(message)?.incoming[0]?.input;

describe('a message is read', () => {
  it.each<[label: string, message: object, input: unknown]>([
    ['words', { type: 'text', text: { body: 'halo' } }, { kind: 'text', text: 'halo' }],
    [
      'forwarded words',
      { type: 'text', text: { body: 'halo' }, context: { forwarded: true } },
      { kind: 'text', text: 'halo', forwarded: true },
    ],
    [
      'words forwarded many times',
      { type: 'text', text: { body: 'halo' }, context: { frequently_forwarded: true } },
      { kind: 'text', text: 'halo', forwarded: true },
    ],
    [
      'a button',
      {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'p:3:yes', title: 'Ya' } },
      },
      { kind: 'choice', prompt: '3', choice: 'yes' },
    ],
    [
      'a row of a list',
      { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'p:3:a.b', title: 'A' } } },
      { kind: 'choice', prompt: '3', choice: 'a.b' },
    ],
    [
      'a button that stands for words',
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'x:ambil 1204' } } },
      { kind: 'text', text: 'ambil 1204' },
    ],
    [
      'a button of nobody’s',
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'old' } } },
      { kind: 'choice', prompt: 'unknown', choice: 'old' },
    ],
    [
      'the button of a template',
      { type: 'button', button: { payload: 'Buka', text: 'Buka' } },
      { kind: 'opened' },
    ],
    ['the button of a template without payload', { type: 'button', button: {} }, { kind: 'opened' }],
    [
      'a picture with words',
      { type: 'image', image: { id: 'm1', mime_type: 'image/jpeg', sha256: 'x', caption: 'ini' } },
      { kind: 'media', media: 'photo', remote: { ref: 'm1', mime: 'image/jpeg' }, caption: 'ini' },
    ],
    [
      'a voice note',
      { type: 'audio', audio: { id: 'm2', mime_type: 'audio/ogg; codecs=opus', voice: true } },
      { kind: 'media', media: 'voice', remote: { ref: 'm2', mime: 'audio/ogg; codecs=opus' } },
    ],
    [
      'a document',
      { type: 'document', document: { id: 'm3', mime_type: 'application/pdf', filename: 'kontrak.pdf' } },
      {
        kind: 'media',
        media: 'document',
        remote: { ref: 'm3', mime: 'application/pdf', fileName: 'kontrak.pdf' },
      },
    ],
    [
      'a video',
      { type: 'video', video: { id: 'm4' } },
      { kind: 'media', media: 'video', remote: { ref: 'm4' } },
    ],
    [
      'a place',
      { type: 'location', location: { latitude: -8.5, longitude: 116.5, name: 'Aikmel' } },
      { kind: 'location', latitude: -8.5, longitude: 116.5 },
    ],
    [
      'a contact',
      { type: 'contacts', contacts: [{ name: { formatted_name: 'Pak A' }, phones: [{ phone: '+62 812' }] }] },
      { kind: 'contact', phone: '+62 812', name: 'Pak A' },
    ],
    [
      'a contact without a number',
      { type: 'contacts', contacts: [{ name: {}, phones: [] }] },
      { kind: 'unsupported' },
    ],
    ['a sticker', { type: 'sticker', sticker: { id: 'm5' } }, { kind: 'sticker' }],
    ['what Meta cannot tell', { type: 'unsupported', errors: [{ code: 131051 }] }, { kind: 'unsupported' }],
    ['a kind that is not known yet', { type: 'hologram', hologram: {} }, { kind: 'unsupported' }],
    [
      'a form',
      { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: {} } },
      { kind: 'unsupported' },
    ],
    ['words that are none', { type: 'text', text: { body: 7 } }, { kind: 'unsupported' }],
    [
      'a place off the earth',
      { type: 'location', location: { latitude: 200, longitude: 0 } },
      { kind: 'unsupported' },
    ],
  ])('%s', (_label, message, input) => {
    expect(inputOf(message)).toEqual(input);
  });

  it.each([
    ['a heart on a message', { type: 'reaction', reaction: { message_id: 'wamid.B', emoji: '❤️' } }],
    ['a notice of the platform', { type: 'system', system: { body: 'x' } }],
    ['what is said in a group', { type: 'text', text: { body: 'x' }, group_id: 'g1' }],
    ['the own number', { type: 'text', text: { body: 'x' }, from: '622155501000' }],
  ])('%s is passed over', (_label, message) => {
    expect(one(message)).toMatchObject({ incoming: [], received: [] });
  });
});

describe('who wrote', () => {
  const text = { type: 'text', text: { body: 'x' } };
  const hidden = { from: undefined };

  it.each<[label: string, message: object, contact: object, who: object | undefined]>([
    ['a number', {}, { wa_id: '628120000001' }, { sender: '628120000001' }],
    ['a number with its sign', { from: '+628120000001' }, {}, { sender: '628120000001' }],
    [
      'a number and a user id, which become one person',
      { from_user_id: 'ID.11' },
      { wa_id: '628120000001', user_id: 'ID.11' },
      { sender: '628120000001', aliases: ['ID.11'] },
    ],
    [
      'a user id that stands beside the message only',
      {},
      { wa_id: '628120000001', user_id: 'ID.11' },
      { sender: '628120000001', aliases: ['ID.11'] },
    ],
    [
      'somebody who hides their number',
      { ...hidden, from_user_id: 'ID.11' },
      { user_id: 'ID.11' },
      { sender: 'ID.11' },
    ],
    ['somebody named beside the message only', hidden, { user_id: 'ID.11' }, { sender: 'ID.11' }],
    ['nobody', hidden, {}, undefined],
    ['somebody else’s card', {}, { wa_id: '628120000009', user_id: 'ID.99' }, { sender: '628120000001' }],
  ])('%s', (_label, message, contact, who) => {
    const [incoming] = one({ ...text, ...message }, contact)?.incoming ?? [];
    if (!who) return expect(incoming).toBeUndefined();
    expect(incoming).toMatchObject({
      channel: 'whatsapp-cloud',
      group: false,
      key: `wa:${phoneId}:wamid.A`,
      ...who,
    });
    expect(incoming?.chat).toBe(incoming?.sender);
    if (!('aliases' in who)) expect(incoming).not.toHaveProperty('aliases');
  });

  it.each([
    ['its own', seconds, now],
    ['none', undefined, now],
    ['nonsense', 'soon', now],
    ['far ahead', String(now), now],
    ['of yesterday', String(now / 1000 - 86_400), now - 86_400_000],
  ])('at what time: %s', (_label, timestamp, at) => {
    expect(one({ ...text, timestamp })?.incoming[0]?.sentAt).toBe(at);
  });
});

describe('a post', () => {
  const message = (id: string, from: string) => ({
    id,
    from,
    timestamp: seconds,
    type: 'text',
    text: { body: id },
  });
  const status = (id: string, word: string, more: object = {}) => ({
    id,
    status: word,
    timestamp: seconds,
    ...more,
  });

  it('with several entries, changes, messages and statuses is read in full', () => {
    const first = changeOf({ messages: [message('a', '628121'), message('b', '628122')] });
    const second = changeOf({
      statuses: [status('c', 'read'), status('d', 'failed', { errors: [{ code: 131047 }] })],
    });
    const post = {
      ...postOf(first, second),
      entry: [
        ...postOf(first, second).entry,
        ...postOf(changeOf({ messages: [message('e', '628123')] })).entry,
      ],
    };
    const parsed = read(post);
    expect(parsed?.incoming.map(({ key }) => key.split(':')[2])).toEqual(['a', 'b', 'e']);
    expect(parsed?.statuses).toEqual([
      { id: messageMark('c'), status: 'read', at: now },
      { id: messageMark('d'), status: 'failed', at: now, code: 131047 },
    ]);
    expect(parsed?.passedOver).toBe(0);
  });

  it('loses nothing to the one odd thing in it', () => {
    const parsed = read(
      postOf(
        changeOf({ messages: [{ id: 7 }, null, message('a', '628121')], statuses: [{ status: '?' }] }),
        {},
      ),
    );
    expect(parsed?.incoming).toHaveLength(1);
    expect(parsed?.passedOver).toBe(4);
  });

  it.each([
    [
      'another number’s',
      postOf({
        field: 'messages',
        value: { metadata: { phone_number_id: '9' }, messages: [message('a', '628121')] },
      }),
    ],
    [
      'an echo of the phone',
      postOf(changeOf({ message_echoes: [message('a', '628121')] }, 'smb_message_echoes')),
    ],
    [
      'of another object',
      { object: 'page', entry: postOf(changeOf({ messages: [message('a', '628121')] })).entry },
    ],
  ])('that is %s is passed over', (_label, post) => {
    expect(read(post)).toMatchObject({ incoming: [], statuses: [], passedOver: 1 });
  });

  it.each([
    ['nothing', null],
    ['a list', []],
    ['words', 'x'],
    ['an empty object', {}],
    ['an entry of no shape', { object: 'whatsapp_business_account', entry: 1 }],
  ])('that is %s has not the shape of one', (_label, post) => expect(read(post)).toBeUndefined());

  it('keeps no number in the mark of a message', () => {
    const mark = messageMark('wamid.HBgNNjI4MTIwMDAwMDAxFQIAEhg');
    expect(mark).toMatch(/^[\w-]{32}$/);
    expect(Buffer.from(mark, 'base64url').toString('latin1')).not.toContain('628120000001');
  });
});

describe('what a message quotes', () => {
  it('is known by the mark of the message, where words or a file were sent', () => {
    const quoting = one({
      type: 'text',
      text: { body: 'jam 3' },
      context: { from: '622155501000', id: 'wamid.OLD' },
    })?.incoming[0];
    expect(quoting?.quoted).toBe(messageMark('wamid.OLD'));
    expect(JSON.stringify(quoting)).not.toContain('wamid.OLD');
  });

  it('is nothing for a pressed button', () => {
    const interactive = { type: 'button_reply', button_reply: { id: 'p:3:yes', title: 'Ya' } };
    const pressed = one({ type: 'interactive', interactive, context: { id: 'wamid.OLD' } })?.incoming[0];
    expect(pressed).toBeDefined();
    expect(pressed?.quoted).toBeUndefined();
  });

  it('never carries the name that the platform tells, nor whom it was forwarded from', () => {
    const contact = { wa_id: '628120000001', profile: { name: 'Bu Wati' } };
    const forwarded = { type: 'text', text: { body: 'loker' }, context: { forwarded: true, from: '62899' } };
    expect(JSON.stringify(one(forwarded, contact))).not.toMatch(/Wati|62899/);
  });
});
