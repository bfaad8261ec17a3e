import { expect } from 'vitest';
import { sweepTold } from '../../../src/store/traces.ts';
import { type Actor, day, describeOnStage, type Stage } from './stage.ts';

const phone = 'hp 0812 3456 7890';
/** Everybody tells it in their own words. */
const tellings = [
  `Calo cari gadis di Aikmel, Lombok Timur, ${phone}`,
  `Ada yang ajak kerja ke Malaysia, orang Aikmel Lombok Timur, ${phone}`,
  `Uang saya dibawa lari orang di Aikmel Lombok Timur, ${phone}`,
  `KTP ditahan calo di Aikmel Lombok Timur, nomornya ${phone}`,
  `Hati hati penipuan di Aikmel, Lombok Timur, ${phone}`,
  `Adik saya mau dibawa dari Aikmel, Lombok Timur, ${phone}`,
  `Sponsor gelap di Aikmel, Lombok Timur, ${phone}`,
];

async function reported(stage: Stage, writer: Actor, story: string): Promise<number> {
  await writer.says('mau lapor', '1', story);
  await stage.passes(20 * 60_000);
  return (await stage.cases()).at(-1)?.number ?? 0;
}

/** The lines that tell of many. */
const linesOf = (actor: Pick<Actor, 'receives'>): string[] =>
  actor.receives().flatMap(({ text }) => (text.includes('orang berbeda') ? [text] : []));

describeOnStage('many reports of one number', (test) => {
  test('tell the next level once, without number and story, and again when there are twice as many', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const pusat = await stage.coordinator('pusat', []);
    const told: string[][] = [];
    for (const [n, story] of tellings.entries()) {
      const number = await reported(stage, stage.person(`p${n}`), story);
      // Somebody takes it, so that nothing goes up a level by itself.
      await budi.says(`ambil ${number}`, '2', `sudah ${number}`);
      told.push(linesOf(rina));
      await stage.passes(day / 2);
    }
    expect(told.map(({ length }) => length)).toEqual([0, 0, 1, 0, 0, 1, 0]);
    expect(told[2]?.[0]).toBe(
      'Suluh nomor 1003: HP yang sama dari 3 orang berbeda dalam 7 hari, belum dicek. Ketik: ambil 1003',
    );
    expect(told[5]?.[0]).toContain('6 orang berbeda');
    expect(linesOf(budi)).toEqual([]);
    expect(linesOf(pusat)).toEqual([]);
    expect(told.flat().join().replace(/\D/g, '')).not.toContain('81234567890');
  });

  test('tell nothing when they come over a longer time, or from one person', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    for (const [n, story] of tellings.slice(0, 4).entries()) {
      const number = await reported(stage, stage.person(`p${n}`), story);
      await budi.says(`ambil ${number}`, '2', `sudah ${number}`);
      await stage.passes(4 * day);
    }
    const siti = stage.person('siti');
    for (const story of tellings.slice(4)) await reported(stage, siti, story);
    expect(linesOf(rina)).toEqual([]);
  });

  test('from two regencies tell it of the second person already', async (stage) => {
    await stage.coordinator('budi', ['52.03']);
    const joko = await stage.coordinator('joko', ['33.01']);
    const dewi = await stage.coordinator('dewi', ['33']);
    const pusat = await stage.coordinator('pusat', []);
    const siti = stage.person('siti');
    await reported(stage, siti, tellings[0] ?? '');
    await reported(stage, siti, `Calo yang sama juga ada di Cilacap, ${phone}`);
    expect(linesOf(dewi)).toEqual([]);
    await stage.passes(20 * day);
    const number = await reported(stage, stage.person('ani'), `Penipuan di Cilacap, ${phone}`);
    expect(linesOf(dewi)).toEqual([
      `Suluh nomor ${number}: HP yang sama dari 2 orang berbeda di 2 kabupaten/kota, belum dicek. Ketik: ambil ${number}`,
    ]);
    expect(linesOf(joko)).toEqual([]);
    expect(linesOf(pusat)).toEqual([]);
  });

  test('go past whoever stands in one of them, and past a regency that must not know', async (stage) => {
    await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52'], { name: 'Rina Lestari' });
    const maya = await stage.coordinator('maya', ['52'], { name: 'Maya Sari' });
    const pusat = await stage.coordinator('pusat', [], { name: 'Tono' });
    await reported(stage, stage.person('a'), `${tellings[0]}, temannya Rina Lestari`);
    await reported(stage, stage.person('b'), tellings[1] ?? '');
    await reported(stage, stage.person('c'), tellings[2] ?? '');
    expect(linesOf(rina)).toEqual([]);
    expect(linesOf(maya)).toHaveLength(1);
    expect(linesOf(pusat)).toEqual([]);
  });

  test('go to the top where the province has nobody, and are told by a number that comes later', async (stage) => {
    await stage.coordinator('budi', ['52.03']);
    const pusat = await stage.coordinator('pusat', []);
    await reported(stage, stage.person('a'), tellings[0] ?? '');
    await reported(stage, stage.person('b'), tellings[1] ?? '');
    const siti = stage.person('siti');
    await reported(stage, siti, 'Ada calo minta uang di Aikmel, Lombok Timur');
    expect(linesOf(pusat)).toEqual([]);
    await siti.says('status', '2', `nomornya ${phone}`);
    expect(linesOf(pusat)).toHaveLength(1);
  });

  test('count a text that goes from hand to hand as one, and what was rejected not at all', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const chain = `Awas ada calo namanya Bu Wati di Aikmel Lombok Timur, suka cari gadis untuk kerja di Malaysia, uangnya dibawa lari, ${phone}`;
    for (const writer of ['a', 'b', 'c', 'd']) await reported(stage, stage.person(writer), chain);
    expect(linesOf(rina)).toEqual([]);
    const [first] = await stage.cases();
    const number = await reported(stage, stage.person('e'), tellings[3] ?? '');
    expect(linesOf(rina)).toEqual([]);
    await budi.says(`ambil ${number}`, '2');
    for (const file of await stage.cases())
      if (file.number !== number) await budi.says(`bukan ${number} ${file.number}`);
    await budi.says(`lepas ${number}`);
    expect(first?.number).toBe(1001);
    expect(linesOf(rina)).toEqual([]);
    await reported(stage, stage.person('f'), tellings[4] ?? '');
    expect(linesOf(rina)).toHaveLength(1);
  });

  test('leave an alert of danger as it is', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    await reported(stage, stage.person('a'), tellings[0] ?? '');
    await reported(stage, stage.person('b'), tellings[1] ?? '');
    budi.reads();
    rina.reads();
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', `tolong saya dikurung di Aikmel Lombok Timur, dipukul, ${phone}`);
    await stage.passes(20 * 60_000);
    const alerts = rina.receives().map(({ text }) => text);
    expect(alerts.find((text) => text.includes('sekarang juga'))).toBeDefined();
    expect(alerts.filter((text) => text.includes('orang berbeda'))).toHaveLength(1);
    expect(budi.reads()).toContain('sekarang juga');
  });

  test('are forgotten with the last report of the number', async (stage) => {
    await stage.coordinator('budi', ['52.03']);
    await stage.coordinator('rina', ['52']);
    for (const [n, story] of tellings.slice(0, 3).entries())
      await reported(stage, stage.person(`p${n}`), story);
    const rows = () => stage.store.db.selectFrom('trace_told').selectAll().execute();
    const [row] = await rows();
    expect(row?.reporters).toBe(3);
    expect(Buffer.from(row?.hash ?? '').toString('latin1')).not.toContain('81234567890');

    await stage.in(sweepTold);
    expect(await rows()).toHaveLength(1);
    for (const file of await stage.cases()) await stage.in((tx) => stage.services.cases.destroy(tx, file));
    await stage.in(sweepTold);
    expect(await rows()).toEqual([]);
  });
});
