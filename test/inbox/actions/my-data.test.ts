import { expect } from 'vitest';
import { readBetrayingWords } from '../../../src/cli/project.ts';
import { betrayingIn } from '../../../src/flows/check/notices.ts';
import { day, describeOnStage, hour, reports, takes } from './stage.ts';

const betraying = [...readBetrayingWords().values()].flat();

describeOnStage('what is kept about me', (test) => {
  test('is told in categories with days, never what anything is about', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati cari gadis di Aikmel, Lombok Timur');
    await siti.sends('photo');
    await siti.says('selesai', '1', '4', '2', '1', '2');
    const { number } = await stage.theCase();
    await takes(budi, number);
    stage.now += day;
    await reports(siti, 'Pak Joko minta uang di Selong, Lombok Timur');
    await siti.says('status', '3', '2');
    siti.reads();
    await siti.says('data saya');
    const told = siti.reads();
    expect(told).toContain('pesan yang kamu kirim, terkunci: 2');
    expect(told).toContain('1 dihapus pada 19 Feb 2027');
    expect(told).toContain('1 ditarik, dihapus paling lambat 25 Nov 2026');
    expect(told).toMatch(/gambar, dokumen, atau suara, terkunci: 1/);
    expect(told).toContain('langganan info: tidak');
    expect(told).toMatch(/hapus data saya[\s\S]*3×24 jam/);
    expect(told).not.toMatch(new RegExp(`Wati|Joko|Aikmel|${number}|perekrut|lapor|kasus`, 'i'));
    expect(betrayingIn(told, betraying)).toEqual([]);
    expect(told).toMatch(/^Ini ringkasan yang disimpan Suluh untuk chat ini\. Isinya tidak ditampilkan\./);
  });

  test('is told in English too, and to somebody of whom nothing is kept', async (stage) => {
    const ann = stage.person('ann', 'en');
    await ann.says('my data');
    const told = ann.reads();
    expect(told).toContain('messages that you sent: none');
    expect(betrayingIn(told.slice(0, 80), betraying)).toEqual([]);
  });

  test('is told in the middle of a story, which then goes on', async (stage) => {
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati cari gadis');
    siti.reads();
    await siti.says('data saya');
    expect(siti.reads()).toMatch(/kamu kirim, terkunci: 1[\s\S]*Ada lagi/);
    await siti.says('di Aikmel, Lombok Timur', 'selesai');
    await stage.passes(hour);
    const [told] = (await stage.events(await stage.theCase())).filter(({ kind }) => kind === 'told');
    expect(told?.data).toMatchObject({ text: 'Bu Wati cari gadis' });
  });

  test('tells a coordinator what the roster keeps, without anybody’s story', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    await reports(stage.person('siti'));
    const { number } = await stage.theCase();
    await takes(budi, number);
    budi.reads();
    await budi.says('data saya');
    const told = budi.reads();
    expect(told).toMatch(/daftar relawan[\s\S]*masih ada: 1[\s\S]*730 hari/);
    expect(told).not.toMatch(new RegExp(`Wati|${number}`));
  });

  test('is nothing any more after everything was deleted', async (stage) => {
    const siti = stage.person('siti');
    await reports(siti);
    await siti.says('hapus data saya', '2');
    await stage.passes(3 * day + hour);
    siti.reads();
    await siti.says('data saya');
    expect(siti.reads()).toContain('pesan yang kamu kirim: tidak ada');
  });
});
