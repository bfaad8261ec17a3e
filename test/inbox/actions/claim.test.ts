import { expect } from 'vitest';
import { createHandle } from '../../../src/inbox/turn.ts';
import { day, describeOnStage, hour, minute, reports, type Stage, takes } from './stage.ts';

async function reported(stage: Stage, story?: string): Promise<number> {
  await reports(stage.person('siti'), story);
  const files = await stage.cases();
  return files.at(-1)?.number ?? 0;
}

describeOnStage('a claim', (test) => {
  test('goes in two steps: whom it is about, then the story with the safety card', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const number = await reported(stage, 'Bu Wati cari gadis di Aikmel, Lombok Timur, hp 0812 3456 7890');
    await budi.says(`ambil ${number}`);
    const about = budi.reads();
    expect(about).toMatch(/Nama: Wati/);
    expect(about).toContain('+6281234567890');
    expect(about).toContain('Kenal orang ini');
    expect(about).not.toContain('gadis');
    await budi.says(`buka ${number}`);
    expect(budi.reads()).toContain('ceritanya belum kamu buka');
    await takes(budi, number);
    const story = budi.reads();
    expect(story).toContain('cari gadis');
    expect(story).toContain('Jangan datangi perekrut');
    expect(story).toContain('UU 21/2007');
    expect(story).toMatch(/boleh ditanya balik kapan saja/);
    await budi.says(`buka ${number}`);
    expect(budi.reads()).toContain('cari gadis');
  });

  test('typed in any way, pressed or written, is the same', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const number = await reported(stage);
    await budi.says(`/ambil_${number}`);
    expect(budi.reads()).toContain('Kenal orang ini');
  });

  test('is won by one of two who claim at the same moment', async (stage) => {
    await stage.coordinator('budi', ['52.03']);
    await stage.coordinator('tono', ['52.03']);
    const number = await reported(stage);
    const handle = createHandle(stage.services);
    const claim = (sender: string, seq: number) =>
      stage.store.transact((tx) =>
        handle(tx, {
          work: {
            type: 'message',
            incoming: {
              key: `race:${sender}`,
              channel: 'test',
              sender,
              chat: sender,
              group: false,
              sentAt: stage.now,
              input: { kind: 'text', text: `ambil ${number}` },
            },
          },
          prepared: undefined,
          lane: sender,
          now: stage.now,
          seq,
          attempt: 1,
        }),
      );
    await Promise.all([claim('budi', 901), claim('tono', 902)]);
    const events = await stage.events(await stage.theCase());
    expect(events.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
  });

  test('of a case that somebody holds is refused, kindly', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const tono = await stage.coordinator('tono', ['52.03']);
    const number = await reported(stage);
    await budi.says(`ambil ${number}`);
    tono.reads();
    await tono.says(`ambil ${number}`);
    expect(tono.reads()).toContain('sudah dipegang orang lain');
  });

  test('by somebody who knows the recruiter goes up, and they never see it again', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const number = await reported(stage);
    await budi.says(`ambil ${number}`, '1');
    expect(budi.reads()).toContain('Terima kasih sudah jujur');
    expect(rina.reads()).toContain('naik ke tingkatmu');
    await budi.says(`ambil ${number}`);
    expect(budi.reads()).toContain('tidak ada di daftarmu');
    await budi.says('kasus');
    expect(budi.reads()).toContain('Tidak ada yang menunggu');
    await takes(rina, number);
    expect(rina.reads()).toContain('cari gadis');
  });

  for (const [what, name, story] of [
    ['full name', 'Budi Santoso', 'relawan budi santoso ikut main di Aikmel, Lombok Timur'],
    ['first name after a title', 'Budi Santoso', 'Pak Budi ikut cari gadis di Aikmel, Lombok Timur'],
    ['title on the roster', 'Pak Budi', 'calonya Pak Budi Santoso di Aikmel, Lombok Timur'],
  ] as const) {
    test(`by a coordinator who stands in the story by ${what} is not possible`, async (stage) => {
      const named = await stage.coordinator(name, ['52.03']);
      const tono = await stage.coordinator('Tono', ['52.03']);
      const number = await reported(stage, story);
      expect(named.reads()).toBe('');
      expect(tono.reads()).toContain(`nomor ${number}`);
      await named.says(`ambil ${number}`);
      expect(named.reads()).toContain('tidak ada di daftarmu');
    });
  }

  test('by a coordinator whose number stands in the story is not possible', async (stage) => {
    const named = await stage.coordinator('6281234567890', ['52.03'], { name: 'Agus' });
    const number = await reported(stage, 'calonya hp 0812 3456 7890 di Aikmel, Lombok Timur');
    await named.says(`ambil ${number}`);
    expect(named.reads()).toContain('tidak ada di daftarmu');
  });

  for (const [when, before, after] of [
    ['in the story', [], ['selesai', '1']],
    ['among the questions', ['selesai', '1'], []],
  ] as const) {
    test(`by a coordinator who was sent as a contact ${when} is not possible`, async (stage) => {
      const named = await stage.coordinator('6281234567890', ['52.03'], { name: 'Agus' });
      const siti = stage.person('siti');
      await siti.says('mau lapor', '1', 'Calonya di Aikmel, Lombok Timur', ...before);
      await siti.does({ kind: 'contact', phone: '+62 812-3456-7890', name: 'Calo' });
      await siti.says(...after, '4', '2', '1', '2');
      const { number } = await stage.theCase();
      await named.says(`ambil ${number}`);
      expect(named.reads()).toContain('tidak ada di daftarmu');
    });
  }

  test('a coordinator who is named only later is left out from then on', async (stage) => {
    const budi = await stage.coordinator('Budi Santoso', ['52.03']);
    const siti = stage.person('siti');
    await reports(siti);
    const { number } = await stage.theCase();
    expect(budi.reads()).toContain(`nomor ${number}`);
    await siti.says('status', '2', 'ternyata Pak Budi Santoso ikut juga');
    await budi.says(`ambil ${number}`);
    expect(budi.reads()).toContain('tidak ada di daftarmu');
  });

  test('a word that is also somebody’s only name excludes nobody', async (stage) => {
    const sari = await stage.coordinator('Sari', ['52.03']);
    const number = await reported(stage, 'calonya jual sari roti di Aikmel, Lombok Timur');
    expect(sari.reads()).toContain(`nomor ${number}`);
  });

  test('a newcomer opens no story for 24 hours', async (stage) => {
    const baru = await stage.coordinator('baru', ['52.03'], { storiesFrom: stage.now + day });
    const number = await reported(stage);
    await baru.says(`ambil ${number}`);
    expect(baru.reads()).toContain('Kamu relawan baru');
    stage.now += day;
    await baru.says(`ambil ${number}`);
    expect(baru.reads()).toContain('Kenal orang ini');
  });

  test('of a number that is not theirs sounds like one that does not exist', async (stage) => {
    const number = await reported(stage);
    const joko = await stage.coordinator('joko', ['33.01']);
    for (const word of ['ambil', 'buka', 'lepas', 'naik', 'tutup', 'sudah', 'bantuan', 'telepon']) {
      await joko.says(`${word} ${number}`);
      const here = joko.reads();
      await joko.says(`${word} 9999`);
      expect(here.replaceAll(String(number), 'N')).toBe(joko.reads().replaceAll('9999', 'N'));
    }
  });

  test('of a draft sounds the same, and so does a command of somebody who is nobody', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    await stage.person('siti').says('mau lapor', '1', 'Bu Wati di Aikmel, Lombok Timur');
    const { number } = await stage.theCase();
    await budi.says(`ambil ${number}`);
    expect(budi.reads()).toContain('tidak ada di daftarmu');
    const anto = stage.person('anto');
    await anto.says(`ambil ${number}`);
    expect(anto.reads()).not.toMatch(/Wati|tidak ada di daftarmu/);
  });
});

describeOnStage('what a claimer can do', (test) => {
  test('nothing before the story was opened, except letting go', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const number = await reported(stage);
    await budi.says(`ambil ${number}`);
    budi.reads();
    for (const word of ['sudah', 'bantuan', 'naik', 'telepon', 'tutup', 'catat', 'tanya']) {
      await budi.says(`${word} ${number}${word === 'catat' || word === 'tanya' ? ' x' : ''}`);
      expect(budi.reads()).toContain('ceritanya belum kamu buka');
    }
    await budi.says(`lepas ${number}`);
    expect(budi.reads()).toContain('dilepas');
  });

  test('let go: others are alerted again, not who let go', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const tono = await stage.coordinator('tono', ['52.03']);
    const number = await reported(stage);
    tono.reads();
    await takes(budi, number);
    budi.reads();
    await budi.says(`lepas ${number}`);
    expect(budi.receives()).toHaveLength(1);
    expect(tono.reads()).toContain(`nomor ${number}`);
    await takes(tono, number);
    expect(tono.reads()).toContain('cari gadis');
  });

  test('ask for company: the level above may take over, and who asked is told', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const tono = await stage.coordinator('tono', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const number = await reported(stage);
    await takes(budi, number);
    await budi.says(`bantuan ${number}`);
    expect(rina.reads()).toContain('rekanmu minta ditemani');
    tono.reads();
    await tono.says(`ambil ${number}`);
    expect(tono.reads()).toContain('sudah dipegang');
    budi.reads();
    await takes(rina, number);
    expect(rina.reads()).toContain('cari gadis');
    expect(budi.reads()).toContain('sekarang dipegang tingkat lain');
  });

  test('note, act, close with an outcome; the writer hears of it without the story', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const siti = stage.person('siti');
    const number = await reported(stage);
    await takes(budi, number);
    siti.reads();
    await budi.says(`catat ${number} bicara dengan kadus`, `sudah ${number}`);
    expect(siti.reads()).toBe('Halo, ada info baru dari Suluh. Balas 1 kalau sedang santai.');
    await siti.says('1');
    expect(siti.reads()).toContain('petugas sudah bertindak');
    await budi.says(`tutup ${number}`, '1');
    expect(budi.reads()).toContain(`Nomor ${number} ditutup`);
    await siti.says('1');
    expect(siti.reads()).toContain('batal berangkat');
    expect((await stage.theCase()).outcome).toBe('not-departed');
    expect((await stage.timers()).filter(({ kind }) => kind !== 'silence')).toEqual([]);
    await budi.says(`sudah ${number}`);
    expect(budi.reads()).toContain('sudah selesai');
  });

  test('not close what got into other hands between question and answer', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    const number = await reported(stage);
    await takes(budi, number);
    await budi.says(`tutup ${number}`);
    await rina.says(`lepas ${number}`);
    budi.reads();
    await budi.says('1');
    expect(budi.reads()).toContain('sudah tidak kamu pegang');
    expect((await stage.theCase()).state.status).toBe('open');
  });

  test('a supervisor may let go, raise and close what somebody else holds', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    const number = await reported(stage);
    await takes(budi, number);
    await rina.says(`catat ${number} x`);
    expect(rina.reads()).toContain('ambil');
    await rina.says(`tutup ${number}`, '6');
    expect((await stage.theCase()).outcome).toBe('too-little');
  });

  test('who lost a case to silence is told, and may not go on', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    const number = await reported(stage);
    await takes(budi, number);
    budi.reads();
    await stage.passes(2 * day);
    expect(budi.reads()).toMatch(/bagaimana\?[\s\S]*diambil alih/);
    expect(rina.reads()).toContain('naik ke tingkatmu');
    await budi.says(`catat ${number} x`);
    expect(budi.reads()).toContain('belum kamu pegang');
  });

  test('a command that lacks its number is shown how to be written', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    for (const word of ['ambil', 'lepas', 'naik', 'tutup', 'tanya', 'catat', 'tanya 1001', 'tugas']) {
      await budi.says(word);
      expect(budi.reads(), word).toMatch(/^Tulis /);
    }
  });

  test('thanks are no command', async (stage) => {
    const rina = await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    await rina.says('terima kasih', 'siap pak', 'siap laksanakan');
    expect(rina.reads()).not.toMatch(/relawan baru|latihanmu/);
  });
});

describeOnStage('the list and duty', (test) => {
  test('shows what waits and what is held, the most urgent first', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    await stage.person('a').says('tolong saya disekap di Aikmel, Lombok Timur', '1', '0');
    await reports(stage.person('b'));
    const [urgent, normal] = await stage.cases();
    budi.reads();
    await budi.says('kasus');
    const list = budi.reads();
    expect(list.indexOf(String(urgent?.number))).toBeLessThan(list.indexOf(String(normal?.number)));
    expect(list).not.toMatch(/Wati|gadis|disekap/);
    await takes(budi, normal?.number ?? 0);
    budi.reads();
    await budi.says('kasus');
    expect(budi.reads()).toContain('kamu pegang');
  });

  test('off duty gets no alert, unless nobody else is there at all', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    await budi.says('tugas off');
    expect(budi.reads()).toContain('istirahat');
    await reported(stage);
    expect(budi.reads()).toBe('');
    expect(rina.reads()).toContain('Lombok Timur');
    await rina.says('tugas off');
    rina.reads();
    await reports(stage.person('lain'));
    expect(budi.reads() + rina.reads()).toContain('Lombok Timur');
    await budi.says('tugas on');
    expect(budi.reads()).toContain('Kamu bertugas');
  });

  test('somebody who has not written to the bot is passed over', async (stage) => {
    const rina = await stage.coordinator('rina', ['52']);
    await stage.in((tx) =>
      stage.services.roster.put(
        tx,
        {
          name: 'Lama',
          channel: 'test',
          address: 'lama',
          role: 'coordinator',
          level: 'regency',
          regions: ['52.03'],
          flags: [],
          status: 'active',
          storiesFrom: 0,
        },
        stage.now,
      ),
    );
    await reported(stage);
    expect(stage.outbox.filter(({ to }) => to === 'lama')).toEqual([]);
    expect(rina.reads()).toContain('Lombok Timur');
  });

  test('somebody who left the bot is passed over, and alerted again once they are back', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    await budi.does({ kind: 'left' });
    await reported(stage);
    expect(budi.reads()).toBe('');
    expect(rina.reads()).not.toBe('');
    await budi.does({ kind: 'joined' });
    await reports(stage.person('lain'));
    expect(budi.reads()).toContain('Lombok Timur');
  });

  test('a timer that fires for somebody who left does not count as their coming back', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    const rina = await stage.coordinator('rina', ['52']);
    await budi.says('mau lapor', '1', 'ada orang di desa saya');
    await budi.does({ kind: 'left' });
    await stage.passes(hour);
    rina.reads();
    await reported(stage);
    expect(budi.reads()).not.toContain('Lombok Timur');
    expect(rina.reads()).toContain('Lombok Timur');
  });

  test('a practice alert answered late or twice changes nothing', async (stage) => {
    const budi = await stage.coordinator('budi', ['52.03']);
    await budi.says('siap 1234');
    expect(budi.reads()).toContain('latihanmu tercatat');
    stage.now += minute;
    await budi.says('siap 1234');
    expect(budi.reads()).toContain('latihanmu tercatat');
  });
});
