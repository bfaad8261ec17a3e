import { expect } from 'vitest';
import type { NewCoordinator } from '../../../src/store/roster.ts';
import { type Actor, day, describeOnStage, minute, reports, type Stage, takes } from './stage.ts';

const supervisor = { role: 'supervisor' } as const;

interface Scene {
  readonly siti: Actor;
  readonly budi: Actor;
  readonly rina: Actor;
  readonly number: number;
}

/** A cry for help from Lombok Timur over Telegram, held by Budi; Rina supervises the province. */
async function danger(
  stage: Stage,
  channel = 'telegram',
  more: Partial<NewCoordinator> = {},
): Promise<Scene> {
  const budi = await stage.coordinator('2001', ['52.03']);
  const rina = await stage.coordinator('2002', ['52'], { ...supervisor, ...more });
  stage.channel = channel;
  const siti = stage.person('628131111222');
  await siti.says('tolong saya disekap di rumah di Aikmel, Lombok Timur');
  await stage.passes(11 * minute);
  stage.channel = 'test';
  const { number } = await stage.theCase();
  await takes(budi, number);
  budi.reads();
  rina.reads();
  return { siti, budi, rina, number };
}

async function asks({ budi, rina, number }: Scene, receiver = '1'): Promise<string> {
  await budi.says(`darurat ${number}`, receiver);
  return new RegExp(`setuju ${number} (\\d{6})`).exec(rina.reads())?.[1] ?? 'none';
}

const acts = async (stage: Stage) => {
  const rows = await stage.store.db.selectFrom('audit').selectAll().orderBy('seq').execute();
  return rows.filter(({ act }) => act.startsWith('unseal')).map(({ act, detail }) => `${act} ${detail}`);
};

describeOnStage('break-glass', (test) => {
  test('opens the address for the claimer when a supervisor agrees, once, and both are recorded', async (stage) => {
    const scene = await danger(stage);
    const { budi, rina, number } = scene;
    await budi.says(`darurat ${number}`);
    const rule = budi.reads();
    expect(rule).toMatch(/nyawa terancam, oleh dua orang/);
    expect(rule).toMatch(/polisi, Kemlu, atau KP2MI/);
    await budi.says('1');
    expect(budi.reads()).toMatch(/berlaku 30 menit/);
    const [line] = rina.receives();
    expect(line?.text).toContain('Lombok Timur');
    expect(line?.text).not.toMatch(/628131111222|disekap|Aikmel/);
    const code = /setuju \d+ (\d{6})/.exec(line?.text ?? '')?.[1] ?? '';
    await rina.says(`setuju ${number} ${code}`);
    const [address, ...others] = budi.receives();
    expect(others).toEqual([]);
    expect(address?.text).toContain('hanya untuk polisi');
    expect(address?.text).toContain('628131111222 (tg://user?id=628131111222)');
    expect(address?.to).toBe('2001');
    expect(rina.reads()).not.toContain('628131111222');
    expect(await acts(stage)).toEqual(['unseal-asked police', 'unseal-agreed police', 'unsealed police']);
    const [opened] = (await stage.events(await stage.theCase())).filter(({ kind }) => kind === 'unsealed');
    const people = await stage.in((tx) => stage.services.roster.all(tx));
    const idOf = (name: string) => people.find((one) => one.name === name)?.id;
    expect(opened).toMatchObject({
      actor: idOf('2001'),
      data: { receiver: 'police', agreedBy: idOf('2002') },
    });
    await rina.says(`setuju ${number} ${code}`);
    expect(rina.reads()).toContain('Kode itu tidak cocok');
    expect(budi.receives()).toEqual([]);
    await budi.says(`buka ${number}`);
    const again = budi.reads();
    expect(again).toContain('alamat penulis dibuka untuk polisi');
    expect(again).not.toContain('628131111222');
  });

  test('gives a telephone number where the writer came by WhatsApp', async (stage) => {
    const scene = await danger(stage, 'whatsapp-web');
    const code = await asks(scene, '3');
    await scene.rina.says(`agree ${scene.number} ${code}`);
    expect(scene.budi.reads()).toMatch(/KP2MI[\s\S]*WhatsApp \+628131111222/);
  });

  test('says that there is no address where the writer came by the web', async (stage) => {
    const { budi, rina, number } = await danger(stage, 'web');
    await budi.says(`darurat ${number}`);
    expect(budi.reads()).toContain('Tidak ada alamat yang bisa dipakai');
    expect(rina.reads()).toBe('');
  });

  test('is for danger only, and for whoever has read the story', async (stage) => {
    const budi = await stage.coordinator('2001', ['52.03']);
    const tono = await stage.coordinator('2003', ['52.03']);
    await stage.coordinator('2002', ['52'], supervisor);
    const siti = stage.person('siti');
    await reports(siti);
    const { number } = await stage.theCase();
    await budi.says(`darurat ${number}`);
    expect(budi.reads()).toContain('belum kamu pegang');
    await takes(budi, number);
    budi.reads();
    await budi.says(`darurat ${number}`);
    expect(budi.reads()).toContain('tidak ditandai bahaya');
    await tono.says(`darurat ${number}`);
    expect(tono.reads()).toContain('belum kamu pegang');
    expect(await acts(stage)).toEqual([]);
  });

  test('has no shortcut for the only supervisor: whoever asks does not agree, and it is said whom to call', async (stage) => {
    const rina = await stage.coordinator('2002', ['52'], supervisor);
    stage.channel = 'telegram';
    await stage.person('62813').says('tolong saya disekap di rumah di Aikmel, Lombok Timur');
    await stage.passes(11 * minute);
    stage.channel = 'test';
    const { number } = await stage.theCase();
    await takes(rina, number);
    rina.reads();
    await rina.says(`darurat ${number}`);
    const said = rina.reads();
    expect(said).toContain('tidak ada penyelia lain');
    expect(said).toMatch(/110[\s\S]*0800-1000/);
    const row = { code: '123456', case_id: (await stage.theCase()).id, asked_by: 'x', asked_at: stage.now };
    await stage.store.db
      .insertInto('break_glass')
      .values({ ...row, receiver: 'police', agreed_by: null, agreed_at: null })
      .execute();
    await rina.says(`setuju ${number} 123456`);
    expect(rina.reads()).toContain('harus dua orang');
  });

  test('is agreed to by no coordinator, no newcomer, nobody below and nobody from elsewhere', async (stage) => {
    const tono = await stage.coordinator('2003', ['52.03']);
    const baru = await stage.coordinator('2004', ['52'], { ...supervisor, storiesFrom: stage.now + day });
    const jatim = await stage.coordinator('2005', ['35'], supervisor);
    const scene = await danger(stage);
    for (const actor of [tono, baru, jatim]) actor.reads();
    const code = await asks(scene);
    for (const actor of [tono, baru, jatim]) {
      expect(actor.reads()).not.toContain(code);
      await actor.says(`setuju ${scene.number} ${code}`);
      expect(actor.reads()).not.toMatch(/sudah dikirim/);
    }
    expect(scene.budi.reads()).not.toContain('tg://');
    expect(await acts(stage)).toEqual(['unseal-asked police']);
  });

  test('asks nobody who wrote it themselves', async (stage) => {
    stage.channel = 'telegram';
    const budi = await stage.coordinator('2001', ['52.03']);
    const writer = await stage.coordinator('2006', ['52'], supervisor);
    await writer.says('tolong saya disekap di rumah di Aikmel, Lombok Timur');
    await stage.passes(20 * minute);
    const { number } = await stage.theCase();
    await takes(budi, number);
    writer.reads();
    budi.reads();
    await budi.says(`darurat ${number}`);
    expect(budi.reads()).toContain('tidak ada penyelia lain');
    expect(writer.reads()).toBe('');
  });

  test('is over after its time, after a new wish, and when the case got into other hands', async (stage) => {
    const scene = await danger(stage);
    const { budi, rina, number } = scene;
    const first = await asks(scene);
    const second = await asks(scene);
    await rina.says(`setuju ${number} ${first}`);
    expect(rina.reads()).toContain('Kode itu tidak cocok');
    stage.now += 31 * minute;
    await rina.says(`setuju ${number} ${second}`);
    expect(rina.reads()).toContain('sudah tidak berlaku');
    const third = await asks(scene);
    const tono = await stage.coordinator('2003', ['52.03']);
    await budi.says(`lepas ${number}`);
    await takes(tono, number);
    tono.reads();
    budi.reads();
    await rina.says(`setuju ${number} ${third}`);
    expect(rina.reads()).toContain('sudah tidak berlaku');
    expect(`${budi.reads()}${tono.reads()}`).not.toContain('tg://');
  });

  test('takes wrong codes kindly, and not without end', async (stage) => {
    const scene = await danger(stage);
    const code = await asks(scene);
    const { rina, budi, number } = scene;
    budi.reads();
    for (let n = 0; n < 10; n += 1) {
      await rina.says(`setuju ${number} ${String((Number(code) + n + 1) % 1_000_000).padStart(6, '0')}`);
      expect(rina.reads()).toContain('Kode itu tidak cocok');
    }
    await rina.says(`setuju ${number} ${code}`);
    expect(rina.reads()).toContain('Sudah terlalu sering');
    await rina.says(`setuju ${number}`);
    expect(budi.reads()).toBe('');
  });

  test('is not possible any more once the writer has taken the report back', async (stage) => {
    const scene = await danger(stage);
    const { siti, budi, rina, number } = scene;
    const code = await asks(scene);
    stage.channel = 'telegram';
    await siti.says('menu', 'status', '3', '2');
    stage.channel = 'test';
    budi.reads();
    await rina.says(`setuju ${number} ${code}`);
    expect(rina.reads()).toMatch(/sudah tidak berlaku|sudah selesai/);
    await budi.says(`darurat ${number}`);
    expect(budi.reads()).not.toMatch(/Untuk siapa|tg:/);
    expect(await acts(stage)).toEqual(['unseal-asked police']);
  });

  test('leaves nothing of it behind when the case is deleted, but who did what', async (stage) => {
    const scene = await danger(stage);
    await asks(scene);
    const file = await stage.theCase();
    await stage.in((tx) => stage.services.cases.destroy(tx, file));
    expect(await stage.store.db.selectFrom('break_glass').selectAll().execute()).toEqual([]);
    const about = await stage.store.db
      .selectFrom('outbox')
      .select('seq')
      .where('case_id', '=', file.id)
      .execute();
    expect(about).toEqual([]);
    expect(await acts(stage)).toEqual(['unseal-asked police']);
  });
});
