import { expect } from 'vitest';
import { verdictsOf } from '../../../src/store/links.ts';
import { type Actor, describeOnStage, type Stage, takes } from './stage.ts';

const phone = 'hp 0812 3456 7890';

/** A report with these words, sent as soon as it is told; gives its number. */
async function reported(stage: Stage, writer: Actor, story: string): Promise<number> {
  await writer.says('mau lapor', '1', story);
  await stage.passes(20 * 60_000);
  return (await stage.cases()).at(-1)?.number ?? 0;
}

const twoReports = async (stage: Stage): Promise<[number, number]> => [
  await reported(stage, stage.person('a'), `Calo di Aikmel, Lombok Timur, ${phone}`),
  await reported(stage, stage.person('b'), `Ada yang ajak kerja di Aikmel, Lombok Timur, ${phone}`),
];

describeOnStage('what a coordinator says of two cases', (test) => {
  test('is asked for under the suggestion, kept, told to both cases and written down; nothing is merged', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const [first, second] = await twoReports(stage);
    await takes(budi, second);
    const suggestion = budi.receives().find(({ text }) => text.includes('HP yang sama dengan'));
    expect(suggestion?.message.choices?.map(({ command }) => command)).toEqual([
      `kait ${second} ${first}`,
      `bukan ${second} ${first}`,
    ]);
    await budi.says(`kait ${second} ${first}`);
    expect(budi.reads()).toContain(`nomor ${second} dan ${first} satu urusan`);
    const files = await stage.cases();
    expect(files).toHaveLength(2);
    for (const [file, other] of [
      [files[0], second],
      [files[1], first],
    ] as const) {
      const events = file ? await stage.events(file) : [];
      expect(events.at(-1)).toMatchObject({ kind: 'linked', data: { number: other, verdict: 'confirmed' } });
    }
    const trail = await stage.store.db
      .selectFrom('audit')
      .selectAll()
      .where('act', '=', 'link-confirmed')
      .execute();
    expect(trail.map(({ number, detail }) => [number, detail]).sort()).toEqual([
      [first, `${second}`],
      [second, `${first}`],
    ]);
    await budi.says(`buka ${second}`);
    const again = budi.receives().find(({ text }) => text.includes('HP yang sama dengan'));
    expect(again?.text).toContain('2 laporan, 2 pelapor berbeda, sudah dicek.');
    expect(again?.text).toContain('belum diambil · dicek');
    expect(again?.message.choices).toBeUndefined();
  });

  test('can be no: it is not counted and not shown any more, until it is said anew', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const [first, second] = await twoReports(stage);
    await takes(budi, second);
    await budi.says(`bukan ${first} ${second}`);
    budi.reads();
    await budi.says(`buka ${second}`);
    expect(budi.reads()).not.toMatch(/yang sama|pelapor berbeda/);
    const rina = await stage.coordinator('rina', ['52']);
    await budi.says(`lepas ${second}`);
    await rina.says('tugas on');
    await budi.says(`ambil ${second}`, '2');
    expect(budi.reads()).not.toContain('yang sama');
    await budi.says(`kait ${second} ${first}`, `buka ${second}`);
    expect(budi.reads()).toContain('sudah dicek');
    const acts = await stage.store.db
      .selectFrom('audit')
      .select('act')
      .where('act', 'in', ['link-confirmed', 'link-rejected'])
      .execute();
    expect(acts.map(({ act }) => act)).toEqual([
      ...Array(2).fill('link-rejected'),
      ...Array(2).fill('link-confirmed'),
    ]);
  });

  test('counts only from whoever may see both and holds one with its story open, or supervises', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const tono = await stage.coordinator('tono', ['52.03']);
    const joko = await stage.coordinator('joko', ['33.01']);
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    const [first, second] = await twoReports(stage);
    const far = await reported(stage, stage.person('c'), `Calo di Cilacap, ${phone}`);
    const file = (await stage.cases()).find(({ number }) => number === second);
    const said = async () => [...(await verdictsOf(stage.store.db, file?.id ?? '')).values()];
    await budi.says(`ambil ${second}`);
    budi.reads();
    await budi.says(`kait ${second} ${first}`);
    expect(budi.reads()).toContain('harus kamu pegang');
    await takes(budi, second);
    for (const [who, words] of [
      [tono, `kait ${second} ${first}`],
      [joko, `kait ${second} ${far}`],
      [budi, `kait ${second} ${far}`],
      [budi, `kait ${second} ${second}`],
      [budi, `kait ${second} 9999`],
    ] as const) {
      await who.says(words);
      expect(await said()).toEqual([]);
    }
    expect(budi.reads()).toContain('Butuh dua nomor yang berbeda');
    await rina.says(`unlink ${second} ${first}`);
    expect(await said()).toEqual(['rejected']);
    await budi.says(`link ${first} ${second}`);
    expect(await said()).toEqual(['confirmed']);
  });

  test('can tie two that share nothing, and needs both numbers', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const first = await reported(stage, stage.person('a'), 'Calo di Aikmel, Lombok Timur minta uang');
    const second = await reported(stage, stage.person('b'), 'Ada orang tahan KTP di Aikmel, Lombok Timur');
    await takes(budi, second);
    budi.reads();
    await budi.says(`kait ${second}`);
    expect(budi.reads()).toContain(`"kait ${second} 1198"`);
    await budi.says(`kait ${second} dan ${first}`, `buka ${second}`);
    expect(budi.reads()).toContain(
      `Dikaitkan dengan nomor ${second}: 2 laporan, 2 pelapor berbeda, sudah dicek.`,
    );
  });
});

describeOnStage('cases that share more than a number or a company', (test) => {
  for (const [what, one, other, said] of [
    [
      'a bank account',
      'minta transfer ke rek BRI 0123 0100 4567 890',
      'BRI 012301004567890 katanya rekeningnya',
      'Rekening',
    ],
    ['a name on a network', 'hubungi saja telegram @anto_jaya88', 'fb nya t.me/anto_jaya88', 'Akun'],
  ] as const) {
    test(`are linked by ${what}`, async (stage) => {
      const budi = await stage.coordinator('budi', ['52.03']);
      await reported(stage, stage.person('a'), `Calo di Aikmel, Lombok Timur, ${one}`);
      budi.reads();
      await reported(stage, stage.person('b'), `Ada yang ajak kerja di Aikmel, Lombok Timur, ${other}`);
      expect(budi.reads()).toContain(`${said} yang sama: 1 nomor Suluh lain, belum dicek`);
    });
  }

  test('are linked by an answer to a coordinator’s question', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    const first = await reported(stage, siti, 'Calo di Aikmel, Lombok Timur minta uang');
    await takes(budi, first);
    await budi.says(`tanya ${first} kirim uangnya ke mana?`);
    await siti.says('1', 'disuruh kirim ke rek BCA 1234567890');
    const second = await reported(
      stage,
      stage.person('b'),
      'Ada yang minta uang di Aikmel, Lombok Timur, rek BCA 1234567890',
    );
    await takes(budi, second);
    expect(budi.reads()).toContain(`Rekening yang sama dengan nomor ${second}: 2 laporan`);
  });

  test('say that it may be one text that goes from hand to hand', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const chain =
      'Awas ada calo namanya Bu Wati di Aikmel Lombok Timur, suka cari gadis untuk kerja di Malaysia, paspor palsu dan uangnya dibawa lari';
    await reported(stage, stage.person('a'), chain);
    budi.reads();
    const second = await reported(stage, stage.person('b'), `Diteruskan: ${chain}, sebarkan ya`);
    expect(budi.reads()).toContain(
      'Teks yang sama: 1 nomor Suluh lain, belum dicek\nDi antaranya teks yang sama: 1',
    );
    await takes(budi, second);
    expect(budi.reads()).toContain('Teksnya sama pada 2 dari 2 laporan.');
  });
});
