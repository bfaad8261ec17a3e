import { expect } from 'vitest';
import type { Attachment } from '../../../src/values/message.ts';
import { type Actor, describeOnStage, type Stage, takes } from './stage.ts';

const attachmentsOf = (actor: Pick<Actor, 'receives'>): readonly Attachment[] =>
  actor.receives().flatMap(({ message }) => message.attachments ?? []);

/** What the outbox would really send of an attachment at this moment, as app.ts reads it. */
async function bytesOf(stage: Stage, { source }: Attachment): Promise<string | null> {
  if (!('media' in source)) throw new Error('not from a person');
  if (source.holder === undefined) throw new Error('for everybody');
  return (await stage.media.readFor(source.media, source.holder))?.bytes.toString() ?? null;
}

async function allBytes(stage: Stage, attachments: readonly Attachment[]): Promise<(string | null)[]> {
  return Promise.all(attachments.map((attachment) => bytesOf(stage, attachment)));
}

/** A report from Lombok Timur with a photo. */
async function withPhoto(stage: Stage): Promise<{ number: number; id: string; siti: Actor }> {
  const siti = stage.person('siti');
  await siti.says('mau lapor', '1', 'Bu Wati cari gadis di Aikmel, Lombok Timur');
  const id = await siti.sends('photo');
  siti.reads();
  await siti.says('selesai');
  // What was understood is right.
  if (siti.receives().some(({ message }) => message.choices?.some(({ id }) => id === 'right')))
    await siti.says('1');
  await siti.says('4', '2', '1', '2');
  return { number: (await stage.theCase()).number, id, siti };
}

describeOnStage('a photo of a report', (test) => {
  test('is sealed by the key of the case from the moment it belongs to it', async (stage) => {
    const { id } = await withPhoto(stage);
    const row = await stage.store.db.selectFrom('media').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ id, case_id: (await stage.theCase()).id });
    const { seal } = stage.store;
    expect(() => seal.open('media.media_key', row.media_key ?? new Uint8Array())).toThrow();
    expect((await stage.media.read(id))?.bytes.toString()).toBe('bytes');
    await stage.store.db.updateTable('case_file').set({ case_key: null }).execute();
    expect(await stage.media.read(id)).toBeNull();
  });

  test('is shown to who holds the case, after the second step, and to nobody else', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const ani = await stage.coordinator('ani', ['52.03']);
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    const group = stage.group('-500');
    await rina.writesIn('-500', '/group Lombok Timur');
    group.reads();
    const { number } = await withPhoto(stage);
    expect(attachmentsOf(budi)).toEqual([]);
    expect(attachmentsOf(group)).toEqual([]);
    await budi.says(`ambil ${number}`);
    expect(attachmentsOf(budi)).toEqual([]);
    await budi.says('2');
    const shown = attachmentsOf(budi);
    expect(await allBytes(stage, shown)).toEqual(['bytes']);
    // An alert alone opens nothing, and neither does being a supervisor.
    for (const other of [ani, rina]) {
      await other.says(`ambil ${number}`, `buka ${number}`, '2');
      expect(attachmentsOf(other)).toEqual([]);
    }
    expect(attachmentsOf(group)).toEqual([]);
    expect(attachmentsOf(stage.group('siti'))).toEqual([]);
  });

  test('that still waits to be sent is not sent to who let the case go meanwhile', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const { number } = await withPhoto(stage);
    await takes(budi, number);
    const waiting = attachmentsOf(budi);
    expect(await allBytes(stage, waiting)).toEqual(['bytes']);
    await budi.says(`lepas ${number}`);
    expect(await allBytes(stage, waiting)).toEqual([null]);
    await budi.says(`buka ${number}`);
    expect(attachmentsOf(budi)).toEqual([]);
  });

  test('that still waits to be sent is not sent to who was taken off the roster meanwhile', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const { number } = await withPhoto(stage);
    await takes(budi, number);
    const waiting = attachmentsOf(budi);
    const held = (await stage.theCase()).state.claimedBy ?? '';
    await stage.in((tx) => stage.services.roster.setStatus(tx, held, 'removed', 0));
    expect(await allBytes(stage, waiting)).toEqual([null]);
  });

  test('that still waits to be sent is gone with the case', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const { number } = await withPhoto(stage);
    await takes(budi, number);
    const waiting = attachmentsOf(budi);
    const file = await stage.theCase();
    await stage.in((tx) => stage.services.cases.destroy(tx, file));
    expect(await allBytes(stage, waiting)).toEqual([null]);
  });

  test('that answers a question comes to who asked, for them only', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const { number, siti } = await withPhoto(stage);
    await takes(budi, number);
    await budi.says(`tanya ${number} ada foto kuitansinya?`);
    budi.receives();
    await siti.says('1');
    await siti.sends('photo');
    await siti.says('selesai');
    const came = attachmentsOf(budi);
    expect(await allBytes(stage, came)).toEqual(['bytes']);
    await budi.says(`lepas ${number}`);
    expect(await allBytes(stage, came)).toEqual([null]);
  });

  test('beyond so many the words are kept, the picture is not, and it is said once', async (stage) => {
    const most = stage.services.world.policy.limits.filesInCase;
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati cari gadis di Aikmel');
    for (let n = 0; n < most; n += 1) await siti.sends('photo');
    siti.reads();
    await siti.sends('photo', 'ini kuitansinya');
    await siti.sends('photo');
    expect(siti.reads().split(String(most)).length).toBe(2);
    const rows = await stage.store.db.selectFrom('media').select('id').execute();
    expect(rows).toHaveLength(most);
    const events = await stage.events(await stage.theCase());
    expect(JSON.stringify(events)).toContain('ini kuitansinya');
  });
});

describeOnStage('a file that is not taken', (test) => {
  const file = (problem: 'unopened' | 'wrong-type' | 'too-large' | 'pdf' | 'too-many', caption?: string) =>
    ({
      kind: 'media',
      media: 'document',
      remote: { ref: 'r' },
      stored: { problem },
      ...(caption === undefined ? {} : { caption }),
    }) as const;

  test('leaves the words beside it in the story', async (stage) => {
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati cari gadis di Aikmel');
    siti.reads();
    await siti.does(file('wrong-type', 'ini surat kontraknya dari Pak Anto'));
    expect(siti.reads()).toContain('Kirim foto');
    const events = await stage.events(await stage.theCase());
    expect(events.at(-1)).toMatchObject({
      kind: 'told',
      data: { text: 'ini surat kontraknya dari Pak Anto' },
    });
  });

  test('under a cry for help: numbers first, then what became of the file', async (stage) => {
    const siti = stage.person('siti');
    await siti.does(file('too-large', 'tolong saya dikurung majikan, pintu dikunci dari luar'));
    const [first] = siti.receives();
    expect(first?.text).toMatch(/Kemlu, 24 jam/);
    const text = first?.text ?? '';
    expect(text).toContain('terlalu besar');
    expect(text.indexOf('terlalu besar')).toBeGreaterThan(text.indexOf('Kemlu, 24 jam'));
    const events = await stage.events(await stage.theCase());
    expect(JSON.stringify(events)).toContain('pintu dikunci dari luar');
  });

  test('because it is about sexual violence: the words are kept, why is said kindly, once', async (stage) => {
    const siti = stage.person('siti');
    await siti.says('saya diperkosa majikan');
    siti.reads();
    await siti.does(file('unopened', 'ini kejadian semalam di rumahnya'));
    expect(siti.reads()).toContain('tidak dilihat siapa pun');
    await siti.does(file('unopened'));
    expect(siti.reads()).not.toContain('tidak dilihat siapa pun');
    const events = await stage.events(await stage.theCase());
    expect(JSON.stringify(events)).toContain('ini kejadian semalam');
  });

  test('and speaks of it in its caption: numbers first, and no picture', async (stage) => {
    const siti = stage.person('siti');
    await siti.does(file('unopened', 'saya diperkosa majikan'));
    const [first] = siti.receives();
    expect(first?.text).toContain('tidak dilihat siapa pun');
    expect((await stage.theCase()).kind).toBe('danger');
  });

  test('outside of any report: it is said, and the talk goes on', async (stage) => {
    const siti = stage.person('siti');
    for (const problem of ['wrong-type', 'too-large', 'pdf', 'too-many', 'unopened'] as const) {
      await siti.does(file(problem));
      expect(siti.reads()).not.toBe('');
      expect(await stage.cases()).toEqual([]);
    }
  });
});
