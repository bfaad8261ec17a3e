import { expect } from 'vitest';
import { type Actor, day, describeOnStage, hour, minute, reports, type Stage, takes } from './stage.ts';

const neutral = 'Halo, ada info baru dari Suluh.';
const words = (text: string) => ({ kind: 'text', text }) as const;

interface Held {
  readonly budi: Actor;
  readonly siti: Actor;
  readonly number: number;
}

async function held(stage: Stage): Promise<Held> {
  const budi = await stage.coordinator('budi', ['52.03']);
  const siti = stage.person('siti');
  await reports(siti);
  const { number } = await stage.theCase();
  await takes(budi, number);
  budi.reads();
  siti.reads();
  return { budi, siti, number };
}

/** A question was read, and the talk about it is over. */
async function asked(stage: Stage): Promise<Held> {
  const all = await held(stage);
  await all.budi.says(`tanya ${all.number} Berangkat kapan?`);
  await all.siti.says('1', 'belum tahu', 'selesai');
  all.siti.reads();
  all.budi.reads();
  return all;
}

const answersIn = async (stage: Stage) =>
  (await stage.events(await stage.theCase())).flatMap(({ kind, data }) =>
    kind === 'answered' ? [data] : [],
  );

describeOnStage('a late answer', (test) => {
  test('that quotes the neutral line finds its case, and the question behind it comes next', async (stage) => {
    const { budi, siti, number } = await held(stage);
    await budi.says(`tanya ${number} Berangkat kapan?`);
    budi.reads();
    await siti.quotes(neutral, words('mereka jadi berangkat hari Senin'));
    expect(budi.reads()).toContain('mereka jadi berangkat hari Senin');
    expect(siti.reads()).toContain('Sudah saya sampaikan');
  });

  test('that quotes the question finds its case, days later and in the middle of something else', async (stage) => {
    const { budi, siti } = await asked(stage);
    stage.now += 30 * day;
    await siti.says('mau lapor', '1', 'Pak Anto juga begitu');
    siti.reads();
    await siti.quotes('Berangkat kapan?', words('sudah tahu, tanggal lima'));
    expect(budi.reads()).toContain('ada tambahan');
    await siti.says('selesai');
    expect(siti.reads()).toContain('Ada lagi? Kalau sudah, ketik “selesai”');
    const first = (await stage.cases())[0];
    const events = first ? await stage.events(first) : [];
    expect(events.at(-1)).toMatchObject({ kind: 'answered', data: { text: 'sudah tahu, tanggal lima' } });
  });

  test('that quotes is no answer to somebody else’s case', async (stage) => {
    const { budi } = await asked(stage);
    await stage.person('ani').says('halo');
    const before = (await answersIn(stage)).length;
    // A coordinator quotes an alert of the case: it is not theirs to answer.
    await budi.quotes('Suluh nomor', words('besok saya lihat'));
    expect(await answersIn(stage)).toHaveLength(before);
  });

  test('without a quote is asked about once, and sent by "1"', async (stage) => {
    const { budi, siti } = await asked(stage);
    stage.now += hour;
    await siti.says('rombongan jalan tanggal lima katanya');
    expect(siti.reads()).toContain('Kirim ke petugas?');
    expect(budi.reads()).toBe('');
    await siti.says('1');
    expect(siti.reads()).toContain('Sudah saya sampaikan');
    expect(await answersIn(stage)).toContainEqual({
      kind: 'text',
      text: 'rombongan jalan tanggal lima katanya',
    });
  });

  test('while the question is still unread, "1" sends it, and the question comes after it', async (stage) => {
    const { budi, siti, number } = await held(stage);
    await budi.says(`tanya ${number} Berangkat kapan?`);
    siti.reads();
    await siti.says('rombongan jalan tanggal lima katanya');
    expect(siti.reads()).toContain('Kirim ke petugas?');
    await siti.says('1', 'selesai');
    expect(siti.reads()).toContain('Berangkat kapan?');
    expect(await answersIn(stage)).toHaveLength(1);
  });

  test('that is none is answered as what it is', async (stage) => {
    const { siti } = await asked(stage);
    await siti.says('paspornya gimana ya itu dulu');
    const first = siti.reads();
    if (first.includes('Kirim ke petugas?')) {
      await siti.says('2');
      expect(siti.reads()).toMatch(/paspor/i);
    } else expect(first).toMatch(/paspor/i);
    expect(await answersIn(stage)).toHaveLength(1);
  });

  test('is nothing where the bot is plainly asked, called or needed', async (stage) => {
    const { siti } = await asked(stage);
    for (const [typed, heard] of [
      ['menu', /Suluh/],
      ['berapa biaya bikin paspor?', /Rp650\.000/],
      ['status', /Nomor \d+/],
      ['batal', /./],
      ['tolong saya disekap dan dipukul', /110/],
    ] as const) {
      await siti.says(typed);
      const reply = siti.reads();
      expect(reply, typed).toMatch(heard);
      expect(reply, typed).not.toContain('Kirim ke petugas?');
    }
  });

  test('waits as long as nothing is chosen, with whatever else comes; silence sends nothing', async (stage) => {
    const { budi, siti } = await asked(stage);
    await siti.says('rombongan jalan tanggal lima katanya');
    await siti.does({ kind: 'location', latitude: -8.6, longitude: 116.5 });
    await stage.passes(2 * hour);
    expect(await answersIn(stage)).toHaveLength(1);
    budi.reads();
    await siti.says('berapa biaya bikin paspor?');
    expect(siti.reads()).toMatch(/Rp650\.000[\s\S]*Kirim ke petugas\?/);
    await siti.says('kirim');
    expect(await answersIn(stage)).toHaveLength(3);
  });

  test('a cry for help in between is heard first and raises the case; the answer still waits', async (stage) => {
    const { siti } = await asked(stage);
    await siti.says('rombongan jalan tanggal lima katanya');
    siti.reads();
    await siti.says('tolong saya dipukul dan dikurung');
    expect(siti.reads()).toMatch(/^[\s\S]*110[\s\S]*Kirim ke petugas\?/);
    expect((await stage.theCase()).urgency).toBe('danger');
    await siti.says('1');
    expect(await answersIn(stage)).toHaveLength(2);
  });

  test('with several cases, which one is asked by number and day', async (stage) => {
    const { budi, siti } = await asked(stage);
    await reports(siti, 'Pak Anto cari orang di Aikmel, Lombok Timur');
    const [first, second] = await stage.cases();
    if (!first || !second) throw new Error('two cases were told');
    await takes(budi, second.number);
    await budi.says(`tanya ${second.number} Namanya siapa?`);
    await siti.says('1', 'lupa', 'selesai');
    siti.reads();
    await siti.says('rombongan jalan tanggal lima katanya');
    expect(siti.reads()).toMatch(/nomor yang mana/);
    const choices = stage.outbox.at(-1)?.message.choices?.map(({ label }) => label);
    expect(choices).toEqual([
      `Nomor ${second.number}, ditanya 21/11`,
      `Nomor ${first.number}, ditanya 21/11`,
      'Bukan untuk petugas',
    ]);
    await siti.says('2');
    expect((await stage.events(first)).at(-1)).toMatchObject({ kind: 'answered' });
  });

  test('a picture may be it too', async (stage) => {
    const { siti } = await asked(stage);
    await siti.sends('photo', 'ini orangnya');
    expect(siti.reads()).toContain('Kirim ke petugas?');
    await siti.says('1');
    const row = await stage.store.db.selectFrom('media').select('case_id').executeTakeFirstOrThrow();
    expect(row.case_id).toBe((await stage.theCase()).id);
  });

  test('is not asked about any more after its days, after "would rather not say", after the end', async (stage) => {
    const { budi, siti, number } = await asked(stage);
    stage.now += 8 * day;
    await siti.says('rombongan jalan tanggal lima katanya');
    expect(siti.reads()).not.toContain('Kirim ke petugas?');
    await budi.says(`tanya ${number} Siapa?`);
    await siti.says('1', '0');
    siti.reads();
    await siti.says('rombongan jalan tanggal lima katanya');
    expect(siti.reads()).not.toContain('Kirim ke petugas?');
  });

  test('to a report that was taken back is none', async (stage) => {
    const { siti } = await asked(stage);
    await siti.says('status', '3', '2');
    siti.reads();
    await siti.quotes('Berangkat kapan?', words('rombongan jalan tanggal lima katanya'));
    expect(siti.reads()).not.toMatch(/Kirim ke petugas|Sudah saya sampaikan/);
    expect(await answersIn(stage)).toHaveLength(1);
  });
});

describeOnStage('a telephone number in an answer', (test) => {
  const question = 'Ada nomor telepon di pesanmu. Ikut dikirim ke petugas?';

  async function numbered(stage: Stage, text = 'bisa, telepon saya di o8l3-1111-2222 habis magrib') {
    const all = await held(stage);
    await all.budi.says(`tanya ${all.number} Bisa ditelepon?`);
    await all.siti.says('1');
    all.siti.reads();
    all.budi.reads();
    await all.siti.says(text);
    return all;
  }

  test('is asked about before anything goes, and goes by "1"', async (stage) => {
    const { budi, siti } = await numbered(stage);
    expect(siti.reads()).toContain(question);
    expect(budi.reads()).toBe('');
    await siti.says('1');
    expect(siti.reads()).toContain('Sudah saya sampaikan');
    expect(budi.reads()).toContain('o8l3-1111-2222 habis magrib');
  });

  test('stays behind by "2", with every other word sent', async (stage) => {
    const { budi, siti } = await numbered(stage);
    await siti.says('2');
    const seen = budi.reads();
    expect(seen).toContain('bisa, telepon saya di [nomor tidak dikirim] habis magrib');
    expect(seen).not.toMatch(/1111|2222/);
  });

  test('and its message stay behind by "3"', async (stage) => {
    const { budi, siti } = await numbered(stage);
    await siti.says('3');
    expect(siti.reads()).toContain('tidak saya kirim');
    expect(budi.reads()).toBe('');
    expect(await answersIn(stage)).toEqual([]);
  });

  test('silence sends the words without it, as was said, even when the talk went elsewhere', async (stage) => {
    const { budi, siti } = await numbered(stage);
    expect(siti.reads()).toContain('diam 15 menit');
    await siti.says('menu');
    await stage.passes(14 * minute);
    expect(await answersIn(stage)).toEqual([]);
    await stage.passes(2 * minute);
    expect(await answersIn(stage)).toEqual([
      { kind: 'text', text: 'bisa, telepon saya di [nomor tidak dikirim] habis magrib' },
    ]);
    expect(budi.reads()).not.toMatch(/1111|2222/);
  });

  test('a word about it that comes too late is told so', async (stage) => {
    const { siti } = await numbered(stage);
    await stage.passes(16 * minute);
    siti.reads();
    await siti.says('1');
    expect(siti.reads()).toContain('sudah saya kirim tanpa nomornya');
    expect(await answersIn(stage)).toHaveLength(1);
  });

  test('spelt out, or in a contact, is asked about as well', async (stage) => {
    const { siti } = await numbered(stage, 'nol delapan satu tiga satu satu satu satu dua dua dua dua');
    expect(siti.reads()).toContain(question);
    await siti.says('3');
    await siti.quotes('Bisa ditelepon?', { kind: 'contact', phone: '0813 1111 2222', name: 'Kakak' });
    expect(siti.reads()).toContain(question);
    await siti.says('2');
    expect(JSON.stringify(await answersIn(stage))).not.toMatch(/1111/);
  });

  test('of the story, of the question, or of a help line is not asked about', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await reports(siti, 'Bu Wati cari gadis di Aikmel, Lombok Timur, hp 0812 3456 7890');
    const { number } = await stage.theCase();
    await takes(budi, number);
    await budi.says(`tanya ${number} Apa 0857 1234 5678 juga nomornya?`);
    siti.reads();
    await siti.says('1', 'bukan, yang benar 081234567890, yang 085712345678 saya tidak tahu');
    expect(siti.reads()).not.toContain(question);
    expect(await answersIn(stage)).toHaveLength(1);
  });

  test('given to one claimer is not there for the next', async (stage) => {
    const { budi, siti, number } = await numbered(stage);
    const tono = await stage.coordinator('tono', ['52.03']);
    await siti.says('1', 'selesai');
    await budi.says(`buka ${number}`);
    expect(budi.reads()).toContain('o8l3-1111-2222');
    await budi.says(`lepas ${number}`);
    await takes(tono, number);
    const seen = tono.reads();
    expect(seen).toContain('[nomor tidak dikirim] habis magrib');
    expect(seen).not.toMatch(/1111|2222/);
  });
});

describeOnStage('the end of asking', (test) => {
  test('by the writer, with "9": the coordinator sees it and cannot ask; from the state it can begin again', async (stage) => {
    const { budi, siti, number } = await held(stage);
    await budi.says(`tanya ${number} Satu?`, `tanya ${number} Dua?`);
    budi.reads();
    await siti.says('1', '9');
    expect(siti.reads()).toContain('tidak akan ditanya lagi');
    await budi.says(`buka ${number}`);
    const seen = budi.reads();
    expect(seen).toContain('(penulis tidak mau ditanya lagi)');
    expect(seen).toContain('Penulis tidak mau ditanya balik.');
    await budi.says(`tanya ${number} Tiga?`, `telepon ${number}`);
    expect(budi.reads()).toContain('tidak mau atau tidak bisa ditanya balik');
    await siti.says('1');
    expect(siti.reads()).not.toMatch(/Dua\?|Tiga\?/);
    await siti.says('status');
    expect(siti.reads()).toContain('Kamu tidak ditanya lagi.');
    await siti.says('4');
    siti.reads();
    await budi.says(`tanya ${number} Empat?`);
    expect(siti.reads()).toContain(neutral);
  });

  test('by the writer in words, while nothing is open', async (stage) => {
    const { siti } = await asked(stage);
    await siti.says('jangan hubungi saya lagi');
    expect(siti.reads()).toContain('tidak akan ditanya lagi');
    expect((await stage.theCase()).callback).toBe('never');
  });

  test('by the coordinator: what was not read is taken back, and only the state tells of it', async (stage) => {
    const { budi, siti, number } = await held(stage);
    await budi.says(`tanya ${number} Satu?`);
    siti.reads();
    await budi.says(`akhiri ${number}`);
    expect(budi.reads()).toContain('sudah ditarik');
    expect(siti.receives()).toEqual([]);
    await siti.says('1');
    expect(siti.reads()).not.toContain('Satu?');
    await siti.says('status');
    expect(siti.reads()).toContain('Petugas tidak punya pertanyaan lagi.');
    await siti.says('1');
    await budi.says(`tanya ${number} Masih satu lagi?`);
    siti.reads();
    await siti.says('status');
    expect(siti.reads()).not.toContain('Petugas tidak punya pertanyaan lagi.');
  });

  test('by a withdrawal: unread questions are gone, nothing can be asked', async (stage) => {
    const { budi, siti, number } = await held(stage);
    await budi.says(`tanya ${number} Satu?`);
    await siti.says('status', '3', '2');
    siti.reads();
    await siti.says('1');
    expect(siti.reads()).not.toContain('Satu?');
    await budi.says(`tanya ${number} Dua?`);
    expect(siti.receives()).toEqual([]);
  });
});

describeOnStage('what a coordinator sends along', (test) => {
  test('goes as the bot’s own message behind the neutral line, before the question', async (stage) => {
    const { budi, siti, number } = await held(stage);
    const id = await budi.sends('photo', `tanya ${number} Ini orangnya?`);
    expect(budi.reads()).toContain('sudah dititipkan');
    expect(siti.reads()).toContain(neutral);
    await siti.says('1');
    const [picture, question] = siti.receives();
    expect(picture?.message.attachments).toEqual([{ kind: 'photo', source: { media: id } }]);
    expect(question?.text).toContain('Ini orangnya?');
    const row = await stage.store.db.selectFrom('media').select('case_id').executeTakeFirstOrThrow();
    expect(row.case_id).toBe((await stage.theCase()).id);
  });

  test('under any other word it is said that only the words count', async (stage) => {
    const { budi, number } = await held(stage);
    await budi.sends('photo', `catat ${number} dia datang lagi`);
    expect(budi.reads()).toMatch(/hanya tulisannya[\s\S]*Catatan untuk nomor/);
  });

  test('does not reach somebody who does not want to be asked, and is not kept then', async (stage) => {
    const { budi, siti, number } = await held(stage);
    await budi.says(`tanya ${number} Satu?`);
    await siti.says('1', '9');
    await budi.sends('photo', `tanya ${number} Ini orangnya?`);
    expect(budi.reads()).toContain('tidak mau atau tidak bisa ditanya balik');
    expect(await stage.store.db.selectFrom('media').selectAll().execute()).toEqual([]);
  });
});

describeOnStage('a number for a call', (test) => {
  test('is there for the claimer who asked for it, not for whoever takes over', async (stage) => {
    const { budi, siti, number } = await held(stage);
    const tono = await stage.coordinator('tono', ['52.03']);
    await budi.says(`telepon ${number}`);
    await siti.says('1', '1', '0813-1111-2222');
    await budi.says(`buka ${number}`);
    expect(budi.reads()).toContain('+6281311112222');
    await budi.says(`lepas ${number}`);
    await takes(tono, number);
    const seen = tono.reads();
    expect(seen).not.toContain('1111');
    expect(seen).toContain(`Ketik: telepon ${number}`);
    await tono.says(`telepon ${number}`);
    siti.reads();
    await siti.says('1');
    expect(siti.reads()).toContain('ingin menelepon');
  });

  test('is not given when somebody else holds it by the time of the yes', async (stage) => {
    const { budi, siti, number } = await held(stage);
    const tono = await stage.coordinator('tono', ['52.03']);
    await budi.says(`telepon ${number}`, `lepas ${number}`);
    await takes(tono, number);
    tono.reads();
    budi.reads();
    await siti.says('1', '1', '0813-1111-2222');
    expect(siti.reads()).toContain('sudah berganti');
    expect(tono.reads() + budi.reads()).not.toContain('1111');
    expect((await stage.events(await stage.theCase())).map(({ kind }) => kind)).not.toContain('called');
  });
});
