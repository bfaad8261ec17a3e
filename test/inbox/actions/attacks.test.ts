import { expect } from 'vitest';
import { day, describeOnStage, hour, minute, reports, type Stage, takes } from './stage.ts';

const cry = 'tolong saya disekap di Aikmel, Lombok Timur, pintu dikunci';

async function reported(stage: Stage, story?: string): Promise<number> {
  await reports(stage.person('siti'), story);
  return (await stage.cases()).at(-1)?.number ?? 0;
}

describeOnStage('attack: somebody who must not read on', (test) => {
  test('A claimer whom a later word of the writer names reads it no more, and others are alerted', async (stage) => {
    const budi = await stage.coordinator('Budi Santoso', ['52.03']);
    const rina = await stage.coordinator('rina', ['52.03']);
    const number = await reported(stage);
    await takes(budi, number);
    await budi.says(`tanya ${number} siapa lagi yang terlibat?`);
    budi.reads();
    rina.reads();
    const siti = stage.person('siti');
    await siti.says('1', 'rahasia: yang terlibat Budi Santoso, paman Bu Wati');
    expect(budi.reads()).not.toMatch(/rahasia|paman/);
    expect(rina.reads()).toContain(String(number));
    expect((await stage.theCase()).state.claimedBy).toBeNull();
    await budi.says(`buka ${number}`, `ambil ${number}`, 'kasus');
    expect(budi.reads()).not.toMatch(/rahasia|paman|Wati/);
    await takes(rina, number);
    expect(rina.reads()).toContain('rahasia');
  });

  test('The same by a word that is added at the state of the report', async (stage) => {
    const budi = await stage.coordinator('Budi Santoso', ['52.03']);
    await stage.coordinator('rina', ['52'], {});
    const number = await reported(stage);
    await takes(budi, number);
    budi.reads();
    await stage.person('siti').says('status', '2', 'rahasia: Budi Santoso ikut mengantar');
    expect(budi.reads()).not.toMatch(/rahasia|mengantar/);
    expect((await stage.theCase()).state.claimedBy).toBeNull();
  });

  test('A claimer who was removed and waits to be confirmed anew gets no answers', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    const number = await reported(stage);
    await takes(budi, number);
    await budi.says(`tanya ${number} jam berapa?`);
    const file = await stage.theCase();
    await stage.in((tx) =>
      stage.services.roster.setStatus(tx, file.state.claimedBy ?? '', 'pending', stage.now),
    );
    budi.reads();
    await stage.person('siti').says('1', 'rahasia: jam tiga pagi');
    expect(budi.reads()).not.toContain('rahasia');
  });

  test('Who says only after losing the case that they know somebody in it is left out as well', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const tono = await stage.coordinator('tono', ['52.03']);
    await stage.coordinator('rina', ['52']);
    const number = await reported(stage);
    await budi.says(`ambil ${number}`);
    await stage.passes(3 * day);
    await tono.says(`ambil ${number}`);
    await budi.says('1');
    expect((await stage.theCase()).state.claimedBy).not.toBeNull();
    budi.reads();
    await tono.says(`lepas ${number}`);
    await budi.says('kasus', `ambil ${number}`, '2');
    expect(budi.reads()).not.toContain('Wati');
  });

  test('A claim left at the question does not open what was taken back or closed meanwhile', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    const first = await reported(stage);
    await budi.says(`ambil ${first}`);
    await stage.person('siti').says('status', '3', '2');
    budi.reads();
    await budi.says('2');
    expect(budi.reads()).not.toContain('gadis');
    await reports(stage.person('ani'), 'Pak Anto cari anak gadis di Aikmel, Lombok Timur');
    const second = (await stage.cases()).at(-1)?.number ?? 0;
    await budi.says(`ambil ${second}`);
    await rina.says(`tutup ${second}`, '1');
    budi.reads();
    await budi.says('2');
    expect(budi.reads()).not.toContain('cari anak gadis');
  });

  test('A withdrawn report is in no list of the regency that it passes over', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    await stage.coordinator('rina', ['52']);
    const siti = stage.person('siti');
    await siti.says('mau lapor', '1', 'Bu Wati bawa gadis besok pagi dari Aikmel, Lombok Timur', 'selesai');
    if (siti.reads().includes('Yang saya tangkap')) await siti.says('1');
    const { number } = await stage.theCase();
    expect(budi.reads()).toContain(String(number));
    await siti.says('1', '1', '2');
    expect((await stage.theCase()).bypass).toBe(true);
    await siti.says('menu', 'status', '3', '2');
    expect((await stage.theCase()).withdrawnAt).not.toBeNull();
    budi.reads();
    await budi.says('kasus');
    expect(budi.reads()).not.toContain(String(number));
  });

  test('A report that is told later, with others, is not told to whoever must not see it by then', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    await stage.coordinator('rina', ['52']);
    const { id = '' } =
      (await stage.in((tx) => stage.services.roster.all(tx))).find(({ name }) => name === 'budi') ?? {};
    const { points, per } = stage.services.world.policy.limits.alerts;
    for (let n = 0; n < points; n += 1)
      await stage.services.rates.take(`alerts:${id}`, { points, perMs: per });
    const number = await reported(stage);
    expect(budi.reads()).not.toContain(String(number));
    budi.reads();
    await stage.in(async (tx) => {
      const file = await stage.services.cases.byNumber(tx, number);
      if (file)
        await stage.services.cases.record(
          tx,
          file,
          { kind: 'detailed', at: stage.now, data: { near: 'close' } },
          { bypass: true, level: 'province' },
        );
    });
    await stage.passes(2 * hour);
    expect(budi.reads()).not.toContain(String(number));
  });

  test('What still waits to be sent goes when the case is lost', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    const number = await reported(stage);
    await takes(budi, number);
    await budi.says(`tanya ${number} jam berapa?`);
    await stage.person('siti').says('1', 'rahasia: jam tiga pagi');
    const waiting = async () => {
      const rows = await stage.store.db
        .selectFrom('outbox')
        .select(['body', 'chat'])
        .where('status', '=', 'new')
        .execute();
      return rows
        .filter(({ chat }) => stage.store.seal.openText('outbox.chat', chat) === 'budi')
        .map(({ body }) => (body ? stage.store.seal.openText('outbox.body', body) : ''))
        .filter((text) => /rahasia|gadis/.test(text)).length;
    };
    expect(await waiting()).toBeGreaterThan(0);
    await rina.says(`lepas ${number}`);
    expect(await waiting()).toBe(0);
  });

  test('A case that a removed coordinator holds is taken back like any other', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const number = await reported(stage);
    await takes(budi, number);
    const { claimedBy } = (await stage.theCase()).state;
    await stage.in((tx) => stage.services.roster.setStatus(tx, claimedBy ?? '', 'removed', 0));
    rina.reads();
    await stage.passes(2 * day);
    expect((await stage.theCase()).state.claimedBy).toBeNull();
    expect(rina.reads()).toContain(String(number));
  });

  test('What still waits to be sent goes when somebody is removed', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const number = await reported(stage);
    await takes(budi, number);
    const { claimedBy } = (await stage.theCase()).state;
    await stage.in((tx) => stage.services.roster.setStatus(tx, claimedBy ?? '', 'removed', 0));
    const rows = await stage.store.db
      .selectFrom('outbox')
      .select('body')
      .where('status', '=', 'new')
      .execute();
    const texts = rows.map(({ body }) => (body ? stage.store.seal.openText('outbox.body', body) : ''));
    expect(texts.join()).not.toContain('gadis');
  });

  test('A report that passes over the regency is not counted beside others there', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const writer = stage.person('ani');
    await writer.says('mau lapor', '1', 'Calo di Aikmel, Lombok Timur, hp 0812 3456 7890', 'selesai');
    if (writer.reads().includes('Yang saya tangkap')) await writer.says('1');
    await writer.says('4', '1', '1', '2');
    expect((await stage.theCase()).bypass).toBe(true);
    budi.reads();
    rina.reads();
    await reports(stage.person('siti'), 'Bu Wati cari gadis di Aikmel, Lombok Timur, hp 0812 3456 7890');
    const number = (await stage.cases()).at(-1)?.number ?? 0;
    await takes(budi, number);
    const read = budi.reads();
    expect(read).toContain('Wati');
    expect(read).not.toMatch(/orang lain|belum dicek/);
    await budi.says(`lepas ${number}`);
    await takes(rina, number);
    expect(rina.reads()).toMatch(/belum dicek/);
  });
});

describeOnStage('attack: sessions of the web page cost nothing', (test) => {
  test('A flood of reports from there is bundled, and holds up no report of another channel', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    budi.reads();
    stage.channel = 'web';
    for (let n = 0; n < 12; n += 1)
      await reports(stage.person(`sesi-${n}`), `cerita ${n}: ada calo di Aikmel, Lombok Timur`);
    expect(budi.receives()).toHaveLength(10);
    await stage.person('korban').says(cry, '1', '0');
    expect(budi.reads()).toContain('nomor 1013');
    stage.channel = 'test';
    await reports(stage.person('orang'), 'Bu Wati cari gadis di Selong, Lombok Timur');
    expect(budi.reads()).toContain('nomor 1014');
    await stage.passes(2 * hour);
    expect(budi.reads()).toMatch(/2 nomor baru untukmu: 1011, 1012/);
  });

  test('Guesses at a Kode by ever new sessions end, and other channels still answer', async (stage) => {
    stage.channel = 'web';
    const last = async (n: number): Promise<string> => {
      const thief = stage.person(`sesi-${n}`);
      await thief.says('status', '1111 2222 3333 4444');
      return thief.reads();
    };
    const first = await last(0);
    expect(first).not.toMatch(/nanti|jam/);
    const { points, per } = stage.services.world.policy.limits.receiptGuessesWeb;
    for (let n = 1; n < points; n += 1)
      await stage.services.rates.take('receipt:web', { points, perMs: per });
    const after = await last(1);
    expect(after).not.toBe(first);
    stage.channel = 'test';
    const siti = stage.person('siti');
    await siti.says('status', '1111 2222 3333 4444');
    expect(siti.reads()).toBe(first);
  });
});

describeOnStage('attack: words that look like the bot', (test) => {
  test('A story cannot write lines of its own into the sheet', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const line = '21/11 11.00 Nomor 1001 ditutup';
    const number = await reported(
      stage,
      `Bu Wati cari gadis di Aikmel, Lombok Timur\n${line}\u2028${line}\r${line}`,
    );
    await takes(budi, number);
    await budi.says(`tanya ${number} siapa?`);
    await stage.person('siti').says('1', `rahasia\n\nSuluh nomor 1001: ditutup`);
    const lines = budi.reads().split(/[\r\n\u2028\u2029]/);
    expect(lines.filter((one) => one.includes('ditutup')).length).toBe(3);
    for (const one of lines.filter((each) => each.includes('ditutup'))) expect(one).toMatch(/^\s*│/);
  });

  test('Braces and dollars of a writer are only words', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const tricky = '{{number}} {{text}} $t(case.over) $& $1 {{- danger}} __proto__';
    const number = await reported(stage, `Bu Wati di Aikmel, Lombok Timur ${tricky}`);
    await takes(budi, number);
    await budi.says(`catat ${number} ${tricky}`, `tanya ${number} ${tricky}`);
    await stage.person('siti').says('1', `jawab ${tricky}`);
    await budi.says(`buka ${number}`);
    const read = budi.reads();
    expect(read.split(tricky).length - 1).toBeGreaterThanOrEqual(5);
    expect(stage.person('siti').reads()).toContain(tricky);
  });

  test('The name of a newcomer is one line without hidden signs', async (stage) => {
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    const seal = stage.store.seal;
    await stage.store.db
      .insertInto('invite')
      .values({
        hash: seal.blind('invite', 'abc'),
        role: 'coordinator',
        level: 'regency',
        regions: '["52.03"]',
        flags: '[]',
        expires_at: stage.now + day,
        used_by: null,
        used_at: null,
        created_at: stage.now,
      })
      .execute();
    rina.reads();
    await stage.person('maling').says('/start inv_abc', '1', 'Sari\n\nSuluh nomor 1001 ditutup\u202e \u200b');
    const told = rina.reads();
    expect(told).toContain('Sari Suluh nomor 1001 ditutup');
    expect(told).not.toMatch(/[\u202e\u200b]/);
  });
});

describeOnStage('attack: break-glass', (test) => {
  test('One human on two channels is not two people', async (stage) => {
    stage.channel = 'telegram';
    const rina = await stage.coordinator('1111', ['52.03'], { name: 'Bu Rina Wulandari' });
    const second = await stage.coordinator('2222', ['52'], {
      name: 'Rina Wulandari',
      role: 'supervisor',
    });
    await stage.person('777000111').says(cry, '1', '0');
    const { number } = await stage.theCase();
    await takes(rina, number);
    second.reads();
    rina.reads();
    await rina.says(`darurat ${number}`, '1');
    expect(second.reads()).not.toMatch(/setuju/);
    expect(rina.reads()).not.toMatch(/777000111/);
    await stage.passes(minute);
  });
});

describeOnStage('attack: groups and newcomers', (test) => {
  test('A group gets no alert of a report that names somebody of the roster, who may sit in it', async (stage) => {
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    await stage.coordinator('Budi Santoso', ['52.03']);
    const tono = await stage.coordinator('tono', ['52.03']);
    await rina.writesIn('-100', '/grup Lombok Timur');
    const group = stage.group('-100');
    group.reads();
    tono.reads();
    await reported(stage, 'Budi Santoso cari gadis di Aikmel, Lombok Timur');
    expect(tono.reads()).toContain('1001');
    expect(group.reads()).toBe('');
    await reports(stage.person('ani'), 'Pak Anto cari gadis di Aikmel, Lombok Timur');
    expect(group.reads()).toContain('1002');
  });

  test('A group that a removed supervisor has set up gets no more alerts', async (stage) => {
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    await stage.coordinator('tono', ['52.03']);
    await rina.writesIn('-100', '/grup Lombok Timur');
    await reported(stage);
    const group = stage.group('-100');
    expect(group.reads()).toContain('1001');
    const found = (await stage.in((tx) => stage.services.roster.all(tx))).find(({ name }) => name === 'rina');
    await stage.in((tx) => stage.services.roster.setStatus(tx, found?.id ?? '', 'removed', 0));
    await reports(stage.person('ani'), 'Pak Anto cari gadis di Aikmel, Lombok Timur');
    expect(group.reads()).toBe('');
  });

  test('A supervisor who is new sets up no group and vouches for nobody before their day has passed', async (stage) => {
    const rina = await stage.coordinator('rina', ['52'], {
      role: 'supervisor',
      storiesFrom: stage.now + day,
    });
    await stage.coordinator('tono', ['52.03']);
    await rina.writesIn('-100', '/grup Lombok Timur');
    await reported(stage);
    expect(stage.group('-100').reads()).not.toContain('1001');
    const { id } = await stage.in((tx) =>
      stage.services.roster.put(
        tx,
        {
          name: 'kawan',
          channel: 'test',
          address: 'kawan',
          role: 'coordinator',
          level: 'regency',
          regions: ['52.03'],
          flags: [],
          status: 'pending',
          storiesFrom: 0,
        },
        stage.now,
      ),
    );
    const status = async () => (await stage.in((tx) => stage.services.roster.byId(tx, id)))?.status;
    await rina.says(`terima ${id.slice(0, 6)}`);
    expect(await status()).toBe('pending');
    stage.now += 2 * day;
    await rina.says(`terima ${id.slice(0, 6)}`);
    expect(await status()).toBe('active');
  });
});
