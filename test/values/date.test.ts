import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDate } from '../../src/values/date.ts';

/** Sunday 22 November 2026, one in the morning in Jakarta; still Saturday in London. */
const now = new Date('2026-11-21T18:00:00Z');

describe('findDate', () => {
  it.each([
    ['nanti malam', '2026-11-22'],
    ['hari ini', '2026-11-22'],
    ['besok', '2026-11-23'],
    ['bsk pagi', '2026-11-23'],
    ['lusa', '2026-11-24'],
    ['sesuk', '2026-11-23'],
    ['isukan', '2026-11-23'],
    ['lagguna', '2026-11-23'],
    ['esok', '2026-11-23'],
    ['besok lusa', '2026-11-24'],
    ['3 hari lagi', '2026-11-25'],
    ['minggu depan', '2026-11-29'],
    ['2 minggu lagi', '2026-12-06'],
    ['hari senin', '2026-11-23'],
    ['hari minggu', '2026-11-29'],
    ["jum'at", '2026-11-27'],
    ['bulan depan', '2026-12-22'],
    ['tgl 25', '2026-11-25'],
    ['tgl 5', '2026-12-05'],
    ['tanggal 30 bulan depan', '2026-12-30'],
    ['5 Desember', '2026-12-05'],
    ['5 jan', '2027-01-05'],
    ['12/05/2027', '2027-05-12'],
    ['1-12-26', '2026-12-01'],
    ['tomorrow', '2026-11-23'],
  ])('%s is %s', (text, date) => {
    expect(findDate(text, now, 'Asia/Jakarta')).toBe(date);
  });

  it('counts the day from the time zone', () => {
    expect(findDate('besok', now, 'Europe/London')).toBe('2026-11-22');
  });

  it.each(['belum tahu', '31/02/2027', '0812-3456-7890', 'jam 7.30', '', '0', 'minggu'])(
    'sees no date in %s',
    (text) => {
      expect(findDate(text, now, 'Asia/Jakarta')).toBeNull();
    },
  );

  it('gives a real date or none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const date = findDate(text, now, 'Asia/Jakarta');
        if (date !== null) expect(new Date(date).toISOString().slice(0, 10)).toBe(date);
      }),
    );
  });
});
