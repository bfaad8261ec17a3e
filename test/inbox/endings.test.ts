import { sql } from 'kysely';
import { expect } from 'vitest';
import { warnDue } from '../../src/inbox/endings.ts';
import { dueCases, dueWarnings, sweep } from '../../src/store/retention.ts';
import { day, describeOnStage, hour, reports, type Stage, takes } from './actions/stage.ts';

const minute = 60_000;

/** As the running server does every hour, and a while later. */
async function anHour(stage: Stage): Promise<number> {
  const warned = await warnDue(stage.services, stage.now);
  await stage.passes(hour);
  return warned;
}

/** The timers that belong to other things than what is looked at would wake people for weeks. */
async function goesQuiet(stage: Stage): Promise<void> {
  await stage.store.db.deleteFrom('timer').execute();
}

describeOnStage('the end of the time for which a case is kept', (test) => {
  test('is told to whoever holds it, once, 14 days before', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    await reports(stage.person('siti'));
    const { number } = await stage.theCase();
    await takes(budi, number);
    await goesQuiet(stage);
    budi.reads();
    stage.now += 75 * day;
    expect(await anHour(stage)).toBe(0);
    stage.now += day;
    expect(await anHour(stage)).toBe(1);
    expect(budi.receives().map(({ text }) => text)).toEqual([
      expect.stringMatching(new RegExp(`${number} akan dihapus pada 19 Feb 2027. Ketik: catat ${number} …`)),
    ]);
    expect(await anHour(stage)).toBe(0);
    expect(budi.reads()).toBe('');
    expect((await stage.theCase()).warnedAt).not.toBeNull();
  });

  test('begins anew with any activity of either side', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await reports(siti);
    const { number } = await stage.theCase();
    await takes(budi, number);
    await goesQuiet(stage);
    stage.now += 76 * day;
    await anHour(stage);
    await budi.says(`catat ${number} masih dicari`);
    expect((await stage.theCase()).warnedAt).toBeNull();
    await goesQuiet(stage);
    stage.now += 76 * day;
    expect(await anHour(stage)).toBe(1);
    siti.reads();
    await siti.says('status', '2', 'dia pindah ke Selong');
    expect((await stage.theCase()).warnedAt).toBeNull();
    expect((await stage.theCase()).key).not.toBeNull();
  });

  test('of a case that nobody holds is told to those whose turn it is', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    await stage
      .person('siti')
      .says('mau lapor', '1', 'Bu Wati cari gadis di Aikmel, Lombok Timur', 'selesai');
    await stage.passes(hour);
    const { number } = await stage.theCase();
    await goesQuiet(stage);
    budi.reads();
    stage.now += 77 * day;
    await anHour(stage);
    expect(budi.reads()).toContain(`Ketik: ambil ${number}`);
  });

  test('of a danger that somebody holds is told to the supervisor as well', async (stage) => {
    const budi = await stage.coordinator('budi', ['52']);
    const rina = await stage.coordinator('rina', [], { role: 'supervisor' });
    const other = await stage.coordinator('lain', []);
    await stage.person('siti').says('mau lapor', '1', 'Tolong, adik saya dikurung di Aikmel, Lombok Timur');
    await stage.passes(hour);
    const { number } = await stage.theCase();
    await takes(budi, number);
    await goesQuiet(stage);
    for (const one of [budi, rina, other]) one.reads();
    stage.now += 77 * day;
    await anHour(stage);
    expect(budi.reads()).toContain(`catat ${number}`);
    expect(rina.reads()).toContain(`naik ${number}`);
    expect(other.reads()).toBe('');
  });

  test('gives the writer the neutral line only, and only if they may be asked back', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const asked = stage.person('boleh');
    const never = stage.person('jangan');
    await asked.says(
      'mau lapor',
      '1',
      'Bu Wati cari gadis di Aikmel, Lombok Timur',
      'selesai',
      '1',
      '4',
      '2',
      '1',
      '2',
    );
    await never.says(
      'mau lapor',
      '1',
      'Pak Joko cari gadis di Aikmel, Lombok Timur',
      'selesai',
      '1',
      '4',
      '2',
      '4',
      '2',
    );
    budi.reads();
    await goesQuiet(stage);
    for (const one of [asked, never]) one.reads();
    stage.now += 77 * day;
    expect(await anHour(stage)).toBe(2);
    expect(asked.receives().map(({ text }) => text)).toEqual([
      'Halo, ada info baru dari Suluh. Balas 1 kalau sedang santai.',
    ]);
    expect(never.reads()).toBe('');
    await asked.says('1');
    expect(asked.reads()).toMatch(/isinya dihapus pada 19 Feb 2027/);
  });

  test('is told in the morning when it comes at night', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    await reports(stage.person('siti'));
    await goesQuiet(stage);
    budi.reads();
    stage.now += 77 * day + 12 * hour;
    expect(await anHour(stage)).toBe(0);
    expect(budi.reads()).toBe('');
    stage.now += 8 * hour;
    expect(await anHour(stage)).toBe(1);
    expect(budi.reads()).not.toBe('');
  });

  test('is told in one message for many, and once by two processes at the same time', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    for (let n = 0; n < 13; n += 1) await reports(stage.person(`p${n}`));
    await goesQuiet(stage);
    budi.reads();
    stage.now += 77 * day;
    const both = await Promise.all([warnDue(stage.services, stage.now), warnDue(stage.services, stage.now)]);
    expect((both[0] ?? 0) + (both[1] ?? 0)).toBe(13);
    await stage.passes(minute);
    const told = budi.receives();
    expect(told).toHaveLength(1);
    expect(told[0]?.text.match(/Ketik: ambil \d+/g)).toHaveLength(10);
    expect(told[0]?.text).toContain('dan 3 lagi');
    expect(await stage.store.db.selectFrom('notice_waiting').selectAll().execute()).toEqual([]);
  });

  test('closes the case to everybody, before the sweep has been too', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    await reports(siti);
    const { number } = await stage.theCase();
    await takes(budi, number);
    await goesQuiet(stage);
    stage.now += 90 * day + hour;
    budi.reads();
    for (const word of [`buka ${number}`, `catat ${number} x`, `ambil ${number}`, `tutup ${number}`]) {
      await budi.says(word);
      expect(budi.reads()).toMatch(/sudah selesai/);
    }
    siti.reads();
    await siti.says('status');
    expect(siti.reads()).toContain('isinya sudah dihapus');
    await siti.says('2', 'ternyata dia datang lagi');
    expect((await stage.cases()).map(({ state }) => state.activityAt < stage.now - 90 * day)).toEqual([
      true,
      false,
    ]);
  });

  test('goes by indexes', async (stage) => {
    const { store, services } = stage;
    const { policy } = services.world;
    const plans = [];
    const due = dueCases(store.db, policy, stage.now).limit(500).compile();
    const toWarn = dueWarnings(store.db, policy, stage.now).limit(500).compile();
    for (const query of [due, toWarn]) {
      const plan = await store.db.connection().execute(async (db) => {
        if (store.dialect === 'postgres') await sql`set enable_seqscan = off`.execute(db);
        const how = store.dialect === 'postgres' ? 'explain' : 'explain query plan';
        return db.executeQuery({ ...query, sql: `${how} ${query.sql}` });
      });
      plans.push(JSON.stringify(plan.rows));
    }
    expect(plans[0]).toMatch(/case_file_activity/);
    expect(plans[0]).toMatch(/case_file_withdrawn/);
    expect(plans[1]).toMatch(/case_file_unwarned/);
    expect(plans.join()).not.toMatch(/SCAN case_file|Seq Scan on case_file/);
  });

  test('of hundreds at once holds nobody up', async (stage) => {
    const { store, services, media } = stage;
    const long = stage.now - 77 * day;
    const many = store.dialect === 'sqlite' ? 300 : 50;
    await store.transact(async (tx) => {
      for (let n = 0; n < many; n += 1) {
        const fresh = {
          kind: 'recruiter',
          urgency: 'normal',
          reporterId: `r${n}`,
          conversationId: `c${n}`,
        } as const;
        const file = await services.cases.create(tx, fresh, long);
        const told = { kind: 'told', at: long, data: { kind: 'text', text: 'cerita' } } as const;
        await services.cases.record(tx, await services.cases.record(tx, file, told), {
          kind: 'opened',
          at: long,
        });
      }
    });
    const waits: number[] = [];
    let busy = true;
    const others = (async () => {
      while (busy) {
        const begin = performance.now();
        await store.transact((tx) =>
          tx.updateTable('meta').set({ value: '1' }).where('key', '=', 'x').execute(),
        );
        waits.push(performance.now() - begin);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    })();
    const work = async () => {
      expect(await warnDue(services, stage.now)).toBe(many);
      return sweep(store, services.cases, media, services.world.policy, stage.now + 30 * day);
    };
    const swept = await work().finally(() => {
      busy = false;
    });
    await others;
    expect(swept).toMatchObject({ cases: many, pieces: many });
    waits.sort((a, b) => a - b);
    const middle = waits[Math.floor(waits.length / 2)] ?? 0;
    expect(waits.length).toBeGreaterThan(2);
    expect(middle).toBeLessThan(100);
  });
});
