import { expect } from 'vitest';
import { type Actor, describeOnStage, hour, morning, night, type Stage, takes } from './stage.ts';

const neutral = 'Halo, ada info baru dari Suluh. Balas 1 kalau sedang santai.';

async function held(stage: Stage, callback = '1'): Promise<{ budi: Actor; siti: Actor; number: number }> {
  const budi = await stage.coordinator('budi', ['52.03']);
  const siti = stage.person('siti');
  await siti.says(
    'mau lapor',
    '1',
    'Bu Wati cari gadis di Aikmel, Lombok Timur',
    'selesai',
    '1',
    '4',
    '2',
    callback,
    '2',
  );
  const { number } = await stage.theCase();
  await takes(budi, number);
  budi.reads();
  siti.reads();
  return { budi, siti, number };
}

describeOnStage('asking back', (test) => {
  test('reaches the writer as one neutral line, and the answer comes back', async (stage) => {
    const { budi, siti, number } = await held(stage);
    await budi.says(`tanya ${number} Berangkat dari pelabuhan mana?`);
    expect(budi.reads()).toContain('sudah dititipkan');
    expect(siti.receives().map(({ text }) => text)).toEqual([neutral]);
    await siti.says('1');
    expect(siti.reads()).toContain('pelabuhan mana?');
    await siti.says('Lembar, kapal malam');
    expect(siti.reads()).toContain('Sudah saya sampaikan');
    expect(budi.reads()).toContain('jawaban: Lembar, kapal malam');
    await siti.says('selesai');
    await budi.says(`buka ${number}`);
    expect(budi.reads()).toMatch(/\(kamu bertanya\) Berangkat[\s\S]*\(jawaban\) Lembar/);
  });

  test('to a claimer who is not at it, an answer is one line without a word of it', async (stage) => {
    const { budi, siti, number } = await held(stage);
    await budi.says(`tanya ${number} Berangkat dari pelabuhan mana?`);
    budi.reads();
    stage.now += hour;
    await siti.says('1', 'Lembar, kapal malam');
    const [update] = budi.receives();
    expect(update?.text).toContain('ada tambahan');
    expect(update?.text).not.toContain('Lembar');
    expect(update?.message.choices?.[0]?.command).toBe(`buka ${number}`);
  });

  test('several questions are one neutral line, and come one after the other', async (stage) => {
    const { budi, siti, number } = await held(stage);
    await budi.says(`tanya ${number} Satu?`, `tanya ${number} Dua?`);
    expect(siti.receives().map(({ text }) => text)).toEqual([neutral]);
    await siti.says('1');
    expect(siti.reads()).toContain('Satu?');
    await siti.says('ya satu', 'selesai');
    expect(siti.reads()).toContain('Dua?');
  });

  test('"I would rather not say" is passed on', async (stage) => {
    const { budi, siti, number } = await held(stage);
    await budi.says(`tanya ${number} Siapa namamu?`);
    budi.reads();
    await siti.says('1', '0');
    await budi.says(`buka ${number}`);
    expect(budi.reads()).toContain('tidak mau menjawab');
  });

  test('a picture can be the answer', async (stage) => {
    const { budi, siti, number } = await held(stage);
    await budi.says(`tanya ${number} Ada fotonya?`);
    await siti.says('1');
    await siti.sends('photo', 'ini orangnya');
    expect(budi.receives().at(-1)?.message.attachments).toHaveLength(1);
    const row = await stage.store.db.selectFrom('media').select('case_id').executeTakeFirstOrThrow();
    expect(row.case_id).not.toBeNull();
  });

  test('who does not want to be asked is not', async (stage) => {
    const { budi, siti, number } = await held(stage, '4');
    await budi.says(`tanya ${number} Kapan?`, `telepon ${number}`, `sudah ${number}`);
    expect(budi.reads()).toMatch(/tidak mau atau tidak bisa ditanya balik/);
    expect(siti.receives()).toEqual([]);
  });

  test('a cry for help that nobody answered for is not written to, until its writer writes again', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await siti.says('tolong saya disekap di rumah di Aikmel, Lombok Timur');
    await stage.passes(11 * 60_000);
    const { number } = await stage.theCase();
    await takes(budi, number);
    expect(budi.reads()).toContain('JANGAN HUBUNGI BALIK DULU');
    siti.reads();
    await budi.says(`tanya ${number} Di mana?`);
    expect(budi.reads()).toContain('Jangan hubungi balik dulu');
    expect(siti.receives()).toEqual([]);
    await siti.says('masih di sini', '1');
    siti.reads();
    await budi.says(`tanya ${number} Di mana?`);
    expect(siti.reads()).toBe(neutral);
  });

  test('by day only for who asked for it; at any hour for who allowed it', async (stage) => {
    const { budi, siti, number } = await held(stage, '2');
    stage.now = night;
    await budi.says(`tanya ${number} Kapan?`);
    const [line] = siti.receives();
    expect(line?.text).toBe(neutral);
    // 8 in the morning in Lombok.
    expect(new Date(line?.dueAt ?? 0).toISOString()).toBe('2026-11-22T00:00:00.000Z');
  });

  test('at any hour goes at once', async (stage) => {
    const { budi, siti, number } = await held(stage);
    stage.now = night;
    await budi.says(`tanya ${number} Kapan?`);
    expect(siti.receives()[0]?.dueAt).toBe(stage.now);
  });

  test('in the quiet hours not to somebody who was never asked', async (stage) => {
    const { budi, siti, number } = await held(stage, '0');
    expect(stage.now).toBeLessThan(morning + hour);
    stage.now = night;
    await budi.says(`tanya ${number} Kapan?`);
    // 6 in the morning in Lombok.
    expect(new Date(siti.receives()[0]?.dueAt ?? 0).toISOString()).toBe('2026-11-21T22:00:00.000Z');
  });

  test('while the writer is in the middle of another report, both go on', async (stage) => {
    const { budi, siti, number } = await held(stage);
    await siti.says('mau lapor', '1', 'Pak Anto juga begitu');
    await budi.says(`tanya ${number} Kapan?`);
    siti.reads();
    await siti.says('1', 'besok', 'selesai');
    expect(siti.reads()).toContain('Ada lagi? Kalau sudah, ketik “selesai”');
    await siti.says('rumahnya di Aikmel, Lombok Timur', 'selesai', '1');
    expect(siti.reads()).toContain('Kapan orangnya');
  });

  test('somebody who writes English is written to in English', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const ann = stage.person('ann', 'en');
    await ann.says('menu');
    expect(ann.reads()).toContain('Hello');
    await ann.says('report', '1', 'Bu Wati in Aikmel, Lombok Timur', 'done', '4', '2', '1', '2');
    ann.reads();
    const { number } = await stage.theCase();
    await takes(budi, number);
    await budi.says(`tanya ${number} Kapan?`);
    expect(ann.reads()).toBe(
      'Hello, there is something new from Suluh. Reply 1 when you have a quiet moment.',
    );
  });
});

describeOnStage('a telephone call', (test) => {
  test('needs an explicit yes, and then the number goes to the claimer alone', async (stage) => {
    const { budi, siti, number } = await held(stage);
    const tono = await stage.coordinator('tono', ['52.03']);
    await budi.says(`telepon ${number}`);
    expect(siti.reads()).toBe(neutral);
    await siti.says('1', '1', '0813-1111-2222');
    expect(siti.reads()).toContain('hanya kepada petugas itu');
    expect(budi.reads()).toContain('+6281311112222');
    expect(tono.reads()).toBe('');
  });

  test('a no is a no', async (stage) => {
    const { budi, siti, number } = await held(stage);
    await budi.says(`telepon ${number}`);
    await siti.says('1', '2');
    await budi.says(`buka ${number}`);
    expect(budi.reads()).toContain('tidak mau ditelepon');
  });

  test('a yes without a number is a no', async (stage) => {
    const { budi, siti, number } = await held(stage);
    await budi.says(`telepon ${number}`);
    await siti.says('1', '1', '0');
    await budi.says(`buka ${number}`);
    expect(budi.reads()).toContain('tidak mau ditelepon');
  });
});
