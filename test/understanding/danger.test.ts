import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectDanger } from '../../src/understanding/danger.ts';
import { cpuTime } from './cpu.ts';
import { labelled } from './data.ts';

describe('detectDanger', () => {
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
