import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/understanding/language.ts';

describe('languageOf', () => {
  it.each([
    ['brp biaya bikin paspor skrg?', 'id'],
    ['saya mau pulang', 'id'],
    ['how much is a passport', 'en'],
    ['my employer keeps my passport', 'en'],
    ['no wa kp2mi berapa', 'id'],
    ['piye carane nggawe paspor', 'jv'],
    ['aku pengin mulih ora nduwe duit', 'jv'],
    ['kumaha carana nyieun paspor', 'su'],
    ['abdi hoyong uih', 'su'],
    ['sengko terro alako ka malaysia', 'mad'],
    ['macam mana nak buat pasport', 'ms'],
  ])('%s is %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  it.each(['', '12345', 'PT Agesa Asa Jaya', 'no wa kp2mi', '😀', 'xyz'])('cannot tell %s', (text) => {
    expect(languageOf(text)).toBeNull();
  });
});
