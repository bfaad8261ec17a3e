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

  it.each([
    ['di penampungan PT kami ga boleh pulang, gerbang digembok', 'held', 'home'],
    ['anak saya di BLK tidak boleh pulang kalau belum bayar 10 juta', 'held', 'home'],
    ['adhiku neng penampungan ora oleh mulih, HP dijupuk', 'held', 'home'],
    ['abdi di panampungan teu meunang balik, gerbang digembok', 'held', null],
    ["ale' etahan e penampungan, ta' olle mole", 'held', 'home'],
    ['kat rumah ejen kami tak boleh balik, pagar berkunci', 'held', null],
    ['aku digebugi juragan saben dina', 'violence', null],
    ['abdi diteunggeulan dunungan unggal poe', 'violence', null],
    ["sengko' epokol majikan saben are", 'violence', 'abroad'],
    ['saya kena pukul majikan hari hari', 'violence', 'abroad'],
    ['aku diperkosa juraganku', 'sexual', null],
    ['saya dirogol anak majikan', 'sexual', 'abroad'],
    ['aku pengin mati wae, wis ora kuat urip', 'suicide', null],
    ['abdi hoyong maot wae', 'suicide', null],
    ["terro mateya bhai, ta' kowat odhi'", 'suicide', null],
    ['sesuk subuh aku digowo mbuh nandi', 'moved', null],
    ['isukan subuh abdi dibawa teuing kamana', 'moved', null],
    ["lagghu' subbu sengko' egiba ta' tao ka dhimma", 'moved', null],
    ['kapten ora ngolehi mulih, wis setaun neng segoro', 'sea', 'sea'],
    ["kapten ta' marenge mole, kanca la mate e tase'", 'sea', 'sea'],
    ['tlg sy', 'other', null],
    ['help me pls locked', null, null],
    ['tolong jangan telepon balik, dia di sebelah', 'other', null],
    ['ojo nelpon, wonge neng sandingku, tulung', 'other', null],
  ])('hears it in every language: "%s"', (text, kind, place) => {
    const danger = detectDanger(text);
    expect(danger.danger).toBe(true);
    if (kind) expect(danger.kind).toBe(kind);
    if (place) expect(danger.place).toBe(place);
  });

  it.each([
    ['long past', 'biyen taun 2012 aku tau digebugi majikan, saiki wis neng omah'],
    ['long past', 'baheula abdi kungsi dikurung dunungan, ayeuna tos di bumi'],
    ['long past', "lamba' sengko' tao epokol majikan, satèya la e compo'"],
    ['long past', 'dulu tahun 2010 saya kena kurung majikan, sekarang dah balik kampung'],
    ['long past', 'years ago i was locked in by my employer, i am home now'],
    ['over', 'alhamdulillah kakak saya yang disekap di kamboja sudah pulang'],
    ['news', 'krungu berita tkw disiksa neng saudi, mesakke'],
    ['news', 'lalajo berita tkw disiksa di saudi, karunya'],
    ['news', 'tengok berita maid kena dera'],
    ['news', 'in the news a maid was tortured, terrible'],
    ['film', 'nonton film tentang orang diculik, seru'],
    ['film', 'nenggu film oreng eculik'],
    ['if', 'nek aku digebugi majikan kudu lapor nang endi'],
    ['if', 'lamun abdi dikonci dunungan kedah lapor kamana'],
    ['if', 'mon epokol majikan lapor ka dhimma'],
    ['if', 'kalau kena pukul majikan nak report kat mana'],
    ['if', 'what should i do if an employer locks me in'],
    ['not', 'majikanku apikan, aku ra tau dikaplok'],
    ['not', 'dunungan abdi bageur, tara neunggeul'],
    ['not', "majikan beccè', sengko' ta' tao epokol"],
    ['not', 'majikan saya baik, tak pernah pukul saya'],
    ['not', 'nobody hits me here, my employer is kind'],
    ['idiom', 'persebaya dibantai arema 4-0'],
    ['idiom', 'jangan dipukul rata semua sponsor nakal'],
    ['idiom', 'bunuh waktu nunggu visa'],
  ])('is not alarmed by what is %s: "%s"', (_, text) => {
    expect(detectDanger(text).danger).toBe(false);
  });

  const evaluation = ['development', 'harder', 'fresh', 'languages', 'alarming', 'everyday'].flatMap(
    labelled,
  );
  const isCry = ({ danger, topic }: (typeof evaluation)[number]): boolean =>
    danger ?? topic === 'help.emergency';
  const anyLine = fc.constantFrom(...evaluation.map((line) => line.text));

  it('says the same whatever the case, the signs and the spaces', () => {
    const ends = fc.constantFrom('', '!!!', '   ', '...', ' 😭😭', '??', '\n');
    fc.assert(
      fc.property(anyLine, ends, ends, (text, before, end) => {
        const verdict = detectDanger(text);
        expect(detectDanger(before + text.toUpperCase() + end)).toEqual(verdict);
        expect(detectDanger(text.replaceAll(' ', '  ') + end)).toEqual(verdict);
        expect(detectDanger(text)).toEqual(verdict);
      }),
    );
  });

  it('takes no longer than a moment, whatever comes', () => {
    const piece = fc.oneof(anyLine, fc.string({ unit: 'grapheme', maxLength: 40 }));
    detectDanger(evaluation.map((line) => line.text).join(' '));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join(' ').slice(0, 4096);
        expect(cpuTime(() => detectDanger(text))).toBeLessThan(20);
      }),
    );
  });

  it.each(['development', 'harder', 'fresh', 'languages'])('misses hardly anybody in %s', (name) => {
    const missed = labelled(name).filter((line) => isCry(line) && !detectDanger(line.text).danger);
    expect(missed.length, missed.map((line) => line.text).join('\n')).toBeLessThanOrEqual(1);
  });

  it.each([
    ['development', 0.01],
    ['harder', 0.015],
    ['fresh', 0.02],
    ['languages', 0.008],
    ['alarming', 0.06],
    ['everyday', 0.011],
  ])('rarely alarms in %s', (name, most) => {
    const harmless = labelled(name).filter((line) => !isCry(line));
    const alarms = harmless.filter((line) => detectDanger(line.text).danger);
    expect(alarms.length / harmless.length, alarms.map((line) => line.text).join('\n')).toBeLessThanOrEqual(
      most,
    );
  });

  it('hears a cry with other talk around it', () => {
    const calm = labelled('everyday').map((line) => line.text);
    const cries = ['fresh', 'languages'].flatMap(labelled).filter(isCry);
    const heard = cries.filter((line, at) => {
      const [before, after] = [calm[(7 * at) % calm.length], calm[(11 * at + 3) % calm.length]];
      return detectDanger(`${before}. ${line.text}. ${after}`).danger;
    });
    expect(heard.length / cries.length).toBeGreaterThan(0.85);
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
