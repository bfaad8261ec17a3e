import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAccounts } from '../../src/understanding/accounts.ts';
import { entitiesIn, findAgency } from '../../src/understanding/entities.ts';
import { findHandles } from '../../src/understanding/handles.ts';
import { speaksOfMinors } from '../../src/understanding/minors.ts';
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
      district: null,
      departureSoon: true,
      departure: 'today',
      minors: true,
      accounts: [],
      handles: [],
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
      district: null,
      departureSoon: false,
      departure: null,
      minors: false,
      accounts: [],
      handles: [],
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

describe('findAccounts', () => {
  it.each([
    ['transfer ke BCA 1234567890 an Anto', ['1234567890']],
    ['rek BRI 0123-01-012345-50-1 atas nama Siti', ['012301012345501']],
    ['rekeningnya bank mandiri 137 00 1234567 8', ['1370012345678']],
    ['no rek: 0987654321 (BNI)', ['0987654321']],
    ['7012345678 BSI a.n. PT Maju', ['7012345678']],
    ['norek seabank 901234567890, bri 012301012345501', ['901234567890', '012301012345501']],
    ['rekening atas nama Anto, hp 081234567890', []],
    ['transfer 15.000.000 ke rekening', []],
    ['081234567890 bri', []],
    ['tgl 12-05-2026 ke bank', []],
  ])('%s → %j', (text, accounts) => expect(findAccounts(text)).toEqual(accounts));
});

describe('findHandles', () => {
  it.each([
    ['kontak telegram @jobKamboja', ['telegram:jobkamboja']],
    ['https://t.me/loker_kh dan fb.com/anto.jaya', ['telegram:loker_kh', 'facebook:anto.jaya']],
    ['dm aja @anto_jaya.', ['@anto_jaya']],
    ['IG: kerja.malaysia99, tiktok @bos_anto', ['instagram:kerja.malaysia99', 'tiktok:bos_anto']],
    ['https://www.facebook.com/profile.php?id=100012345', ['facebook:100012345']],
    ['email anto@gmail.com', []],
    ['kenal di facebook terus diajak', []],
    ['dia di ig kirim foto', []],
    ['wa.me/6281234567890', []],
  ])('%s → %j', (text, handles) => expect(findHandles(text)).toEqual(handles));
});
