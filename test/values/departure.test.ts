import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { departureIn, departureSoon } from '../../src/values/departure.ts';

/** A Sunday, 10 in the morning in Jakarta. */
const now = new Date('2026-11-22T03:00:00Z');

describe('departureSoon', () => {
  it.each([
    'berangkat besok',
    'besok subuh mau diterbangkan',
    'kirim anak ke Malay nanti malam',
    'they fly tonight',
    'brgkt hr ini',
    'sesuk isuk mangkat menyang brunei',
    'isukan indit ka saudi',
    'lagguna mangkat ka malaysia',
    'dia kata esok bawa kami masuk sabah',
    'she will be taken to Batam tonight',
    'jam 3 pagi nanti mobil jemput adik saya',
    'udah siap, otw bandara sekarang, terbang 2 jam lagi',
    'lusa berangkat',
    'minggu ini jalan ke malay',
    'H-2 terbang',
    '3 hari lagi dijemput',
    'adik sudah di bandara, tolong',
    'barusan berangkat naik travel',
    'lemaq lalo leq saudi, berangkat',
  ])('is so: %s', (text) => expect(departureSoon(text)).toBe(true));
  it.each([
    'berangkat minggu depan',
    'kapan berangkat',
    'belum berangkat sekarang',
    'besok hujan',
    'sudah berangkat. besok saya ke pasar',
    'kemarin udah terbang ke taipei, sekarang disuruh bayar',
    'malam tadi dibawa ke kupang',
    'bapak berangkat tahun 2019 sampai sekarang ga ada kabar',
    'besok saya pergi ke kantor imigrasi',
    'besok wawancara paspor, bawa apa aja',
  ])('is not so: %s', (text) => expect(departureSoon(text)).toBe(false));
});

describe('departureIn', () => {
  it.each([
    ['berangkat hari ini', 'today'],
    ['besok subuh diterbangkan', 'tomorrow'],
    ['berangkat besok lusa', 'days'],
    ['berangkat tgl 25', 'days'],
    ['berangkat tgl. 23 pagi', 'tomorrow'],
    ['terbang hari selasa', 'days'],
    ['ke malay naik feri dari batam. tgl 23 pagi', 'tomorrow'],
    ['terbang 22 november', 'today'],
    ['berangkat tgl 30', null],
    ['berangkat selasa depan', null],
    ['berangkat kamis kemarin', null],
    ['berangkat 2-11-2026', null],
  ] as const)('%s: %s', (text, when) => expect(departureIn(text, now)).toBe(when));

  it('knows no dates without a day to count from', () => {
    expect(departureIn('berangkat tgl 25')).toBeNull();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void departureIn(text, now)));
  });
});
