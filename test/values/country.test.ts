import { describe, expect, it } from 'vitest';
import { shippedCountries } from '../understanding/data.ts';

const countries = shippedCountries();

describe('countries', () => {
  it.each([
    ['mau ke Malay', ['MY']],
    ['Honkong atau taiwan', ['HK', 'TW']],
    ['kerja di arab saudi', ['SA']],
    ['korsel', ['KR']],
    ['adik di kamboja, dulu di phnom penh', ['KH']],
    ['Uni Emirat Arab', ['AE']],
    ['uni arab', []],
    ['belajar bahasa korea', []],
    ['paman di jember', []],
    ['saya di Indonesia', []],
    ['timor leste', ['TL']],
    ['work in South Korea', ['KR']],
  ])('%s → %j', (text, codes) => {
    expect(countries.find(text)).toEqual(codes);
  });

  it('knows the name of a code', () => {
    expect(countries.byCode('KH')?.name).toEqual({ id: 'Kamboja', en: 'Cambodia' });
    expect(countries.byCode('XX')).toBeNull();
  });
});
