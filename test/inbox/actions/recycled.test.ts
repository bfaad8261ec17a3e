import { expect } from 'vitest';
import { type Actor, day, describeOnStage, reports, type Stage, takes } from './stage.ts';

const neutral = 'Halo, ada info baru dari Suluh. Balas 1 kalau sedang santai.';
const number = '6281200000001';

/** A report from a number, whose coordinator asks something once the number has lain idle. */
async function asked(stage: Stage): Promise<{ kode: string; writer: Actor; caseNumber: number }> {
  stage.channel = 'whatsapp-cloud';
  const budi = await stage.coordinator('6281200000002', ['52.03']);
  const writer = stage.person(number);
  await reports(writer);
  const { number: caseNumber, id } = await stage.theCase();
  await stage.in((tx) =>
    tx
      .insertInto('receipt')
      .values({
        hash: stage.store.seal.blind('receipt', '1111222233334444'),
        case_id: id,
        created_at: stage.now,
      })
      .execute(),
  );
  await takes(budi, caseNumber);
  // It is kept because its coordinator works on it.
  stage.now += 60 * day;
  await budi.says(`catat ${caseNumber} belum ada kabar`);
  stage.now += 61 * day;
  await budi.says(`tanya ${caseNumber} Di mana dia sekarang?`);
  writer.reads();
  return { kode: '1111 2222 3333 4444', writer, caseNumber };
}

describeOnStage('a number that may have changed hands', (test) => {
  test('is shown nothing of an old report, whatever it answers or asks', async (stage) => {
    const { writer, caseNumber } = await asked(stage);
    for (const words of ['1', '0', 'status', '0', 'ya', 'menu']) await writer.says(words);
    const read = writer.reads();
    expect(read).not.toMatch(new RegExp(`${caseNumber}|Di mana dia|Wati|Aikmel|petugas bertanya`));
  });

  test('is asked for the Kode in the same words as somebody who never wrote', async (stage) => {
    const { writer } = await asked(stage);
    await writer.says('1');
    const stranger = stage.person('6281200000009');
    await stranger.says('1');
    const question = writer.reads();
    expect(question).toContain('Kode 16 angka');
    expect(stranger.reads()).toBe(question);
    await writer.says('0');
    await stranger.says('0');
    expect(stranger.reads()).toBe(writer.reads());
  });

  test('asks the same when the template is tapped', async (stage) => {
    const { writer } = await asked(stage);
    await writer.does({ kind: 'opened' });
    expect(writer.reads()).toContain('Kode 16 angka');
  });

  test('is the same person’s again by the Kode, and then gets what waited', async (stage) => {
    const { writer, kode, caseNumber } = await asked(stage);
    await writer.says('1');
    writer.reads();
    await writer.says('9999 9999 9999 9999');
    expect(writer.reads()).not.toContain(String(caseNumber));
    await writer.says(kode);
    const read = writer.reads();
    expect(read).toContain(neutral);
    expect(read).toContain(`Nomor ${caseNumber}`);
    await writer.says('1');
    expect(writer.reads()).toContain('Di mana dia sekarang?');
    await writer.says('di kapal');
    expect((await stage.events(await stage.theCase())).at(-1)?.kind).toBe('answered');
  });

  test('that is in use is asked for nothing', async (stage) => {
    stage.channel = 'whatsapp-cloud';
    const budi = await stage.coordinator('6281200000002', ['52.03']);
    const writer = stage.person(number);
    await reports(writer);
    const { number: caseNumber } = await stage.theCase();
    await takes(budi, caseNumber);
    stage.now += 80 * day;
    await budi.says(`tanya ${caseNumber} Di mana dia sekarang?`);
    writer.reads();
    await writer.says('1');
    expect(writer.reads()).toContain('Di mana dia sekarang?');
  });

  test('on a channel whose ids never change hands nobody is asked', async (stage) => {
    const writer = stage.person('siti');
    await writer.says('1');
    expect(writer.reads()).not.toContain('Kode');
  });
});
