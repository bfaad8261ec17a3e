import { expect } from 'vitest';
import { describeOnStage, reports, takes } from './stage.ts';

describeOnStage('a group', (test) => {
  test('is set up by a supervisor, gets the alert, and a claim in it goes on in private', async (stage) => {
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    const budi = await stage.coordinator('budi', ['52.03']);
    const group = stage.group('-100');
    await rina.writesIn('-100', '/grup Lombok Timur');
    expect(group.reads()).toContain('Grup ini menerima');
    await reports(stage.person('siti'));
    const { number } = await stage.theCase();
    const alerts = group.receives();
    expect(alerts).toHaveLength(1);
    expect(alerts[0]?.text).toContain(`nomor ${number}`);
    expect(alerts[0]?.text).not.toMatch(/Wati|gadis/);
    budi.reads();
    await budi.writesIn('-100', `ambil ${number}`);
    expect(group.reads()).toBe(`Nomor ${number}: lanjut di chat pribadi.`);
    expect(budi.reads()).toContain('Kenal orang ini');
    await budi.says('2');
    expect(budi.reads()).toContain('cari gadis');
    expect(group.reads()).toBe('');
  });

  test('is told once of a case, however often it is looked at, and again when it goes up', async (stage) => {
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    await rina.writesIn('-52', '/grup NTB');
    const regency = stage.group('-100');
    const province = stage.group('-52');
    await rina.writesIn('-100', '/grup Lombok Timur');
    regency.reads();
    province.reads();
    await stage.coordinator('budi', ['52.03']);
    await stage
      .person('siti')
      .says('mau lapor', '1', 'Bu Wati di Aikmel, Lombok Timur', 'selesai', '1', '2', '2', '1', '2');
    expect(regency.receives()).toHaveLength(1);
    expect(province.receives()).toEqual([]);
    await stage.passes(16 * 60_000);
    expect(province.reads()).toContain('naik ke tingkatmu');
  });

  test('of the regency does not hear of a case that passes over it', async (stage) => {
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    await rina.writesIn('-52', '/grup NTB');
    await rina.writesIn('-100', '/grup Lombok Timur');
    stage.group('-100').reads();
    stage.group('-52').reads();
    await stage
      .person('siti')
      .says('mau lapor', '1', 'Bu Wati di Aikmel, Lombok Timur', 'selesai', '1', '4', '1', '1', '2');
    expect(stage.group('-100').reads()).toBe('');
    expect(stage.group('-52').reads()).not.toBe('');
  });

  test('is set up by nobody else, nor for an area that is not theirs', async (stage) => {
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    const budi = await stage.coordinator('budi', ['52.03']);
    const group = stage.group('-100');
    await budi.writesIn('-100', '/grup Lombok Timur');
    await stage.person('anto').writesIn('-100', '/grup Lombok Timur');
    await rina.writesIn('-100', '/grup Jawa Tengah');
    expect(group.reads()).toContain('di luar wilayahmu');
    await rina.writesIn('-100', '/grup nasional');
    await rina.writesIn('-100', '/grup Antah Berantah');
    expect(group.reads()).toContain('belum saya temukan');
    expect(await stage.store.db.selectFrom('group_chat').selectAll().execute()).toEqual([]);
  });

  test('hears nothing private', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    await reports(stage.person('siti'));
    const { number } = await stage.theCase();
    await takes(budi, number);
    budi.reads();
    for (const text of [`buka ${number}`, 'kasus', `catat ${number} x`, '/menu', '/status']) {
      await budi.writesIn('-100', text);
      expect(stage.group('-100').reads()).toBe('Untuk itu, chat saya langsung ya.');
    }
    expect(budi.reads()).toBe('');
  });

  test('leaves no trace of people who merely talk in it', async (stage) => {
    await stage.person('anto').writesIn('-100', 'besok kumpul jam berapa?');
    expect(await stage.store.db.selectFrom('person').selectAll().execute()).toEqual([]);
    expect(stage.group('-100').reads()).toBe('');
  });

  test('a claim by somebody who is nobody does nothing', async (stage) => {
    await stage.person('anto').writesIn('-100', 'ambil 1001');
    expect(stage.group('-100').reads()).toBe('');
  });
});
