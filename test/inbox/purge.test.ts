import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { warnDue } from '../../src/inbox/endings.ts';
import { countDue, sweep } from '../../src/store/retention.ts';
import { countStages } from '../../src/store/stages.ts';
import type { Store } from '../../src/store/store.ts';
import { openEverything } from '../support/everything.ts';
import { describeOnEachStore } from '../support/store.ts';
import { type Actor, createStage, day, hour, type Stage, takes } from './actions/stage.ts';

/** Words of people, at every place where one can be. */
const planted = {
  story: 'CERITATERTANAM',
  name: 'Wagirin',
  phone: '081234509876',
  note: 'CATATANTERTANAM',
  question: 'PERTANYAANTERTANAM',
  answer: 'JAWABANTERTANAM',
  late: 'TAMBAHANTERTANAM',
};

async function tellsAll(stage: Stage, writer: Actor, n: number): Promise<number> {
  const story = `Pak ${planted.name} ${planted.phone} ${planted.story}${n} di Aikmel, Lombok Timur`;
  await writer.says('mau lapor', '1', story);
  for (let k = 0; k < 2; k += 1) await writer.sends('photo');
  await writer.says('selesai');
  await stage.passes(hour);
  const numbers = (await stage.cases()).map(({ number }) => number);
  return Math.max(...numbers);
}

async function works(coordinator: Actor, number: number): Promise<void> {
  await takes(coordinator, number);
  await coordinator.says(`catat ${number} ${planted.note}`, `tanya ${number} ${planted.question}`);
}

/** Rows of a table, whatever is in them. */
const rowsOf = async (
  store: Store,
  table: 'media' | 'media_chunk' | 'case_event' | 'case_trace' | 'receipt',
) => (await store.db.selectFrom(table).selectAll().execute()).length;

async function held(stage: Stage) {
  const { store, services } = stage;
  const counts = await countStages(store, services.world.policy, stage.now);
  return {
    stages: Object.fromEntries(Object.entries(counts).map(([name, { cases }]) => [name, cases])),
    keys: (await stage.cases()).filter((file) => file.key !== null).length,
    files: await rowsOf(store, 'media'),
    chunks: await rowsOf(store, 'media_chunk'),
  };
}

const swept = ({ store, services, media, now }: Stage) =>
  sweep(store, services.cases, media, services.world.policy, now);

describeOnEachStore('what is kept of cases from the first word to the tombstone', (open) => {
  it('is counted at its five stages, and nothing planted is left, with the key neither', async () => {
    const { store, options } = await open();
    const stage = createStage(store);
    const budi = await stage.coordinator('budi', ['52.03']);
    const writers = ['a', 'b', 'c', 'd'].map((name) => stage.person(name));
    const numbers: number[] = [];
    for (const [n, writer] of writers.entries()) numbers.push(await tellsAll(stage, writer, n));
    const [held1 = 0, closed = 0] = numbers;
    for (const number of numbers) await works(budi, number);
    await budi.says(`tutup ${closed}`, 'Info kurang');

    // 1: new.
    expect(await held(stage)).toEqual({
      stages: { active: 4, warned: 0, withdrawn: 0, expired: 0, tombstone: 0 },
      ...{ keys: 4, files: 8, chunks: 8 },
    });
    const before = [...(await openEverything(store)).values()].flat().join('\n');
    for (const word of [planted.story, planted.name, planted.note, planted.question])
      expect(before).toContain(word);

    // 2: warned, but for the closed one; whoever writes something into theirs is active again.
    stage.now += 77 * day;
    expect(await warnDue(stage.services, stage.now)).toBe(3);
    await writers[3]?.says('2', 'status', '2', planted.late);
    await store.db.deleteFrom('timer').execute();
    expect(await held(stage)).toEqual({
      stages: { active: 2, warned: 2, withdrawn: 0, expired: 0, tombstone: 0 },
      ...{ keys: 4, files: 8, chunks: 8 },
    });

    // 3: withdrawn by its writer, the others' time is over: closed to all, still there.
    stage.now += 14 * day;
    await writers[3]?.says('status', '3', '2');
    expect(await held(stage)).toEqual({
      stages: { active: 0, warned: 0, withdrawn: 1, expired: 3, tombstone: 0 },
      ...{ keys: 4, files: 8, chunks: 8 },
    });
    budi.reads();
    await budi.says(`buka ${held1}`);
    expect(budi.reads()).not.toContain(planted.story);
    expect(await countDue(store, stage.services.world.policy, stage.now)).toMatchObject({
      ...{ cases: 3, files: 6, bytes: 30 },
    });

    // 4: destroyed.
    expect(await swept(stage)).toMatchObject({ cases: 3, files: 6, bytes: 30 });
    expect(await held(stage)).toEqual({
      stages: { active: 0, warned: 0, withdrawn: 1, expired: 0, tombstone: 3 },
      ...{ keys: 1, files: 2, chunks: 2 },
    });
    expect(await swept(stage)).toMatchObject({ cases: 0, files: 0 });
    budi.reads();
    await budi.says(`buka ${held1}`, `ambil ${held1}`, `catat ${held1} x`);
    expect(budi.reads().match(/sudah selesai/g)).toHaveLength(3);

    // 5: the withdrawn one too, after 72 hours; then the last traces of messages.
    await stage.passes(3 * day + hour);
    expect(await held(stage)).toEqual({
      stages: { active: 0, warned: 0, withdrawn: 0, expired: 0, tombstone: 4 },
      ...{ keys: 0, files: 0, chunks: 0 },
    });
    stage.now += 91 * day;
    await swept(stage);
    await swept(stage);
    for (const table of ['media', 'media_chunk', 'case_event', 'case_trace', 'receipt'] as const)
      expect(await rowsOf(store, table)).toBe(0);
    for (const [place, values] of await openEverything(store)) {
      for (const word of Object.values(planted))
        expect(values.join('\n').includes(word), `${word} in ${place}`).toBe(false);
    }
    if (store.dialect === 'sqlite') {
      for (const name of readdirSync(options.dataDir)) {
        const bytes = readFileSync(join(options.dataDir, name));
        for (const word of Object.values(planted))
          expect(bytes.includes(word), `${word} in ${name}`).toBe(false);
      }
    }
    const trail = await store.db.selectFrom('audit').select(['act', 'detail']).execute();
    const deleted = trail.filter(({ act }) => act === 'deleted').map(({ detail }) => detail);
    expect(deleted).toEqual(['time', 'time', 'time', 'request']);
  });
});
