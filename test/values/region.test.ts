import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelOf, provinceOf, regencyOf } from '../../src/values/region.ts';
import { shippedRegions } from '../understanding/data.ts';

const regions = shippedRegions();

describe('regions', () => {
  it.each([
    ['mau lapor calo di Lotim', '52.03', 'Kabupaten Lombok Timur', 'Nusa Tenggara Barat'],
    ['Lobar', '52.01', 'Kabupaten Lombok Barat', 'Nusa Tenggara Barat'],
    ['loteng', '52.02', 'Kabupaten Lombok Tengah', 'Nusa Tenggara Barat'],
    ['dari kab. Malang', '35.07', 'Kabupaten Malang', 'Jawa Timur'],
    ['Kota Malang', '35.73', 'Kota Malang', 'Jawa Timur'],
    ['malang kota', '35.73', 'Kota Malang', 'Jawa Timur'],
    ['INDRAMAYU', '32.12', 'Kabupaten Indramayu', 'Jawa Barat'],
    ['ponorogo jatim', '35.02', 'Kabupaten Ponorogo', 'Jawa Timur'],
    ['orang cilacap, berangkat lewat Batam', '33.01', 'Kabupaten Cilacap', 'Jawa Tengah'],
    ['saya di lampung timur', '18.07', 'Kabupaten Lampung Timur', 'Lampung'],
    ['saya orang pati', '33.18', 'Kabupaten Pati', 'Jawa Tengah'],
    ['solo', '33.72', 'Kota Surakarta', 'Jawa Tengah'],
  ])('%s → %s', (text, code, name, province) => {
    const found = regions.find(text);
    expect(found.region).toEqual({ code, name });
    expect(found.province?.name).toBe(province);
    expect(found.candidates).toEqual([]);
  });

  it.each([
    ['NTB', '52'],
    ['ntt', '53'],
    ['jatim', '35'],
    ['di Jawa Tengah', '33'],
    ['gorontalo', '75'],
    ['Papua Barat Daya', '96'],
  ])('%s is a province only', (text, code) => {
    const found = regions.find(text);
    expect(found.region).toBeNull();
    expect(found.province?.code).toBe(code);
  });

  it.each([
    ['malang', '35', ['Kabupaten Malang', 'Kota Malang']],
    ['orang kediri', '35', ['Kabupaten Kediri', 'Kota Kediri']],
    ['bekasi', '32', ['Kabupaten Bekasi', 'Kota Bekasi']],
  ])('%s may be the kabupaten or the kota', (text, province, candidates) => {
    const found = regions.find(text);
    expect(found.region).toBeNull();
    expect(found.province?.code).toBe(province);
    expect(found.candidates.map((one) => one.name).sort()).toEqual(candidates);
  });

  it.each(['kec. Aikmel', 'aikmel', 'desa saya di Kec. Aikmel Lotim', 'Aikmel, Lombok Timur'])(
    '%s names a district',
    (text) => {
      const found = regions.find(text);
      expect(found.district?.name).toBe('Aikmel');
      expect(found.region?.code).toBe('52.03');
    },
  );

  it.each([
    'saya mau tanya paspor',
    'pati malaysia',
    'lewat batam',
    'masih banyak batang kayu di kapal',
    '',
    '0',
  ])('finds no place in "%s"', (text) => {
    expect(regions.find(text)).toEqual({ region: null, province: null, district: null, candidates: [] });
  });

  it('lists what lies below', () => {
    expect(regions.below('')).toHaveLength(38);
    expect(regions.below('52').map((one) => one.code)).toContain('52.03');
    expect(regions.below('52.03').length).toBeGreaterThan(15);
    expect(regions.below('99')).toEqual([]);
  });

  it('finds every regency by its own full name', () => {
    for (const province of regions.below('')) {
      for (const regency of regions.below(province.code)) {
        expect(regions.find(`${regency.name}, ${province.name}`).region, regency.name).toEqual(regency);
      }
    }
  });

  it('knows codes by level', () => {
    expect(regions.byCode('52.03')?.name).toBe('Kabupaten Lombok Timur');
    expect(regions.byCode('52.99')).toBeNull();
    expect([levelOf('52'), levelOf('52.03'), levelOf('52.03.01')]).toEqual([
      'province',
      'regency',
      'district',
    ]);
    expect([provinceOf('52.03.01'), regencyOf('52.03.01'), regencyOf('52')]).toEqual(['52', '52.03', null]);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void regions.find(text)));
  });
});
