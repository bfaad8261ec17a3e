import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clausesOf, sentencesOf } from '../../src/understanding/questions.ts';

const words = (pieces: readonly { readonly words: readonly string[] }[]) =>
  pieces.map((piece) => piece.words.join(' '));

describe('the parts of a message', () => {
  it('are its sentences, and which of them ask', () => {
    const found = sentencesOf('Saya dari desa. Anak saya tiga! Berapa biaya paspor? Makasih ya');
    expect(words(found)).toEqual(['saya dari desa', 'anak saya tiga', 'berapa biaya paspor', 'makasih ya']);
    expect(found.map((piece) => piece.asks)).toEqual([false, false, true, false]);
  });

  it('are windows where no full stop parts a long run of words', () => {
    const run = Array.from({ length: 50 }, (_, at) => `kata${'abcdefghij'[at % 10]}`).join(' ');
    const found = sentencesOf(run);
    expect(found.length).toBeGreaterThan(4);
    for (const piece of found) expect(piece.words.length).toBeLessThanOrEqual(14);
  });

  it('are its clauses, where several things may be asked', () => {
    expect(words(clausesOf('biaya paspor berapa, terus bayar dimana'))).toEqual([
      'biaya paspor berapa',
      'terus bayar dimana',
    ]);
  });

  it('ask in every language', () => {
    for (const text of [
      'pira regane paspor',
      'sabaraha hargana paspor',
      'berempa argha paspor',
      'how much is it',
    ])
      expect(clausesOf(text), text).toMatchObject([{ asks: true }]);
  });

  it('never hold an empty word, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const piece of [...sentencesOf(text), ...clausesOf(text)]) expect(piece.words).not.toContain('');
      }),
    );
  });
});
