import { expect } from 'vitest';
import { type Actor, describeOnStage, hour, minute, type Stage, takes } from './stage.ts';

/** A report up to what was understood of it. */
async function told(stage: Stage, story: string): Promise<{ siti: Actor; understood: string }> {
  const siti = stage.person('siti');
  await siti.says('mau lapor', '1', story);
  siti.reads();
  await siti.says('selesai');
  return { siti, understood: siti.reads() };
}

const facts = async (stage: Stage): Promise<unknown> => {
  const events = await stage.events(await stage.theCase());
  return events.findLast(({ data }) => data && typeof data === 'object' && 'facts' in data)?.data;
};

describeOnStage('what was understood of a story', (test) => {
  test('is shown in at most three lines, without a name of anybody, and asks nothing twice', async (stage) => {
    const { siti, understood } = await told(
      stage,
      'Bu Wati dari PT Maju Jaya mau bawa Rina dari Aikmel Lotim besok ke Malaysia, hp 0812 3456 7890',
    );
    const lines = understood.split('\n').filter((line) => line.trim() !== '');
    expect(lines.slice(0, 3)).toEqual([
      'Yang saya tangkap:',
      'Aikmel, Lombok Timur · 0812-3456-7890 · PT Maju Jaya',
      'berangkat besok · Malaysia',
    ]);
    expect(understood).not.toMatch(/Wati|Rina/);
    await siti.says('1');
    expect(siti.reads()).toContain('dekat dengan perangkat desa');
  });

  test('is not shown when there is nothing', async (stage) => {
    const { understood } = await told(stage, 'ada orang cari gadis di kampung saya');
    expect(understood).toContain('1 dari 4');
    expect(understood).not.toContain('Yang saya tangkap');
  });

  for (const yes of ['1', 'benar', 'Betul', 'ya'])
    test(`is confirmed by "${yes}", and the claimer sees it`, async (stage) => {
      const budi = await stage.coordinator('budi', ['52.03']);
      const { siti } = await told(stage, 'Bu Wati cari gadis di Aikmel, Lombok Timur');
      await siti.says(yes, '4', '2', '1', '2');
      await takes(budi, (await stage.theCase()).number);
      expect(budi.reads()).toContain('sudah dibenarkan penulis: Aikmel, Lombok Timur');
    });

  test('that nobody confirmed is told as such', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    await told(stage, 'Bu Wati cari gadis di Aikmel, Lombok Timur');
    await stage.passes(hour);
    await takes(budi, (await stage.theCase()).number);
    expect(budi.reads()).toContain('belum dibenarkan penulis: Aikmel, Lombok Timur');
  });

  test('alerts a departure before it is asked, and silence changes nothing', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const { understood } = await told(stage, 'Bu Wati bawa adik saya dari Aikmel Lotim besok pagi');
    expect(understood).toContain('Yang saya tangkap');
    expect(budi.reads()).toContain('hari-hari ini');
  });

  test('unanswered opens and alerts after the time of silence', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    await told(stage, 'Bu Wati cari gadis di Aikmel Lotim');
    expect(budi.reads()).toBe('');
    await stage.passes(17 * minute);
    expect(budi.reads()).toContain('Lombok Timur');
  });
});

describeOnStage('what was understood wrongly', (test) => {
  test('is put right: the place decides whose turn it is, and the words belong to the story', async (stage) => {
    const timur = await stage.coordinator('timur', ['52.03']);
    const tengah = await stage.coordinator('tengah', ['52.02']);
    const { siti } = await told(stage, 'Bu Wati cari gadis di Lombok Timur');
    await siti.says('2');
    expect(siti.reads()).toContain('Bagian mana yang salah? Tulis saja yang benar.');
    await siti.says('bukan Lombok Timur tapi Lombok Tengah');
    expect(siti.reads()).toContain('Kapan orangnya');
    await siti.says('4', '2', '1', '2');
    expect(await stage.theCase()).toMatchObject({ region: '52.02', urgency: 'normal' });
    expect(timur.reads()).toBe('');
    await takes(tengah, (await stage.theCase()).number);
    expect(tengah.reads()).toMatch(/sudah dibetulkan penulis: Lombok Tengah[\s\S]*bukan Lombok Timur tapi/);
  });

  test('is put right without choosing first', async (stage) => {
    const { siti } = await told(stage, 'Bu Wati cari gadis di Lombok Timur ke Malaysia');
    await siti.says('ke Singapura, berangkatnya lusa');
    expect(siti.reads()).toContain('dekat dengan perangkat desa');
    expect(await stage.theCase()).toMatchObject({ region: '52.03', urgency: 'departure' });
    expect(await facts(stage)).toMatchObject({ facts: { countries: ['SG'], departure: 'days' } });
  });

  test('of a departure that is far is no hurry any more, and is not asked again', async (stage) => {
    const { siti } = await told(stage, 'Bu Wati bawa orang dari Lombok Timur besok ke Malaysia');
    await siti.says('2', 'bukan besok, masih lama');
    expect(siti.reads()).toContain('dekat dengan perangkat desa');
    expect((await stage.theCase()).urgency).toBe('normal');
  });

  test('of a place that is only denied is asked for', async (stage) => {
    const { siti } = await told(stage, 'Bu Wati cari gadis di Lombok Timur');
    await siti.says('2', 'bukan di Lombok Timur');
    expect(siti.reads()).toContain('Di desa atau kecamatan mana');
    expect((await stage.theCase()).region).toBeNull();
  });

  test('of an age takes the hurry away', async (stage) => {
    const { siti } = await told(stage, 'Bu Wati bawa gadis umur 15 tahun dari Lombok Timur ke Malaysia');
    expect((await stage.theCase()).urgency).toBe('departure');
    await siti.says('2', 'umurnya 25, sudah dewasa');
    expect((await stage.theCase()).urgency).toBe('normal');
  });

  test('reaches those whose turn it is now where the wrong ones were alerted', async (stage) => {
    const timur = await stage.coordinator('timur', ['52.03']);
    const tengah = await stage.coordinator('tengah', ['52.02']);
    const { siti } = await told(stage, 'Bu Wati bawa adik dari Lombok Timur besok pagi');
    expect(timur.reads()).toContain('hari-hari ini');
    await siti.says('2', 'bukan Lombok Timur, yang benar Lombok Tengah');
    expect(tengah.reads()).toContain('hari-hari ini');
  });

  test('and a cry for help goes the way of danger, is kept once, and the talk goes on', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const { siti } = await told(stage, 'Bu Wati cari gadis di Lombok Timur');
    await siti.says('2', 'tolong saya disekap di rumahnya, pintu dikunci dari luar');
    expect(siti.reads()).toContain('0800-1000');
    expect(budi.reads()).toContain('sekarang juga');
    expect((await stage.theCase()).urgency).toBe('danger');
    const events = await stage.events(await stage.theCase());
    expect(events.filter(({ data }) => JSON.stringify(data ?? '').includes('disekap'))).toHaveLength(1);
  });

  test('but a number that is no choice is asked again, and zero passes over it', async (stage) => {
    const { siti } = await told(stage, 'Bu Wati cari gadis di Lombok Timur');
    await siti.says('9');
    expect(siti.reads()).toContain('Yang saya tangkap');
    await siti.says('0');
    expect(siti.reads()).toContain('Kapan orangnya');
    const events = await stage.events(await stage.theCase());
    expect(events.filter(({ kind }) => kind === 'told')).toHaveLength(1);
  });
});
