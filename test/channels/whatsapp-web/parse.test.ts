import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../../src/channels/whatsapp-web/parse.ts';
import type { WireMessage } from '../../../src/channels/whatsapp-web/protocol.ts';

const plain: WireMessage = {
  id: '3A01',
  ref: 'false_628111@c.us_3A01',
  chat: '628111000111@c.us',
  fromMe: false,
  type: 'chat',
  sentAt: 1000,
  text: 'halo',
  forwarded: false,
  viewOnce: false,
  status: false,
};
const numbers: Readonly<Record<string, string>> = { '777@lid': '628222000222' };
const parse = (message: Partial<WireMessage>) =>
  parseMessage(
    { ...plain, ...message },
    {
      channel: 'whatsapp-web',
      senderOf: (id) => {
        const number = numbers[id] ?? (id.endsWith('@c.us') ? id.slice(0, -5) : undefined);
        if (number === undefined) return { address: id, aliases: [] };
        return { address: number, aliases: id.endsWith('@lid') ? [id] : [] };
      },
    },
  );

describe('a message of WhatsApp Web', () => {
  it.each<[string, Partial<WireMessage>, unknown]>([
    ['text', {}, { kind: 'text', text: 'halo' }],
    ['forwarded text', { forwarded: true }, { kind: 'text', text: 'halo', forwarded: true }],
    ['the words of a list', { type: 'list_response', text: 'Paspor' }, { kind: 'text', text: 'Paspor' }],
    ['a sticker', { type: 'sticker', text: '', file: {} }, { kind: 'sticker' }],
    ['a photo that cannot be had', { type: 'image', text: '' }, { kind: 'unsupported' }],
    ['a photo to be seen once', { type: 'image', viewOnce: true, file: {} }, { kind: 'unsupported' }],
    ['what could not be decrypted', { type: 'ciphertext', text: '' }, { kind: 'unsupported' }],
    ['an order', { type: 'order', text: '' }, { kind: 'unsupported' }],
    ['an invitation to a group', { type: 'groups_v4_invite', text: '' }, { kind: 'unsupported' }],
    [
      'sound',
      { type: 'audio', text: '', file: { mime: 'audio/mpeg', size: 9 } },
      { kind: 'media', media: 'voice', remote: { ref: plain.ref, mime: 'audio/mpeg', size: 9 } },
    ],
    [
      'a card whose number stands in the text',
      { type: 'vcard', cards: ['BEGIN:VCARD\nFN:Bu Ani\nTEL:0812 3456 7890\nEND:VCARD'] },
      { kind: 'contact', phone: '+6281234567890', name: 'Bu Ani' },
    ],
    [
      'a card without a number',
      { type: 'vcard', cards: ['BEGIN:VCARD\nEND:VCARD'] },
      { kind: 'unsupported' },
    ],
  ])('is %s', (_name, message, input) => {
    expect(parse(message)?.input).toEqual(input);
  });

  it.each<[string, Partial<WireMessage>]>([
    ['its own', { fromMe: true }],
    ['a status update', { status: true }],
    ['a broadcast list of its own', { chat: '12345@broadcast' }],
    ['a channel', { chat: '12345@newsletter' }],
    ['a call that was logged', { type: 'call_log' }],
    ['a notice about encryption', { type: 'e2e_notification' }],
    ['a withdrawn message', { type: 'revoked' }],
    ['a reaction', { type: 'reaction' }],
    ['the frame of an album', { type: 'album' }],
    ['talk in a group', { chat: '1203@g.us', author: '628111000111@c.us', text: 'ambil saja' }],
    ['a picture in a group', { chat: '1203@g.us', author: '628111000111@c.us', type: 'image', file: {} }],
    ['a group without a writer', { chat: '1203@g.us', text: 'ambil 12' }],
  ])('is nothing when it is %s', (_name, message) => {
    expect(parse(message)).toBeUndefined();
  });

  it('has one key whatever id its writer is shown by', () => {
    const byNumber = parse({ chat: '628222000222@c.us' });
    const byLid = parse({ chat: '777@lid', ref: 'false_777@lid_3A01' });
    expect(byLid?.key).toBe(byNumber?.key);
    expect(byLid).toMatchObject({ sender: '628222000222', chat: '628222000222', aliases: ['777@lid'] });
    expect(parse({ chat: '778@lid' })).toMatchObject({ sender: '778@lid', chat: '778@lid' });
  });

  it('in a group is from its author, to the group', () => {
    const said = parse({ chat: '1203@g.us', author: '777@lid', text: 'ambil 1204' });
    expect(said).toMatchObject({ sender: '628222000222', chat: '1203@g.us', group: true });
  });
});

describe('what a message of WhatsApp Web quotes', () => {
  it('is the platform’s id of the message', () => {
    expect(parse({ quoted: '3EB0AA' })?.quoted).toBe('3EB0AA');
    expect(parse({})?.quoted).toBeUndefined();
  });
});
