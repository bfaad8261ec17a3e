import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { particularIds, signIds } from '../../src/adverts/advert.ts';
import { cpuTime } from '../understanding/cpu.ts';
import { assess, signsIn } from './known.ts';

const complete = `PT KARYA INSAN TERAMPIL (P3MI)
SIP3MI No. 215/2021 | SIP2MI No. 4471/BP2MI/2026
NIB 9120307772741
Lowongan: caregiver, Taichung, Taiwan
Gaji: NT$ 28.590/bulan
Syarat: wanita, usia 21-45
Kontrak: 3 tahun
Biaya: ditanggung majikan, tanpa potongan gaji
Visa: visa kerja
Kantor: Jl. Veteran No. 18, Cilacap. WA 0812-3456-7890`;

const written = (text: string, id: string): string[] =>
  assess(text)
    .particulars.filter((one) => one.id === id)
    .map((one) => one.written);

describe('what an advert states', () => {
  it('is found in its own words', () => {
    const advert = assess(complete);
    expect(advert).toMatchObject({
      verdict: 'no-red-flag',
      signs: [],
      missing: [],
      agency: 'PT KARYA INSAN TERAMPIL',
      phones: ['+6281234567890'],
      country: 'TW',
    });
    expect(written(complete, 'licence')).toEqual(['SIP3MI No. 215/2021']);
    expect(written(complete, 'job-order')).toEqual(['SIP2MI No. 4471/BP2MI/2026']);
    expect(written(complete, 'nib')).toEqual(['NIB 9120307772741']);
    expect(written(complete, 'city')).toEqual(['Taichung']);
    expect(written(complete, 'pay')[0]).toBe('Gaji: NT$ 28.590/bulan');
    expect(written(complete, 'contract')).toEqual(['Kontrak: 3 tahun']);
  });

  it('stands in a fixed order, and what is missing too', () => {
    const order = assess(complete).particulars.map(({ id }) => particularIds.indexOf(id));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(assess('Lowongan ART Taiwan, gaji 13 juta, hub 081234567890').missing).toEqual([
      'company',
      'licence',
      'job-order',
      'contract',
      'costs',
      'office',
    ]);
  });

  it('is read through the mistakes of a picture reader', () => {
    const read = `L O W O N G A N  KERJA
Ma1aysia - operator ki1ang
G A J I  RMl.7OO
V1SA TUR1S, berangkat dulu
Hub 08l2-3456-789O`;
    expect(assess(read)).toMatchObject({ country: 'MY', phones: ['+6281234567890'] });
    expect(signsIn(read)).toContain('visit-visa');
  });

  it('is read in letters made of other signs', () => {
    expect(assess('𝐋𝐨𝐰𝐨𝐧𝐠𝐚𝐧 𝐊𝐚𝐦𝐛𝐨𝐣𝐚 admin gaji 15jt wa 081234567890').country).toBe('KH');
  });
});

describe('the verdict', () => {
  it.each([
    ['little that could be read', 'Lowongan Taiwan 081234567890', 'cannot-tell'],
    [
      'little, but a sign that stands alone',
      'admin kamboja 15jt tanpa pengalaman wa 081234567890',
      'suspicious',
    ],
    [
      'a vacancy at home',
      'Dibutuhkan operator pabrik di Cikarang, gaji UMR, wa 081234567890',
      'not-an-advert',
    ],
    [
      'a Japanese restaurant at home',
      'Lowongan waiter restoran Jepang di Bandung, gaji 3 juta, wa 081234567890',
      'not-an-advert',
    ],
    [
      'news',
      'Polisi tangkap calo di Batam. Tersangka menjanjikan gaji Rp8 juta di Malaysia dan minta Rp7 juta.',
      'not-an-advert',
    ],
    [
      'a warning',
      'WASPADA lowongan palsu ke Kamboja, gaji besar tanpa pengalaman. Cek dulu di BP3MI.',
      'not-an-advert',
    ],
    ['a question', 'ada lowongan ke taiwan ga kak yg resmi', 'not-an-advert'],
    [
      'a course',
      'LPK Hinode membuka kelas bahasa Jepang N5, biaya 1,5 juta, Jl. Kenari 3 Magelang',
      'not-an-advert',
    ],
    ['nothing', '', 'not-an-advert'],
  ])('for %s', (_, text, verdict) => {
    expect(assess(text).verdict).toBe(verdict);
  });

  it('of no advert says nothing else', () => {
    expect(assess('PT Maju Jaya di Malaysia itu resmi ga? 081234567890')).toEqual({
      verdict: 'not-an-advert',
      particulars: [],
      signs: [],
      missing: [],
      agency: null,
      phones: [],
      country: null,
    });
  });
});

describe('a sign', () => {
  const offer = (more: string) =>
    `Lowongan pabrik Taiwan, gaji NT$ 28.590, kontrak 3 tahun. ${more} WA 081234567890`;

  it.each([
    ['visit-visa', 'Pakai visa turis dulu.'],
    ['visit-visa', 'pke vsa umroh', 'masuk pakai paspor pelancong'],
    ['pays-recruiter', 'DP 5 juta.'],
    ['debt-cut', 'Potong gaji 9 bulan.'],
    ['holds-documents', 'Ijazah asli ditahan.'],
    ['rushed', 'Besok langsung berangkat.'],
    ['secrecy', 'Jangan bilang keluarga.'],
    ['unofficial-route', 'Lewat jlr blkg.'],
    ['under-age', 'Usia 16-25 tahun.'],
    ['forged-papers', 'Umur bisa dituakan.'],
    ['unqualified', 'Gak perlu ijazah.'],
  ])('%s: %s', (id, ...words) => {
    expect(signsIn(offer(words.at(-1) ?? ''))).toContain(id);
  });

  it.each([
    ['visit-visa', 'Bukan visa turis.'],
    ['pays-recruiter', 'Tidak dipungut biaya, gratis.'],
    ['pays-recruiter', 'Jangan transfer ke siapa pun.'],
    ['debt-cut', 'Tanpa potongan gaji maupun pinjaman.'],
    ['holds-documents', 'Kami tidak menahan dokumen.'],
    ['holds-documents', 'Paspor dipegang pekerja sendiri.'],
    ['unofficial-route', 'Waspada jalur belakang.'],
    ['under-age', 'Minimal usia 18 tahun.'],
    ['unrealistic-pay', 'Bonus lembur.'],
  ])('%s is not shown by: %s', (id, words) => {
    expect(signsIn(offer(words))).not.toContain(id);
  });

  it('of high pay needs no skill, or a place known for scams', () => {
    expect(signsIn('Welder Korea, gaji 30 juta, sertifikat 6G, wa 081234567890')).not.toContain(
      'unrealistic-pay',
    );
    expect(signsIn('Kerja Korea, gaji 30 juta, tanpa pengalaman, wa 081234567890')).toContain(
      'unrealistic-pay',
    );
    expect(signsIn('Admin Kamboja, gaji 12 juta, wa 081234567890')).toContain('unrealistic-pay');
  });

  it('of a closed country depends on the work', () => {
    expect(signsIn('Dibutuhkan ART Saudi, gaji 1500 riyal, wa 081234567890')).toContain('closed-country');
    expect(signsIn('Dibutuhkan perawat RS Saudi, gaji 4000 riyal, wa 081234567890')).not.toContain(
      'closed-country',
    );
    expect(signsIn('Dibutuhkan tukang Kamboja, gaji 500 usd, wa 081234567890')).toContain('closed-country');
  });

  it('comes once, in a fixed order, with words of the advert', () => {
    const text =
      'LOKER KAMBOJA admin, gaji 15jt, tanpa ijazah tanpa skill, DP 2 juta, transfer 1 juta, wa 081234567890';
    const { signs } = assess(text);
    const order = signs.map(({ id }) => signIds.indexOf(id));
    expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
    for (const sign of signs) expect(text).toContain(sign.written ?? '');
    expect(signs.find(({ id }) => id === 'no-company')?.written).toBeNull();
  });
});

describe('whatever is written', () => {
  it('never breaks it, and its words are the advert’s own', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom(
        'PT ',
        'lowongan ',
        'Taiwan ',
        'gaji 15jt ',
        '\n',
        '. ',
        'DP ',
        'Rp',
        'SIP3MI No ',
        '0812',
        '−',
        '🔥',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join('');
        const bare = text.replace(/\s+/g, ' ');
        for (const { written: own } of assess(text).particulars) expect(bare).toContain(own);
      }),
      { numRuns: 300 },
    );
  });

  it('takes time in proportion to its length', () => {
    const long = 'LOWONGAN gaji 15jt DP 5 juta potong gaji paspor asli ke Malaysia lewat '.repeat(400);
    const hard = [
      long,
      'a '.repeat(50_000),
      '9'.repeat(50_000),
      'PT '.repeat(20_000),
      'rp '.repeat(5000),
      'a-'.repeat(9000),
    ];
    for (const text of hard) expect(cpuTime(() => assess(text))).toBeLessThan(900);
  });
});
