import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entitiesIn, findAgency, speaksOfMinors } from '../../src/understanding/entities.ts';
import { findPersons } from '../../src/understanding/persons.ts';
import { shippedCountries, shippedRegions } from './data.ts';

const places = { regions: shippedRegions(), countries: shippedCountries() };

describe('entitiesIn', () => {
  it('reads a tip', () => {
    const text =
      'Ada pak haji Mahmud dari PT. Bina Karya, orang Indramayu, mau bawa anak umur 16 ke Malay nanti malam. HPnya 0812-3456-7890';
    expect(entitiesIn(text, places)).toEqual({
      region: { code: '32.12', name: 'Kabupaten Indramayu' },
      province: { code: '32', name: 'Jawa Barat' },
      phones: ['+6281234567890'],
      agency: 'PT Bina Karya',
      persons: ['Mahmud'],
      countries: ['MY'],
      departureSoon: true,
      minors: true,
    });
  });

  it('does not ask again for region and departure', () => {
    const found = entitiesIn('mau lapor calo di Lotim, berangkat besok', places);
    expect(found.region?.code).toBe('52.03');
    expect(found.departureSoon).toBe(true);
  });

  it('does not take a company name for a place', () => {
    expect(entitiesIn('cek PT Malang Jaya', places)).toMatchObject({
      region: null,
      province: null,
      agency: 'PT Malang Jaya',
    });
  });

  it('finds nothing in a greeting', () => {
    expect(entitiesIn('halo kak mau tanya', places)).toEqual({
      region: null,
      province: null,
      phones: [],
      agency: null,
      persons: [],
      countries: [],
      departureSoon: false,
      minors: false,
    });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void entitiesIn(text, places)));
  });
});

describe('findAgency', () => {
  it.each([
    ['cek PT Agesa Asa Jaya', 'PT Agesa Asa Jaya'],
    ['cek pt maju mundur sentosa resmi ga', 'PT Maju Mundur Sentosa'],
    ['PT. SURYA PASIFIC JAYA gimana', 'PT SURYA PASIFIC JAYA'],
    ['p.t. Bina Karya, alamat Indramayu', 'PT Bina Karya'],
    ['PT Maju Jaya Bersama yang di Jakarta', 'PT Maju Jaya Bersama'],
    ['CV Berkah Abadi boleh kirim tki gak', 'CV Berkah Abadi'],
    ['I went to PT Harapan Bangsa in Malang', 'PT Harapan Bangsa'],
  ])('%s → %s', (text, name) => {
    expect(findAgency(text)?.name).toBe(name);
  });

  it.each(['pt nyuruh bayar 15 juta', 'apa itu pt', 'sudah lewat pt', 'ptt', 'optional text'])(
    'names none: %s',
    (text) => {
      expect(findAgency(text)).toBeNull();
    },
  );
});

describe('findPersons', () => {
  it.each([
    ['calonya namanya pak Slamet', ['Slamet']],
    ['nama calonya Sri Wahyuni', ['Sri Wahyuni']],
    ['sponsor bernama Bu Ningsih', ['Ningsih']],
    ['the recruiter is Mr Budi Santoso', ['Budi Santoso']],
    ['pak saya mau tanya', []],
    ['bu guru dan pak kades', []],
    ['nama saya Ahmad', []],
    ['mas tolong', []],
  ])('%s → %j', (text, names) => {
    expect(findPersons(text)).toEqual(names);
  });
});

describe('speaksOfMinors', () => {
  it.each([
    'umur 16',
    'anak umurnya baru 15',
    'gadis di bawah umur',
    'adik baru 17 tahun mau diberangkatkan',
    'she is 15 years old',
  ])('yes: %s', (text) => expect(speaksOfMinors(text)).toBe(true));
  it.each([
    'umur 18',
    'umur 35',
    'anak saya kerja 5 tahun di taiwan',
    'paspor 10 tahun',
    'anak saya 6 bulan',
  ])('no: %s', (text) => expect(speaksOfMinors(text)).toBe(false));
});
