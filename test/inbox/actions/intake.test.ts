import { expect } from 'vitest';
import { describeOnStage, hour, minute, night, type Stage, takes } from './stage.ts';

/** The dialogue from the question to the last word, each answer typed. */
async function asks(stage: Stage, ...texts: string[]): Promise<string> {
  const siti = stage.person('siti');
  await siti.says(...texts);
  return siti.reads();
}

const missing = 'Anak saya dari Aikmel, Lombok Timur hilang kontak di Malaysia, mau minta tolong dicari';

describeOnStage('a case with an intake', (test) => {
  test('begins with what was asked, under its answer; nothing is asked twice', async (stage) => {
    const answer = await asks(stage, missing);
    expect(answer).toContain('Jangan tunggu lama');
    expect(answer).not.toContain('selesai');
    expect(await stage.cases()).toHaveLength(0);
    const told = await asks(stage, '1');
    expect(told).toContain('sudah saya simpan sebagai awal ceritanya');
    const first = await asks(stage, 'selesai');
    // The country stood in the question: its numbers come first, and it is not asked for.
    expect(first).toMatch(/Malaysia[\s\S]*\+60 10-528 8040[\s\S]*1 dari 1[\s\S]*Kapan terakhir ada kabar/);
    const sent = await asks(stage, '3');
    expect(sent).toMatch(/Sudah saya teruskan[\s\S]*Nomor paspor, visa[\s\S]*Sumber: Bima News/);
  });

  test('of somebody missing goes to the top at once, and its sheet has what was told in its order', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const pusat = await stage.coordinator('pusat', []);
    await asks(stage, missing, '1', 'dia terakhir kerja di kebun', 'selesai', '3');
    expect(budi.reads()).toBe('');
    const alert = pusat.reads();
    expect(alert).toMatch(/Daerah: luar negeri, Malaysia\nJenis: hilang kontak\nWaktu: biasa/);
    expect(alert).not.toMatch(/anak|kebun|Aikmel/i);
    const { number, kind, level } = await stage.theCase();
    expect([kind, level]).toEqual(['missing', 'national']);
    await takes(pusat, number);
    const sheet = pusat.reads();
    const at = [
      'mau minta tolong dicari',
      'kerja di kebun',
      'Daerah yang disebut: ',
      'Kabar terakhir: Tahun ini',
    ].map((words) => sheet.indexOf(words));
    expect(at.every((place) => place > 0)).toBe(true);
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });

  test('is closed with an end of its kind, and its writer hears of it behind the neutral line', async (stage) => {
    const pusat = await stage.coordinator('pusat', []);
    await asks(stage, missing, '1', 'selesai', '3', '1');
    const { number } = await stage.theCase();
    await takes(pusat, number);
    pusat.reads();
    await pusat.says(`tutup ${number}`);
    const [question] = pusat.receives();
    const labels = question?.message.choices?.map(({ label }) => label) ?? [];
    expect(labels).toEqual([
      'Ditemukan, ada kabar',
      'Sudah pulang',
      'Sudah bebas',
      'Diserahkan ke BP3MI',
      'Laporan polisi',
      'Info kurang',
      'Bukan kasus',
      'Tidak jadi',
    ]);
    await pusat.says('1');
    expect(pusat.reads()).toContain('ditutup');
    const siti = stage.person('siti');
    const [neutral, ...more] = siti.receives().filter(({ started }) => started);
    expect(neutral?.text).toMatch(/^Halo, ada info baru dari Suluh\. Balas 1/);
    expect(more).toEqual([]);
    await siti.says('1');
    expect(siti.reads()).toContain('selesai. Sudah ada kabar tentang orangnya.');
  });

  test('cannot be closed with the end of another kind', async (stage) => {
    const pusat = await stage.coordinator('pusat', []);
    await asks(stage, missing, '1', 'selesai', '3', '1');
    const { number } = await stage.theCase();
    await takes(pusat, number);
    await pusat.says(`tutup ${number}`);
    await pusat.presses('money-back');
    expect((await stage.theCase()).state.status).toBe('claimed');
  });

  test('of papers kept before departure goes to the regency, kept abroad to the top', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const pusat = await stage.coordinator('pusat', []);
    await asks(stage, 'ijazah saya ditahan PT belum dikembalikan', '1', 'selesai');
    expect(await asks(stage, 'Aikmel, Lombok Timur')).toContain('Sudah saya teruskan');
    expect(budi.reads()).toContain('Jenis: surat-surat');
    expect(pusat.reads()).toBe('');

    const ani = stage.person('ani');
    await ani.says('paspor saya dipegang majikan, mau diambil', '1', 'selesai', 'Taiwan');
    expect(budi.reads()).toBe('');
    expect(pusat.reads()).toContain('Daerah: luar negeri, Taiwan');
    const [home, abroad] = await stage.cases();
    expect([home?.region, abroad?.region]).toEqual(['52.03', 'abroad:TW']);
  });

  test('of papers, in a story that names a home and a country, asks where', async (stage) => {
    const asked = await asks(
      stage,
      'ijazah saya ditahan PT di Aikmel, Lombok Timur, rencana ke Taiwan',
      '1',
      'selesai',
    );
    expect(asked).toContain('Kamu sekarang di mana?');
    await asks(stage, 'Lombok Timur');
    expect((await stage.theCase()).region).toBe('52.03');
  });

  test('of somebody ill whose life is in danger has the numbers said first, and alerts before the next question', async (stage) => {
    const pusat = await stage.coordinator('pusat', []);
    const siti = stage.person('siti');
    await siti.presses('case.sick');
    const begun = siti.reads();
    // Numbers before any question, and when they were read.
    expect(begun).toMatch(/telepon dulu sekarang:\nKemlu[^\n]*\+62 812-9007-0027[\s\S]*Nomor dibaca/);
    await siti.says('istri saya tidak bisa bangun', 'selesai');
    expect(siti.reads()).toContain('1 dari 3\nBagaimana keadaannya sekarang?');
    await siti.says('1');
    const answer = siti.reads();
    expect(answer.indexOf('Kemlu')).toBeGreaterThan(0);
    expect(answer.indexOf('2 dari 3\nDi negara mana?')).toBeGreaterThan(answer.indexOf('Kemlu'));
    expect(pusat.reads()).toContain('Waktu: sekarang juga');
    expect((await stage.theCase()).urgency).toBe('danger');
    await siti.says('Hongkong', '1');
    expect(siti.reads()).toMatch(/\+852 5242 2240[\s\S]*3 dari 3[\s\S]*Sudah saya teruskan/);
    expect((await stage.theCase()).region).toBe('abroad:HK');
  });

  test('of somebody in custody is told as soon as the country is known, by night with a sound', async (stage) => {
    const pusat = await stage.coordinator('pusat', []);
    stage.now = night;
    const siti = stage.person('siti');
    await siti.presses('case.detained');
    await siti.says('adik saya diambil petugas', 'selesai');
    expect(pusat.reads()).toBe('');
    await siti.says('Malaysia');
    const [alert] = pusat.receives();
    expect(alert?.text).toMatch(/Jenis: urusan hukum\nWaktu: hari-hari ini/);
    expect(alert?.message.silent).toBeUndefined();
    await stage.passes(16 * minute);
    expect(
      (await stage.events(await stage.theCase())).filter(({ kind }) => kind === 'escalated'),
    ).toHaveLength(1);
  });

  test('at sea goes to those who are there for the sea', async (stage) => {
    const laut = await stage.coordinator('laut', ['sea']);
    const malaysia = await stage.coordinator('malaysia', ['abroad:MY']);
    const siti = stage.person('siti');
    await siti.presses('case.at-sea');
    await siti.says(
      'kami tidak digaji enam bulan',
      'selesai',
      'Long Xing, bendera Taiwan',
      'Busan, kemarin',
      '2',
    );
    expect(laut.reads()).toMatch(/Daerah: laut\nJenis: laut/);
    expect(malaysia.reads()).toBe('');
    const { number } = await stage.theCase();
    await takes(laut, number);
    expect(laut.reads()).toMatch(
      /Kapal: Long Xing, bendera Taiwan[\s\S]*Posisi atau pelabuhan: Busan, kemarin[\s\S]*bisa dihubungi: Kalau ada sinyal/,
    );
  });

  test('of somebody who has died is never told that they are home', async (stage) => {
    const pusat = await stage.coordinator('pusat', []);
    const siti = stage.person('siti');
    await siti.presses('case.deceased');
    expect(siti.reads()).toMatch(/^Saya ikut berduka\./);
    await siti.says('bapak kami meninggal di Jeddah, Arab Saudi', 'selesai', '3', '0', '1');
    const { number } = await stage.theCase();
    await takes(pusat, number);
    const sheet = pusat.reads();
    expect(sheet).toContain('Kabar dari: Teman');
    expect(sheet).not.toContain('Keluarga diminta membayar');
    await pusat.says(`tutup ${number}`);
    const [question] = pusat.receives();
    expect(question?.message.choices?.[0]?.label).toBe('Jenazah dipulangkan');
    await pusat.says('1');
    await siti.says('1');
    const news = siti.reads();
    expect(news).toContain('Jenazah sudah dipulangkan. Kami ikut berduka.');
    expect(news).not.toContain('Orangnya sudah pulang');
    await siti.says('status');
    expect(siti.reads()).toContain(`Nomor ${number}: Selesai. Jenazah sudah dipulangkan.`);
  });

  test('whose writer has nowhere to sleep is stored in their own words, too', async (stage) => {
    const pusat = await stage.coordinator('pusat', []);
    const siti = stage.person('siti');
    await siti.presses('case.stranded');
    await siti.says('saya mau pulang dari Malaysia', 'selesai', '9', 'numpang di masjid', '2', '1');
    // 9 is no choice of the question: it is asked again.
    expect(siti.reads()).toMatch(/1 dari 2[\s\S]*1 dari 2[\s\S]*2 dari 2/);
    const { number, region } = await stage.theCase();
    expect(region).toBe('abroad:MY');
    await takes(pusat, number);
    const sheet = pusat.reads();
    expect(sheet).toContain('Tempat tidur dan makan: numpang di masjid');
    expect(sheet).toContain('Paspor: Dipegang orang');
  });

  test('whose answer names a coordinator is kept from them', async (stage) => {
    const budi = await stage.coordinator('Budi Santoso', ['52.03']);
    const tono = await stage.coordinator('tono', ['52.03']);
    const siti = stage.person('siti');
    await siti.presses('case.documents');
    await siti.says(
      'ijazah saya belum dikembalikan, saya di Aikmel, Lombok Timur',
      'selesai',
      'Pak Budi Santoso',
    );
    expect(siti.reads()).toContain('Sudah saya teruskan');
    expect(budi.reads()).toBe('');
    expect(tono.reads()).toContain('Suluh nomor');
  });

  test('whose writer falls silent is passed on as it is: in the story, and at a question', async (stage) => {
    const pusat = await stage.coordinator('pusat', []);
    const siti = stage.person('siti');
    await siti.presses('case.missing');
    await siti.says('kakak saya di Taiwan tidak ada kabar');
    await stage.passes(17 * minute);
    expect(pusat.reads()).toContain('Jenis: hilang kontak');
    expect((await stage.theCase()).incomplete).toBe(true);

    const ani = stage.person('ani');
    await ani.presses('case.at-sea');
    await ani.says('kami tidak digaji', 'selesai', 'KM Bahari');
    pusat.reads();
    await stage.passes(17 * minute);
    const files = await stage.cases();
    expect(files).toHaveLength(2);
    expect(files.every(({ state }) => state.status === 'open')).toBe(true);
    await stage.passes(hour);
  });

  test('is left without a trace, or goes on, as its writer wishes', async (stage) => {
    const siti = stage.person('siti');
    await siti.presses('case.missing');
    await siti.says('kakak saya di Taiwan tidak ada kabar', 'batal');
    expect(siti.reads()).toContain('Ceritamu belum dikirim');
    await siti.says('3');
    expect(siti.reads()).toContain('Tidak ada yang disimpan');
    expect((await stage.cases()).filter(({ key }) => key !== null)).toEqual([]);
  });

  test('in English asks in English, and the coordinator reads the choice in Indonesian', async (stage) => {
    const pusat = await stage.coordinator('pusat', []);
    const ann = stage.person('ann', 'en');
    await ann.says('my brother is missing in Malaysia, please help me to find him');
    await ann.says('1', 'done');
    expect(ann.reads()).toContain('When did you last hear from them?');
    await ann.says('4');
    expect(ann.reads()).toContain('I have passed it on');
    const { number } = await stage.theCase();
    await takes(pusat, number);
    expect(pusat.reads()).toContain('Kabar terakhir: Lebih lama lagi');
  });
});
