import { expect } from 'vitest';
import { type Actor, day, describeOnStage, reports, type Stage, takes } from '../inbox/actions/stage.ts';

/** Words of one story; none of them may be where it does not belong. */
const secrets = /Wati|gadis|Pringgasela|8123456/;
const story = 'Bu Wati bawa gadis 15 tahun dari Pringgasela, Lombok Timur ke Malaysia, hp 0812 3456 7890';

async function reported(stage: Stage, text = story): Promise<number> {
  await reports(stage.person('siti'), text);
  return (await stage.cases()).at(-1)?.number ?? 0;
}

/** Everything that somebody can type about a case, and what they read then. */
async function triesEverything(who: Actor, number: number): Promise<string> {
  who.reads();
  const words = ['ambil', 'buka', 'kasus', 'lepas', 'naik', 'tutup', 'telepon', 'berkas', 'jejak', 'akhiri'];
  for (const word of words) await who.says(`${word} ${number}`, 'batal');
  for (const text of [
    `tanya ${number} siapa?`,
    `catat ${number} x`,
    `kait ${number} ${number}`,
    `darurat ${number}`,
  ])
    await who.says(text, 'batal');
  await who.says('kasus', 'kasus gawat', 'kasus lombok timur');
  return who.reads();
}

describeOnStage('promises about coordinators:', (test) => {
  test('An alert carries no word of the story, no name and no number', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    await reported(stage);
    await reported(stage);
    await stage.passes(day);
    const told = budi.reads() + rina.reads();
    expect(told).toMatch(/Suluh nomor 1001/);
    expect(told).toMatch(/naik/);
    expect(told).not.toMatch(secrets);
  });

  test('A group never gets a story, a picture, a name or a number', async (stage) => {
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    const group = stage.group('grup');
    await rina.writesIn('grup', '/grup NTB');
    await stage.person('ani').says('mau lapor', '1', story);
    await stage.person('ani').sends('photo');
    await stage.person('ani').says('selesai', '1');
    await stage.passes(day);
    const [file] = await stage.cases();
    for (const word of ['ambil', 'buka', 'berkas', 'jejak', 'kasus', 'tanya'])
      await rina.writesIn('grup', `${word} ${file?.number ?? ''}`);
    await rina.says('2');
    const seen = group.receives();
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.map(({ text }) => text).join()).not.toMatch(secrets);
    expect(seen.flatMap(({ message }) => message.attachments ?? [])).toEqual([]);
  });

  test('A story opens only for whoever claimed the case and has said that they know nobody in it', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const tono = await stage.coordinator('tono', ['52.03']);
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    const number = await reported(stage);
    for (const who of [budi, tono, rina]) who.reads();
    await budi.says(`buka ${number}`, `ambil ${number}`);
    const about = budi.reads();
    expect(about).toContain('Wati');
    expect(about).not.toMatch(/gadis|15 tahun/);
    for (const who of [tono, rina]) {
      await who.says(`ambil ${number}`, `buka ${number}`, `kasus ${number}`);
      expect(who.reads()).not.toMatch(secrets);
    }
    await budi.says('2');
    expect(budi.reads()).toContain('gadis');
    await budi.says(`lepas ${number}`);
    budi.reads();
    await budi.says(`buka ${number}`);
    expect(budi.reads()).not.toMatch(secrets);
  });

  test('Who knows the people of a case, or stands in it, never sees it again in any list, link or alert', async (stage) => {
    const wati = await stage.coordinator('Bu Wati', ['52.03']);
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    const number = await reported(stage);
    expect(wati.reads()).toBe('');
    await budi.says(`ambil ${number}`, '1');
    expect(rina.reads()).toContain(String(number));
    budi.reads();
    // Another report with the same number: neither hears of the first one by it.
    const second = await reported(stage, 'Calo di Aikmel, Lombok Timur, nomornya 0812 3456 7890, ajak anak');
    budi.reads();
    await takes(budi, second);
    const linked = budi.reads();
    expect(linked).toMatch(/calo di Aikmel/i);
    expect(linked).not.toContain(String(number));
    await budi.says(`lepas ${second}`);
    await stage.passes(2 * day);
    for (const who of [wati, budi]) {
      who.reads();
      const read = (await triesEverything(who, number)).replaceAll(
        /(?:nomor|kasus|ambil|buka)[^\n]*1001/gi,
        '',
      );
      expect(read).not.toMatch(/gadis|15 tahun|Pringgasela/);
      expect(read).not.toMatch(new RegExp(`${number} · `));
    }
  });

  test('A report that passes over the regency reaches nobody of the regency', async (stage) => {
    const story = 'Bu Wati cari gadis dari Pringgasela, Lombok Timur untuk ke Malaysia, hp 0812 3456 7890';
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', story, 'selesai');
    let asked = siti.reads();
    for (let n = 0; n < 6 && !asked.includes('perangkat desa'); n += 1) {
      await siti.says('0');
      asked = siti.reads();
    }
    await siti.says('3');
    const [file] = await stage.cases();
    expect(file?.bypass).toBe(true);
    await stage.passes(2 * day);
    const number = file?.number ?? 0;
    expect(budi.reads()).toBe('');
    expect(await triesEverything(budi, number)).not.toMatch(secrets);
    expect(rina.reads()).not.toBe('');
  });

  test('An urgent report is taken from the regency when its writer passes over it, and opens for nobody there', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', story, 'selesai');
    // A child: the alert has left before the question.
    const { number } = await stage.theCase();
    await budi.says(`ambil ${number}`);
    let asked = siti.reads();
    for (let n = 0; n < 6 && !asked.includes('perangkat desa'); n += 1) {
      await siti.says('0');
      asked = siti.reads();
    }
    await siti.says('3');
    expect((await stage.theCase()).state.claimedBy).toBeNull();
    budi.reads();
    await budi.says('2');
    expect(await triesEverything(budi, number)).not.toMatch(/gadis|15 tahun/);
    expect(rina.reads()).toContain(String(number));
  });

  test('A coordinator of another region hears the same as if the case did not exist', async (stage) => {
    await stage.coordinator('budi', ['52.03']);
    const ani = await stage.coordinator('ani', ['32.12'], { role: 'supervisor' });
    const number = await reported(stage);
    await stage.passes(2 * day);
    ani.reads();
    const real = (await triesEverything(ani, number)).replaceAll(String(number), 'N');
    const invented = (await triesEverything(ani, 987_654)).replaceAll('987654', 'N');
    expect(real).toBe(invented);
  });

  test('An invited coordinator opens nothing before a supervisor has accepted them and a day has passed', async (stage) => {
    const baru = await stage.coordinator('baru', ['52.03'], {
      status: 'pending',
      storiesFrom: stage.now + day,
    });
    const lain = await stage.coordinator('lain', ['52.03'], { storiesFrom: stage.now + day });
    const number = await reported(stage);
    expect(baru.reads()).toBe('');
    expect(await triesEverything(baru, number)).not.toMatch(secrets);
    lain.reads();
    await takes(lain, number);
    expect(lain.reads()).not.toMatch(secrets);
    stage.now += day + 1000;
    await takes(lain, number);
    expect(lain.reads()).toContain('gadis');
  });

  test('Every opening of a story is written down, without a word of anybody', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const number = await reported(stage);
    await takes(budi, number);
    await budi.says(`buka ${number}`);
    const rows = await stage.store.db.selectFrom('audit').selectAll().execute();
    expect(rows.filter(({ act }) => act === 'shown')).toHaveLength(2);
    expect(rows.every((row) => row.number === number)).toBe(true);
    expect(JSON.stringify(rows)).not.toMatch(secrets);
    expect(JSON.stringify(rows)).not.toMatch(/budi|siti/);
  });
});
