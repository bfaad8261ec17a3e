import { expect } from 'vitest';
import { describeOnStage, reports, type Stage, takes } from './stage.ts';

const cry = 'tolong saya disekap di Aikmel, Lombok Timur';

async function manyCases(stage: Stage): Promise<void> {
  await stage.person('a').says(cry, '1', '0');
  await reports(stage.person('b'), 'Bu Wati cari gadis di Aikmel, Lombok Timur');
  await reports(stage.person('c'), 'Pak Anto cari gadis di Praya, Lombok Tengah');
}

describeOnStage('the list', (test) => {
  test('is narrowed down by place, by urgency, to what one holds oneself', async (stage) => {
    const rina = await stage.coordinator('rina', ['52']);
    const budi = await stage.coordinator('budi', ['52.03', '52.02']);
    await manyCases(stage);
    const [urgent, east, middle] = await stage.cases();
    const list = async (typed: string): Promise<string> => {
      budi.reads();
      await budi.says(typed);
      return budi.reads();
    };
    expect(await list('kasus lombok tengah')).toContain(`${middle?.number} · `);
    expect(await list('kasus lombok tengah')).not.toContain(`${east?.number} · `);
    expect(await list('kasus gawat')).toContain(`${urgent?.number} · `);
    expect(await list('kasus gawat')).not.toContain(`${middle?.number} · `);
    await takes(budi, east?.number ?? 0);
    expect(await list('kasus saya')).toContain(`${east?.number} · `);
    expect(await list('kasus saya')).not.toContain(`${urgent?.number} · `);
    expect(await list('kasus berangkat')).toContain('Tidak ada yang cocok');
    expect(await list('kasus xyzzy')).toContain('kasus saya');
    expect(await list(`kasus ${east?.number}`)).toContain('cari gadis');
    rina.reads();
    await rina.says('kasus Lombok Tengah');
    expect(rina.reads()).toContain(`${middle?.number} · `);
  });

  test('of another region is empty, whatever is typed', async (stage) => {
    const ani = await stage.coordinator('ani', ['32.12']);
    await manyCases(stage);
    for (const typed of ['kasus', 'kasus lombok timur', 'kasus gawat', 'kasus saya']) {
      ani.reads();
      await ani.says(typed);
      expect(ani.reads()).toMatch(/Tidak ada/);
    }
  });

  test('says that there is more than it shows', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    for (let n = 0; n < 11; n += 1) await reports(stage.person(`p${n}`), `cerita ${n}: ada calo di Aikmel`);
    budi.reads();
    await budi.says('kasus');
    expect(budi.reads()).toContain('masih ada lagi');
  });
});
