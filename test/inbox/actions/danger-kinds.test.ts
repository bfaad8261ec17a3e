import { expect } from 'vitest';
import { describeOnStage, minute, type Stage, takes } from './stage.ts';

const rape = 'saya diperkosa anak pemilik rumah di Aikmel, Lombok Timur';

const mediaIn = (stage: Stage): Promise<{ id: string; kind: string }[]> =>
  stage.store.db.selectFrom('media').select(['id', 'kind']).execute();

describeOnStage('pictures about sexual violence', (test) => {
  test('with the first words are thrown away, the words stay, and the writer is told after the numbers', async (stage) => {
    const nina = await stage.coordinator('nina', []);
    const siti = stage.person('siti');
    await siti.sends('photo', rape);
    const said = siti.reads();
    expect(said).toContain('Gambarnya tidak saya simpan dan tidak dilihat siapa pun');
    expect(said.indexOf('129')).toBeLessThan(said.indexOf('Gambarnya'));
    expect(await mediaIn(stage)).toEqual([]);
    await stage.passes(11 * minute);
    const file = await stage.theCase();
    expect(JSON.stringify(await stage.events(file))).toContain('diperkosa');
    await takes(nina, file.number);
    const shown = nina.receives();
    expect(shown.map(({ text }) => text).join('\n')).toContain('diperkosa');
    expect(shown.some(({ message }) => message.attachments)).toBe(false);
  });

  test('that come later go too, with one word for many; what stood under them is kept', async (stage) => {
    const siti = stage.person('siti');
    await siti.says(rape);
    siti.reads();
    await siti.sends('photo', 'ini orangnya');
    await siti.sends('document');
    const said = siti.reads();
    expect(said.match(/tidak dilihat siapa pun/g)?.length).toBe(1);
    expect(await mediaIn(stage)).toEqual([]);
    expect(JSON.stringify(await stage.events(await stage.theCase()))).toContain('ini orangnya');
  });

  test('in a report that comes to it, from that message on; what came before stays', async (stage) => {
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati di Aikmel, Lombok Timur');
    await siti.sends('photo');
    await siti.says('adik saya diperkosa sponsor');
    expect(siti.reads()).toContain('Ini bukan salahmu');
    await siti.sends('photo');
    expect(siti.reads()).toContain('tidak dilihat siapa pun');
    expect(await mediaIn(stage)).toHaveLength(1);
  });

  test('in answer to a question go the same way', async (stage) => {
    const nina = await stage.coordinator('nina', []);
    const siti = stage.person('siti');
    await siti.says(rape, '1', '0', '2', '1');
    const file = await stage.theCase();
    await takes(nina, file.number);
    await nina.says(`tanya ${file.number} Sekarang di mana?`);
    nina.reads();
    await siti.says('1');
    await siti.sends('photo', 'di sini');
    expect(siti.reads()).toContain('tidak dilihat siapa pun');
    expect(await mediaIn(stage)).toEqual([]);
    expect(nina.receives().some(({ message }) => message.attachments)).toBe(false);
  });

  test('a voice is kept: it is no picture', async (stage) => {
    const siti = stage.person('siti');
    await siti.says(rape);
    await siti.sends('voice');
    await siti.says('1');
    expect((await mediaIn(stage)).map(({ kind }) => kind)).toEqual(['voice']);
  });

  test('of any other danger are kept as before', async (stage) => {
    const siti = stage.person('siti');
    await siti.sends('photo', 'majikan pukul saya terus, tolong');
    expect(await mediaIn(stage)).toHaveLength(1);
    expect(siti.reads()).not.toContain('tidak dilihat siapa pun');
  });
});

describeOnStage('a woman to handle it', (test) => {
  test('is asked for last, alerted first, and the others after the time of silence', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const wati = await stage.coordinator('wati', ['52.03'], { flags: ['women'] });
    const rina = await stage.coordinator('rina', ['52']);
    const siti = stage.person('siti');
    await siti.says(rape, '1', 'Aikmel, Lombok Timur');
    expect(siti.reads()).toContain('Mau ditangani petugas perempuan?');
    expect((await stage.theCase()).state.status).toBe('draft');
    await siti.says('1');
    expect(wati.reads()).toContain('sekarang juga');
    // The second level of a danger has no woman on duty: everybody there is told.
    expect(rina.reads()).toContain('sekarang juga');
    expect(budi.reads()).toBe('');
    await stage.passes(5 * minute + 1);
    expect(budi.reads()).toContain('sekarang juga');
    expect(wati.reads()).toBe('');
    await stage.passes(5 * minute);
    expect(rina.reads()).toContain('naik ke tingkatmu');
  });

  test('is shown to whoever claims', async (stage) => {
    const wati = await stage.coordinator('wati', ['52.03'], { flags: ['women'] });
    await stage.person('siti').says(rape, '1', 'Aikmel, Lombok Timur', '1');
    await takes(wati, (await stage.theCase()).number);
    const shown = wati.reads();
    expect(shown).toContain('MINTA DITANGANI PETUGAS PEREMPUAN');
    expect(shown).toContain('kekerasan seksual');
  });

  test('who sleeps holds nothing up', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const wati = await stage.coordinator('wati', ['52.03'], { flags: ['women'] });
    await wati.says('tugas off');
    wati.reads();
    await stage.person('siti').says(rape, '1', 'Aikmel, Lombok Timur', '1');
    expect(budi.reads()).toContain('sekarang juga');
    expect(wati.reads()).toBe('');
  });

  test('is alerted first as well when the writer went quiet before the question', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const wati = await stage.coordinator('wati', ['52.03'], { flags: ['women'] });
    await stage.person('siti').says(rape);
    await stage.passes(11 * minute);
    expect(wati.reads()).toContain('sekarang juga');
    expect(budi.reads()).toBe('');
  });

  test('is not alone where the writer said that anybody may come, nor for another danger', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    await stage.coordinator('wati', ['52.03'], { flags: ['women'] });
    await stage.person('siti').says(rape, '1', 'Aikmel, Lombok Timur', '2');
    expect(budi.reads()).toContain('sekarang juga');
    await stage.person('ani').says('saya disekap di Aikmel, Lombok Timur', '1', 'Aikmel, Lombok Timur');
    expect(budi.reads()).toContain('sekarang juga');
  });
});

describeOnStage('thoughts of suicide', (test) => {
  test('inside a story are kept with it, answered gently, and the case is raised', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati di Aikmel, Lombok Timur');
    siti.reads();
    await siti.says('rasanya saya mau mati saja');
    const said = siti.reads();
    expect(said).toContain('Aku tetap di sini');
    expect(said).toContain('orang yang kamu percaya di dekatmu');
    expect(said).not.toMatch(/polisi/i);
    expect(said).not.toContain('Ada lagi?');
    expect((await stage.theCase()).urgency).toBe('danger');
    await takes(budi, (await stage.theCase()).number);
    expect(budi.reads()).toMatch(/Bu Wati[\s\S]*mau mati saja/);
  });

  test('of themselves: somebody near, and the case goes out', async (stage) => {
    const nina = await stage.coordinator('nina', []);
    const siti = stage.person('siti');
    await siti.says('saya mau bunuh diri', '2');
    expect(siti.reads()).toContain('supaya ada suara orang yang menemanimu');
    const file = await stage.theCase();
    await takes(nina, file.number);
    expect(nina.reads()).toContain('pikiran bunuh diri');
    await siti.says('masih berat', '1');
    expect(siti.reads()).toContain('tulis lagi kapan saja');
    expect((await stage.theCase()).state.status).toBe('claimed');
  });

  test('by "9" nothing is kept', async (stage) => {
    const siti = stage.person('siti');
    await siti.says('saya mau bunuh diri', '9');
    expect(siti.reads()).toContain('Aku tetap di sini');
    expect(await stage.cases()).toEqual([]);
  });
});

describeOnStage('a scam compound', (test) => {
  test('keeps the country of the first words when the second name only a building', async (stage) => {
    const siti = stage.person('siti');
    await siti.says('adik saya di Kamboja disuruh scam, tolong', 'gedung C lantai 3, dua belas orang');
    expect(siti.reads()).toContain('pesanmu sudah masuk');
    expect(await stage.theCase()).toMatchObject({ region: 'abroad:KH', quiet: true });
    await siti.says('1');
    expect((await stage.theCase()).quiet).toBe(false);
  });
});

describeOnStage('in English', (test) => {
  test('a scam compound: one message with the place, and the case goes to the top', async (stage) => {
    const nina = await stage.coordinator('nina', []);
    const john = stage.person('john', 'en');
    await john.says(
      'they force us to scam people in Sihanoukville, please help',
      'blue building, Sihanoukville, twelve of us',
    );
    expect(john.reads()).toContain('exit fine');
    const file = await stage.theCase();
    expect(file.region).toMatch(/^abroad:/);
    expect(file.quiet).toBe(true);
    await takes(nina, file.number);
    const shown = nina.reads();
    expect(shown).toContain('kompleks penipuan daring');
    expect(shown).toContain('blue building');
  });

  test('at the airport: the answer is passed on at once', async (stage) => {
    const nina = await stage.coordinator('nina', []);
    const john = stage.person('john', 'en');
    await john.says(
      'I am at the airport with my agent and I am afraid to leave',
      'Soekarno Hatta, terminal 3',
    );
    expect(john.reads()).toContain('I want to talk in private');
    expect((await stage.theCase()).state.status).toBe('open');
    expect(nina.reads()).not.toBe('');
  });
});

describeOnStage('a child', (test) => {
  test('in a report hurries it, and it is still asked when they leave', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati cari anak umur 15 tahun di Aikmel, Lombok Timur', 'selesai');
    expect((await stage.theCase()).urgency).toBe('departure');
    await siti.says('1');
    expect(budi.reads()).toContain('hari-hari ini');
    expect(siti.reads()).toContain('Kapan orangnya mau diberangkatkan?');
  });

  test('who is about to be sent is a danger', async (stage) => {
    const siti = stage.person('siti');
    await siti.says('adik saya umur 15 mau diberangkatkan besok ke Malaysia');
    expect(siti.reads()).toContain('tidak perlu izin orang tua');
    await stage.passes(11 * minute);
    expect(await stage.theCase()).toMatchObject({ kind: 'danger', urgency: 'danger' });
  });
});
