import { describe, expect, it } from 'vitest';
import { findMoney } from '../../src/values/money.ts';

describe('findMoney', () => {
  it.each([
    ['disuruh byr 15jt', 15_000_000, 'IDR'],
    ['gaji 15 juta', 15_000_000, 'IDR'],
    ['Rp 1.500.000,-', 1_500_000, 'IDR'],
    ['rp1500000', 1_500_000, 'IDR'],
    ['1,5 juta', 1_500_000, 'IDR'],
    ['2.5jt', 2_500_000, 'IDR'],
    ['500rb', 500_000, 'IDR'],
    ['RM 1500', 1500, 'MYR'],
    ['1500 ringgit', 1500, 'MYR'],
    ['NT$ 20000', 20_000, 'TWD'],
    ['usd 800', 800, 'USD'],
    ['HK$ 5,100', 5100, 'HKD'],
    ['40rb NT', 40_000, 'TWD'],
    ['SAR 1.500', 1500, 'SAR'],
    ['gajine 8 yuta', 8_000_000, 'IDR'],
    ['500 rebu', 500_000, 'IDR'],
    ['sejuta', 1_000_000, 'IDR'],
    ['2.000 won', 2000, 'KRW'],
    ['$800', 800, 'USD'],
    ['Rp 1 M', 1_000_000_000, 'IDR'],
  ])('reads %s', (text, amount, currency) => {
    expect(findMoney(text)).toEqual([{ amount, currency }]);
  });

  it('reads a range as two amounts', () => {
    expect(findMoney('gaji 8 juta - 10 juta').map((one) => one.amount)).toEqual([8_000_000, 10_000_000]);
  });

  it.each(['umur 16', '08123456789', 'tgl 5 bulan 3', '15 m dari rumah', 'NIB 9120001234567', ''])(
    'finds none in %s',
    (text) => {
      expect(findMoney(text)).toEqual([]);
    },
  );
});
