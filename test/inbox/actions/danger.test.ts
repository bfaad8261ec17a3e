import { expect } from 'vitest';
import { describeOnStage, hour, minute, night, reports, takes } from './stage.ts';

const cry = 'tolong saya disekap, pintu dikunci dari luar';

describeOnStage('a cry for help', (test) => {
  test('and then nothing: after ten minutes it opens, quiet, at two levels at once', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const nina = await stage.coordinator('nina', []);
    const siti = stage.person('siti');
    await siti.says('tolong saya disekap di rumah di Aikmel, Lombok Timur');
    expect(siti.reads()).toContain('0800-1000');
    await stage.passes(9 * minute);
    expect((await stage.theCase()).state.status).toBe('draft');
    await stage.passes(2 * minute);
    const file = await stage.theCase();
    expect(file).toMatchObject({ kind: 'danger', urgency: 'danger', quiet: true, region: '52.03' });
    expect(budi.reads()).toContain(`nomor ${file.number}`);
    expect(rina.reads()).toContain(`nomor ${file.number}`);
    expect(nina.reads()).toBe('');
    expect(siti.reads()).toBe('');
  });

  test('that names the regency: it is asked whether they are there now, by one tap', async (stage) => {
    await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await siti.says('tolong saya dikurung di rumah di Aikmel, Lombok Timur', '1');
    expect(siti.reads()).toContain('Tadi kamu menulis Kabupaten Lombok Timur, Nusa Tenggara Barat');
    await siti.says('1');
    expect(await stage.theCase()).toMatchObject({ region: '52.03', state: { status: 'open' } });
    expect(siti.reads()).not.toContain('kabupaten atau kota mana');
  });

  test('of somebody who is not where they come from goes to where they are', async (stage) => {
    await stage.coordinator('joko', ['21']);
    const siti = stage.person('siti');
    await siti.says('tolong, saya dari Lombok Timur, dikurung di rumah', '1');
    expect(siti.reads()).toContain('Kamu di situ sekarang?');
    await siti.says('bukan, di Batam');
    expect(await stage.theCase()).toMatchObject({ region: '21.71', state: { status: 'open' } });
  });

  test('from nobody knows where reaches every province and the top', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const joko = await stage.coordinator('joko', ['33']);
    const nina = await stage.coordinator('nina', []);
    await stage.person('siti').says(cry);
    await stage.passes(11 * minute);
    expect(budi.reads()).toBe('');
    for (const one of [rina, joko, nina]) expect(one.reads()).toContain('belum diketahui');
  });

  test('abroad goes straight to the top, with the country that it named', async (stage) => {
    const rina = await stage.coordinator('rina', ['52']);
    const nina = await stage.coordinator('nina', []);
    await stage.person('siti').says('saya disekap majikan di Malaysia');
    await stage.passes(11 * minute);
    expect((await stage.theCase()).region).toBe('abroad:MY');
    expect(rina.reads()).toBe('');
    expect(nina.reads()).toContain('luar negeri, Malaysia');
  });

  test('abroad, nobody knows where: no province is alerted', async (stage) => {
    const rina = await stage.coordinator('rina', ['52']);
    const nina = await stage.coordinator('nina', []);
    const siti = stage.person('siti');
    await siti.says(cry, '2', 'di kota besar entah apa');
    expect((await stage.theCase()).region).toBe('abroad:');
    expect(rina.reads()).toBe('');
    expect(nina.reads()).toContain('luar negeri, belum diketahui');
  });

  test('at sea goes straight to the top', async (stage) => {
    const rina = await stage.coordinator('rina', ['52']);
    const nina = await stage.coordinator('nina', ['sea']);
    const lia = await stage.coordinator('lia', ['abroad:MY']);
    await stage.person('siti').says(cry, '3', 'KM Bahari Jaya');
    expect((await stage.theCase()).region).toBe('sea');
    expect(nina.reads()).toContain('laut');
    expect(rina.reads() + lia.reads()).toBe('');
  });

  test('nine throws it away before it has left', async (stage) => {
    const nina = await stage.coordinator('nina', []);
    const siti = stage.person('siti');
    await siti.says(cry, '9');
    expect(await stage.cases()).toEqual([]);
    await stage.passes(hour);
    expect(nina.reads()).toBe('');
  });

  test('a second cry in the same draft is kept, and nine still throws all of it away', async (stage) => {
    const nina = await stage.coordinator('nina', []);
    const siti = stage.person('siti');
    await siti.says(cry, 'dia pukul saya, tolong');
    expect(siti.reads().match(/0800-1000/g)?.length).toBeGreaterThanOrEqual(2);
    expect(nina.reads()).toBe('');
    await siti.says('9');
    expect(siti.reads()).toContain('tidak saya simpan');
    expect(await stage.cases()).toEqual([]);
  });

  test('wakes people at night, with sound', async (stage) => {
    stage.now = night;
    const nina = await stage.coordinator('nina', []);
    await stage.person('siti').says(cry);
    await stage.passes(11 * minute);
    expect(nina.receives().map(({ message }) => message.silent)).toEqual([undefined]);
  });

  test('by a button, without a word, is passed on after silence too', async (stage) => {
    const nina = await stage.coordinator('nina', []);
    const siti = stage.person('siti');
    await siti.says('menu', '7');
    expect(siti.reads()).toContain('0800-1000');
    await siti.says('bahasa');
    await stage.passes(12 * minute);
    expect(nina.reads()).toContain('belum diketahui');
  });

  test('a talk that moved on is passed on all the same', async (stage) => {
    const nina = await stage.coordinator('nina', []);
    await stage.person('siti').says(cry, 'bahasa');
    await stage.passes(12 * minute);
    expect(nina.reads()).not.toBe('');
  });

  test('nobody claims: province after five minutes, then the top, then again', async (stage) => {
    await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const nina = await stage.coordinator('nina', []);
    await stage.person('siti').says('tolong saya disekap di rumah di Aikmel, Lombok Timur');
    await stage.passes(11 * minute);
    rina.reads();
    await stage.passes(5 * minute);
    expect(rina.reads()).toContain('naik ke tingkatmu');
    expect(nina.reads()).toContain('naik ke tingkatmu');
    await stage.passes(5 * minute);
    expect(nina.reads()).not.toBe('');
  });

  test('an idle claimer is reminded, then loses it to the next level', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    await stage.person('siti').says('tolong saya disekap di rumah di Aikmel, Lombok Timur');
    await stage.passes(11 * minute);
    const { number } = await stage.theCase();
    await takes(budi, number);
    budi.reads();
    rina.reads();
    await stage.passes(8 * minute);
    expect(budi.reads()).toContain('bagaimana?');
    await stage.passes(8 * minute);
    expect(budi.reads()).toContain('diambil alih');
    expect(rina.reads()).toContain(`nomor ${number}`);
    expect((await stage.theCase()).state).toMatchObject({ status: 'open', claimedBy: null });
  });

  test('a claimer who asks, notes or telephones is not idle', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    await stage.person('siti').says('tolong saya disekap di rumah di Aikmel, Lombok Timur');
    await stage.passes(11 * minute);
    const { number } = await stage.theCase();
    await takes(budi, number);
    await stage.passes(14 * minute);
    await budi.says(`catat ${number} sudah bicara dengan kepala dusun`);
    await stage.passes(10 * minute);
    expect((await stage.theCase()).state.status).toBe('claimed');
    await stage.passes(6 * minute);
    expect((await stage.theCase()).state.status).toBe('open');
  });

  test('whoever said what became of it is left in peace', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    await stage.person('siti').says('tolong saya disekap di rumah di Aikmel, Lombok Timur');
    await stage.passes(11 * minute);
    const { number } = await stage.theCase();
    await takes(budi, number);
    await budi.says(`sudah ${number}`);
    budi.reads();
    await stage.passes(10 * hour);
    expect(budi.reads()).toBe('');
    expect((await stage.theCase()).state.status).toBe('acted');
  });

  test('"I am out" adds a mark and closes nothing', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await siti.says(cry, '1', 'Aikmel, Lombok Timur', '1', '1');
    expect(siti.reads()).toContain('Syukurlah');
    const { number } = await stage.theCase();
    expect((await stage.theCase()).state.status).toBe('open');
    await takes(budi, number);
    expect(budi.reads()).toContain('bisa saja orang lain yang menulis');
  });

  test('whoever comes back after silence and types a number on their screen is not taken to be out', async (stage) => {
    const siti = stage.person('siti');
    await siti.says(cry);
    await stage.passes(11 * minute);
    siti.reads();
    await siti.says('1');
    expect(siti.reads()).toContain('Boleh petugas membalas');
    const events = await stage.events(await stage.theCase());
    expect(JSON.stringify(events)).not.toContain('calm');
    expect(events.at(-1)).toMatchObject({ kind: 'told', data: { text: '1' } });
  });
});

describeOnStage('a cry for help inside something else', (test) => {
  test('in a story raises it at once, at two levels, and the story goes on', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati di Aikmel, Lombok Timur', cry);
    const file = await stage.theCase();
    expect(file).toMatchObject({ kind: 'recruiter', urgency: 'danger', region: '52.03' });
    expect(siti.reads()).toContain('0800-1000');
    expect(budi.reads()).toContain('sekarang juga');
    expect(rina.reads()).toContain('sekarang juga');
    await siti.says('ada lima orang di sini', 'selesai');
    await takes(budi, file.number);
    const shown = budi.reads();
    expect(shown).toMatch(/Bu Wati[\s\S]*disekap[\s\S]*lima orang/);
  });

  test('then "throw it away" does not say that nothing was passed on', async (stage) => {
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati di Aikmel, Lombok Timur', cry, 'batal', '3');
    expect(siti.reads()).toContain('sudah tersimpan dan diteruskan');
    expect((await stage.theCase()).state.status).toBe('open');
  });

  test('in an answer is stored, and the question asked again', async (stage) => {
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati cari gadis', 'selesai', cry);
    expect((await stage.theCase()).urgency).toBe('danger');
    expect(siti.reads()).toMatch(/Di desa atau kecamatan mana|belum menemukan tempat/);
    expect(JSON.stringify(await stage.events(await stage.theCase()))).toContain('disekap');
  });

  test('to a case that somebody holds tells them, and the time of silence is that of danger', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await reports(siti);
    const { number } = await stage.theCase();
    await takes(budi, number);
    await budi.says(`tanya ${number} Kapan berangkat?`);
    await siti.says('1', cry);
    expect((await stage.theCase()).urgency).toBe('danger');
    expect(budi.reads()).toContain('disekap');
    await stage.passes(16 * minute);
    expect((await stage.theCase()).state.status).toBe('open');
  });

  test('to a case that is closed opens it anew', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await siti.says(cry, '1', 'Aikmel, Lombok Timur', '1');
    const { number } = await stage.theCase();
    await takes(budi, number);
    await budi.says(`sudah ${number}`, `tutup ${number}`, '2');
    expect((await stage.theCase()).state.status).toBe('closed');
    budi.reads();
    await siti.says('tolong, dia kembali dan pukul saya lagi');
    expect((await stage.theCase()).state).toMatchObject({ status: 'open', claimedBy: null });
    expect(budi.reads()).toContain(`nomor ${number}`);
  });

  test('to a case that was withdrawn from another phone begins another one', async (stage) => {
    const nina = await stage.coordinator('nina', []);
    const siti = stage.person('siti');
    await siti.says(cry, '1', '0', '1');
    const first = await stage.theCase();
    await stage.in((tx) => stage.services.cases.record(tx, first, { kind: 'withdrawn', at: stage.now }));
    nina.reads();
    await siti.says('tolong, dia pukul saya lagi');
    await stage.passes(12 * minute);
    const [, second] = await stage.cases();
    expect(second?.state.status).toBe('open');
    expect(nina.reads()).toContain(`nomor ${second?.number}`);
  });
});

describeOnStage('a voice note', (test) => {
  test('is passed on to the province and the top only, after the warning', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const nina = await stage.coordinator('nina', []);
    const siti = stage.person('siti');
    await siti.sends('voice');
    await siti.says('2');
    expect(siti.reads()).toContain('Suara bisa dikenali orang');
    expect(await stage.cases()).toEqual([]);
    await siti.says('1');
    const file = await stage.theCase();
    expect(file).toMatchObject({ kind: 'voice', bypass: true, region: null });
    expect(nina.reads()).toContain('suara');
    expect(budi.reads() + rina.reads()).toBe('');
    await takes(nina, file.number);
    const attachment = nina.receives().find(({ message }) => message.attachments);
    expect(attachment?.message.attachments?.[0]?.kind).toBe('voice');
  });

  test('in the middle of a report goes beside it, never to the regency', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati di Aikmel, Lombok Timur', 'selesai', '1', '4');
    await siti.sends('voice');
    await siti.says('2', '1');
    expect(siti.reads()).toContain('dekat dengan perangkat desa');
    const [report, voice] = await stage.cases();
    expect(voice).toMatchObject({ kind: 'voice', bypass: true, level: 'province', region: '52.03' });
    expect(rina.reads()).toContain(`nomor ${voice?.number}`);
    expect(budi.reads()).toBe('');
    await takes(rina, voice?.number ?? 0);
    expect(rina.reads()).toContain(`penulis nomor ${report?.number}`);
  });

  test('that is urgent becomes part of the cry for help, as a voice', async (stage) => {
    const nina = await stage.coordinator('nina', []);
    const siti = stage.person('siti');
    await siti.sends('voice');
    await siti.says('1');
    await stage.passes(11 * minute);
    const file = await stage.theCase();
    expect(file.kind).toBe('danger');
    await takes(nina, file.number);
    const kinds = nina
      .receives()
      .flatMap(({ message }) => message.attachments?.map(({ kind }) => kind) ?? []);
    expect(kinds).toEqual(['voice']);
  });
});
