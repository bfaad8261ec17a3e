import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wantsCoaching } from '../../src/understanding/coaching.ts';
import { labelled } from './data.ts';

describe('wantsCoaching', () => {
  it.each([
    'jawab apa ke imigrasi biar lolos',
    'ditanya imigrasi harus jawab apa supaya ga dicegat',
    'kalau ditanya petugas bandara bilang apa biar lolos',
    'jawaban wawancara paspor biar lolos',
    'contoh jawaban buat imigrasi dong',
    'What to say at immigration?',
    'what should I answer at immigration to get through',
    'how to answer the passport interview so they approve',
  ])('hears it in "%s"', (text) => {
    expect(wantsCoaching(text)).toBe(true);
  });

  it.each([
    'disuruh bilang liburan ke imigrasi gimana',
    'ditanya2 imigrasi terus ga lolos',
    'gara2 gak bisa jawab petugas bandara, anak saya batal naik pesawat',
    'kantor imigrasi terdekat dimana',
    'jawab apa ke ibu biar dikasih izin',
    'mata minus bisa lolos medical korea?',
    'immigration stopped me at the airport',
    'the agent told me to say holiday at immigration',
    '',
  ])('is not found in "%s"', (text) => {
    expect(wantsCoaching(text)).toBe(false);
  });

  it('is rare among other questions', () => {
    const heard = ['development', 'fresh', 'harder'].flatMap((name) =>
      labelled(name).filter(({ text }) => wantsCoaching(text)),
    );
    expect(heard.filter(({ topic }) => topic !== 'departure.deferred')).toEqual([]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => typeof wantsCoaching(text) === 'boolean'),
    );
  });
});
