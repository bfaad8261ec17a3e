import { expect } from 'vitest';
import { type Actor, day, describeOnStage, hour, reports, takes } from './stage.ts';

async function withReceipt(writer: Actor): Promise<string> {
  await writer.says(
    'mau lapor',
    '1',
    'Bu Wati cari gadis di Aikmel, Lombok Timur',
    'selesai',
    '1',
    '4',
    '2',
    '1',
    '1',
  );
  return /Kodemu: ([\d ]{19})/.exec(writer.reads())?.[1] ?? '';
}

describeOnStage('the state of a report', (test) => {
  test('is told in the same chat, without its story', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await reports(siti);
    const { number } = await stage.theCase();
    siti.reads();
    await siti.says('status');
    expect(siti.reads()).toMatch(new RegExp(`Nomor ${number}: Sudah diteruskan`));
    await takes(budi, number);
    await siti.says('status');
    const told = siti.reads();
    expect(told).toContain('Sudah dipegang');
    expect(told).not.toMatch(/Wati|gadis/);
  });

  test('is told on another phone by Kode, however it is typed', async (stage) => {
    const code = await withReceipt(stage.person('siti'));
    expect(code).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
    for (const [n, typed] of [code, code.replaceAll(' ', ''), code.replaceAll(' ', '-')].entries()) {
      const other = stage.person(`lain${n}`);
      await other.says('status');
      expect(other.reads()).toContain('16 angka');
      await other.says(typed);
      expect(other.reads()).toContain('Sudah diteruskan');
    }
  });

  test('guesses are limited', async (stage) => {
    await withReceipt(stage.person('siti'));
    const other = stage.person('lain');
    await other.says('status');
    for (let n = 0; n < 5; n += 1) await other.says(`1111 2222 3333 444${n}`);
    expect(other.reads()).not.toContain('terlalu sering');
    await other.says('1111 2222 3333 4449');
    expect(other.reads()).toContain('terlalu sering');
  });

  test('what is no Kode costs no guess', async (stage) => {
    const other = stage.person('lain');
    await other.says('status');
    for (let n = 0; n < 8; n += 1) await other.says('1234');
    expect(other.reads()).not.toContain('terlalu sering');
  });

  test('only a keyed hash of the Kode is kept', async (stage) => {
    const code = await withReceipt(stage.person('siti'));
    const rows = await stage.store.db.selectFrom('receipt').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(code.replaceAll(' ', ''));
  });

  test('more can be added, from another phone too', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const code = await withReceipt(stage.person('siti'));
    const { number } = await stage.theCase();
    await takes(budi, number);
    budi.reads();
    await stage.person('lain').says('status', code, '2', 'dia pindah ke Selong');
    expect(budi.reads()).toContain('dia pindah ke Selong');
  });
});

describeOnStage('withdrawing', (test) => {
  test('marks the report, tells the claimer, and destroys its content after 72 hours', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati cari gadis di Aikmel, Lombok Timur');
    await siti.sends('photo');
    await siti.says('selesai', '1', '4', '2', '1', '2');
    const { number, id } = await stage.theCase();
    await takes(budi, number);
    budi.reads();
    await siti.says('status', '3');
    expect(siti.reads()).toContain('Yakin?');
    await siti.says('2');
    expect(budi.reads()).toContain('ditarik penulisnya');
    await budi.says(`buka ${number}`);
    expect(budi.reads()).toContain('mungkin ditekan');
    await stage.passes(71 * hour);
    expect((await stage.theCase()).key).not.toBeNull();
    await stage.passes(2 * hour);
    const after = await stage.theCase();
    expect(after).toMatchObject({ key: null, reporterId: null, conversationId: null, number });
    for (const table of ['case_event', 'media', 'media_chunk', 'case_alert', 'timer'] as const) {
      const rows = await stage.store.db.selectFrom(table).selectAll().execute();
      expect(rows.filter((row) => JSON.stringify(row).includes(id))).toEqual([]);
    }
    expect(await stage.store.db.selectFrom('media').selectAll().execute()).toEqual([]);
  });

  test('stops all reminders and escalation', async (stage) => {
    await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const siti = stage.person('siti');
    await reports(siti);
    await siti.says('status', '3', '2');
    rina.reads();
    await stage.passes(2 * day);
    expect(rina.reads()).toBe('');
  });

  test('by Kode works from another phone; what the first writer then writes begins anew', async (stage) => {
    const nina = await stage.coordinator('nina', []);
    const siti = stage.person('siti');
    const code = await withReceipt(siti);
    await stage.person('lain').says('status', code, '3', '2');
    const { number } = await stage.theCase();
    expect((await stage.theCase()).state.status).toBe('withdrawn');
    await siti.says('status');
    const status = siti.reads();
    expect(status).toContain('Ditarik');
    expect(status).not.toContain('Tarik laporan');
    await siti.says('2', 'jangan ditarik, itu bukan saya');
    nina.reads();
    await stage.passes(hour);
    const files = await stage.cases();
    expect(files.map((file) => file.state.status)).toEqual(['withdrawn', 'open']);
    expect(nina.reads()).toContain(`nomor ${number + 1}`);
  });
});

describeOnStage('deleting everything', (test) => {
  test('withdraws every report and forgets talk, language, pictures and subscriptions', async (stage) => {
    const siti = stage.person('siti');
    for (let n = 0; n < 22; n += 1) await reports(siti);
    await siti.says('penyuluhan');
    await siti.sends('photo');
    await siti.says('0');
    await siti.sends('photo');
    await siti.says('hapus data saya', '2');
    expect(siti.reads()).toContain('3×24 jam');
    const files = await stage.cases();
    expect(new Set(files.map((file) => file.state.status))).toEqual(new Set(['withdrawn']));
    expect(await stage.store.db.selectFrom('media').selectAll().execute()).toEqual([]);
    expect(await stage.store.db.selectFrom('subscription').selectAll().execute()).toEqual([]);
    await stage.passes(3 * day);
    expect(new Set((await stage.cases()).map((file) => file.key))).toEqual(new Set([null]));
  });

  test('in the middle of a story throws the draft away and comes back to nothing', async (stage) => {
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati cari gadis', 'hapus data saya', '2');
    expect(siti.reads()).toContain('Sudah saya hapus');
    expect(await stage.cases()).toEqual([]);
    const row = await stage.store.db.selectFrom('conversation').select('state').executeTakeFirstOrThrow();
    const talk = stage.store.seal.openJson<object>('conversation.state', row.state ?? new Uint8Array());
    expect(talk).toMatchObject({ flow: null, held: null });
  });

  test('"no" in the middle of a story goes on with it', async (stage) => {
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati cari gadis', 'hapus data saya', '1');
    expect(siti.reads()).toMatch(/tidak ada yang dihapus[\s\S]*Ada lagi/);
    expect(await stage.cases()).toHaveLength(1);
  });
});

describeOnStage('a withdrawal under pressure', (test) => {
  test('whoever holds the phone withdraws: the claimer sees the mark and reads on for 72 hours', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await reports(siti);
    const { number } = await stage.theCase();
    await takes(budi, number);
    budi.reads();
    await siti.says('status', '3', '2');
    expect(budi.receives().map(({ text }) => text)).toEqual([
      expect.stringContaining(`${number} ditarik penulisnya`),
    ]);
    await stage.passes(71 * hour);
    await budi.says(`buka ${number}`);
    expect(budi.reads()).toMatch(/mungkin ditekan[\s\S]*Bu Wati cari gadis/);
    await stage.passes(2 * hour);
    await budi.says(`buka ${number}`);
    expect(budi.reads()).not.toContain('Bu Wati');
    const trail = await stage.store.db.selectFrom('audit').select(['act', 'detail']).orderBy('seq').execute();
    const acts = trail.filter(({ act }) => act === 'withdrawn' || act === 'deleted');
    expect(acts).toEqual([
      { act: 'withdrawn', detail: null },
      { act: 'deleted', detail: 'request' },
    ]);
  });

  test('nobody held it: those who were told see in their list that it was withdrawn, and cannot open it', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const other = await stage.coordinator('lain', ['52.04']);
    const siti = stage.person('siti');
    await reports(siti);
    const { number } = await stage.theCase();
    await siti.says('status', '3', '2');
    await budi.says('kasus');
    expect(budi.reads()).toMatch(new RegExp(`${number} .*ditarik, mungkin ditekan`));
    await budi.says(`ambil ${number}`);
    expect(budi.reads()).toContain('tidak bisa dibuka lagi');
    await other.says('kasus');
    expect(other.reads()).not.toContain(String(number));
    await stage.passes(3 * day + hour);
    await budi.says('kasus');
    expect(budi.reads()).not.toContain(String(number));
  });

  test('an alert of danger that has left is not closed: it is claimed, read and escalated for 72 hours', async (stage) => {
    const budi = await stage.coordinator('budi', ['52']);
    const nina = await stage.coordinator('nina', []);
    const siti = stage.person('siti');
    await siti.says(
      'mau lapor',
      '1',
      'Tolong, saya dikurung majikan di Aikmel, Lombok Timur, dipukul',
      'selesai',
    );
    await stage.passes(hour);
    const { number } = await stage.theCase();
    expect(await stage.theCase()).toMatchObject({ urgency: 'danger', state: { status: 'open' } });
    siti.reads();
    await siti.says('status', '3', '2');
    expect(siti.reads()).toContain('Laporan ditarik');
    expect((await stage.theCase()).state.status).toBe('open');
    nina.reads();
    await stage.passes(hour);
    expect(nina.reads()).toContain(`nomor ${number}`);
    await budi.says('kasus');
    expect(budi.reads()).toMatch(new RegExp(`${number} .*belum diambil · ditarik, mungkin ditekan`));
    await takes(budi, number);
    expect(budi.reads()).toMatch(/mungkin ditekan[\s\S]*dikurung/);
    await budi.says(`catat ${number} polisi sudah ditelepon`);
    expect(budi.reads()).toContain('disimpan');
    await siti.says('tolong, saya masih dikurung, dipukul lagi');
    await stage.passes(hour);
    expect((await stage.cases()).map((file) => file.withdrawnAt === null)).toEqual([false, true]);
    await stage.passes(3 * day);
    const [first] = await stage.cases();
    expect(first).toMatchObject({ key: null, state: { status: 'expired', claimedBy: null } });
    await budi.says(`buka ${number}`);
    expect(budi.reads()).not.toContain('dikurung');
  });

  test('is undone in the same chat: whoever held it holds it again, and nothing is destroyed', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await reports(siti);
    const { number } = await stage.theCase();
    await takes(budi, number);
    await siti.says('status', '3', '2');
    await stage.passes(70 * hour);
    budi.reads();
    await siti.says('status', 'batal tarik');
    expect(siti.reads()).toContain('diteruskan lagi');
    expect(budi.reads()).toContain(`${number}: ada tambahan`);
    await stage.passes(5 * hour);
    const file = await stage.theCase();
    expect(file.key).not.toBeNull();
    expect(file).toMatchObject({ withdrawnAt: null, state: { status: 'claimed' } });
  });

  test('is undone by Kode from another phone; whoever was told is told again', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    const code = await withReceipt(siti);
    const { number } = await stage.theCase();
    await siti.says('hapus data saya', '2');
    budi.reads();
    await stage.person('lain').says('status', code, '3');
    expect(budi.reads()).toContain(`nomor ${number}`);
    await stage.passes(4 * day);
    expect((await stage.theCase()).key).not.toBeNull();
  });

  test('after 72 hours nothing can be undone', async (stage) => {
    const siti = stage.person('siti');
    await reports(siti);
    await siti.says('status', '3', '2', 'status');
    siti.reads();
    stage.now += 3 * day + hour;
    await siti.says('3');
    expect(siti.reads()).toContain('Sudah tidak bisa dibatalkan');
  });

  test('of a closed report destroys it all the same', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await reports(siti);
    const { number } = await stage.theCase();
    await takes(budi, number);
    await budi.says(`tutup ${number}`, '1');
    await siti.says('1', 'status', '3', '2');
    expect(await stage.theCase()).toMatchObject({ state: { status: 'closed' }, outcome: 'not-departed' });
    await stage.passes(4 * day);
    expect((await stage.theCase()).key).toBeNull();
  });
});
