import { expect } from 'vitest';
import { type Actor, describeOnStage, hour, minute, type Stage } from './stage.ts';

const poster = 'LOWONGAN KERJA MALAYSIA\nPT Maju Mundur Sentosa\nGaji RM 1.700\nWA 0813 0000 8765';
const read = { text: poster, confidence: 0.97 };

const stored = async ({ store }: Stage): Promise<string[]> =>
  (await store.db.selectFrom('media').select('id').execute()).map(({ id }) => id);
const waiting = async ({ store }: Stage): Promise<number> =>
  (await store.db.selectFrom('job').select('id').execute()).length;

const hears = (actor: Actor) => {
  const messages = actor.receives();
  return {
    said: messages.map(({ text }) => text).join('\n'),
    labels: messages.flatMap(({ message }) => (message.choices ?? []).map(({ label }) => label)),
  };
};

describeOnStage('a picture that is read', (test) => {
  test('when it was forwarded: said at once, then what was read, then the assessment', async (stage) => {
    const siti = stage.person('siti');
    await siti.sends('photo', undefined, true);
    expect(siti.reads()).toMatch(/^Gambarnya sedang saya baca/);
    await stage.jobEnds(read);
    const { said, labels } = hears(siti);
    expect(said).toMatch(/Ini yang terbaca[\s\S]*PT Maju Mundur Sentosa[\s\S]*0813 0000 8765/);
    expect(labels).toContain('Lapor iklan ini');
  });

  test('when its caption asks about it, and when it is said to be an advert', async (stage) => {
    const siti = stage.person('siti');
    await siti.sends('photo', 'ini loker beneran ga ya?');
    expect(siti.reads()).toMatch(/sedang saya baca/);
    const budi = stage.person('budi');
    await budi.sends('photo');
    expect(budi.reads()).toMatch(/Ini tentang apa/);
    await budi.says('2');
    expect(budi.reads()).toMatch(/sedang saya baca/);
    expect(await waiting(stage)).toBe(2);
  });

  test('when it is sent among the questions about an offer, which it ends', async (stage) => {
    const siti = stage.person('siti');
    await siti.says('tanda bahaya tawaran kerja');
    await siti.does({ kind: 'choice', prompt: '', choice: 'warning.job-offer' });
    siti.reads();
    await siti.sends('photo');
    const said = siti.reads();
    expect(said).toMatch(/sedang saya baca/);
    expect(said).not.toMatch(/visa umrah/);
  });

  test('while the person writes on', async (stage) => {
    const siti = stage.person('siti');
    await siti.sends('photo', undefined, true);
    await siti.says('berapa biaya paspor');
    expect(siti.reads()).toMatch(/Rp650\.000/);
    await stage.jobEnds(read);
    expect(siti.reads()).toMatch(/PT Maju Mundur Sentosa/);
  });

  test('waits until a report is told to its end', async (stage) => {
    const siti = stage.person('siti');
    await siti.sends('photo', undefined, true);
    await siti.says('mau lapor', '1', 'Bu Wati cari gadis di Aikmel, Lombok Timur');
    siti.reads();
    await stage.jobEnds(read);
    expect(siti.reads()).toBe('');
    await siti.says('selesai', '1', '4', '2', '1');
    expect(siti.reads()).not.toMatch(/PT Maju/);
    await siti.says('2');
    const said = siti.reads();
    expect(said).toMatch(/PT Maju Mundur Sentosa/);
    const file = await stage.theCase();
    expect(JSON.stringify(await stage.events(file))).not.toContain('PT Maju');
  });

  test('waits behind a cry for help', async (stage) => {
    const siti = stage.person('siti');
    await siti.sends('photo', undefined, true);
    await siti.says('tolong saya disekap, pintu dikunci');
    expect(siti.reads()).toMatch(/110/);
    await stage.jobEnds(read);
    expect(siti.reads()).toBe('');
  });

  test('goes into a report with its text', async (stage) => {
    const siti = stage.person('siti');
    const id = await siti.sends('photo', undefined, true);
    await stage.jobEnds(read);
    await siti.says('2', '1');
    await stage.passes(hour);
    const file = await stage.theCase();
    const events = JSON.stringify(await stage.events(file));
    expect(events).toContain('PT Maju Mundur Sentosa');
    expect(events).toContain(id);
    expect(await stored(stage)).toEqual([id]);
  });

  test('is deleted half an hour after it was read, and at once when it was enough', async (stage) => {
    const siti = stage.person('siti');
    await siti.sends('photo', undefined, true);
    await stage.jobEnds(read);
    await stage.passes(29 * minute);
    expect(await stored(stage)).toHaveLength(1);
    await stage.passes(2 * minute);
    expect(await stored(stage)).toEqual([]);
    await siti.sends('photo', undefined, true);
    await stage.jobEnds(read);
    await siti.says('4');
    expect(siti.reads()).toMatch(/sudah saya hapus/);
    expect(await stored(stage)).toEqual([]);
  });

  test('names the cure where nothing could be read', async (stage) => {
    const siti = stage.person('siti');
    for (const [problem, cure] of [
      ['no-text', /foto ulang.*screenshot/],
      ['pdf', /PDF.*screenshot/],
      ['too-slow', /screenshot/],
      ['unreadable', /screenshot/],
      ['gone', /Kirim sekali lagi/],
    ] as const) {
      await siti.sends('photo', undefined, true);
      siti.reads();
      await stage.jobEnds({ problem });
      const { said, labels } = hears(siti);
      expect(said, problem).toMatch(cure);
      expect(labels, problem).toContain('Ketik nama PT-nya');
    }
  });

  test('is answered when the job was given up', async (stage) => {
    const siti = stage.person('siti');
    await siti.sends('photo', undefined, true);
    siti.reads();
    await stage.jobFails('SomeError');
    expect(siti.reads()).toMatch(/belum berhasil saya baca/);
  });

  test('is one of at most twenty an hour for each person', async (stage) => {
    const siti = stage.person('siti');
    for (let n = 0; n < 20; n += 1) await siti.sends('photo', undefined, true);
    expect(siti.reads()).not.toMatch(/dalam satu jam ini/);
    await siti.sends('photo', undefined, true);
    expect(siti.reads()).toMatch(/dalam satu jam ini/);
    expect(await waiting(stage)).toBe(20);
  });
});
