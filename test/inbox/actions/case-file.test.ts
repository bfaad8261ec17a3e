import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createCaseFileRunner } from '../../../src/jobs/case-file.ts';
import { makeCaseFile } from '../../../src/media/case-file/make.ts';
import { readAudit } from '../../../src/store/audit.ts';
import { auditActs, auditDetails } from '../../../src/tips/audit.ts';
import { type ReadPdf, readPdf } from '../../support/pdf.ts';
import { picture } from '../../support/picture.ts';
import { type Actor, day, describeOnStage, hour, type Stage, takes } from './stage.ts';

const fontFolder = join(import.meta.dirname, '../../../data/fonts');
const story =
  'Bu Wati cari gadis di Aikmel, Lombok Timur, hp 0812 3456 7890, dari PT Agesa Asa Jaya, ke Malaysia';

async function reported(stage: Stage, writer: Actor, words = story): Promise<number> {
  await writer.says('mau lapor', '1', words);
  await finishes(writer);
  return (await stage.cases()).at(-1)?.number ?? 0;
}

/** Every question after the story is answered; whether what was understood is asked depends on the story. */
async function finishes(writer: Actor): Promise<void> {
  writer.reads();
  await writer.says('selesai');
  if (writer.reads().includes('Yang saya tangkap')) await writer.says('1');
  await writer.says('4', '2', '1', '2');
}

/** The job is done as the server does it. */
const drawn = (stage: Stage): Promise<void> =>
  stage.jobRuns(
    createCaseFileRunner({
      services: stage.services,
      media: stage.media,
      make: makeCaseFile,
      fontFolder,
      now: () => stage.now,
    }),
  );

interface Received {
  readonly name: string;
  readonly text: string;
  readonly media: string;
  readonly pdf: ReadPdf;
}

/** The file that lies in somebody's chat; null when there is none. */
async function fileFor(stage: Stage, actor: Actor): Promise<Received | null> {
  const message = actor.receives().find(({ message: { attachments } }) => attachments)?.message;
  const attachment = message?.attachments?.[0];
  if (!message || !attachment || !('media' in attachment.source)) return null;
  expect(attachment.kind).toBe('document');
  expect(attachment.source.once).toBe(true);
  const stored = await stage.media.read(attachment.source.media);
  if (!stored) return null;
  expect(stored.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  return {
    name: attachment.fileName ?? '',
    text: message.text,
    media: attachment.source.media,
    pdf: readPdf(stored.bytes),
  };
}

const trail = (stage: Stage) => stage.in((tx) => readAudit(tx));

describeOnStage('a case file', (test) => {
  test('is asked for by whoever holds the story, after a warning, and arrives in the same chat', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const number = await reported(stage, stage.person('siti'));
    await takes(budi, number);
    budi.reads();
    await budi.says(`berkas ${number}`);
    const warning = budi.reads();
    expect(warning).toContain('jangan ke grup');
    expect(warning).toContain('UU 21/2007 Pasal 24');
    expect(warning).toContain('Untuk siapa?');
    await budi.says('1');
    expect(budi.reads()).toContain('sedang dibuat');
    await drawn(stage);
    const file = await fileFor(stage, budi);
    expect(file?.name).toBe(`berkas-${number}.pdf`);
    expect(file?.text).toContain('untuk Polisi');
    expect(file?.text).not.toMatch(/Wati|gadis/);
    expect(file?.pdf.info).toContain(`(Berkas ${number})`);
    const text = file?.pdf.text.replaceAll('\n', ' ') ?? '';
    expect(text).toContain('INFORMASI AWAL, BUKAN LAPORAN POLISI');
    expect(text).toContain('Bu Wati cari gadis di Aikmel');
    expect(text).toContain('+6281234567890');
    expect(text).toMatch(/PT AGESA ASA JAYA ada di daftar P3MI tanggal \d+ \w+ \d{4}; itu belum bukti/i);
    expect(text).toContain('Malaysia');
    expect(text).toContain('pelapor (identitas tidak dibuka)');
    expect(text).toContain('Dari cerita, belum dicek');
    expect(text).toContain('WITA');
    expect(text).toContain('Koordinator A membuka cerita');
    expect(text).toContain('koordinator, tingkat kabupaten/kota');
    expect(text).toContain('UU 13/2006');
    expect(text).toContain('Tidak ada gambar, suara, atau dokumen.');
    expect(text).not.toMatch(/siti|budi/i);
    expect(text).not.toMatch(/case-file\.|\{\{|undefined|null/);
    const events = await stage.events(await stage.theCase());
    expect(events.at(-1)).toMatchObject({ kind: 'filed', data: { receiver: 'police' } });
    expect((await trail(stage)).map(({ act, number: n, detail }) => [act, n, detail])).toEqual([
      ['shown', number, null],
      ['filed', number, 'police'],
    ]);
  });

  test('lists pictures by what is stored and shows them', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    const bytes = await picture();
    const id = await stage.media.put({ kind: 'photo', mime: 'image/jpeg', bytes }, stage.now);
    const stored = { id, mime: 'image/jpeg', size: bytes.length } as const;
    await siti.says('mau lapor', '1', 'ini brosurnya, di Aikmel Lombok Timur');
    await siti.does({ kind: 'media', media: 'photo', remote: { ref: 'r' }, stored });
    await finishes(siti);
    const { number } = await stage.theCase();
    await takes(budi, number);
    await budi.sends('photo', `tanya ${number} apakah ini orangnya?`);
    expect(budi.reads()).toContain('sudah dititipkan');
    await budi.says(`file ${number}`, '2');
    budi.reads();
    await drawn(stage);
    const file = await fileFor(stage, budi);
    const text = file?.pdf.text.replaceAll('\n', ' ') ?? '';
    expect(text).toContain(`SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`);
    expect(text).toContain('(lampiran 1)');
    expect(text).toContain('apakah ini orangnya?');
    expect(text).not.toContain('Lampiran 2');
    expect(text).toContain('untuk BP3MI');
    expect(file?.pdf.pictures).toBe(1);
    expect(file?.pdf.pages.at(-1)).toContain('Lampiran 1');
  });

  test('never holds the writer’s number, however it came into the case', async (stage) => {
    stage.channel = 'whatsapp-cloud';
    const budi = await stage.coordinator('6281100000001', ['52.03'], { name: 'Budi' });
    const siti = stage.person('6281333334444');
    const number = await reported(
      stage,
      siti,
      'Bu Wati di Aikmel, Lombok Timur, hp 0812 3456 7890. Telepon saya 0813-3333-4444 ya',
    );
    await takes(budi, number);
    await budi.says(`telepon ${number}`);
    await siti.says('1', '1', '0857 1111 2222');
    await siti.says('nomor saya 0857-1111-2222 atau o813 3333 4444');
    await budi.says(`berkas ${number}`, '3');
    budi.reads();
    await drawn(stage);
    const text = (await fileFor(stage, budi))?.pdf.text ?? '';
    const plain = text.replaceAll(/[^\dA-Za-z]/g, '').toLowerCase();
    expect(plain).toContain('6281234567890');
    expect(plain).not.toMatch(/8133333444|81333334444|85711112222/);
    expect(text.replaceAll('\n', ' ')).toContain('[nomor pelapor, tidak dimuat]');
    expect(text).toContain('Pelapor mengizinkan telepon');
  });

  test('shows cases that share a number, and which a coordinator has checked; what was rejected is left out', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const numbers = [];
    for (const name of ['a', 'b', 'c', 'd'])
      numbers.push(await reported(stage, stage.person(name), `${story} ${name}`));
    const [first = 0, second = 0, third = 0, number = 0] = numbers;
    const files = await stage.cases();
    const idOf = (n: number) => files.find((file) => file.number === n)?.id ?? '';
    for (const [other, verdict] of [
      [first, 'confirmed'],
      [second, 'rejected'],
    ] as const) {
      const [first_id = '', second_id = ''] = [idOf(other), idOf(number)].sort();
      const row = { first_id, second_id, verdict, coordinator_id: 'x', at: stage.now };
      await stage.store.db.insertInto('case_link').values(row).execute();
    }
    await takes(budi, number);
    await budi.says(`berkas ${number}`, '1');
    budi.reads();
    await drawn(stage);
    const text = (await fileFor(stage, budi))?.pdf.text.replaceAll('\n', ' ') ?? '';
    expect(text).toMatch(
      new RegExp(`Nomor ${first} Sama: [^.]*nomor HP[^.]*\\. Menurut koordinator berkaitan`),
    );
    expect(text).toMatch(new RegExp(`Nomor ${third} Sama: [^.]*nomor HP[^.]*\\. Belum dicek`));
    expect(text).not.toContain(`Nomor ${second} `);
  });

  test('is refused before the story was opened, and to whoever does not hold it', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const tono = await stage.coordinator('tono', ['52.03']);
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    const andi = await stage.coordinator('andi', ['52.04']);
    const number = await reported(stage, stage.person('siti'));
    await budi.says(`ambil ${number}`);
    for (const one of [budi, tono, rina, andi]) {
      one.reads();
      await one.says(`berkas ${number}`);
      expect(one.reads()).toMatch(/belum kamu pegang|tidak ada di daftarmu/);
    }
    await takes(budi, number);
    for (const one of [tono, rina, andi]) {
      one.reads();
      await one.says(`berkas ${number}`, '1');
      expect(one.reads()).not.toContain('sedang dibuat');
    }
    expect(await stage.store.db.selectFrom('job').selectAll().execute()).toEqual([]);
  });

  test('is made for a supervisor who has read the story', async (stage) => {
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    const tono = await stage.coordinator('tono', ['52']);
    const number = await reported(stage, stage.person('siti'));
    await takes(rina, number);
    await rina.says(`lepas ${number}`);
    await takes(tono, number);
    rina.reads();
    await rina.says(`berkas ${number}`, '1');
    await drawn(stage);
    expect(await fileFor(stage, rina)).not.toBeNull();
  });

  test('is not handed over when the case got into other hands while it was drawn', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const number = await reported(stage, stage.person('siti'));
    await takes(budi, number);
    await budi.says(`berkas ${number}`, '1');
    await budi.says(`lepas ${number}`);
    budi.reads();
    await drawn(stage);
    const received = budi.receives();
    expect(received.flatMap(({ message }) => message.attachments ?? [])).toEqual([]);
    expect(received.map(({ text }) => text).join()).toContain('belum kamu pegang');
    expect(await stage.store.db.selectFrom('media').selectAll().execute()).toEqual([]);
    expect((await trail(stage)).map(({ act }) => act)).toEqual(['shown']);
  });

  test('is not made of a report that its writer took back', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    const number = await reported(stage, siti);
    await takes(budi, number);
    await siti.says('hapus data saya', '2');
    budi.reads();
    await budi.says(`berkas ${number}`);
    expect(budi.reads()).toContain('sudah ditarik penulisnya');
  });

  test('is never made in a group', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const number = await reported(stage, stage.person('siti'));
    await takes(budi, number);
    await budi.writesIn('group', `berkas ${number}`);
    expect(stage.group('group').reads()).not.toMatch(/berkas|Untuk siapa/i);
    expect(await stage.store.db.selectFrom('job').selectAll().execute()).toEqual([]);
  });

  test('lies sealed until it is handed over, and a day later it is gone either way', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const number = await reported(stage, stage.person('siti'));
    await takes(budi, number);
    await budi.says(`berkas ${number}`, '1');
    budi.reads();
    await drawn(stage);
    const file = await fileFor(stage, budi);
    const chunks = await stage.store.db.selectFrom('media_chunk').select('bytes').execute();
    expect(chunks.length).toBeGreaterThan(0);
    expect(chunks.some(({ bytes }) => Buffer.from(bytes).includes('%PDF'))).toBe(false);
    await stage.passes(22 * hour);
    expect(await stage.media.read(file?.media ?? '')).not.toBeNull();
    await stage.passes(2 * hour);
    expect(await stage.media.read(file?.media ?? '')).toBeNull();
  });

  test('that could not be drawn is said so, and nothing is noted', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const number = await reported(stage, stage.person('siti'));
    await takes(budi, number);
    await budi.says(`berkas ${number}`, '1');
    budi.reads();
    await stage.jobFails('CaseFileError');
    expect(budi.reads()).toContain('tidak bisa dibuat');
    expect((await trail(stage)).map(({ act }) => act)).toEqual(['shown']);
  });
});

describeOnStage('the audit trail in the chat', (test) => {
  test('tells a supervisor who opened a story and when, and nobody else', async (stage) => {
    const budi = await stage.coordinator('Budi', ['52.03']);
    const rina = await stage.coordinator('Rina', ['52'], { role: 'supervisor' });
    const dewi = await stage.coordinator('Dewi', ['53'], { role: 'supervisor' });
    const siti = stage.person('siti');
    const number = await reported(stage, siti);
    await rina.says(`jejak ${number}`);
    expect(rina.reads()).toContain('Belum ada yang membuka');
    await takes(budi, number);
    await budi.says(`buka ${number}`);
    budi.reads();
    await rina.says(`jejak ${number}`);
    const said = rina.reads();
    expect(said).toMatch(/21 Nov 2026 11\.00 WITA · Budi · membuka cerita\n/);
    expect(said).toContain('bukan yang pertama kali');
    expect(said).not.toMatch(/Wati|gadis|siti/);
    await budi.says(`jejak ${number}`);
    expect(budi.reads()).toContain('hanya untuk penyelia');
    await dewi.says(`trail ${number}`);
    expect(dewi.reads()).toContain('tidak ada di daftarmu');
  });

  test('holds no word of anybody, whatever was written and done', async (stage) => {
    const budi = await stage.coordinator('6281100000009', ['52.03'], { name: 'HARTONO' });
    const siti = stage.person('NURBAYA');
    const number = await reported(
      stage,
      siti,
      'Bu WATI cari GADIS di Aikmel, Lombok Timur, hp 0812 3456 7890',
    );
    await takes(budi, number);
    await budi.says(`tanya ${number} KAPANBERANGKAT`, `catat ${number} CATATANKU`, `buka ${number}`);
    await siti.says('1', 'JAWABANKU');
    await budi.says(`berkas ${number}`, '3');
    await drawn(stage);
    await budi.says(`sudah ${number}`, `tutup ${number}`, '1');
    await siti.says('hapus data saya', '2');
    await stage.passes(4 * day);
    const rows = await stage.store.db.selectFrom('audit').selectAll().execute();
    expect(rows.map(({ act }) => act)).toEqual(['shown', 'shown', 'filed', 'withdrawn', 'deleted']);
    expect(JSON.stringify(rows)).not.toMatch(
      /HARTONO|NURBAYA|WATI|GADIS|7890|62811|KAPANBERANGKAT|CATATANKU|JAWABANKU|Aikmel|52\.03/i,
    );
    for (const { act, detail, coordinator_id: id } of rows) {
      expect(auditActs).toContain(act);
      expect([null, ...auditDetails]).toContain(detail);
      expect(id ?? '0'.repeat(32)).toMatch(/^[0-9a-f]{32}$/);
    }
  });

  test('outlives the case', async (stage) => {
    const budi = await stage.coordinator('Budi', ['52.03']);
    const siti = stage.person('siti');
    const number = await reported(stage, siti);
    await takes(budi, number);
    await siti.says('hapus data saya', '2');
    await stage.passes(4 * day);
    expect((await stage.cases())[0]?.key).toBeNull();
    expect((await trail(stage)).map(({ act, number: n, detail }) => [act, n, detail])).toEqual([
      ['shown', number, null],
      ['withdrawn', number, null],
      ['deleted', number, 'request'],
    ]);
  });
});
