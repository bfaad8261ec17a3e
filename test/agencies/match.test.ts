import { describe, expect, test } from 'vitest';
import { createMatcher } from '../../src/agencies/match.ts';
import { shipped } from './shipped.ts';

const matcher = createMatcher(shipped.register);
const brief = (query: string) => {
  const { verdict, matches } = matcher.check(query);
  return [verdict, matches[0]?.name];
};

describe('a name in the register', () => {
  test.each([
    ['PT Agesa Asa Jaya', 'AGESA ASA JAYA'],
    ['agesa asa jaya pt', 'AGESA ASA JAYA'],
    ['Agesa Asa Jaya, PT.', 'AGESA ASA JAYA'],
    ['P.T.AGESA-ASA JAYA (Persero) Tbk', 'AGESA ASA JAYA'],
    ['p t agesa asa jaya', 'AGESA ASA JAYA'],
    ['ptagesaasajaya', 'AGESA ASA JAYA'],
    ['A G E S A   ASA\nJAYA', 'AGESA ASA JAYA'],
    ['perusahaan agesa asa jaya', 'AGESA ASA JAYA'],
    ['jaya asa agesa', 'AGESA ASA JAYA'],
    ['ａｇｅｓａ asa jaya', 'AGESA ASA JAYA'],
    ['\u202Eagesa\u200B asa jaya', 'AGESA ASA JAYA'],
    ['kata tetangga pt agesa asa jaya itu resmi ga sih', 'AGESA ASA JAYA'],
    ['Apakah PT. Agesa Asa Jaya terdaftar?', 'AGESA ASA JAYA'],
    ['pt agesa asa jaya aman ga', 'AGESA ASA JAYA'],
    ['adik saya mau berangkat sama pt agesa asa jaya bulan depan', 'AGESA ASA JAYA'],
    ['is PT Agesa Asa Jaya legit?', 'AGESA ASA JAYA'],
    ['pt asa jaya', 'ASA JAYA'],
    ['alhikmah jaya bhakti', 'AL-HIKMAH JAYA BHAKTI'],
    ['AL HIKMAH JAYA BAKTI', 'AL-HIKMAH JAYA BHAKTI'],
    ["Abuni'mah Sejahtera Utama", 'ABUNI`MAH SEJAHTERA UTAMA'],
    ['ASAMULIA INDO MANPOWER', 'ASAMULIA INDOMANPOWER'],
    ['manpower asamulia indo', 'ASAMULIA INDOMANPOWER'],
    ['asia indomanpower', 'ASIA INDO MANPOWER'],
    ['surya pasifik jaya', 'SURYAPACIFIC JAYA'],
    ['masa jaya pacific', 'MASA JAYA PASIFIK'],
    ['Cipta Rejeki Utama', 'CIPTA REZEKI UTAMA'],
    ['artomoro abadi rezeki', 'ARTOMORO ABADI REJEKI'],
    ['mitra karir international', 'MITRA KARIR INTERNASIONAL'],
    ['adhi makmur unggul insani', 'ADHI MAKMUR OENGGOEL INSANI'],
    ['milenium muda makmur', 'MILLENIUM MUDA MAKMUR'],
    ['kencana mercu buana', 'KENTJANA MERCU BUANA'],
    ['minori', 'MINORI'],
    ['PT Minori', 'MINORI'],
    ['pt qafco itu apa', 'QAFCO'],
    ['sarco resmi ga?', 'SARCO'],
    ['LPK BSI Indonesia', 'LPK BSI INDONESIA'],
    ['PT Intan Ayu Lestari', 'INTAN AYU LESTARI'],
    ['bumi mas indonesia mandiri', 'BUMI MAS INDONESIA MANDIRI'],
    ['menuju masa depan cerah', 'MENUJU MASA DEPAN CERAH'],
    ['assalam karya manunggal', 'ASSALAM KARYA MANUNGGAL'],
    [
      'LOKER TAIWAN\nAGESA ASA JAYA\nGaji besar, makan dan tempat tinggal gratis\nHub 081234567890',
      'AGESA ASA JAYA',
    ],
  ])('%s', (query, name) => {
    expect(brief(query)).toEqual(['listed', name]);
  });
});

describe('a number of the register', () => {
  test.each([
    ['9120307772741', 'AGESA ASA JAYA', '9120307772741'],
    ['NIB 9120 3077 72741', 'AGESA ASA JAYA', '9120307772741'],
    ['nib: 9120.3077.72741 punya siapa', 'AGESA ASA JAYA', '9120307772741'],
    ['PT Agesa Asa Jaya 9120307772741', 'AGESA ASA JAYA', '9120307772741'],
    ['9120307772741 081234567890', 'AGESA ASA JAYA', '9120307772741'],
    ['202511111156452546912', 'SINGA MANPOWER', '202511111156452546912'],
    ['1506220000819', 'DAYA HELDIA ABADI', '1506220000819'],
    ['15062200008190008', 'DAYA HELDIA ABADI', '15062200008190008'],
    ['0808230119529', 'ASIA PRIMADONA PRATAMA', '0808230119529'],
  ])('%s', (query, name, nib) => {
    expect(matcher.check(query)).toMatchObject({ verdict: 'listed', matches: [{ name, nib, score: 1 }] });
  });

  test('one of no company is not found', () => {
    expect(matcher.check('NIB 9120307772742')).toMatchObject({ verdict: 'not-listed', matches: [] });
    expect(matcher.check('1234567890123')).toMatchObject({ verdict: 'not-listed', matches: [] });
  });

  test('that does not belong to the name beside it makes both doubtful', () => {
    expect(brief('PT Agesa Asa Jaya NIB 9120307772742')).toEqual(['similar', 'AGESA ASA JAYA']);
    const both = matcher.check('PT Aji Ayahbunda Sejati NIB 9120307772741');
    expect(both.verdict).toBe('similar');
    expect(both.matches.map(({ name }) => name)).toEqual(['AGESA ASA JAYA', 'AJI AYAHBUNDA SEJATI']);
    expect(brief('PT Maju Mundur NIB 9120307772741')[0]).toBe('similar');
  });

  test('an empty one never matches', () => {
    for (const query of ['NIB', 'NIB:', 'nib -', ',,'])
      expect(matcher.check(query).verdict).toBe('not-a-name');
    expect(matcher.check('PT Sinar Berlian Mandiri').matches).toEqual([
      { name: 'SINAR BERLIAN MANDIRI', nib: '', score: 1 },
    ]);
  });

  test('a telephone is none, beside a name it changes nothing', () => {
    for (const query of ['081234567890', '0812-3456-7890', '+62 812 3456 7890', '6281234567890']) {
      expect(matcher.check(query)).toMatchObject({ verdict: 'not-a-name', kind: 'phone' });
    }
    expect(brief('pt agesa asa jaya 081234567890')).toEqual(['listed', 'AGESA ASA JAYA']);
  });
});

describe('a name beside one in the register', () => {
  test.each([
    'ASSALAM KARYA MANUNGGAL PUTRA',
    'AINI PUTRI MANDIRI ABADI',
    'PT Agesa Asa Jaya Taiwan',
    'PT Agesa Asa Jaya Group resmi?',
    'PT Baru Agesa Asa Jaya',
    'PT Agesa Asa',
    'PT Asa Jaya Abadi',
    'agesah asa jaya',
    'PT Im Abadi Jaya',
    'PT KC Indonesia',
    'PT Ju Manpower International',
    'PT BSI Indonesia',
    'CV Agesa Asa Jaya',
    'LPK Agesa Asa Jaya',
    'ASAMULIA MANPOWER',
    'grup PT Agesa Asa Jaya dan PT Maju Mundur Sentosa',
    'PT Minori Jaya',
    'PT Mirai Berkah',
  ])('%s is not that one', (query) => {
    expect(['similar', 'not-listed']).toContain(matcher.check(query).verdict);
  });

  test.each([
    ['ASSALAM KARYA MANUNGGAL PUTRA', 'ASSALAM KARYA MANUNGGAL'],
    ['agesah asa jaya', 'AGESA ASA JAYA'],
    ['pt agesa', 'AGESA ASA JAYA'],
    ['pt agesa asa jaya cabang NTB', 'AGESA ASA JAYA'],
    ['P.T Agesa-Asa Jaya (Cabang Lombok Timur)', 'AGESA ASA JAYA'],
    ['bidar putra sukes', 'BIDAR PUTRA SUKSES'],
    ['alwihdah jya sentosa', 'AL WIHDAH JAYA SENTOSA'],
    ['padparadcha humanika global', 'PADPARADSCHA HUMANIKA GLOBAL GROUP'],
    ['PT AAJ', 'AGESA ASA JAYA'],
  ])('%s may mean %s', (query, name) => {
    expect(brief(query)).toEqual(['similar', name]);
  });

  test('at most three names are given, the best first', () => {
    const { verdict, matches } = matcher.check('bumi mas mandiri');
    expect(verdict).toBe('similar');
    expect(matches.length).toBeGreaterThan(1);
    expect(matches.length).toBeLessThanOrEqual(3);
    expect(matches.map(({ score }) => score)).toEqual(
      matches.map(({ score }) => score).toSorted((a, b) => b - a),
    );
  });
});

describe('a name that is nowhere in the register', () => {
  test.each([
    'PT Maju Mundur Sentosa',
    'maju mundur sentosa',
    'PT Telkom',
    'indomaju nusakarya',
    'PT Sejahtera Abadi Jaya',
    'apakah PT Karunia Cahaya Nusa resmi?',
    'PT Putri Samawa Mandiri',
  ])('%s', (query) => {
    expect(matcher.check(query)).toMatchObject({ verdict: 'not-listed', matches: [], kind: null });
  });

  test('is repeated in capitals, short, and without signs', () => {
    expect(matcher.check('pt "maju" <mundur>/sentosa itu resmi?').asked).toBe('MAJU MUNDUR SENTOSA');
    expect(matcher.check(`PT ${'maju '.repeat(50)}`).asked.length).toBeLessThanOrEqual(60);
  });
});

describe('no name of a company', () => {
  test.each([
    '',
    '   ',
    '???',
    '👍👍',
    '1',
    'PT',
    'p.t.',
    'halo',
    'Assalamualaikum',
    'selamat siang bapak ibu',
    'makasih ya',
    'ok',
    'tidak tahu',
    'saya lupa nama pt nya',
    'pt yang resmi di mana ya',
    'berapa biaya bikin paspor',
    'saya mau kerja ke taiwan',
    'aku takut, aku dikurung',
    'majikan saya jahat',
    'adik saya disekap',
    'hujan deras hari ini',
    'apakah kaum minori bisa kerja',
    'saya kerja di qafco bagus',
    'semoga menuju masa depan cerah',
    'how much is a passport',
    'i want to work in malaysia',
  ])('%s', (query) => {
    expect(matcher.check(query)).toMatchObject({ verdict: 'not-a-name', matches: [], kind: null });
  });

  test.each(['pak budi', 'bu Siti Aminah', 'Siti Nurhayati', 'sponsor pak slamet', 'bu Intan Ayu Lestari'])(
    '%s is a person',
    (query) => {
      expect(matcher.check(query)).toMatchObject({ verdict: 'not-a-name', matches: [], kind: 'person' });
    },
  );

  test('somebody who says her name is not a company of that name', () => {
    expect(matcher.check('saya Intan Ayu Lestari mau tanya').verdict).toBe('not-a-name');
  });

  test.each([
    ['LPK Hikari', 'lpk', 'HIKARI'],
    ['BLK Maju Terus', 'lpk', 'MAJU TERUS'],
    ['cv berkah melati', 'cv', 'BERKAH MELATI'],
    ['Yayasan Harapan Bangsa', 'cv', 'HARAPAN BANGSA'],
    ['koperasi tani makmur', 'cv', 'TANI MAKMUR'],
  ])('%s is what it is', (query, kind, asked) => {
    expect(matcher.check(query)).toMatchObject({ verdict: 'not-listed', kind, asked });
  });

  test('a training centre or CV of a listed name is told apart from it', () => {
    expect(matcher.check('CV Agesa Asa Jaya')).toMatchObject({ verdict: 'similar', kind: 'cv' });
    expect(matcher.check('lpk agesa asa jaya')).toMatchObject({ verdict: 'similar', kind: 'lpk' });
  });
});

describe('an ordinary message', () => {
  const mention = (text: string) => {
    const verdict = matcher.mentions(text);
    return verdict === null ? null : [verdict.verdict, verdict.matches[0]?.name ?? verdict.asked];
  };

  test.each([
    [
      'kakak saya ditawari kerja di Polandia sama PT. Agesa Asa Jaya, gajinya besar',
      'listed',
      'AGESA ASA JAYA',
    ],
    ['agesa asa jaya itu gimana', 'listed', 'AGESA ASA JAYA'],
    [
      'LOWONGAN TAIWAN!!\nPT AGESA ASA JAYA\nButuh 50 orang pabrik\nHub 081234567890',
      'listed',
      'AGESA ASA JAYA',
    ],
    ['LOKER\nAGESA ASA JAYA\nDibutuhkan segera', 'listed', 'AGESA ASA JAYA'],
    ['saya mau berangkat lewat pt minori', 'listed', 'MINORI'],
    ['PT Maju Mundur Sentosa nipu saya', 'not-listed', 'MAJU MUNDUR SENTOSA'],
    ['ditawari PT Agesah Asa Jaya', 'similar', 'AGESA ASA JAYA'],
    ['ini nib nya 9120307772741', 'listed', 'AGESA ASA JAYA'],
  ])('%s', (text, verdict, name) => {
    expect(mention(text)).toEqual([verdict, name]);
  });

  test.each([
    'halo',
    '',
    'saya orang minoritas',
    'kelompok minori itu siapa',
    'di qafco kerja enak',
    'saya Intan Ayu Lestari mau tanya soal paspor',
    'mbak Intan Ayu Lestari sudah berangkat',
    'semoga menuju masa depan cerah ya kak',
    'saya new comer di sini',
    'saya ditipu pt, uang saya hilang',
    'pt nya minta uang',
    'pt yang resmi apa saja',
    'pak budi minta 5 juta',
    'LPK Hikari minta uang',
    'semoga sukses abadi jaya selalu',
    'putra saya mandiri',
    'ijazahku ditahan PT, mau mundur disuruh bayar 15 juta',
    'uangku dibawa PT',
    'gajimu dipotong PT?',
  ])('%s names none', (text) => {
    expect(mention(text)).toBeNull();
  });

  test('a line of names that goes on in the next is not cut short', () => {
    expect(mention('PT ASSALAM KARYA MANUNGGAL\nPUTRA')).toEqual(['similar', 'ASSALAM KARYA MANUNGGAL']);
  });
});

describe('a company gone from the register', () => {
  const later = createMatcher(shipped.register, [
    { name: 'PT LAMA SEKALI JAYA', nib: '1234567890123', since: '2026-09-17' },
    { name: 'AGESA ASA JAYA', nib: '', since: '2026-01-01' },
  ]);

  test('is delisted since, by name and by number', () => {
    const match = { name: 'PT LAMA SEKALI JAYA', nib: '1234567890123', score: 1, since: '2026-09-17' };
    expect(later.check('lama sekali jaya')).toMatchObject({ verdict: 'delisted', matches: [match] });
    expect(later.check('1234567890123')).toMatchObject({ verdict: 'delisted', matches: [match] });
    expect(later.mentions('ditawari PT Lama Sekali Jaya')?.verdict).toBe('delisted');
  });

  test('is found misspelt', () => {
    expect(later.check('lama sekalli jaaya').matches[0]).toMatchObject({ since: '2026-09-17' });
  });

  test('gives way to one that is in the register', () => {
    expect(later.check('agesa asa jaya').verdict).toBe('listed');
  });
});

describe('two companies that only harmless differences part', () => {
  const twins = createMatcher({
    asOf: '2026-09-17',
    source: 'test',
    companies: [
      { name: 'JAYA MAKMUR ABADI', nibs: ['1111111111111'] },
      { name: 'ABADI MAKMUR JAYA', nibs: ['2222222222222'] },
      { name: 'REZEKI PASIFIK', nibs: ['3333333333333'] },
      { name: 'REJEKI PACIFIC', nibs: ['4444444444444'] },
    ],
  });

  test('are each listed when written exactly', () => {
    expect(twins.check('PT Abadi Makmur Jaya').matches).toEqual([
      { name: 'ABADI MAKMUR JAYA', nib: '2222222222222', score: 1 },
    ]);
  });

  test('are both shown otherwise', () => {
    for (const query of ['makmur jaya abadi', 'rezeki pacific']) {
      const { verdict, matches } = twins.check(query);
      expect([verdict, matches.length]).toEqual(['similar', 2]);
    }
  });
});

test('an empty register lists nothing', () => {
  const empty = createMatcher({ asOf: '2026-09-17', source: 'test', companies: [] });
  expect(empty.check('PT Agesa Asa Jaya').verdict).toBe('not-listed');
  expect(empty.check('').verdict).toBe('not-a-name');
});
