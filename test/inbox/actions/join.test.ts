import { expect } from 'vitest';
import { day, describeOnStage, reports, type Stage, takes } from './stage.ts';

/** An invitation as the command makes it; gives the link's payload. */
async function invited(
  stage: Stage,
  regions: string[],
  more: { level?: 'province' | 'national' } = {},
): Promise<string> {
  const token = `token${Math.random()}`.replace('.', '');
  await stage.in((tx) =>
    tx
      .insertInto('invite')
      .values({
        hash: stage.store.seal.blind('invite', token),
        role: 'coordinator',
        level: more.level ?? 'regency',
        regions: JSON.stringify(regions),
        flags: '[]',
        created_by: null,
        created_at: stage.now,
        expires_at: stage.now + 7 * day,
        used_by: null,
        used_at: null,
        confirmed_by: null,
        confirmed_at: null,
      })
      .execute(),
  );
  return `/start inv_${token}`;
}

describeOnStage('an invitation', (test) => {
  test('is accepted, confirmed by a supervisor, and opens stories after 24 hours', async (stage) => {
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    const baru = stage.person('baru');
    await baru.says(await invited(stage, ['52.03']));
    expect(baru.reads()).toContain('Lombok Timur');
    await baru.says('1', 'Bu Sari');
    expect(baru.reads()).toContain('Penyelia akan memastikan');
    const [notice] = rina.receives();
    expect(notice?.text).toContain('Bu Sari');
    await baru.says('kasus');
    expect(baru.reads()).not.toContain('Daftarmu');
    await rina.says(notice?.message.choices?.[0]?.command ?? '');
    expect(rina.reads()).toContain('Bu Sari diterima');
    expect(baru.reads()).toContain('sudah diterima');
    await reports(stage.person('siti'));
    const { number } = await stage.theCase();
    expect(baru.reads()).toContain(`nomor ${number}`);
    await baru.says(`ambil ${number}`);
    expect(baru.reads()).toContain('Kamu relawan baru');
    stage.now += day;
    await takes(baru, number);
    expect(baru.reads()).toContain('cari gadis');
  });

  test('works once, and not after a week', async (stage) => {
    const link = await invited(stage, ['52.03']);
    const first = stage.person('pertama');
    const second = stage.person('kedua');
    await first.says(link);
    await second.says(link);
    expect(second.reads()).toContain('Lombok Timur');
    await first.says('1', 'Sari');
    await second.says('1', 'Dewi');
    expect(second.reads()).toContain('tidak berlaku lagi');
    await second.says(link);
    expect(second.reads()).toContain('tidak berlaku lagi');
    const late = await invited(stage, ['52.03']);
    stage.now += 8 * day;
    const third = stage.person('ketiga');
    await third.says(late);
    expect(third.reads()).toContain('tidak berlaku lagi');
  });

  test('that is not agreed to stays unused', async (stage) => {
    const link = await invited(stage, ['52.03']);
    const baru = stage.person('baru');
    await baru.says(link, '2', link);
    expect(baru.reads().match(/Kamu diundang/g)).toHaveLength(2);
  });

  test('does not take a coordinator off the roster', async (stage) => {
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    await rina.says(await invited(stage, ['52.03']));
    expect(rina.reads()).toContain('tidak berlaku');
    await rina.says('kasus');
    expect(rina.reads()).toContain('Tidak ada yang menunggu');
  });

  test('is confirmed by nobody but a supervisor of all its regions', async (stage) => {
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    const joko = await stage.coordinator('joko', ['33'], { role: 'supervisor' });
    const budi = await stage.coordinator('budi', ['52.03']);
    const nina = await stage.coordinator('nina', [], { role: 'supervisor' });
    const baru = stage.person('baru');
    await baru.says(await invited(stage, ['52.03', '33.01']), '1', 'Sari');
    expect(rina.reads() + joko.reads() + budi.reads()).toBe('');
    const command = nina.receives()[0]?.message.choices?.[0]?.command ?? '';
    for (const one of [rina, joko, budi]) {
      await one.says(command);
      expect(one.reads()).toContain('Tidak ada relawan baru');
    }
    await baru.says(command);
    expect(baru.reads()).not.toContain('diterima.');
    await nina.says(command);
    expect(nina.reads()).toContain('Sari diterima');
  });

  test('for the whole country needs a supervisor of the whole country', async (stage) => {
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    await stage.person('baru').says(await invited(stage, [], { level: 'national' }), '1', 'Sari');
    expect(rina.reads()).toBe('');
  });

  test('refused, the newcomer is told and gets nothing', async (stage) => {
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    const baru = stage.person('baru');
    await baru.says(await invited(stage, ['52.03']), '1', 'Sari');
    baru.reads();
    await rina.says(rina.receives()[0]?.message.choices?.[1]?.command ?? '');
    expect(baru.reads()).toContain('belum bisa diterima');
    await reports(stage.person('siti'));
    expect(baru.reads()).toBe('');
  });
});
