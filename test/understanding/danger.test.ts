import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDangerDetector, type Danger } from '../../src/understanding/danger.ts';
import { wordsOf } from '../../src/understanding/normalise.ts';
import { cpuTime } from './cpu.ts';
import { labelled, shippedDangers } from './data.ts';

const dangerIn = createDangerDetector(shippedDangers());
const detectDanger = (text: string): Danger => dangerIn(wordsOf(text));

describe('the danger detector', () => {
  it.each([
    ['tolong pintu dikunci dr luar', 'held', null],
    ['saya disekap di rumah sponsor', 'held', 'home'],
    ['adik sy ditahan di penampungan ga boleh keluar', 'held', 'home'],
    ['they locked me in the house', 'held', null],
    ['besok subuh kami dipindah', 'moved', null],
    ['mereka mau jual saya ke bos lain', 'moved', 'abroad'],
    ['kapten nggak kasih kami pulang', 'sea', 'sea'],
    ['majikan pukul saya', 'violence', 'abroad'],
    ['sy ditampar majikan', 'violence', 'abroad'],
    ['saya diancam mau dibunuh', 'violence', null],
    ['sudah 3 hari saya tidak dikasih makan', 'violence', null],
    ['saya diperkosa anak majikan', 'sexual', 'abroad'],
    ['sir comes into my room at night and touches me', 'sexual', null],
    ['mau bunuh diri', 'suicide', null],
    ['rasanya pengen mati aja', 'suicide', null],
    ['i want to kill myself', 'suicide', null],
    ['help me', 'other', null],
    ['tulung aku dikunci neng njero omah', 'held', null],
    ['abdi teu meunang kaluar ti imah', 'held', null],
    ['tolong saya kena kurung dalam bilik', 'held', null],
    ['adik saya di KK Park Myawaddy disuruh scam, tolong', 'compound', 'abroad'],
    ['adikku dikurung di kk park', 'compound', 'abroad'],
    ['saya dijual ke perusahaan lain di Poipet', 'compound', 'abroad'],
    ['mereka minta denda keluar 50 juta, saya tidak bisa pulang', 'compound', 'abroad'],
    ['they force us to scam people in Sihanoukville, please help', 'compound', 'abroad'],
    ['saya di bandara sama pengantar, takut berangkat', 'airport', 'home'],
    ['aku di pelabuhan, dipaksa naik kapal sama calo', 'airport', 'home'],
    ['I am at the airport with my agent and I am afraid to leave', 'airport', 'home'],
    ['adik saya umur 15 mau diberangkatkan besok', 'child', 'home'],
    ['anak umur 14 disekap di rumah sponsor tolong', 'child', 'home'],
    ['saya umur 16 dipaksa berangkat ke malaysia', 'child', 'home'],
    ['my sister is 15 and they will take her to malaysia tomorrow', 'child', 'home'],
    ['saya di malaysia tidak punya paspor, majikan pukul saya', 'undocumented', 'abroad'],
    ['saya kosongan di johor, ada razia, sembunyi di hutan', 'undocumented', 'abroad'],
    ['I have no papers in Malaysia and my employer beats me', 'undocumented', 'abroad'],
    ['saya diperkosa, umur 15', 'sexual', null],
    ['saya mau mati saja, saya di KK Park', 'suicide', null],
    ['kapten pukul kami di kapal', 'violence', 'sea'],
  ])('hears the cry in "%s"', (text, kind, place) => {
    const danger = detectDanger(text);
    expect(danger.danger).toBe(true);
    expect(danger.kind).toBe(kind);
    if (place) expect(danger.place).toBe(place);
  });

  it.each([
    'hp saya mati',
    'tolong info lowongan',
    'tolong saya mau tanya soal paspor',
    'kasus pembunuhan di berita kemarin',
    'apa itu perdagangan orang',
    'paspor ditahan majikan',
    'majikan pegang paspor saya',
    'dulu tahun 2015 saya pernah dipukul majikan',
    'majikan saya tidak pernah memukul saya',
    'hukuman untuk orang yang menyekap tki berapa tahun',
    'akun fb saya dikunci',
    'motor saya mau dijual',
    'saya mau pulang tapi tidak bisa karena tidak ada uang',
    'izin keluar negeri tidak boleh sama orang tua',
    'capek banget mau mati rasanya wkwk',
    'gaji saya ditahan',
    'besok saya berangkat ke taiwan',
    'ditawari kerja di Sihanoukville, aman ga',
    'apa itu KK Park',
    'adik saya di myawaddy tidak bisa dihubungi',
    'lowongan admin di Poipet gaji 15 juta',
    'teman saya ditawari kerja scam di kamboja',
    'kerja scam di kamboja hukumannya apa',
    'what is a scam compound',
    'jawab apa ke imigrasi biar lolos',
    'takut ditolak imigrasi soekarno hatta pas mau berangkat',
    'saya takut naik pesawat pertama kali di bandara harus apa',
    'denda keluar dari PT berapa kalau saya batal',
    'anak umur 16 mau berangkat kerja, boleh?',
    'anak saya umur 15 mau bikin paspor besok',
    'apakah anak di bawah umur boleh dikirim kerja ke malaysia',
    'can a 17 year old go work in malaysia',
    'paspor saya hilang di malaysia tolong',
    'saya overstay di malaysia mau pulang gimana',
    'menu',
    '',
  ])('is not alarmed by "%s"', (text) => {
    expect(detectDanger(text)).toEqual({ danger: false, kind: null, place: null });
  });

  it('hears a cry inside a long message', () => {
    const chat = 'halo kak apa kabar semoga sehat selalu ya. '.repeat(200);
    expect(detectDanger(`${chat} tolong pintu dikunci dari luar ${chat}`).danger).toBe(true);
  });

  it('hears it in capitals, with spaces and signs', () => {
    const cries = fc.constantFrom(
      ...labelled('development')
        .filter((line) => line.danger)
        .map((line) => line.text),
    );
    fc.assert(
      fc.property(cries, fc.constantFrom('', '!!!', '   ', '...', ' 😭😭'), (cry, end) => {
        expect(detectDanger(cry.toUpperCase() + end).danger).toBe(true);
      }),
    );
  });

  it.each(['development', 'harder'])('misses nobody in %s and rarely alarms', (name) => {
    const lines = labelled(name);
    const missed = lines.filter((line) => line.danger && !detectDanger(line.text).danger);
    const alarms = lines.filter((line) => !line.danger && detectDanger(line.text).danger);
    expect(missed.map((line) => line.text)).toEqual([]);
    expect(alarms.length / lines.length).toBeLessThan(0.02);
  });

  it('reads 100 kB in a moment, even of nothing but cries', () => {
    for (const piece of ['tolong saya dikunci ', 'mau mati ', 'berita dipukul majikan saya ']) {
      const text = piece.repeat(100_000 / piece.length);
      expect(
        cpuTime(() => detectDanger(text)),
        piece,
      ).toBeLessThan(300);
    }
  });
});
