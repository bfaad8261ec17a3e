import { describe, expect, it } from 'vitest';
import { drill } from '../../bench/drill/drill.ts';
import { createHandle } from '../../src/inbox/turn.ts';
import { day, describeOnStage, hour, minute, reports, type Stage, takes } from '../inbox/actions/stage.ts';

const story = 'Bu Wati bawa gadis dari Pringgasela, Lombok Timur ke Malaysia, hp 0812 3456 7890';

describe('promises about arrival:', () => {
  const runs = 10;

  it('What was acknowledged is in a case, though the program is killed at any moment', async () => {
    const report = await drill({ runs });
    expect(report).toMatchObject({ kills: runs, kept: runs, cases: runs, alerted: runs });
    expect(report.written).toBeGreaterThan(runs);
    expect(report.acknowledged).toBe(report.written);
    expect(report.repeats).toBe(report.excused);
  }, 400_000);
});

/** Everybody says the same at the same moment, each in a transaction of their own. */
async function atOnce(stage: Stage, senders: readonly string[], text: string): Promise<void> {
  const handle = createHandle(stage.services);
  await Promise.all(
    senders.map((sender, n) =>
      stage.store.transact((tx) =>
        handle(tx, {
          work: {
            type: 'message',
            incoming: {
              key: `race:${sender}`,
              channel: stage.channel,
              sender,
              chat: sender,
              group: false,
              sentAt: stage.now,
              input: { kind: 'text', text },
            },
          },
          prepared: undefined,
          lane: sender,
          now: stage.now,
          seq: 900 + n,
          attempt: 1,
        }),
      ),
    ),
  );
}

describeOnStage('promises about arrival:', (test) => {
  test('Of many who claim at once one wins', async (stage) => {
    const names = Array.from({ length: 20 }, (_, n) => `relawan-${n}`);
    const all = [];
    for (const name of names) all.push(await stage.coordinator(name, ['52.03']));
    await reports(stage.person('siti'), story);
    const { number } = await stage.theCase();
    for (const one of all) one.receives();
    await atOnce(stage, names, `ambil ${number}`);
    const file = await stage.theCase();
    expect((await stage.events(file)).filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
    // The next word of each brings what they were told.
    const holders = [];
    for (const [n, one] of all.entries()) {
      await one.says('2');
      if (one.reads().includes('gadis')) holders.push(names[n]);
    }
    expect(holders).toHaveLength(1);
  });

  test('An alert that nobody claims goes up, and a claim without a deed is taken back', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const pusat = await stage.coordinator('pusat', []);
    await reports(stage.person('siti'), story);
    const { number } = await stage.theCase();
    expect(budi.reads()).toContain(`nomor ${number}`);
    expect(rina.reads() + pusat.reads()).toBe('');
    // Twelve hours by day; the night does not count.
    await stage.passes(11 * hour);
    expect(rina.reads()).toBe('');
    await stage.passes(13 * hour + minute);
    expect(rina.reads()).toContain(`nomor ${number}`);
    await takes(rina, number);
    expect(rina.reads()).toContain('gadis');
    pusat.reads();
    await stage.passes(2 * day);
    expect((await stage.theCase()).state.claimedBy).toBeNull();
    expect(pusat.reads()).toContain(`nomor ${number}`);
    await rina.says(`buka ${number}`);
    expect(rina.reads()).not.toContain('gadis');

    // Whoever says what they did keeps it.
    await takes(pusat, number);
    await pusat.says(`sudah ${number}`);
    await stage.passes(2 * day);
    expect((await stage.theCase()).state.claimedBy).not.toBeNull();
  });
});
