import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/conversation/input.ts';
import { askingSteps, Player, stored } from './player.ts';

const typed = fc.oneof(
  fc.constantFrom(
    ...[
      '1',
      '2',
      '3',
      '4',
      '8',
      '9',
      '0',
      'ya',
      'tidak',
      'selesai',
      'batal',
      'menu',
      'kembali',
      'lapor',
      'status',
    ],
    ...[
      'hapus dataku',
      'bahasa',
      'privasi',
      'gawat',
      'cek PT Maju',
      '/start',
      '/start inv_abc',
      'ambil 1001',
    ],
    ...['tutup 1001', 'buka 1001', 'kasus', 'tugas off', 'tanya 1001 kapan?', 'tolong saya disekap majikan'],
    ...[
      'Pak Anto ajak adik saya ke Malaysia besok',
      'Aikmel, Lombok Timur',
      '0812 3456 7890',
      '1111 2222 3333 4444',
    ],
    ...['berapa biaya paspor?', 'how much is a passport?', 'PT Agesa Asa Jaya'],
  ),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

const input: fc.Arbitrary<Input | 'press'> = fc.oneof(
  { weight: 5, arbitrary: typed.map((text): Input => ({ kind: 'text', text })) },
  { weight: 2, arbitrary: fc.constant('press' as const) },
  fc.record({ prompt: fc.string(), choice: fc.string() }).map((it): Input => ({ kind: 'choice', ...it })),
  fc
    .record({
      media: fc.constantFrom('photo', 'document', 'voice', 'video'),
      caption: fc.option(typed, { nil: '' }),
    })
    .map(
      ({ media, caption }): Input => ({
        kind: 'media',
        media: media as 'photo',
        remote: { ref: 'r' },
        stored: { id: 'm1', mime: 'x', size: 1 },
        ...(caption ? { caption } : {}),
      }),
    ),
  fc.constantFrom<Input>(
    { kind: 'location', latitude: 1, longitude: 2 },
    { kind: 'contact', phone: '0812', name: 'x' },
    { kind: 'sticker' },
    { kind: 'unsupported' },
    { kind: 'left' },
    { kind: 'joined' },
    { kind: 'media', media: 'photo', remote: { ref: 'r' }, stored: { problem: 'unreadable' } },
    { kind: 'text', text: 'diubah', edited: true },
  ),
  fc.constant<Input>({ kind: 'silence', prompt: '1' }),
);

const start = fc.constantFrom(null, ...askingSteps());
const role = fc.constantFrom('anyone', 'coordinator', 'supervisor');

describe('whatever comes, in whatever state', () => {
  it('is taken without a throw, and the talk survives being stored', () => {
    fc.assert(
      fc.property(
        start,
        role,
        fc.boolean(),
        fc.array(fc.tuple(input, fc.nat(8)), { minLength: 1, maxLength: 12 }),
        (at, who, news, inputs) => {
          const waiting = [
            { text: 'kabar' },
            { flow: 'relay.answer', case: 'c1', number: 1, question: 'apa?' },
          ];
          const player = new Player({
            role: who as 'anyone',
            news,
            results: { 'news.next': () => waiting.shift() ?? {} },
          });
          if (at) player.at(at.flow, at.step, at.answers);
          for (const [one, n] of inputs) {
            player.now += 1000;
            if (one === 'press') {
              const choices = player.said.at(-1)?.choices ?? [];
              player.presses(choices[n % Math.max(1, choices.length)]?.id ?? 'x');
            } else player.does(one);
            expect(stored(player.talk)).toEqual(player.talk);
            for (const { text } of player.said) expect(text).not.toBe('');
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
