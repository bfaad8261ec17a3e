import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPhones, maskPhones, toE164 } from '../../src/values/phone.ts';
import { cpuTime } from '../understanding/cpu.ts';

describe('findPhones', () => {
  it.each([
    ['0812-3456-7890', ['+6281234567890']],
    ['hub 62812 3456 7890 ya', ['+6281234567890']],
    ['+62 812-3456-789', ['+628123456789']],
    ['+62 (0)812 3456 7890', ['+6281234567890']],
    ['o8l2 3456 789o', ['+6281234567890']],
    ['klik wa.me/6281234567890', ['+6281234567890']],
    ['0812.3456.7890', ['+6281234567890']],
    ['08123456789/085712345678', ['+628123456789', '+6285712345678']],
    ['081234567890,087812345678', ['+6281234567890', '+6287812345678']],
    ['0812 3456 7890 0857 1234 5678', ['+6281234567890', '+6285712345678']],
    ['kantor (021) 27808211', ['+622127808211']],
    ['KJRI +852 5242 2240', ['+85252422240']],
    ['+60 10-528 8040', ['+60105288040']],
    ['0060105288040', ['+60105288040']],
    ['+886 2 8752 6170', ['+886287526170']],
    ['081234567890. gaji 15.000.000', ['+6281234567890']],
    ['0812-3456-7890 dan 0812 3456 7890', ['+6281234567890']],
  ])('reads %s', (text, phones) => {
    expect(findPhones(text)).toEqual(phones);
  });

  it.each([
    'NIB 9120001234567',
    '9120001234567',
    'NIB: 0220001234567',
    'NIK 5203011201900001',
    'Rp 15.000.000',
    'gaji 15000000',
    'tgl 12-05-2026',
    '2026-11-21 08:30',
    'no rekening 0812345678901',
    'tahun 2024 2025 2026',
    'kode 1234 5678 9012 3456',
  ])('finds no phone in %s', (text) => {
    expect(findPhones(text)).toEqual([]);
  });

  it('gives nothing but E.164, for any text', () => {
    const pieces = fc.constantFrom(
      '0',
      '8',
      '1',
      '62',
      '+',
      '+60',
      ' ',
      '-',
      '.',
      '/',
      '(',
      ')',
      'o',
      'l',
      'wa.me/',
      ',',
      'x',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
        ),
        (text) => {
          for (const phone of findPhones(text)) expect(phone).toMatch(/^\+[1-9]\d{7,14}$/);
        },
      ),
    );
  });

  it('finds a mobile number however it is grouped', () => {
    const separators = fc.constantFrom('', ' ', '-', '.');
    const digits = fc.stringMatching(/^8[1-35-9]\d{8}$/);
    fc.assert(
      fc.property(
        digits,
        separators,
        fc.constantFrom('0', '62', '+62 ', '+62-'),
        (national, separator, prefix) => {
          const grouped = [national.slice(0, 3), national.slice(3, 7), national.slice(7)].join(separator);
          expect(findPhones(`hubungi ${prefix}${grouped} segera`)).toEqual([`+62${national}`]);
        },
      ),
    );
  });

  it('reads 100 kB of digits and spaces in a moment', () => {
    const time = cpuTime(() => {
      for (const piece of ['0812 ', '+62 ', '0', '8 8']) findPhones(piece.repeat(100_000 / piece.length));
    });
    expect(time).toBeLessThan(500);
  });
});

describe('toE164', () => {
  it('says null for what is no number', () => {
    expect(toE164('12345')).toBeNull();
    expect(toE164('')).toBeNull();
    expect(toE164('1.500.000')).toBeNull();
  });
});

describe('numbers in disguise', () => {
  it.each([
    ['nol delapan satu dua, tiga empat lima enam, tujuh delapan sembilan nol', ['+6281234567890']],
    ['kosong wolu siji loro telu papat limo enem pitu wolu', ['+62812345678']],
    ['nol lapan 12 3456 7890', ['+6281234567890']],
    ['08I3-45OO-67I2', ['+6281345006712']],
    ['０８１２３４５６７８９０', ['+6281234567890']],
    ['hp: 0812_3456_7890', ['+6281234567890']],
    ['0812•3456•7890', ['+6281234567890']],
    ['nomor WA 81234567890', ['+6281234567890']],
    ['satu dua tiga empat lima enam tujuh delapan sembilan', []],
    ['dua kali, tiga orang, empat hari', []],
  ])('%s', (text, phones) => {
    expect(findPhones(text)).toEqual(phones);
  });

  it('takes no longer for what only looks like many numbers', () => {
    for (const text of ['1'.repeat(5000), '1 '.repeat(5000), 'satu, '.repeat(2000), '0o'.repeat(3000)])
      expect(cpuTime(() => void findPhones(text))).toBeLessThan(200);
  });
});

describe('maskPhones', () => {
  it.each([
    ['telepon saya di 0812-3456-7890 ya, besok', 'telepon saya di [x] ya, besok'],
    ['wa.me/6281234567890 itu saya', '[x] itu saya'],
    ['o8l2 3456 789o, jam 3 pagi', '[x], jam 3 pagi'],
    ['08123456789/085712345678', '[x]'],
    ['berangkat 21/11/2026 bayar Rp 5.000.000', 'berangkat 21/11/2026 bayar Rp 5.000.000'],
    ['NIB 9120001234567 dan 081234567890', 'NIB 9120001234567 dan [x]'],
    ['tidak ada nomor … di “sini”', 'tidak ada nomor … di “sini”'],
  ])('"%s" becomes "%s"', (text, masked) => {
    expect(maskPhones(text, '[x]')).toBe(masked);
  });

  it('hides a number that is spelt out, and keeps the words around it', () => {
    const masked = maskPhones(
      'nomorku nol delapan satu dua tiga empat lima enam tujuh delapan, sampai besok',
      '[x]',
    );
    expect(masked).toMatch(/^nomorku\s+\[x\]\s*, sampai besok$/);
  });

  it('leaves the numbers that it shall keep', () => {
    const keep = new Set(['+6281234567890']);
    expect(maskPhones('dia 0812 3456 7890, saya 0857 1234 5678', '[x]', keep)).toBe(
      'dia 0812 3456 7890, saya [x]',
    );
  });

  it('leaves no number that can be found, whatever is written around and in it', () => {
    const digit = fc.constantFrom(...'0123456789');
    const number = fc.array(digit, { minLength: 8, maxLength: 9 }).map((digits) => `081${digits.join('')}`);
    const disguised = fc
      .tuple(number, fc.constantFrom('', ' ', '-', '.', ' - ', '·', '*'))
      .map(([plain, between]) =>
        [...plain].map((c, at) => (at > 0 && at % 4 === 0 ? between : '') + (c === '0' ? 'o' : c)).join(''),
      );
    const text = fc.array(fc.oneof(fc.string({ maxLength: 12 }), number, disguised), { maxLength: 5 });
    fc.assert(
      fc.property(text, (parts) => {
        expect(findPhones(maskPhones(parts.join(' '), '[x]'))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
