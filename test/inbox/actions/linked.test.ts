import { expect } from 'vitest';
import { sharedWith } from '../../../src/store/traces.ts';
import { findPhones, toE164 } from '../../../src/values/phone.ts';
import { type Actor, day, describeOnStage, reports, type Stage, takes } from './stage.ts';

/** Another report with these words; gives its number. */
async function reported(stage: Stage, writer: Actor, story: string): Promise<number> {
  await reports(writer, story);
  return (await stage.cases()).at(-1)?.number ?? 0;
}

const here = 'di Aikmel, Lombok Timur';
const advert = `LOWONGAN KERJA MALAYSIA. PT Zamrud Kencana Abadi
Posisi: operator pabrik, gaji RM 1.700
Syarat: umur 18-35 tahun
Berangkat cepat, potong gaji 5 bulan
Hubungi WA 0813-9876-5432`;

describeOnStage('cases that share a number or a company', (test) => {
  for (const [what, first, second] of [
    ['letters for digits', '0812 3456 7890', 'o8l2-3456-789o'],
    ['a link', '0812 3456 7890', 'wa.me/6281234567890'],
    ['words', '+62 812-3456-7890', 'nol delapan satu dua tiga empat lima enam tujuh delapan sembilan nol'],
  ] as const) {
    test(`are linked by a number disguised by ${what}`, async (stage) => {
      const budi = await stage.coordinator('budi', ['52.03']);
      const before = await reported(stage, stage.person('a'), `Calonya ${here}, hp ${first}`);
      expect(budi.reads()).not.toMatch(/yang sama|belum dicek/);
      const number = await reported(stage, stage.person('b'), `Ada orang ajak kerja ${here}, ${second}`);
      expect(budi.reads()).toContain('HP yang sama: 1 nomor Suluh lain, belum dicek');
      await takes(budi, number);
      const story = budi.reads();
      expect(story).toContain(
        `HP yang sama dengan nomor ${number}: 2 laporan, 2 pelapor berbeda, belum dicek.`,
      );
      expect(story).toContain(`${before} · Kabupaten Lombok Timur, Nusa Tenggara Barat · belum diambil`);
      expect(story).not.toContain('Di luar daftarmu');
    });
  }

  for (const [what, first, second] of [
    ['the register knows', 'PT Agesa Asa Jaya', 'p.t. AGESA ASAJAYA'],
    ['no register knows', 'PT Zamrud Pacific Djaya', 'PT. ZAMRUD PASIFIK JAYA'],
  ] as const) {
    test(`are linked by a company that ${what}, in another spelling`, async (stage) => {
      const budi = await stage.coordinator('budi', ['52.03']);
      await reported(stage, stage.person('a'), `Orang dari ${first}, cari gadis ${here}`);
      await reported(stage, stage.person('c'), `Orang dari PT Intan Mulia Perkasa, cari gadis ${here}`);
      budi.reads();
      const number = await reported(stage, stage.person('b'), `Kami diajak ${second}, katanya besok ${here}`);
      expect(budi.reads()).toContain('PT yang sama: 1 nomor Suluh lain, belum dicek');
      await takes(budi, number);
      expect(budi.reads()).toContain('2 laporan, 2 pelapor berbeda, belum dicek');
    });
  }

  test('are linked by an advert that was reported, by a contact that was sent and by later words', async (stage) => {
    const rina = await stage.coordinator('rina', ['52']);
    const siti = stage.person('siti');
    await siti.says(advert);
    await siti.presses('report');
    await siti.says('1', 'selesai', 'Lombok Timur', '4', '2', '1', '2');
    const ani = stage.person('ani');
    await ani.says('mau lapor', '1', `Bu Wati cari gadis ${here}`);
    await ani.does({ kind: 'contact', phone: '0813 9876 5432', name: 'Wati' });
    await ani.says('selesai', '1', '4', '2', '1', '2');
    expect(rina.reads()).toContain('HP yang sama: 1 nomor Suluh lain, belum dicek');
    const tuti = stage.person('tuti');
    const number = await reported(stage, tuti, `Calonya cari gadis ${here}`);
    await tuti.says('status', '2', 'ternyata dari PT. Zamrud Kencana Abadi, hp 6281398765432');
    await takes(rina, number);
    expect(rina.reads()).toContain(
      `HP atau PT yang sama dengan nomor ${number}: 3 laporan, 3 pelapor berbeda, belum dicek.`,
    );
    expect(await stage.cases()).toHaveLength(3);
  });

  test('count somebody who repeats themselves once, and themselves not as others', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const story = `Calonya ${here}, hp 0812 3456 7890`;
    const siti = stage.person('siti');
    await reported(stage, siti, story);
    budi.reads();
    await reported(stage, siti, `Adik saya juga diajak orang ${here}, hp 0812 3456 7890`);
    expect(budi.reads()).not.toContain('yang sama');
    const number = await reported(stage, stage.person('ani'), `${story} juga`);
    expect(budi.reads()).toContain('HP yang sama: 1 nomor Suluh lain');
    await takes(budi, number);
    expect(budi.reads()).toContain('3 laporan, 2 pelapor berbeda, belum dicek');
  });

  test('are named only where the coordinator may see them; the number stands in no alert', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    await stage.coordinator('joko', ['33.01']);
    const far = await reported(stage, stage.person('a'), 'Calo di Cilacap, hp 0812 3456 7890');
    const number = await reported(stage, stage.person('b'), `Calonya ${here}, hp 0812 3456 7890`);
    const alert = budi.reads();
    expect(alert).toContain('HP yang sama: 1 nomor Suluh lain, belum dicek');
    expect(alert.replace(/\D/g, '')).not.toContain('81234567890');
    await takes(budi, number);
    const story = budi.reads();
    expect(story).toContain('2 laporan, 2 pelapor berbeda, belum dicek');
    expect(story).toContain('Di luar daftarmu: 1.');
    expect(story).not.toContain(String(far));
  });

  test('say nothing of a case in which the coordinator stands, nor does that one reach them', async (stage) => {
    const named = await stage.coordinator('6281234567890', ['52.03'], { name: 'Agus' });
    const tono = await stage.coordinator('tono', ['52.03']);
    await reported(stage, stage.person('a'), `Calo hp 0812 3456 7890 dan 0857 1111 2222 ${here}`);
    expect(named.reads()).toBe('');
    tono.reads();
    const number = await reported(stage, stage.person('b'), `Calo hp 0857 1111 2222 ${here}`);
    expect(named.reads()).not.toContain('yang sama');
    expect(tono.reads()).toContain('HP yang sama: 1 nomor Suluh lain');
    await takes(named, number);
    expect(named.reads()).not.toMatch(/yang sama|pelapor berbeda/);
  });

  test('are not shown before the story, nor to a group, nor to a writer', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    await stage.in((tx) =>
      tx
        .insertInto('group_chat')
        .values({
          chat_hash: 'g',
          channel: 'test',
          chat: stage.store.seal.seal('group_chat.chat', 'grup'),
          regions: '["52.03"]',
          added_at: 0,
          gone_at: null,
        })
        .execute(),
    );
    const group = stage.group('grup');
    await reported(stage, stage.person('a'), `Calonya ${here}, hp 0812 3456 7890`);
    const siti = stage.person('siti');
    const number = await reported(stage, siti, `Calonya ${here}, hp 0812 3456 7890`);
    expect(group.reads()).toContain(`nomor ${number}`);
    expect(stage.outbox.filter(({ to }) => to === 'grup').map(({ text }) => text)).not.toContainEqual(
      expect.stringContaining('yang sama'),
    );
    budi.reads();
    await budi.says(`ambil ${number}`);
    expect(budi.reads()).not.toMatch(/yang sama|pelapor berbeda/);
    await siti.says('status');
    expect(siti.reads()).not.toMatch(/yang sama|pelapor berbeda|belum dicek/);
  });

  test('tell nothing by a help line, nor by the number from which somebody writes', async (stage) => {
    stage.channel = 'whatsapp-cloud';
    const rina = await stage.coordinator('62899111', ['52']);
    await reported(stage, stage.person('6281222333444'), `Calo ${here}, telepon saya 0812 2233 3444`);
    const line = stage.services.world.lines.find(({ number }) => toE164(number) !== null)?.number ?? '';
    expect(findPhones(line)).toHaveLength(1);
    await reported(stage, stage.person('6281222333555'), `Sudah saya telepon ${line} soal calo ${here}`);
    await reported(stage, stage.person('6281222333666'), `Telepon ${line} sibuk terus. Calo ${here}`);
    expect(rina.reads()).not.toContain('yang sama');
    expect(await stage.store.db.selectFrom('case_trace').selectAll().execute()).toEqual([]);
  });

  test('go with a report that is taken back', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await reported(stage, siti, `Calonya ${here}, hp 0812 3456 7890`);
    const [file] = await stage.cases();
    await siti.says('status', '3', '2');
    budi.reads();
    await reported(stage, stage.person('ani'), `Calo ${here}, hp 0812 3456 7890`);
    expect(budi.reads()).not.toContain('yang sama');
    await stage.passes(4 * day);
    const left = await stage.store.db.selectFrom('case_trace').select('case_id').execute();
    expect(left.map((row) => row.case_id)).not.toContain(file?.id);
    expect(await sharedWith(stage.store.db, file?.id ?? '', 10)).toEqual([]);
  });

  test('change nothing of what the register answers', async (stage) => {
    const asks = async (name: string) => {
      const person = stage.person(name);
      person.reads();
      await person.says('/cek PT Agesa Asa Jaya', '/cek PT Zamrud Kencana Abadi');
      return person.reads();
    };
    const before = await asks('satu');
    expect(before).toMatch(/agesa[\s\S]*zamrud/i);
    for (const writer of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const company = writer < 'd' ? 'PT Agesa Asa Jaya' : 'PT Zamrud Kencana Abadi';
      await reported(stage, stage.person(writer), `${company} menipu kami ${here}`);
    }
    expect(await stage.store.db.selectFrom('case_trace').selectAll().execute()).toHaveLength(6);
    expect(await asks('dua')).toBe(before);
    expect(await asks('a')).toBe(before);
  });

  test('are told of in English too', async (stage) => {
    const ann = stage.person('ann', 'en');
    await stage.coordinator('ann', ['52.03']);
    await ann.says('/bahasa', 'English');
    await reported(stage, stage.person('a'), `Calonya ${here}, hp 0812 3456 7890`);
    ann.reads();
    const number = await reported(stage, stage.person('b'), `Calonya ${here}, hp 0812 3456 7890`);
    expect(ann.reads()).toContain('Same phone, other Suluh numbers: 1, unchecked');
    await takes(ann, number);
    expect(ann.reads()).toContain('reports 2, different reporters 2, unchecked');
  });
});
