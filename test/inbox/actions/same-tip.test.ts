import { expect } from 'vitest';
import { type Actor, day, describeOnStage, hour, type Stage, takes } from './stage.ts';

const story =
  'Bu Wati cari gadis di Aikmel, Lombok Timur, katanya kerja di Malaysia gaji besar, paspor dia yang urus semua, hp 0812 3456 7890';

/** A complete report: what was understood of it is right, nobody leaves soon, may be asked back. */
async function reports(writer: Actor, told: string): Promise<void> {
  writer.reads();
  await again(writer, told);
  if (writer.reads().includes('Yang saya tangkap')) await writer.says('1');
  await writer.says('4', '2', '1', '2');
}

/** The story once more, without what a complete report is asked afterwards. */
const again = (writer: Actor, ...texts: string[]): Promise<void> =>
  writer.says('mau lapor', '1', ...texts, 'selesai');

const numbers = async (stage: Stage): Promise<number[]> =>
  (await stage.cases()).filter(({ state }) => state.status !== 'draft').map(({ number }) => number);

describeOnStage('the same report of the same person', (test) => {
  for (const [what, second] of [
    ['the same words', story],
    [
      'the same with a word or two changed',
      story.replace('katanya', 'bilangnya').replace('semua', 'semuanya'),
    ],
    ['the same in two messages', story.replace('Malaysia ', 'Malaysia|')],
  ] as const) {
    test(`counts once: ${what}`, async (stage) => {
      const budi = await stage.coordinator('budi', ['52.03']);
      const siti = stage.person('siti');
      await reports(siti, story);
      const { number } = await stage.theCase();
      budi.reads();
      siti.reads();
      await stage.passes(2 * hour);
      budi.reads();
      await again(siti, ...second.split('|'));
      expect(siti.reads()).toContain(`sudah ada di petugas dengan nomor ${number}`);
      expect(budi.reads()).toBe('');
      const file = await stage.theCase();
      const told = (await stage.events(file)).filter(({ kind }) => kind === 'told');
      expect(told).toHaveLength(2);
      // What comes afterwards goes on as usual.
      await siti.says('status', '2', 'ternyata namanya Wati Lestari');
      const later = await stage.events(await stage.theCase());
      expect(later.filter(({ kind }) => kind === 'told')).toHaveLength(3);
    });
  }

  test('tells the claimer of other words, and not of the very same', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await reports(siti, story);
    await takes(budi, (await stage.theCase()).number);
    await stage.passes(hour);
    budi.reads();
    await again(siti, story.toUpperCase());
    expect(budi.reads()).toBe('');
    await again(siti, story.replace('katanya', 'bilangnya'));
    expect(budi.reads()).toContain('ada tambahan');
  });

  for (const [what, second] of [
    ['another number', story.replace('7890', '7891')],
    ['an account', `${story} rek BRI 012301234567890`],
    ['another place', story.replace('Lombok Timur', 'Lombok Tengah')],
    ['another person', `${story} sama Pak Darmo`],
    ['a departure', `${story} berangkat besok`],
    ['a child', `${story} umurnya 15 tahun`],
    ['the contrary', story.replace('cari', 'tidak cari')],
    ['another country', story.replace('Malaysia', 'Arab Saudi')],
    [
      'another story',
      'Pak Anto menahan KTP orang di Aikmel, Lombok Timur, kalau mau diambil harus bayar dulu',
    ],
  ] as const) {
    test(`is a case of its own with ${what}`, async (stage) => {
      const budi = await stage.coordinator('budi', ['52.03', '52.02']);
      const siti = stage.person('siti');
      await reports(siti, story);
      budi.reads();
      await again(siti, second);
      expect(siti.reads()).not.toContain('tidak saya kirim dua kali');
      expect(await numbers(stage)).toHaveLength(2);
    });
  }

  test('is a case of its own with a picture, and when the first was left unfinished', async (stage) => {
    await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await reports(siti, story);
    await siti.says('mau lapor', '1', story);
    await siti.sends('photo');
    await siti.says('selesai');
    expect(await numbers(stage)).toHaveLength(2);
    const ani = stage.person('ani');
    await ani.says('mau lapor', '1', story);
    await stage.passes(hour);
    await again(ani, story);
    expect(await numbers(stage)).toHaveLength(4);
  });

  test('is a case of its own when the first is over, and after the time of the policy', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await reports(siti, story);
    const [first] = await numbers(stage);
    await takes(budi, first ?? 0);
    await budi.says(`tutup ${first}`, '1');
    await reports(siti, story);
    expect(await numbers(stage)).toHaveLength(2);
    await stage.passes(7 * day + hour);
    await reports(siti, story);
    expect(await numbers(stage)).toHaveLength(3);
  });

  test('of whom the talk lost sight counts once as well', async (stage) => {
    await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await reports(siti, story);
    await siti.says('mau lapor', '1', story);
    await stage.passes(hour);
    expect(await numbers(stage)).toHaveLength(1);
    expect(await stage.cases()).toHaveLength(1);
  });

  test('never keeps a cry for help back', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    const cry =
      'tolong saya dikurung majikan di Aikmel Lombok Timur, paspor diambil, saya dipukul tiap hari, tolong';
    await reports(siti, cry);
    const first = budi.reads();
    expect(first).toContain('sekarang juga');
    await siti.says('mau lapor', '1', cry, 'selesai');
    await stage.passes(hour);
    expect(siti.reads()).not.toContain('tidak saya kirim dua kali');
    expect(budi.reads()).toContain('sekarang juga');
    const files = await stage.cases();
    expect(files.filter(({ urgency }) => urgency === 'danger').length).toBeGreaterThanOrEqual(2);
  });

  test('is another person’s own: two who pass on one text are two cases', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    await reports(stage.person('siti'), story);
    budi.reads();
    await reports(stage.person('ani'), story);
    expect(await numbers(stage)).toHaveLength(2);
    expect(budi.reads()).toContain('Di antaranya teks yang sama: 1');
  });
});
