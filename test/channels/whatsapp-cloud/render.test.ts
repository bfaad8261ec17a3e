import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SendError } from '../../../src/channels/channel.ts';
import { limits, shortened } from '../../../src/channels/whatsapp-cloud/limits.ts';
import { type Call, render } from '../../../src/channels/whatsapp-cloud/render.ts';
import type { Attachment, Choice, Message } from '../../../src/values/message.ts';
import { check } from '../../stand-ins/whatsapp-cloud/limits.ts';

const cuts: string[] = [];
const show = (message: Message): Call[] =>
  render(message, { listButton: 'Lihat pilihan', onCut: (limit) => void cuts.push(limit) });
const choices = (...labels: string[]): Choice[] => labels.map((label, index) => ({ id: `c${index}`, label }));
const many = (count: number, label = 'Pilihan'): Choice[] =>
  choices(...Array.from({ length: count }, (_, n) => `${label} ${n}`));
const asked = (some: Choice[], text = 'Mau apa?'): Message => ({ text, prompt: 'p', choices: some });
const photo: Attachment = { kind: 'photo', source: { file: 'a.jpg' } };
const voice: Attachment = { kind: 'voice', source: { file: 'a.ogg' } };

/** `text`, `button 3`, `list 10`, `media`: the calls in short. */
const shape = (message: Message): string[] =>
  show(message).map((call) => {
    if (call.kind !== 'interactive')
      return call.kind === 'media' && call.caption !== undefined ? 'media with words' : call.kind;
    return call.interactive.type === 'button'
      ? `button ${call.interactive.action.buttons.length}`
      : `list ${call.interactive.action.sections[0]?.rows.length}`;
  });

describe('choices become', () => {
  const twenty = 'x'.repeat(20);
  it.each<[label: string, message: Message, calls: string[]]>([
    ['buttons: one', asked(many(1)), ['button 1']],
    ['buttons: three', asked(many(3)), ['button 3']],
    ['a list: four', asked(many(4)), ['list 4']],
    ['a list: ten', asked(many(10)), ['list 10']],
    ['numbered text: eleven', asked(many(11)), ['text']],
    ['buttons: labels of twenty', asked(choices(twenty, 'Tidak')), ['button 2']],
    ['a list: a label of twenty-one', asked(choices(`${twenty}x`, 'Tidak')), ['list 2']],
    ['a list: a label of seventy-two', asked(choices('x'.repeat(72), 'Tidak')), ['list 2']],
    ['numbered text: a label of seventy-three', asked(choices('x'.repeat(73), 'Tidak')), ['text']],
    ['numbered text: an id that is too long', asked([{ id: 'c'.repeat(300), label: 'Ya' }]), ['text']],
    [
      'a list: an id for a button is longer than for a row',
      asked([...many(3), { id: 'c'.repeat(190), label: 'Ya' }]),
      ['list 4'],
    ],
    [
      'words of their own: addresses',
      { text: 'Lihat', choices: [{ id: 'a', label: 'Situs', url: 'https://x.example' }] },
      ['text'],
    ],
    [
      'under text that is too long: text, then the rest',
      asked(many(2), `${'a '.repeat(600)}\n\nMau apa?`),
      ['text', 'button 2'],
    ],
    ['after a picture', { ...asked(many(2)), attachments: [photo] }, ['media', 'button 2']],
    ['nothing: a picture with words', { text: 'Ini', attachments: [photo] }, ['media with words']],
    ['nothing: a voice has no words of its own', { text: 'Ini', attachments: [voice] }, ['media', 'text']],
    [
      'nothing: words too long for a picture',
      { text: 'a'.repeat(1025), attachments: [photo] },
      ['media', 'text'],
    ],
    ['nothing: text in parts', { text: 'kata '.repeat(1700) }, ['text', 'text', 'text']],
  ])('%s', (_label, message, calls) => {
    expect(shape(message)).toEqual(calls);
  });

  it('show their numbers where there is room for all of them', () => {
    const titles = (message: Message) =>
      show(message).flatMap((call) =>
        call.kind === 'interactive' && call.interactive.type === 'button'
          ? call.interactive.action.buttons.map(({ reply }) => reply.title)
          : [],
      );
    expect(titles(asked(choices('Ya', 'Tidak')))).toEqual(['1 Ya', '2 Tidak']);
    expect(titles(asked(choices('x'.repeat(19), 'Tidak')))).toEqual(['x'.repeat(19), 'Tidak']);
    expect(titles({ text: 'A', choices: [{ id: 'a', label: 'Ambil 12', command: 'ambil 12' }] })).toEqual([
      'Ambil 12',
    ]);
  });

  it('keep their whole label below a title that is too short for it', () => {
    const [call] = show(asked(choices('Tidak tahu siapa yang membawanya', 'Tidak')));
    expect(call).toMatchObject({
      interactive: {
        action: {
          sections: [
            {
              rows: [
                { title: '1 Tidak tahu siapa yang…', description: 'Tidak tahu siapa yang membawanya' },
                { title: '2 Tidak' },
              ],
            },
          ],
        },
      },
    });
  });

  it('are typed by number or by their words when there is nothing to tap', () => {
    const [numbered] = show(asked(many(11)));
    expect(numbered).toMatchObject({
      text: expect.stringMatching(/^Mau apa\?\n\n1 Pilihan 0\n2 Pilihan 1\n/),
    });
    const commands = Array.from({ length: 11 }, (_, n) => ({
      id: `${n}`,
      label: 'Ambil',
      command: `ambil ${n}`,
    }));
    expect(show({ text: 'Ketik: ambil 3', choices: commands })[0]).toMatchObject({
      text: expect.stringMatching(/^Ketik: ambil 3\n\n“ambil 0”: Ambil\n(?!.*“ambil 3”)/s),
    });
  });

  it('come with the question, and nothing of the text is lost or doubled', () => {
    const text = `${'Sebelum itu ada keterangan. '.repeat(60)}\n\nMau apa sekarang?`;
    const calls = show(asked(many(2), text));
    expect(calls.at(-1)).toMatchObject({ interactive: { body: { text: 'Mau apa sekarang?' } } });
    const first = calls[0]?.kind === 'text' ? calls[0].text : '';
    expect(`${first}\n\nMau apa sekarang?`).toBe(text.replace(/ \n\n/, '\n\n'));
  });
});

describe('limits', () => {
  it('are kept whatever the words: the API takes every call', () => {
    const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 });
    const text = fc.string({ unit: 'grapheme', maxLength: 6000 });
    fc.assert(
      fc.property(text, fc.array(label, { maxLength: 14 }), fc.boolean(), (words, labels, withPhoto) => {
        const message: Message = {
          text: `Halo ${words}`,
          prompt: 'p',
          choices: choices(...labels),
          ...(withPhoto ? { attachments: [photo] } : {}),
        };
        for (const call of show(message)) {
          if (call.kind === 'text') check({ type: 'text', text: { body: call.text } });
          if (call.kind === 'media')
            check({
              type: 'image',
              image: { id: 'm', ...(call.caption === undefined ? {} : { caption: call.caption }) },
            });
          if (call.kind === 'interactive') check({ type: 'interactive', interactive: call.interactive });
        }
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['a flag', '🇮🇩🇮🇩🇮🇩', 6, '🇮🇩…'],
    ['a family', 'ab👨‍👩‍👧', 8, 'ab…'],
    ['a letter with its mark', 'cafe\u0301 sore', 6, 'cafe\u0301…'],
    ['nothing that fits', '👨‍👩‍👧', 3, '…'],
  ])('never cut %s in two', (_label, text, most, kept) => {
    expect(shortened(text, most)).toBe(kept);
    expect(shortened(text, most).length).toBeLessThanOrEqual(most);
  });

  it('that cut something are told, without the words', () => {
    cuts.length = 0;
    render(asked(many(4)), {
      listButton: 'Lihat semua pilihan yang ada',
      onCut: (limit) => void cuts.push(limit),
    });
    expect(cuts).toEqual(['listButton']);
    expect(Object.keys(limits)).toContain('listButton');
  });

  it('are no excuse for an empty message', () => {
    expect(() => show({ text: ' ' })).toThrow(SendError);
  });
});
