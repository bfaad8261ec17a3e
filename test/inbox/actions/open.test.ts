import { expect } from 'vitest';
import { day, describeOnStage, hour, minute, morning, night, reports } from './stage.ts';

describeOnStage('a report, from draft to alert', (test) => {
  test('is a draft with the first word, open at the end of the story, and alerted at the end', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1');
    expect((await stage.theCase()).state.status).toBe('draft');
    await siti.says('Bu Wati cari gadis di Aikmel, Lombok Timur');
    await siti.says('selesai', '1');
    const opened = await stage.theCase();
    expect(opened).toMatchObject({ region: '52.03', level: 'regency', urgency: 'normal' });
    expect(opened.state.status).toBe('open');
    expect(siti.reads()).toContain('1 dari 3');
    expect(budi.reads()).toBe('');
    await siti.says('4', '2');
    const [alert, ...more] = budi.receives();
    expect(more).toEqual([]);
    expect(alert?.text).toContain(`nomor ${opened.number}`);
    expect(alert?.text).toContain('Lombok Timur');
    expect(alert?.text).not.toMatch(/Wati|gadis|Aikmel/);
    expect(alert?.message.choices).toEqual([
      { id: 'claim', label: `Ambil ${opened.number}`, command: `ambil ${opened.number}` },
    ]);
    await siti.says('1', '2');
    expect((await stage.theCase()).callback).toBe('anytime');
    expect(budi.reads()).toBe('');
  });

  test('asks for the place that the story has not told', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati cari gadis', 'selesai');
    expect(siti.reads()).toContain('1 dari 4');
    await siti.says('Aikmel, Lombok Timur', '4', '2');
    expect((await stage.theCase()).region).toBe('52.03');
    expect(budi.reads()).toContain('Lombok Timur');
  });

  test('takes a village that no list knows as it is', async (stage) => {
    await stage.coordinator('nina', []);
    const siti = stage.person('siti');
    await siti.says(
      'mau lapor',
      '1',
      'Bu Wati cari gadis',
      'selesai',
      'kampung antah berantah',
      'antah berantah',
    );
    const events = await stage.events(await stage.theCase());
    expect(events.at(-1)).toMatchObject({ kind: 'detailed', data: { region: { text: 'antah berantah' } } });
  });

  test('who leaves tomorrow alerts before the next question', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati cari gadis di Aikmel, Lombok Timur', 'selesai', '1', '2');
    expect((await stage.theCase()).urgency).toBe('departure');
    expect(budi.reads()).toContain('hari-hari ini');
    await siti.says('2', '1', '2');
    expect(budi.reads()).toBe('');
  });

  test('when the story says so itself, it alerts as soon as the place is known', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati bawa adik saya besok pagi', 'selesai');
    expect((await stage.theCase()).urgency).toBe('departure');
    expect(budi.reads()).toBe('');
    await siti.says('Aikmel, Lombok Timur');
    expect(budi.reads()).toContain('hari-hari ini');
    expect(siti.reads()).toContain('dekat dengan perangkat desa');
  });

  test('close to officials: the regency is passed over', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati cari gadis di Aikmel, Lombok Timur', 'selesai', '1', '4', '1');
    expect(budi.reads()).toBe('');
    expect(rina.reads()).toContain('Lombok Timur');
    const { number } = await stage.theCase();
    await budi.says(`ambil ${number}`);
    expect(budi.reads()).toBe(`Nomor ${number} tidak ada di daftarmu. Ketik "kasus" untuk melihat daftar.`);
  });

  test('close to officials, said when the regency holds it already: it is taken from them', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati cari gadis di Aikmel, Lombok Timur', 'selesai', '1', '2');
    const { number } = await stage.theCase();
    await budi.says(`ambil ${number}`, '2');
    budi.reads();
    await siti.says('1');
    expect(budi.reads()).toContain('sekarang dipegang tingkat lain');
    expect(rina.reads()).toContain(`nomor ${number}`);
    await budi.says(`buka ${number}`);
    expect(budi.reads()).toContain('tidak ada di daftarmu');
  });

  test('at night an ordinary alert comes without a sound, a departure with one', async (stage) => {
    stage.now = night;
    const budi = await stage.coordinator('budi', ['52.03']);
    await reports(stage.person('siti'));
    expect(budi.receives().map(({ message }) => message.silent)).toEqual([true]);
    const rudi = stage.person('rudi');
    await rudi.says('mau lapor', '1', 'Pak Anto bawa anak dari Aikmel, Lombok Timur, besok', 'selesai');
    expect(budi.receives().map(({ message }) => message.silent)).toEqual([undefined]);
  });

  test('nobody claims by day: it goes up after the time of the policy', async (stage) => {
    await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const nina = await stage.coordinator('nina', []);
    await reports(stage.person('siti'));
    await stage.passes(11 * hour);
    expect(rina.reads()).toBe('');
    // Twelve hours after 11 in the morning is night: the next level hears of it in the morning.
    await stage.passes(2 * hour);
    expect(rina.reads()).toBe('');
    await stage.passes(7 * hour);
    expect(rina.reads()).toContain('naik ke tingkatmu');
    await stage.passes(13 * hour);
    expect(nina.reads()).toContain('naik ke tingkatmu');
  });

  test('silence in the story opens it as it is, marked, and says nothing', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati cari gadis di Aikmel, Lombok Timur');
    siti.reads();
    await stage.passes(14 * minute);
    expect((await stage.theCase()).state.status).toBe('draft');
    await stage.passes(2 * minute);
    const file = await stage.theCase();
    expect(file).toMatchObject({ incomplete: true, region: '52.03' });
    expect(budi.reads()).toContain(`nomor ${file.number}`);
    expect(siti.reads()).toBe('');
  });

  test('silence before a word of story leaves nothing', async (stage) => {
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1');
    await stage.passes(hour);
    expect(await stage.cases()).toEqual([]);
  });

  test('silence at a question alerts all the same', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    await stage
      .person('siti')
      .says('mau lapor', '1', 'Bu Wati cari gadis di Aikmel, Lombok Timur', 'selesai', '1', '4');
    await stage.passes(16 * minute);
    expect(budi.reads()).toContain('Lombok Timur');
  });

  for (const [what, ...typed] of [
    ['asks for something else', 'status'],
    ['checks a company', '/cek PT Maju'],
    ['opens an invitation', '/start inv_abc'],
    ['changes the language', 'bahasa'],
  ]) {
    test(`a talk that moved on still opens: the writer ${what}`, async (stage) => {
      const budi = await stage.coordinator('budi', ['52.03']);
      const siti = stage.person('siti');
      await siti.says('mau lapor', '1', 'Bu Wati cari gadis di Aikmel, Lombok Timur', ...typed);
      await stage.passes(hour);
      expect((await stage.cases())[0]?.state.status).toBe('open');
      expect(budi.reads()).toContain('Lombok Timur');
    });

    test(`and between two questions: the writer ${what}`, async (stage) => {
      const budi = await stage.coordinator('budi', ['52.03']);
      const siti = stage.person('siti');
      await siti.says(
        'mau lapor',
        '1',
        'Bu Wati cari gadis di Aikmel, Lombok Timur',
        'selesai',
        '1',
        '4',
        ...typed,
      );
      expect(budi.reads()).toBe('');
      await stage.passes(hour);
      expect(budi.reads()).toContain('Lombok Timur');
    });
  }

  test('thrown away, nothing of it stays', async (stage) => {
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati cari gadis di Aikmel');
    await siti.sends('photo');
    await siti.says('batal', '3');
    expect(siti.reads()).toContain('Tidak ada yang disimpan');
    expect(await stage.cases()).toEqual([]);
    for (const table of ['case_event', 'media', 'media_chunk', 'timer'] as const) {
      const rows = await stage.store.db.selectFrom(table).selectAll().execute();
      expect(rows.filter((row) => !('kind' in row) || row.kind !== 'silence')).toEqual([]);
    }
  });

  test('"selesai" without a story asks for one', async (stage) => {
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'selesai');
    expect(siti.reads()).toContain('Belum ada cerita');
    expect((await stage.theCase()).state.status).toBe('draft');
  });

  test('of 31 pictures 30 are kept, and it is said once', async (stage) => {
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1');
    for (let n = 0; n < 33; n += 1) await siti.sends('photo', `nomor ${n}`);
    const said = siti.receives().filter(({ text }) => text.includes('Sudah 30 gambar'));
    expect(said).toHaveLength(1);
    const kept = await stage.store.db.selectFrom('media').select('id').execute();
    expect(kept).toHaveLength(30);
    const events = await stage.events(await stage.theCase());
    expect(JSON.stringify(events)).toContain('nomor 32');
  });

  test('a picture out of the blue becomes a report, or goes', async (stage) => {
    const siti = stage.person('siti');
    await siti.sends('photo', 'rumah Pak Anto');
    await siti.sends('photo');
    await siti.says('1', '1');
    const told = (await stage.events(await stage.theCase())).filter(({ kind }) => kind === 'told');
    expect(told.map(({ data }) => data)).toEqual([
      { kind: 'text', text: 'rumah Pak Anto' },
      { kind: 'photo', media: expect.any(String) },
      { kind: 'photo', media: expect.any(String) },
    ]);
    const rudi = stage.person('rudi');
    const id = await rudi.sends('photo');
    await rudi.says('0');
    expect(rudi.reads()).toContain('sudah saya hapus');
    expect(await stage.media.read(id)).toBeNull();
  });

  test('a picture that waited too long for an answer leaves no hole in the report', async (stage) => {
    const siti = stage.person('siti');
    const id = await siti.sends('photo', 'ini rumahnya Pak Anto');
    stage.now = morning + 2 * day;
    await stage.media.sweep(stage.now - day);
    await siti.says('1', '1');
    const told = (await stage.events(await stage.theCase())).filter(({ kind }) => kind === 'told');
    expect(JSON.stringify(told)).not.toContain(id);
    expect(JSON.stringify(told)).toContain('ini rumahnya Pak Anto');
  });
});
