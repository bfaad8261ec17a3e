import { expect } from 'vitest';
import { type Actor, day, describeOnStage, hour, reports, type Stage, takes } from './stage.ts';

const minute = 60_000;
const stories = [
  'Bu Wati cari gadis di Aikmel, Lombok Timur',
  'Pak Joko minta uang lima juta di Selong, Lombok Timur',
  'Orang bernama Rudi tawarkan kerja di Masbagik, Lombok Timur',
  'Ada agen keliling sebut nama Haji Amin di Sikur, Lombok Timur',
  'Perempuan bernama Lina ajak orang di Keruak, Lombok Timur',
  'Si Anton janji gaji besar di Terara, Lombok Timur',
  'Bu Erna kumpulkan KTP di Labuhan Haji, Lombok Timur',
];

/** One after the other, each with its own story. */
async function reportsMany(writer: Actor, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await reports(writer, stories[n % stories.length]);
}

/** Claims every report in turn and marks it. */
async function marks(coordinator: Actor, ...numbers: number[]): Promise<void> {
  for (const number of numbers) {
    await takes(coordinator, number);
    await coordinator.says(`palsu ${number}`);
  }
}

const numbersOf = async (stage: Stage): Promise<number[]> =>
  (await stage.cases()).map(({ number }) => number);
const cry = 'Tolong, adik saya dikurung dan dipukul di Aikmel, Lombok Timur';

describeOnStage('more reports of one person than anybody can read', (test) => {
  test('are kept, said to wait, and passed on when their turn comes', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await reportsMany(siti, 5);
    expect(budi.receives()).toHaveLength(5);
    siti.reads();
    await reports(siti, stories[5]);
    const told = siti.reads();
    expect(told).toContain('Sudah 5 laporan darimu hari ini');
    expect(told).toMatch(/TOLONG/);
    expect(told).not.toContain('sudah saya teruskan');
    expect(budi.receives()).toHaveLength(0);
    await siti.says('2', 'status');
    expect(siti.reads()).toContain('diteruskan paling lambat besok');
    await stage.passes(day + hour);
    const number = Math.max(...(await numbersOf(stage)));
    expect(budi.reads()).toContain(`nomor ${number}`);
  });

  test('never hold up a cry for help, nor somebody who leaves tomorrow, nor another person', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await reportsMany(siti, 6);
    budi.reads();
    await siti.says(
      '2',
      'mau lapor',
      '1',
      'Pak Umar bawa orang besok dari Sakra, Lombok Timur',
      'selesai',
      '1',
      '1',
    );
    expect(budi.reads()).toContain('hari-hari ini');
    await siti.says('2', '2', 'batal', 'mau lapor', '1', cry);
    await stage.passes(30 * minute);
    expect(budi.reads()).toContain('sekarang juga');
    await reports(stage.person('lain'), stories[6]);
    expect(budi.reads()).toMatch(/nomor \d+/);
  });
});

describeOnStage('a flood of tips from many new people', (test) => {
  test('comes to one coordinator together beyond the limit, and danger at once', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const { points } = stage.services.world.policy.limits.alerts;
    for (let n = 0; n < points; n += 1)
      await stage.services.rates.take(`alerts:${await idOf(stage)}`, { points, perMs: hour });
    for (let n = 0; n < 4; n += 1) await reports(stage.person(`p${n}`), stories[n]);
    expect(budi.receives()).toEqual([]);
    await stage.person('siti').says('mau lapor', '1', cry);
    await stage.passes(30 * minute);
    expect(budi.reads()).toContain('sekarang juga');
    await stage.passes(hour);
    const told = budi.receives().filter(({ text }) => text.includes('nomor baru'));
    expect(told.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Suluh: 4 nomor baru untukmu: \d+, \d+/),
    ]);
    expect(told[0]?.message.silent).toBe(true);
  });
});

const idOf = async ({ store }: Stage): Promise<string> =>
  (await store.db.selectFrom('coordinator').select('id').executeTakeFirstOrThrow()).id;

describeOnStage('a report marked as abuse', (test) => {
  test('is marked blind: by whoever read it, who learns nothing of its writer; its writer hears nothing', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await reportsMany(siti, 2);
    const [number = 0] = await numbersOf(stage);
    siti.reads();
    await budi.says(`palsu ${number}`);
    expect(budi.reads()).toContain('belum kamu pegang');
    await takes(budi, number);
    budi.reads();
    await budi.says(`palsu ${number}`);
    const said = budi.reads();
    expect(said).toContain(`Dicatat untuk nomor ${number}`);
    expect(said).not.toMatch(/siti|test/i);
    expect(siti.reads()).toBe('');
    const trail = await stage.store.db.selectFrom('audit').selectAll().where('act', '=', 'marked').execute();
    expect(trail).toHaveLength(1);
  });

  test('can be marked after closing it as no case, too', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    await reports(stage.person('siti'));
    const { number } = await stage.theCase();
    await takes(budi, number);
    await budi.says(`tutup ${number}`, 'Bukan kasus');
    expect(budi.reads()).toContain(`palsu ${number}`);
    await budi.says(`abuse ${number}`);
    expect(budi.reads()).toContain('Dicatat');
  });

  test('by one coordinator alone changes nothing, however often: it may be the recruiter’s cousin', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const siti = stage.person('siti');
    await reportsMany(siti, 3);
    await marks(budi, ...(await numbersOf(stage)));
    stage.now += day;
    for (const one of [budi, rina]) one.reads();
    await reports(siti, stories[4]);
    const [alert] = budi.receives();
    expect(alert?.text).toContain('nomor');
    expect(alert?.text).not.toContain('ditandai');
    await stage.passes(day);
    expect(rina.reads()).toMatch(/nomor \d+/);
  });

  test('by two coordinators in two cases: later ones come once, quietly, to the first level only', async (stage) => {
    const { budi, rina, siti } = await marked(stage);
    await reports(siti, stories[4]);
    const told = budi.receives();
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('Penulisnya pernah ditandai.');
    expect(told[0]?.message.silent).toBe(true);
    await stage.passes(3 * day);
    expect(rina.reads()).toBe('');
    await reports(stage.person('lain'), stories[5]);
    expect(
      budi
        .receives()
        .map(({ text }) => text)
        .join(),
    ).not.toContain('ditandai');
  });

  test('a marked person’s cry for help alerts everybody as ever, and so does a departure', async (stage) => {
    const { budi, rina, siti } = await marked(stage);
    await siti.says('mau lapor', '1', cry);
    await stage.passes(30 * minute);
    for (const one of [budi, rina]) {
      const [alert] = one.receives();
      expect(alert?.text).toContain('sekarang juga');
      expect(alert?.text).not.toContain('ditandai');
      expect(alert?.message.silent).toBeUndefined();
    }
    await siti.says(
      'batal',
      'mau lapor',
      '1',
      'Pak Umar bawa orang besok dari Sakra, Lombok Timur',
      'selesai',
    );
    await stage.passes(hour);
    expect(budi.reads()).not.toContain('ditandai');
  });

  test('is never blocked: what is raised later counts in full', async (stage) => {
    const { budi, rina, siti } = await marked(stage);
    await siti.says('mau lapor', '1', stories[4] ?? '', 'selesai', '1', '4', '2', '1');
    for (const one of [budi, rina]) one.reads();
    await siti.says('tolong, dia pukul saya, saya dikurung di rumahnya');
    await stage.passes(minute);
    for (const one of [budi, rina]) expect(one.reads()).toContain('sekarang juga');
  });

  test('a supervisor takes a mark back, and nobody else', async (stage) => {
    const { budi, siti } = await marked(stage);
    const nina = await stage.coordinator('nina', [], { role: 'supervisor' });
    const [number = 0] = await numbersOf(stage);
    await budi.says(`palsu ${number} batal`);
    expect(budi.reads()).toContain('Hanya penyelia');
    await nina.says(`palsu ${number} batal`);
    expect(nina.reads()).toContain('dihapus');
    await reports(siti, stories[4]);
    expect(budi.reads()).not.toContain('ditandai');
  });

  test('goes with the case; a cry for help cannot be marked', async (stage) => {
    const { budi, siti } = await marked(stage);
    await siti.says('mau lapor', '1', cry);
    await stage.passes(30 * minute);
    const number = Math.max(...(await numbersOf(stage)));
    await takes(budi, number);
    budi.reads();
    await budi.says(`palsu ${number}`);
    expect(budi.reads()).toContain('tidak dipakai untuk itu');
    await siti.says('hapus data saya', '2');
    await stage.passes(4 * day);
    expect(await stage.store.db.selectFrom('reporter_mark').selectAll().execute()).toEqual([]);
  });
});

/** Siti was marked by two coordinators in two cases, the day before. */
async function marked(stage: Stage) {
  const budi = await stage.coordinator('budi', ['52.03']);
  const ani = await stage.coordinator('ani', ['52.03']);
  const rina = await stage.coordinator('rina', ['52']);
  const siti = stage.person('siti');
  await reportsMany(siti, 2);
  const [first = 0, second = 0] = await numbersOf(stage);
  await marks(budi, first);
  await marks(ani, second);
  await ani.says('tugas off');
  await budi.says('tugas on');
  await rina.says('tugas on');
  await stage.store.db.deleteFrom('timer').execute();
  stage.now += day;
  for (const one of [budi, ani, rina]) one.reads();
  return { budi, ani, rina, siti };
}
