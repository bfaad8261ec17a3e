import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { betrayingIn } from '../../src/flows/check/notices.ts';
import { readYaml } from '../../src/text/load.ts';
import { askingSteps, askingStepsOfAnyone, Player, projectFolder, stateAt, words } from './player.ts';

const cries = {
  id: 'tolong saya disekap, pintu dikunci dari luar',
  en: 'please help me, I am locked inside the house',
} as const;

const betraying = Object.values(
  readYaml(join(projectFolder, 'data/betraying-words.yaml')) as Record<string, string[]>,
).flat();

/** Numbers stand before whatever is asked, and the first glance at the screen tells nothing. */
function expectNumbersFirst(player: Player): void {
  const [first] = player.said;
  expect(first?.text).toContain('0800-1000');
  expect(first?.text).toMatch(/^(Halo|Hello|Hi)/);
  expect(betrayingIn((first?.text ?? '').slice(0, 80), betraying)).toEqual([]);
}

describe('a cry for help out of the blue', () => {
  it.each(Object.entries(cries))('in %s: numbers, and the words are kept in a draft', (language, cry) => {
    const player = new Player().says(cry);
    expectNumbersFirst(player);
    expect(player.talk.language).toBe(language);
    expect(player.done).toEqual([
      { name: 'case.draft', args: expect.objectContaining({ kind: 'danger', first: cry }) },
    ]);
    expect(player.talk.flow?.flow).toBe('help.emergency');
    expect(player.silences).toEqual([player.prompt]);
  });

  it('tells on what day the numbers were read, and where they work', () => {
    const { text } = new Player().says(cries.id);
    expect(text).toMatch(/Nomor dibaca .*202\d/);
    expect(text).toContain('(dari Indonesia)');
    expect(text).toContain('(dari Indonesia dan luar negeri)');
  });

  it.each([
    ['saya disekap majikan di Malaysia', 'help.emergency/first-known', 'Kemlu'],
    ['di kapal ikan kami dipukul kapten, tolong', 'help.emergency/', 'Kemlu'],
    ['saya mau bunuh diri saja', 'help.emergency/', '0800-1000'],
    ['gawat', 'help.emergency/first', 'Polisi, 24 jam'],
    ['sos', 'help.emergency/first', 'Polisi, 24 jam'],
  ])('%s', (cry, place, hears) => {
    const player = new Player().says(cry);
    expect(player.said[0]?.text).toMatch(/0800-1000|\+62 21/);
    expect(player.place).toContain(place);
    expect(player.text).toContain(hears);
    expect(player.done[0]?.args.first).toBe(cry);
  });

  it('under a picture keeps picture and words', () => {
    const player = new Player().sends('photo', 'm7', cries.id);
    expectNumbersFirst(player);
    expect(player.done[0]?.args).toMatchObject({ kind: 'danger', first: cries.id, media: 'm7' });
  });

  it('in a message that was edited is a cry all the same', () => {
    const player = new Player().does({ kind: 'text', text: cries.id, edited: true });
    expectNumbersFirst(player);
  });
});

describe.each(askingStepsOfAnyone())('a cry for help at $flow/$step', (at) => {
  const { flow, step, answers } = at;
  // Nothing is kept of a late answer before its writer says so; a cry for help in it belongs to its case at once.
  const hasCase = at.hasCase || flow === 'relay.late';

  it.each(Object.entries(cries))('in %s gets numbers first, and nothing is lost', (language, cry) => {
    const player = new Player({ language: language === 'en' ? 'en' : 'id' })
      .at(flow, step, answers)
      .says(cry);
    expectNumbersFirst(player);
    if (hasCase) {
      const kept = player.done.find(({ name }) => ['case.add', 'case.raise', 'relay.answer'].includes(name));
      expect(kept?.args).toMatchObject({ case: 'c1', piece: { text: cry, danger: expect.any(String) } });
      expect(player.talk.flow?.flow).toBe(flow);
    } else {
      expect(player.done[0]).toMatchObject({ name: 'case.draft', args: { kind: 'danger', first: cry } });
      expect(player.talk.flow?.flow).toBe('help.emergency');
    }
  });

  it('under a picture keeps both', () => {
    const player = new Player().at(flow, step, answers).sends('photo', 'm7', cries.id);
    expectNumbersFirst(player);
    const [kept] = player.done;
    if (hasCase) expect(kept?.args.piece).toMatchObject({ kind: 'photo', media: 'm7', text: cries.id });
    else expect(kept?.args).toMatchObject({ first: cries.id, media: 'm7' });
  });

  it('as one word is the same', () => {
    expectNumbersFirst(new Player().at(flow, step, answers).says('gawat'));
  });
});

describe('a story that is itself a cry for help', () => {
  it('goes on at the same step', () => {
    const player = new Player().says('lapor', '1', cries.id);
    expect(player.names).toEqual(['case.add']);
    expect(player.place).toBe('report.recruiter/more');
  });

  it.each([
    ['region', 'report.recruiter/region'],
    ['departure', 'report.recruiter/departure'],
    ['near', 'report.recruiter/near'],
    ['callback', 'report.recruiter/callback'],
  ])('asks %s once more', (step, place) => {
    const player = new Player().at('report.recruiter', step, { case: { id: 'c1', number: 1001 } });
    player.says(cries.id);
    expect(player.names).toContain('case.raise');
    expect(player.place).toBe(place);
    expect(player.said.at(-1)?.prompt).toBe(player.prompt);
  });

  it('goes to the case that was put aside by a voice note', () => {
    const player = new Player()
      .says('lapor', '1', 'Pak Anto ajak adik saya')
      .sends('voice', 'v1')
      .says(cries.id);
    expectNumbersFirst(player);
    expect(player.done[0]).toMatchObject({ name: 'case.add', args: { case: 'c1' } });
    expect(player.place).toBe('report.recruiter/more');
    expect(player.talk.held).toBeNull();
  });
});

describe('a coordinator at work', () => {
  it.each(askingSteps().filter(({ role }) => role !== 'anyone'))(
    'is not taken for somebody in danger at $flow/$step',
    ({ flow, step, answers }) => {
      const player = new Player({ role: 'coordinator' }).at(flow, step, answers).says(cries.id);
      expect(player.names).not.toContain('case.draft');
      expect(player.talk.flow?.flow).toBe(flow);
    },
  );
});

describe('silence after a cry for help', () => {
  it('passes it on, marked as quiet, and says nothing', () => {
    const player = new Player().says(cries.id).isSilent();
    expect(player.said).toEqual([]);
    expect(player.done).toEqual([
      { name: 'case.open', args: { case: 'c1', quiet: true } },
      { name: 'case.alert', args: { case: 'c1' } },
    ]);
  });

  it('whoever comes back and types the number of a choice on their screen does not say that they are out', () => {
    const player = new Player().says(cries.id).isSilent().says('1');
    expect(player.done).toEqual([
      { name: 'case.add', args: { case: 'c1', piece: { kind: 'text', text: '1' } } },
    ]);
    expect(player.place).toBe('help.emergency/contact');
    expect(player.text).toContain('Boleh petugas membalas');
  });

  it('of an old question does nothing', () => {
    const player = new Player().says(cries.id).does({ kind: 'silence', prompt: 'zz' });
    expect(player.said).toEqual([]);
    expect(player.done).toEqual([]);
    expect(player.place).toBe('help.emergency/first');
  });

  it('nine throws it away; nine after it has left is not said to undo it', () => {
    const before = new Player().says(cries.id, '9');
    expect(before.names).toEqual(['case.discard']);
    expect(before.text).toBe(words('flows.help.emergency.stopped'));
    const after = new Player({ results: { 'case.discard': false } }).says(cries.id, '9');
    expect(after.text).toBe(words('flows.help.emergency.left'));
  });

  it('a case that has left is not closed by "I am out", only marked', () => {
    const player = new Player();
    player.talk = {
      ...player.talk,
      flow: stateAt('help.emergency', 'with-you', { case: { id: 'c1' }, sent: true }),
    };
    player.says('1');
    expect(player.done).toEqual([{ name: 'case.detail', args: { case: 'c1', calm: true } }]);
  });
});
