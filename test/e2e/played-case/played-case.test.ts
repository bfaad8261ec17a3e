import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '../../stand-ins/telegram/telegram.ts';
import { readPdf } from '../../support/pdf.ts';
import { everythingExpires, saidNothingInTheOpen, withdrawnUnderPressure } from './afterwards.ts';
import {
  answersTheRest,
  hour,
  lombokTimurGroup,
  minute,
  numberIn,
  type Played,
  patience,
  playedCase,
  takes,
} from './stage.ts';
import { pagesDrawn, photoFromAPhone, planted } from './traces.ts';

const neutral = 'Halo, ada info baru dari Suluh. Balas 1 kalau sedang santai.';

/**
 * One report from its first word to its tombstone, as the people in it see it on Telegram. The times are
 * those of the policy as it is shipped; only the program's clock is moved. The parts follow each other.
 */
describe('a played case over Telegram', { timeout: 120_000 }, () => {
  let played: Played;
  let [older, number] = ['', ''];
  /** Who won the race for the case: from then on it is theirs. */
  let claimer: User;

  beforeAll(async () => {
    played = await playedCase();
    for (const one of [played.budi, played.tono, played.ani, played.rina, played.joko]) {
      one.says('/start');
      await one.receives(/Suluh/, patience);
    }
    const group = played.rina.inGroup(lombokTimurGroup);
    group.says('/grup Lombok Timur');
    await group.receives(/Grup ini menerima pemberitahuan untuk .*Lombok Timur/, patience);
  }, 120_000);
  afterAll(() => played?.end());

  it('1. Ratna in Lombok Tengah reports a recruiter; Ani takes it and acts', async () => {
    const { ratna, ani } = played;
    ratna.says('lapor');
    await ratna.receives(/HP ini hanya kamu/, patience);
    ratna.presses('Ya, lanjut');
    await ratna.receives(/Ceritakan saja/, patience);
    ratna.says(
      'Di Praya, Lombok Tengah ada Pak Wartono hp 081277884321 minta uang 5 juta, janji kerja di Johor',
    );
    await ratna.receives(/Sudah saya simpan/, patience);
    ratna.presses('Selesai');
    await ratna.receives(/Yang saya tangkap/, patience);
    ratna.says('1');
    await answersTheRest(ratna);

    older = numberIn(await ani.receives(/Daerah: .*Lombok Tengah/, patience));
    await takes(ani, older);
    await ani.receives(/minta uang 5 juta/, patience);
    await ani.receives(/Yang bisa kamu lakukan/, patience);
    ani.presses('Sudah dihubungi');
    await ani.receives(/sudah kamu tindak lanjuti/, patience);
    await ratna.receives(neutral, patience);
  });

  it('2. Nurul in Lombok Timur reports the same number, in several messages with a photo', async () => {
    const { nurul, budi, tono, ani, rina, joko } = played;
    for (const one of [budi, tono, ani, rina, joko]) one.readsAll();
    nurul.says('mau lapor');
    await nurul.receives(/HP ini hanya kamu/, patience);
    nurul.says('1');
    await nurul.receives(/Ceritakan saja/, patience);
    nurul.says(`Pak ${planted.recruiter} cari gadis di Aikmel, Lombok Timur, mau dibawa ke Malaysia`);
    await nurul.receives(/Sudah saya simpan/, patience);
    nurul.says(`katanya kerja di ${planted.story}, HP dia 0812 7788 4321`);
    nurul.sendsPhoto(await photoFromAPhone(), 'ini brosurnya');
    await played.settles();
    nurul.says('selesai');
    const understood = await nurul.receives(/Yang saya tangkap/, patience);
    expect(understood.text).toMatch(/Aikmel.*0812-7788-4321\nMalaysia/);
    nurul.says('1');
    await answersTheRest(nurul);

    const alert = await budi.receives(/Suluh nomor/, patience);
    number = numberIn(alert);
    expect(alert.text.split('\n')).toEqual([
      `Suluh nomor ${number}`,
      'Daerah: Kabupaten Lombok Timur, Nusa Tenggara Barat',
      'Jenis: A',
      'Waktu: biasa',
      `Ketik: ambil ${number}`,
      'HP yang sama: 1 nomor Suluh lain, belum dicek',
    ]);
    expect((await tono.receives(/Suluh nomor/, patience)).text).toBe(alert.text);
    const inGroup = await rina.inGroup(lombokTimurGroup).receives(new RegExp(`nomor ${number}\n`), patience);
    expect(inGroup.text).not.toContain('sama');
    // Two regencies, one number: the province hears of it, without the number.
    const many = await rina.receives(/belum dicek/, patience);
    expect(many.text).toContain('HP yang sama dari 2 orang berbeda di 2 kabupaten/kota');
    await played.settles();
    expect(ani.inbox.filter(({ text }) => text.includes(number))).toEqual([]);
  });

  it('3. Budi knows the recruiter: the case goes to the province, and he never sees it again', async () => {
    const { budi, rina } = played;
    budi.inGroup(lombokTimurGroup).presses(`Ambil ${number}`);
    await rina.inGroup(lombokTimurGroup).receives(/lanjut di chat pribadi/, patience);
    await budi.receives(/Kenal orang ini/, patience);
    const about = budi.inbox.map(({ text }) => text).join('\n');
    expect(about).toContain(`Nama: ${planted.recruiter}`);
    expect(about).toContain(planted.phone);
    expect(about).toMatch(/Tempat: .*Lombok Timur/);
    expect(about).not.toContain(planted.story);
    budi.presses('Kenal, serahkan');
    await budi.receives(/diserahkan ke tingkat di atasmu/, patience);
    await rina.receives(new RegExp(`nomor ${number} naik ke tingkatmu`), patience);
    for (const word of ['buka', 'ambil', 'berkas', 'jejak']) {
      budi.says(`${word} ${number}`);
      await budi.receives(/tidak ada di daftarmu/, patience);
    }
    budi.says('kasus');
    await budi.receives(/Tidak ada yang menunggu/, patience);
  });

  it('4. Nobody at the province acts: it goes up, and two want it at the same moment', async () => {
    const { rina, joko } = played;
    await played.passes(12 * hour + minute);
    await joko.receives(new RegExp(`nomor ${number} naik ke tingkatmu`), patience);
    await played.settles();
    rina.presses(`Ambil ${number}`);
    joko.presses(`Ambil ${number}`);
    const [first, second] = await Promise.all(
      [rina, joko].map((one) => one.receives(/Kenal orang ini|sudah dipegang orang lain/, patience)),
    );
    const [rinaWon, jokoWon] = [first, second].map((one) => one?.text.includes('Kenal orang ini'));
    expect(rinaWon).not.toBe(jokoWon);
    claimer = rinaWon ? rina : joko;
  });

  it('5. The claimer reads the story, gets a clean photo, and links the older case', async () => {
    const { rina } = played;
    claimer.presses('Tidak, buka cerita');
    const story = await claimer.receives(new RegExp(planted.story), patience);
    expect(story.text).toMatch(/sudah dibenarkan penulis: .*Aikmel/);
    expect(story.text).not.toContain(planted.writer);
    const { photo } = await claimer.receives(({ photo }) => photo !== undefined, patience);
    const { exif, width } = await sharp(photo).metadata();
    expect({ exif, width }).toEqual({ exif: undefined, width: 640 });
    expect(photo?.includes(planted.camera)).toBe(false);
    const shared = await claimer.receives(/HP yang sama/i, patience);
    expect(shared.text).toContain('2 laporan, 2 pelapor berbeda, belum dicek');
    expect(shared.text).toMatch(new RegExp(`${older} · .*Lombok Tengah.* · sudah ditindak`));
    await claimer.receives(/Jangan datangi perekrut[\s\S]*UU 21\/2007 Pasal 24/, patience);
    await claimer.receives(/Yang bisa kamu lakukan/, patience);

    claimer.says(`kait ${number} ${older}`);
    await claimer.receives(/satu urusan. Keduanya tetap terpisah/, patience);
    rina.says(`jejak ${number}`);
    const trail = await rina.receives(/Jejak nomor/, patience);
    const who = claimer === rina ? 'Rina' : 'Joko';
    expect(trail.text).toContain(`${who} · membuka cerita`);
    expect(trail.text).toContain(`${who} · menyatakan dua kasus berkaitan (nomor ${older})`);
  });

  it('6. Asks Nurul, who first sees a neutral line, and leaves her number out of the answer', async () => {
    const { nurul } = played;
    nurul.readsAll();
    claimer.says(`tanya ${number} ${planted.question}?`);
    await claimer.receives(/sudah dititipkan/, patience);
    const line = await nurul.receives(undefined, patience);
    expect(line.text).toBe(neutral);
    nurul.says('1');
    const question = await nurul.receives(new RegExp(planted.question), patience);
    nurul.says(`${planted.answer}, tanya suami saya 0813-5555-0199`);
    await nurul.receives(/Ada nomor telepon di pesanmu/, patience);
    nurul.presses('Kirim tanpa nomor');
    const answer = await claimer.receives(new RegExp(planted.answer), patience);
    expect(answer.text).toContain('tanya suami saya [nomor tidak dikirim]');
    await nurul.receives(/Sudah saya sampaikan/, patience);
    nurul.says('selesai');
    await nurul.receives(/Kalau ada kabar/, patience);
    nurul.says('mobilnya sering parkir di terminal', { replyTo: question.id });
    await claimer.receives(/mobilnya sering parkir di terminal/, patience);
    await nurul.receives(/Sudah saya sampaikan/, patience);
    nurul.says('selesai');
    await nurul.receives(/Kalau ada kabar/, patience);
  });

  it('7. May ring her, by her word', async () => {
    const { nurul } = played;
    claimer.says(`catat ${number} ${planted.note} dari kantor`);
    await claimer.receives(/Catatan untuk nomor/, patience);
    claimer.says(`telepon ${number}`);
    await claimer.receives(/Nomornya hanya muncul kalau penulis setuju/, patience);
    expect((await nurul.receives(undefined, patience)).text).toBe(neutral);
    nurul.says('1');
    await nurul.receives(/ingin menelepon/, patience);
    nurul.presses('Boleh');
    await nurul.receives(/Tulis nomor yang boleh ditelepon/, patience);
    nurul.says('0813 5555 0199');
    await nurul.receives(/hanya kepada petugas itu/, patience);
    const given = await claimer.receives(/hanya untukmu/, patience);
    expect(given.text).toContain(planted.ownNumber);
  });

  it('8. Gets a case file for the police, without writer and without coordinators', async () => {
    claimer.says(`berkas ${number}`);
    await claimer.receives(/Untuk siapa/, patience);
    claimer.presses('Polisi');
    const message = await claimer.receives(({ document }) => document !== undefined, patience);
    const bytes = message.document?.bytes ?? Buffer.alloc(0);
    expect(message.document?.name).toBe(`berkas-${number}.pdf`);
    const pdf = readPdf(bytes);
    const text = pdf.text.replaceAll('\n', ' ');
    for (const page of pdf.pages) expect(page).toContain('INFORMASI AWAL, BUKAN LAPORAN POLISI');
    for (const word of [planted.recruiter, planted.story, planted.question, planted.answer, planted.note])
      expect(text).toContain(word);
    expect(text).toContain('Menurut koordinator berkaitan');
    expect(text).toContain('Pelapor mengizinkan telepon. Nomornya tidak dimuat');
    expect(text).not.toMatch(new RegExp(`${planted.writer}|Budi|Rina|Joko|4100000|${planted.camera}`, 'i'));
    expect(text.replaceAll(/[-\s]/g, '')).not.toContain(planted.ownNumber);
    expect(pdf.pictures).toBe(1);
    const file = join(played.aside, 'case-file.pdf');
    writeFileSync(file, bytes);
    for (const [at, page] of (await pagesDrawn(file)).entries()) {
      // A4, and neither empty nor a black sheet.
      expect(page.width / page.height, `page ${at + 1}`).toBeCloseTo(210 / 297, 1);
      expect(page.ink, `page ${at + 1}`).toBeGreaterThan(0.005);
      expect(page.ink, `page ${at + 1}`).toBeLessThan(0.6);
    }
  });

  it('9. Is asked what became of it the next morning, acts, and closes it; Nurul reads the news', async () => {
    const { nurul } = played;
    nurul.readsAll();
    await played.passes(12 * hour + 15 * minute);
    await claimer.receives(new RegExp(`nomor ${number}: bagaimana\\? Ketik: sudah`), patience);
    claimer.presses('Sudah dihubungi');
    await claimer.receives(/sudah kamu tindak lanjuti/, patience);
    expect((await nurul.receives(undefined, patience)).text).toBe(neutral);
    nurul.says('1');
    await nurul.receives(/petugas sudah bertindak/, patience);
    claimer.says(`tutup ${number}`);
    await claimer.receives(/ditutup karena apa/, patience);
    claimer.presses('Laporan polisi');
    await claimer.receives(/Pelapor mendapat kabar tanpa cerita/, patience);
    expect((await nurul.receives(undefined, patience)).text).toBe(neutral);
    nurul.says('1');
    await nurul.receives(/selesai. Ada laporan polisi/, patience);
  });

  it('10. Nothing happens for 77 days: whoever holds the older case is warned; then all is gone', () =>
    everythingExpires(played, { older, number }));

  it('11. Sari cries for help, and somebody else takes her phone: withdrawn, but not gone', () =>
    withdrawnUnderPressure(played));

  it('12. No word of anybody was in an alert, the group, a neutral line, the log or the files', () =>
    saidNothingInTheOpen(played));
});
