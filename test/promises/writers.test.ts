import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { plainReceipt } from '../../src/values/receipt.ts';
import {
  type Actor,
  day,
  describeOnStage,
  hour,
  minute,
  reports,
  type Stage,
  takes,
} from '../inbox/actions/stage.ts';

const betraying: string[] = Object.values(
  parse(readFileSync(new URL('../../data/betraying-words.yaml', import.meta.url), 'utf8')),
).flat() as string[];
const story = 'Bu Wati bawa gadis dari Pringgasela, Lombok Timur ke Malaysia, hp 0812 3456 7890';
const secrets = /Wati|gadis|Pringgasela|8123456/;
const cry = 'tolong saya disekap di Aikmel, Lombok Timur, pintu dikunci';

async function heldBy(stage: Stage, budi: Actor): Promise<number> {
  await reports(stage.person('siti'), story);
  const number = (await stage.cases()).at(-1)?.number ?? 0;
  await takes(budi, number);
  budi.reads();
  return number;
}

/** A report whose writer takes a Kode; gives it. */
async function reportsForKode(writer: Actor): Promise<string> {
  await writer.says('mau lapor', '1', story, 'selesai');
  for (let n = 0; n < 8; n += 1) {
    const read = writer.reads();
    const code = /\d{4} \d{4} \d{4} \d{4}/.exec(read)?.[0];
    if (code !== undefined) return code;
    await writer.says(/Mau Kode/.test(read) ? '1' : '0');
  }
  throw new Error('no Kode was offered');
}

describeOnStage('promises to writers:', (test) => {
  test('What the bot begins by itself is one neutral line', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const number = await heldBy(stage, budi);
    const siti = stage.person('siti');
    siti.receives();
    await budi.says(`tanya ${number} siapa yang bawa gadis itu?`);
    await budi.says(`telepon ${number}`);
    await stage.passes(hour);
    await budi.says(`sudah ${number}`);
    await stage.passes(80 * day);
    await stage.passes(20 * day);
    const begun = siti.receives().filter(({ started }) => started);
    expect(begun.length).toBeGreaterThan(0);
    for (const { text, message } of begun) {
      expect(message.neutral).toBe(true);
      expect(text.split('\n')).toHaveLength(1);
      for (const word of betraying) expect(text.toLowerCase()).not.toContain(word.toLowerCase());
      expect(text).not.toMatch(/\d{4}/);
    }
  });

  test('Whoever holds the phone sees the state of a report and kinds of data, never a story', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const number = await heldBy(stage, budi);
    await budi.says(`catat ${number} rahasia koordinator`);
    const siti = stage.person('siti');
    siti.reads();
    await siti.says('status', '1', 'data saya', 'privasi', 'status');
    const read = siti.reads();
    expect(read).toMatch(/laporan/i);
    expect(read).not.toMatch(secrets);
    expect(read).not.toMatch(/rahasia|budi/i);
  });

  test('A withdrawal leaves a danger with its claimer for 72 hours, marked as perhaps forced', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await siti.says(cry, '1', '0');
    const number = (await stage.theCase()).number;
    await takes(budi, number);
    await budi.says(`sudah ${number}`);
    budi.reads();
    await siti.says('menu', 'status', '3', '2');
    expect(budi.reads()).toMatch(/ditarik/i);
    await stage.passes(71 * hour);
    await budi.says(`buka ${number}`);
    const read = budi.reads();
    expect(read).toContain('pintu dikunci');
    expect(read).toMatch(/mungkin ditekan|DITARIK/i);
    await stage.passes(2 * hour);
    budi.reads();
    await budi.says(`buka ${number}`);
    expect(budi.reads()).not.toContain('pintu dikunci');
    expect((await stage.theCase()).key).toBeNull();
  });

  test("The writer's number goes to a claimer only by their yes, and not to the next one", async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const number = await heldBy(stage, budi);
    const tono = await stage.coordinator('tono', ['52.03']);
    const siti = stage.person('siti');
    await budi.says(`telepon ${number}`);
    await siti.says('1', '2');
    expect(budi.reads()).not.toMatch(/8777/);
    await budi.says(`telepon ${number}`);
    await siti.says('1', '1', '0877 7111 2222');
    await budi.says(`buka ${number}`);
    expect(budi.reads().replaceAll(/\D/g, '')).toContain('87771112222');
    await budi.says(`lepas ${number}`);
    await takes(tono, number);
    await tono.says(`buka ${number}`);
    expect(tono.reads().replaceAll(/\D/g, '')).not.toContain('87771112222');
  });

  test("The writer's address opens only in danger, for claimer and supervisor together, and is written down", async (stage) => {
    stage.channel = 'telegram';
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    const ordinary = await heldBy(stage, budi);
    await budi.says(`darurat ${ordinary}`, '1');
    expect(rina.reads()).not.toMatch(/setuju/);
    const writer = stage.person('777000111');
    await writer.says(cry, '1', '0');
    const number = (await stage.cases()).at(-1)?.number ?? 0;
    await takes(budi, number);
    budi.reads();
    rina.reads();
    await budi.says(`darurat ${number}`, '1');
    const code = /setuju \d+ (\d+)/.exec(rina.reads())?.[1] ?? '';
    expect(code).not.toBe('');
    await budi.says(`setuju ${number} ${code}`);
    expect(budi.reads()).not.toContain('777000111');
    await rina.says(`setuju ${number} ${code}`);
    expect(budi.reads()).toContain('777000111');
    expect(rina.reads()).not.toContain('777000111');
    const acts = (await stage.store.db.selectFrom('audit').select(['act', 'number']).execute())
      .filter((row) => row.number === number)
      .map(({ act }) => act);
    expect(acts).toEqual(expect.arrayContaining(['unseal-asked', 'unseal-agreed', 'unsealed']));
  });

  test('No case file, list or trail names the writer', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03'], { role: 'supervisor' });
    await reports(stage.person('pengirim-rahasia'), story);
    const { number } = await stage.theCase();
    await takes(budi, number);
    await budi.says('kasus', `jejak ${number}`, `berkas ${number}`, '1');
    const seen = stage.outbox.filter(({ to }) => to === 'budi');
    expect(JSON.stringify(seen)).not.toContain('pengirim-rahasia');
    const jobs = await stage.store.db.selectFrom('job').selectAll().execute();
    const payloads = jobs.map(({ payload }) => stage.store.seal.openText('job.payload', payload));
    expect(payloads.join()).not.toContain('pengirim-rahasia');
  });

  test('A number that was silent for 120 days is shown nothing of before without the Kode', async (stage) => {
    stage.channel = 'whatsapp-cloud';
    const siti = stage.person('6281234567000');
    const code = await reportsForKode(siti);
    stage.now += 130 * day;
    // Its coordinator works on it until today.
    await stage.store.db.updateTable('case_file').set({ activity_at: stage.now }).execute();
    await siti.says('status', 'data saya');
    expect(siti.reads()).not.toMatch(/1001|Sudah diteruskan|kamu kirim, terkunci: 1/);
    await siti.says('status', code);
    expect(siti.reads()).toMatch(/1001/);
  });

  test('A Kode is kept as a keyed hash, and guesses are limited', async (stage) => {
    const code = await reportsForKode(stage.person('siti'));
    expect(code).toMatch(/\d/);
    const [receipt] = await stage.store.db.selectFrom('receipt').selectAll().execute();
    expect(Buffer.from(receipt?.hash ?? []).toString('latin1')).not.toContain(plainReceipt(code));
    const thief = stage.person('maling');
    await thief.says('status');
    for (let n = 0; n < 6; n += 1) await thief.says(`1111 2222 3333 444${n}`);
    thief.reads();
    await thief.says('status', code);
    expect(thief.reads()).not.toMatch(/1001/);
    await stage.passes(minute);
  });

  test('What is answered about a company does not depend on reports', async (stage) => {
    const ask = async (who: string): Promise<string> => {
      const person = stage.person(who);
      await person.says('PT Agesa Asa Jaya', '0812 3456 7890');
      return person.reads();
    };
    const before = await ask('a');
    for (let n = 0; n < 4; n += 1)
      await reports(
        stage.person(`p${n}`),
        `PT Agesa Asa Jaya menipu ${n} orang di Aikmel, hp 0812 3456 7890`,
      );
    expect(await ask('b')).toBe(before);
  });
});
