import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameless } from '../../src/understanding/nameless.ts';

describe('a question without names', () => {
  it.each([
    ['Pak Budi Santoso minta 5 juta, benar?', 'Pak […] minta 5 juta, benar?'],
    ['PT Maju Jaya ada di Mars?', 'PT […] ada di Mars?'],
    ['PT. SUMBER KENCANA SEJAHTERA mau kirim ke Mars', 'PT. […] mau kirim ke Mars'],
    ['apakah mas joko susilo orang baik', 'apakah mas […] orang baik'],
    ['nama saya Siti Aminah mau tanya cuaca', 'nama saya […] mau tanya cuaca'],
    ['hp 0812-3456-7890 email joko.s@example.com', 'hp […] email […]'],
    ['nomor O8l2 3456 789o itu siapa', 'nomor […] itu siapa'],
    ['NIK 5203010101900001 bisa dipakai?', 'NIK […] bisa dipakai?'],
    ['cari @budi_calo di https://t.me/xyz', 'cari […] di […]'],
    ['kosong delapan satu dua tiga empat itu siapa', '[…] itu siapa'],
  ])('%s', (text, expected) => {
    expect(nameless(text)).toBe(expected);
  });

  it.each([
    'apakah pt yang resmi buka lowongan di mars',
    'resep rendang untuk 5 orang',
    'ibu saya sakit, bapak kerja',
    'berapa harga emas hari ini bu',
  ])('keeps what names nobody: %s', (text) => {
    expect(nameless(text)).toBe(text);
  });

  it('is no question when it is as long as a story, or nothing at all', () => {
    expect(nameless('kata '.repeat(70))).toBeNull();
    expect(nameless(' \n ')).toBeNull();
  });

  it('never lets a telephone number through, whatever stands around it', () => {
    const separator = fc.constantFrom('', ' ', '-', '.');
    const number = fc
      .tuple(separator, fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1000, max: 9999 }))
      .map(([between, a, b]) => ({ text: `0812${between}${a}${between}${b}`, digits: `0812${a}${b}` }));
    const around = fc.string({ maxLength: 40 }).map((text) => text.replace(/[\p{L}\d]/gu, ''));
    fc.assert(
      fc.property(around, number, around, (before, { text, digits }, after) => {
        const kept = nameless(`${before} ${text} ${after}`) ?? '';
        expect(kept.replace(/\D/g, '')).not.toContain(digits.slice(4));
      }),
    );
  });
});
