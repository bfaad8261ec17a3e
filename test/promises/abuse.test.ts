import { expect } from 'vitest';
import {
  type Actor,
  day,
  describeOnStage,
  hour,
  minute,
  reports,
  type Stage,
  takes,
} from '../inbox/actions/stage.ts';

const stories = [
  'Bu Wati cari gadis di Aikmel, Lombok Timur',
  'Pak Joko minta uang lima juta di Selong, Lombok Timur',
  'Orang bernama Rudi tawarkan kerja di Masbagik, Lombok Timur',
  'Ada agen keliling sebut nama Haji Amin di Sikur, Lombok Timur',
  'Perempuan bernama Lina ajak orang di Keruak, Lombok Timur',
  'Si Anton janji gaji besar di Terara, Lombok Timur',
];
const cry = 'Tolong, saya dikurung dan dipukul di Aikmel, Lombok Timur, pintu dikunci';

/** A report that was ended; gives its number. */
async function reported(stage: Stage, writer: Actor, story = ''): Promise<number> {
  await reports(writer, story);
  return (await stage.cases()).at(-1)?.number ?? 0;
}

async function marks(coordinator: Actor, number: number): Promise<void> {
  await takes(coordinator, number);
  await coordinator.says(`palsu ${number}`);
  expect(coordinator.reads()).toContain(`Dicatat untuk nomor ${number}`);
}

/** No ordinary alert goes to anybody on the roster within this hour. */
async function exhaustAlerts({ store, services }: Stage): Promise<void> {
  const { points, per } = services.world.policy.limits.alerts;
  const ids = await store.db.selectFrom('coordinator').select('id').execute();
  for (const { id } of ids)
    for (let n = 0; n < points; n += 1) await services.rates.take(`alerts:${id}`, { points, perMs: per });
}

describeOnStage('promises about abuse:', (test) => {
  test('A cry for help reaches people whatever limit or mark there is', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const ani = await stage.coordinator('ani', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const siti = stage.person('siti');
    // Marked by two of them in two cases, and over the limit of the day.
    await marks(budi, await reported(stage, siti, stories[0]));
    await marks(ani, await reported(stage, siti, stories[1]));
    for (const story of stories.slice(2)) await reported(stage, siti, story);
    expect(siti.reads()).toContain('laporan darimu hari ini');
    await exhaustAlerts(stage);
    for (const one of [budi, ani, rina]) one.receives();
    await reported(stage, stage.person('lain'), 'Calo di Suralaga, Lombok Timur');
    for (const one of [budi, ani, rina]) expect(one.receives()).toEqual([]);

    await siti.says('menu', cry);
    expect(siti.reads()).toMatch(/110/);
    await siti.says('1', '0');
    for (const one of [budi, ani, rina]) {
      const [alert] = one.receives();
      expect(alert?.text).toContain('sekarang juga');
      expect(alert?.text).not.toContain('ditandai');
      expect(alert?.message.silent).toBeUndefined();
    }
    // The next one by the same person too, before anything else has happened.
    await siti.says('batal', 'mau lapor', '1', 'tolong adik saya disekap di Selong, Lombok Timur, dipukul');
    await stage.passes(15 * minute);
    expect(rina.reads()).toContain('sekarang juga');
  });

  test("One coordinator's mark of abuse alone changes nothing", async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const siti = stage.person('siti');
    for (const story of stories.slice(0, 3)) await marks(budi, await reported(stage, siti, story));
    stage.now += day;
    for (const one of [budi, rina]) one.receives();
    const marked = await reported(stage, siti, stories[3]);
    const other = await reported(stage, stage.person('lain'), stories[4]);
    const [first, second] = budi.receives();
    const like = (text = '', number = 0) => text.replaceAll(String(number), 'N');
    expect(like(first?.text, marked)).toBe(like(second?.text, other));
    expect(first?.message.silent).toBe(second?.message.silent);
    expect(first?.dueAt).toBeLessThan(stage.now + minute);
    // Nobody claims: it goes up as any other does.
    await stage.passes(day);
    const up = rina.reads();
    expect(up).toContain(String(marked));
    expect(up).toContain(String(other));
  });

  test('A flood of ordinary reports is bundled, and a danger in it is not', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const { points } = stage.services.world.policy.limits.alerts;
    // As many new people as fill the hour, and a few more.
    const people = points + 4;
    const danger = points + 2;
    for (let n = 0; n < people; n += 1) {
      const writer = stage.person(`p${n}`);
      if (n === danger) {
        budi.receives();
        await writer.says(cry, '1', '0');
        expect(budi.reads()).toContain('sekarang juga');
      } else await reports(writer, `Calo nomor ${n} minta uang ${n} juta di Aikmel, Lombok Timur`);
    }
    const before = stage.outbox.filter(({ to, text }) => to === 'budi' && /^Suluh nomor \d+/.test(text));
    expect(before).toHaveLength(points + 1);
    budi.receives();
    await stage.passes(hour);
    const bundled = budi.receives().filter(({ text }) => text.includes('nomor baru untukmu'));
    expect(bundled).toHaveLength(1);
    expect(bundled[0]?.text.match(/\d{4}/g)).toHaveLength(people - 1 - points);
    expect(bundled[0]?.message.silent).toBe(true);
  });

  test('The same report of the same person is one case, of many people it is said to be the same text', async (stage) => {
    const chain =
      'Awas calo bernama Bu Wati di Aikmel, Lombok Timur, suka cari gadis untuk kerja di Malaysia, uangnya dibawa lari';
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await reports(siti, chain);
    budi.receives();
    for (let n = 0; n < 3; n += 1) await siti.says('mau lapor', '1', chain, 'selesai');
    await stage.passes(hour);
    expect(await stage.cases()).toHaveLength(1);
    expect(budi.reads()).not.toMatch(/nomor 100[2-9]/);
    for (let n = 1; n <= 3; n += 1) {
      await reports(stage.person(`p${n}`), chain);
      expect(await stage.cases()).toHaveLength(1 + n);
      expect(budi.reads()).toContain(`teks yang sama: ${n}`);
    }
  });
});
