import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SendError } from '../../../src/channels/channel.ts';
import { type Button, type Keyboard, render } from '../../../src/channels/telegram/render.ts';
import type { Choice, Message } from '../../../src/conversation/message.ts';

const photo = { kind: 'photo', source: { media: 'm1' } } as const;
const paper = { kind: 'document', source: { file: 'a.pdf' }, fileName: 'a.pdf' } as const;
const voice = { kind: 'voice', source: { media: 'm2' } } as const;
const yes: Choice = { id: 'ya', label: 'Ya' };
const no: Choice = { id: 'tidak', label: 'Tidak' };

const keyboard = (message: Message): Keyboard | undefined => render(message).at(-1)?.keyboard;
const buttons = (choices: readonly Choice[], prompt?: string): Button[] =>
  (keyboard({ text: 'x', choices, ...(prompt === undefined ? {} : { prompt }) }) ?? []).flat();

function refusal(message: Message): string {
  try {
    render(message);
  } catch (error) {
    if (error instanceof SendError) return `${error.kind}: ${error.message}`;
    throw error;
  }
  throw new Error('was rendered');
}

describe('text', () => {
  test('goes out plain and as it is', () => {
    expect(render({ text: 'Telepon <b>0800-1000</b> _ya_' })).toEqual([
      { method: 'sendMessage', text: 'Telepon <b>0800-1000</b> _ya_' },
    ]);
  });
  test('with half a character is mended', () => {
    expect(render({ text: 'a\ud83d' })).toEqual([{ method: 'sendMessage', text: 'a\ufffd' }]);
  });
  test('that is too long comes in parts, the buttons under the last', () => {
    const calls = render({ text: `${'a'.repeat(4000)}\n\n${'b'.repeat(4000)}`, choices: [yes], prompt: 'q' });
    expect(calls.map((call) => [call.method, call.keyboard !== undefined])).toEqual([
      ['sendMessage', false],
      ['sendMessage', true],
    ]);
  });
  test('that is blank and alone is refused', () => {
    expect(refusal({ text: ' \n' })).toBe('rejected: telegram: nothing to send');
  });
});

describe('choices', () => {
  test('carry number, prompt and id', () => {
    expect(buttons([yes, { ...no, number: '0' }], 'q7')).toEqual([
      { text: '1 Ya', callback_data: 'p:q7:ya' },
      { text: '0 Tidak', callback_data: 'p:q7:tidak' },
    ]);
  });
  test('of no prompt stand for their number', () => {
    expect(buttons([yes])).toEqual([{ text: '1 Ya', callback_data: 'x:1' }]);
  });
  test('that are typed words work without a prompt, and then promise no number', () => {
    const take: Choice = { id: 'take', label: 'Ambil', command: 'ambil 1204' };
    expect(buttons([take])).toEqual([{ text: 'Ambil', callback_data: 'x:ambil 1204' }]);
    expect(buttons([take], 'q')).toEqual([{ text: '1 Ambil', callback_data: 'x:ambil 1204' }]);
  });
  test('that open a page have the address and no number', () => {
    const page: Choice = { id: 'p', label: 'Situs', url: 'https://www.kemlu.go.id/x' };
    expect(buttons([page], 'q')).toEqual([{ text: 'Situs', url: 'https://www.kemlu.go.id/x' }]);
  });
  test.for(['http://localhost:3000/x', 'tel:+628001000', 'nonsense'])(
    'an address that Telegram refuses stands in the text: %s',
    (url) => {
      expect(render({ text: 'Lihat', choices: [{ id: 'p', label: 'Situs', url }] })).toEqual([
        { method: 'sendMessage', text: `Lihat\nSitus: ${url}` },
      ]);
    },
  );
  test('stand two in a row when both are short, else alone', () => {
    const long: Choice = { id: 'l', label: 'Ceritakan lebih banyak lagi' };
    const shape = keyboard({ text: 'x', prompt: 'q', choices: [yes, no, yes, long, no, yes] });
    expect(shape?.map((row) => row.map((one) => one.text))).toEqual([
      ['1 Ya', '2 Tidak'],
      ['3 Ya'],
      ['4 Ceritakan lebih banyak lagi'],
      ['5 Tidak', '6 Ya'],
    ]);
  });
  test('64 bytes of data pass, 65 are refused early', () => {
    const data = (id: string) => buttons([{ id, label: 'x' }], 'q')[0];
    expect(data('a'.repeat(60))).toMatchObject({ callback_data: `p:q:${'a'.repeat(60)}` });
    expect(refusal({ text: 'x', prompt: 'q', choices: [yes, { id: 'é'.repeat(31), label: 'x' }] })).toBe(
      'rejected: telegram: data of choice 2 is over 64 bytes',
    );
  });
  test('more than Telegram shows are refused', () => {
    const many = Array.from({ length: 101 }, (_, n) => ({ id: `${n}`, label: 'x' }));
    expect(refusal({ text: 'x', prompt: 'q', choices: many })).toBe('rejected: telegram: too many choices');
  });
});

describe('attachments', () => {
  const choices = [yes];
  const under = [[{ text: '1 Ya', callback_data: 'p:q:ya' }]];

  test.for<[label: string, message: Message, calls: object[]]>([
    [
      'a photo with its words',
      { text: 'ini', attachments: [photo] },
      [{ method: 'sendPhoto', attachment: photo, caption: 'ini' }],
    ],
    [
      'a photo without words',
      { text: '', attachments: [photo] },
      [{ method: 'sendPhoto', attachment: photo }],
    ],
    [
      'a document with choices',
      { text: 'ini', attachments: [paper], choices, prompt: 'q' },
      [{ method: 'sendDocument', attachment: paper, caption: 'ini', keyboard: under }],
    ],
    [
      'choices without words',
      { text: '', attachments: [voice], choices, prompt: 'q' },
      [{ method: 'sendVoice', attachment: voice, keyboard: under }],
    ],
    [
      '1024 characters are a caption',
      { text: 'x'.repeat(1024), attachments: [photo] },
      [{ method: 'sendPhoto', attachment: photo, caption: 'x'.repeat(1024) }],
    ],
    [
      '1025 follow by themselves, with the choices',
      { text: 'x'.repeat(1025), attachments: [photo], choices, prompt: 'q' },
      [
        { method: 'sendPhoto', attachment: photo },
        { method: 'sendMessage', text: 'x'.repeat(1025), keyboard: under },
      ],
    ],
    [
      'several: words under the last',
      { text: 'ini', attachments: [photo, paper] },
      [
        { method: 'sendPhoto', attachment: photo },
        { method: 'sendDocument', attachment: paper, caption: 'ini' },
      ],
    ],
  ])('%s', ([, message, calls]) => {
    expect(render(message)).toEqual(calls);
  });
});

test('property: whatever the words, every call keeps the limits of Telegram', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 3000, size: 'max' }), fc.string());
  const label = fc.string({ unit: 'grapheme', minLength: 1 });
  const attachments = fc.subarray([photo, paper, voice]);
  fc.assert(
    fc.property(text, fc.array(label, { maxLength: 20 }), attachments, (words, labels, files) => {
      const choices = labels.map((one, n) => ({ id: `c${n}`, label: one }));
      for (const call of render({ text: `.${words.repeat(3)}`, choices, prompt: 'q1', attachments: files })) {
        if (call.method === 'sendMessage') {
          expect(call.text.length).toBeLessThanOrEqual(4096);
          expect(call.text.trim()).not.toBe('');
        } else expect((call.caption ?? '').length).toBeLessThanOrEqual(1024);
        for (const one of (call.keyboard ?? []).flat()) {
          const bytes = 'callback_data' in one ? Buffer.byteLength(one.callback_data) : 1;
          expect(bytes).toBeGreaterThan(0);
          expect(bytes).toBeLessThanOrEqual(64);
        }
      }
    }),
    { numRuns: 60 },
  );
});
