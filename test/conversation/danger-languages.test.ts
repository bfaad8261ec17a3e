import { describe, expect, it } from 'vitest';
import { askingStepsOfAnyone, Player } from './player.ts';

/** As people write who do not write Indonesian. The answer is Indonesian; the numbers are the same. */
const cries = {
  jv: 'tulung mas, aku dikunci neng njero omah, lawange digembok seko njobo',
  su: 'tulungan abdi, dikonci di imah dunungan, teu meunang kaluar',
  mad: "tolong sengko' ekonci e compo'na majikan, ta' olle kalowar",
  ms: 'tolong saya, majikan kunci saya dalam bilik, tak bagi keluar',
} as const;

/** Where it is nobody has said, or the word for an employer has: one of the two lines that always stand first. */
const number = /0800-1000|\+62 812-9007-0027/;

const free = askingStepsOfAnyone().filter(({ hasCase }) => hasCase);

describe.each(Object.entries(cries))('a cry for help in %s', (_, cry) => {
  it('out of the blue gets numbers, and its words are kept', () => {
    const player = new Player().says(cry);
    expect(player.said[0]?.text).toMatch(number);
    expect(player.done[0]).toMatchObject({ name: 'case.draft', args: { kind: 'danger', first: cry } });
    expect(player.talk.flow?.flow).toBe('help.emergency');
  });

  it.each(free)('at $flow/$step raises the case, and not a word is lost', ({ flow, step, answers }) => {
    const player = new Player().at(flow, step, answers).says(cry);
    expect(player.said[0]?.text).toMatch(number);
    const kept = player.done.find(({ name }) => ['case.add', 'case.raise', 'relay.answer'].includes(name));
    expect(kept?.args).toMatchObject({ case: 'c1', piece: { text: cry, danger: expect.any(String) } });
    expect(player.talk.flow?.flow).toBe(flow);
  });
});

describe('a cry for help inside a long story', () => {
  it.each([
    'Selamat malam kak, nama saya Wati dari Ponorogo, sudah dua tahun kerja di Jeddah. Dulu semua baik. Sekarang pintu dikunci dari luar dan saya dipukul terus. Anak saya dua di kampung, yang kecil baru masuk SD.',
    'Assalamualaikum, aku arep crita sithik. Adikku mangkat sasi wingi karo sponsor soko deso sebelah, jarene arep nang Taiwan. Saiki ditahan nang penampungan ora oleh mulih, HP dijupuk. Bapak loro mikir.',
  ])('is heard: %s', (story) => {
    const player = new Player().says('lapor', '1', story);
    expect(player.said[0]?.text).toMatch(number);
    expect(player.done[0]).toMatchObject({
      name: 'case.add',
      args: { piece: { text: story, danger: expect.any(String) } },
    });
    expect(player.place).toBe('report.recruiter/more');
  });
});
