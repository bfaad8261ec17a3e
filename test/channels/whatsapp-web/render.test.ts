import { describe, expect, it } from 'vitest';
import { render } from '../../../src/channels/whatsapp-web/render.ts';

const text = (pieces: ReturnType<typeof render>) =>
  pieces.map((piece) => (piece.kind === 'text' ? piece.text : `[${piece.attachment.kind}] ${piece.caption}`));

describe('a message on WhatsApp Web', () => {
  it('shows choices by what can be typed', () => {
    const choices = [
      { id: 'a', label: 'Ya' },
      { id: 'b', label: 'Lewati', number: '0' },
      { id: 'c', label: 'Halaman', url: 'https://example.org/' },
      { id: 'd', label: 'Lepas', command: 'lepas 12' },
    ];
    expect(text(render({ text: 'Mau?', choices, prompt: 'p' }))).toEqual([
      'Mau?\n\n1 Ya\n0 Lewati\nHalaman: https://example.org/\n“lepas 12”: Lepas',
    ]);
  });

  it('does not repeat words to be typed that stand in the text already', () => {
    const choices = [{ id: 'claim', label: 'Ambil 12', command: 'ambil 12' }];
    expect(text(render({ text: 'Ketik: ambil 12', choices }))).toEqual(['Ketik: ambil 12']);
    expect(text(render({ text: 'Nomor 12', choices }))).toEqual(['Nomor 12\n\n“ambil 12”']);
  });

  it('puts a short text under the last attachment, and a long one after it', () => {
    const attachments = [
      { kind: 'photo', source: { file: 'a' } },
      { kind: 'document', source: { file: 'b' } },
    ] as const;
    expect(text(render({ text: 'isi', attachments }))).toEqual(['[photo] undefined', '[document] isi']);
    expect(render({ text: 'x'.repeat(1025), attachments }).map(({ kind }) => kind)).toEqual([
      'file',
      'file',
      'text',
    ]);
  });

  it('is cut at 4096, never inside a character', () => {
    const pieces = text(render({ text: '👩‍👩‍👧'.repeat(1000) }));
    expect(pieces.length).toBeGreaterThan(1);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(4096);
      expect(piece.isWellFormed()).toBe(true);
      expect(piece.replaceAll('👩‍👩‍👧', '')).toBe('');
    }
  });

  it('refuses nothing at all', () => {
    expect(() => render({ text: ' ' })).toThrow(/nothing to send/);
  });
});
