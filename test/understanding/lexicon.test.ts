import { describe, expect, it } from 'vitest';
import { rootsOf } from '../../src/understanding/lexicon.ts';
import { wordsOf } from '../../src/understanding/normalise.ts';

const roots = (text: string): string[] => rootsOf(wordsOf(text));

describe('roots of words', () => {
  it.each([
    ['pira regane paspor', ['berapa', 'biaya', 'paspor']],
    ['sabaraha hargana paspor', ['berapa', 'biaya', 'paspor']],
    ['berempa arghana paspor', ['berapa', 'biaya', 'paspor']],
    ['how much does a passport cost', ['berapa', 'biaya', 'paspor']],
    ['dhuwitku digawa mlayu calo', ['uang', 'calo']],
    ['duit abdi dibawa kabur', ['uang', 'saya', 'lari_uang']],
  ])('"%s"', (text, expected) => {
    expect(roots(text)).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    ['dibayarin', 'bayar'],
    ['perpanjangannya', 'perpanjang'],
    ['nulungi', 'tolong'],
    ['ngirimake', 'kirim'],
  ])('%s is of %s', (word, root) => {
    expect(roots(word)).toContain(root);
  });

  it('a word that nobody knows stands for itself', () => {
    expect(rootsOf(['zxqwv'])).toEqual(['zxqwv']);
  });
});
