import { describe, expect, it } from 'vitest';
import { askingStepsOfAnyone, Player, words, world } from './player.ts';

const listed = (key: string): string[] => [
  ...new Set(
    world.texts.languages.flatMap((language) => words(`common.words.${key}`, language).split(/\s*,\s*/)),
  ),
];

/** Outside of any flow every word of the lists does what its list says. */
const places: Readonly<Record<string, string | null>> = {
  menu: 'menu/main',
  greeting: 'menu/main',
  language: 'bot.language/which',
  privacy: null,
  delete: 'bot.delete-data/sure',
  report: 'report.recruiter/aware',
  status: 'report.status/show',
  number: null,
  person: 'help.human/which',
  check: 'agency.verify/name',
  'stop-messages': null,
  urgent: 'help.emergency/first',
  back: 'menu/main',
  cancel: null,
};
const everyWord = Object.entries(places).flatMap(([key, place]) =>
  listed(key).map((typed) => ({ key, typed, place })),
);

describe('a word as a whole message', () => {
  it.each(everyWord)('$typed ($key)', ({ typed, place }) => {
    const player = new Player().says(typed);
    expect(player.place).toBe(place);
    expect(player.said.length).toBeGreaterThan(0);
  });

  it.each(everyWord)('$typed counts with capitals, a full stop and blanks around it', ({ typed, place }) => {
    expect(new Player().says(`  ${typed.toUpperCase()}.\n`).place).toBe(place);
  });

  it.each(everyWord.filter(({ typed }) => !typed.startsWith('/')))(
    '$typed inside a sentence is no command',
    ({ typed }) => {
      const story = `kata Pak Anto kemarin ${typed} besok pagi ya begitu`;
      const player = new Player().says('lapor', '1', story);
      expect(player.done).toContainEqual({
        name: 'case.add',
        args: { case: 'c1', piece: expect.objectContaining({ kind: 'text', text: story }) },
      });
      expect(player.place).toBe('report.recruiter/more');
    },
  );
});

describe.each(askingStepsOfAnyone())('at $flow/$step', ({ flow, step, answers, hasCase }) => {
  const here = `${flow}/${step}`;
  const player = () => new Player().at(flow, step, answers);

  it.each([...listed('menu'), ...listed('cancel')])(
    '%s leaves, or asks what is to become of the story',
    (typed) => {
      const left = player().says(typed);
      if (hasCase && !flow.startsWith('relay.')) {
        expect(left.place === `${flow}/leave-unsent` || left.names.includes('case.alert')).toBe(true);
        expect(left.names).not.toContain('case.discard');
      } else {
        expect(left.place).toBe(listed('menu').includes(typed) ? 'menu/main' : null);
      }
      expect(left.said.length).toBeGreaterThan(0);
    },
  );

  it.each(listed('privacy'))('%s is answered, and the question asked again', (typed) => {
    const told = player().says(typed);
    expect(told.text).toContain('Saya menyimpan sesedikit mungkin');
    expect(told.place).toBe(here);
    expect(told.said.at(-1)?.prompt).toBe(told.prompt);
  });

  it.each(['bahasa', 'language'])('%s comes back to the question afterwards', (typed) => {
    const chosen = player().says(typed);
    expect(chosen.place).toBe('bot.language/which');
    if (flow !== 'bot.language') {
      chosen.says('2');
      expect(chosen.place).toBe(here);
      expect(chosen.talk.language).toBe('en');
      expect(chosen.said.at(-1)?.prompt).toBe(chosen.prompt);
    }
  });

  it.each(['hapus dataku', 'delete my data'])('%s asks first, and "no" comes back', (typed) => {
    const asked = player().says(typed);
    expect(asked.place).toBe('bot.delete-data/sure');
    if (flow !== 'bot.delete-data') expect(asked.says('1').place).toBe(here);
  });

  it.each(['kembali', 'back'])('%s says something', (typed) => {
    const gone = player().says(typed);
    expect(gone.said.length).toBeGreaterThan(0);
    expect(gone.place).toBe(here);
  });
});

describe('words that would swallow part of a story', () => {
  it.each(['status', 'lapor', 'nomor', 'cek', 'bicara dengan orang', 'halo'])(
    '%s in a story is told',
    (typed) => {
      const player = new Player().says('lapor', '1', typed);
      expect(player.names).toEqual(['case.add']);
    },
  );

  it.each([
    ['status', 'report.status/show'],
    ['cek', 'agency.verify/name'],
    ['bicara dengan orang', 'help.human/which'],
    ['lapor', 'report.recruiter/aware'],
  ])('%s between two questions puts the report aside', (typed, place) => {
    const player = new Player().at('report.recruiter', 'near', { case: { id: 'c1', number: 1001 } });
    player.says(typed);
    expect(player.place).toBe(place);
    expect(player.talk.held).toMatchObject({ flow: 'report.recruiter', step: 'near' });
    player.says('batal');
    expect(player.place).toBe('report.recruiter/near');
  });

  it('"nomor" between two questions is answered, and the question asked again', () => {
    const player = new Player().at('report.recruiter', 'near', { case: { id: 'c1', number: 1001 } });
    expect(player.says('nomor').text).toContain('0800-1000');
    expect(player.place).toBe('report.recruiter/near');
  });

  it('/start and a link do not throw a story away', () => {
    const story = () => new Player().says('lapor', '1', 'Pak Anto ajak adik saya');
    expect(story().says('/start').place).toBe('report.recruiter/leave-unsent');
    expect(story().says('/start inv_abc').talk.held).toMatchObject({ step: 'more' });
    expect(story().says('/cek PT Maju').talk.held).toMatchObject({ step: 'more' });
  });
});

describe('menu inside a story', () => {
  const story = () => new Player().says('lapor', '1', 'Pak Anto ajak adik saya ke Malaysia', 'menu');

  it('asks what is to become of it', () => {
    expect(story().place).toBe('report.recruiter/leave-unsent');
    expect(story().text).toContain('Ceritamu belum dikirim');
  });

  it('goes on', () => expect(story().says('1').place).toBe('report.recruiter/story'));
  it('sends it', () => expect(story().says('2').names).toContain('case.open'));

  it('throws it away', () => {
    const player = story().says('3');
    expect(player.names).toEqual(['case.discard']);
    expect(player.text).toBe(words('flows.report.recruiter.discarded'));
  });

  it('passes it on when nothing comes', () => {
    expect(story().isSilent().names).toEqual(['case.open', 'case.alert']);
  });

  it('does not say that it was thrown away when it has left', () => {
    const player = new Player({ results: { 'case.discard': false } });
    player.says('lapor', '1', 'Pak Anto ajak adik saya', 'menu', '3');
    expect(player.text).toBe(words('flows.report.recruiter.left-open'));
  });

  it('after the case is open, alerts at once and leaves', () => {
    const player = new Player().says('lapor', '1', 'Pak Anto ajak adik saya', 'selesai', 'menu');
    expect(player.names).toEqual(['case.alert']);
    expect(player.place).toBeNull();
  });
});

describe('deleting', () => {
  it('leaves nothing to come back to', () => {
    const player = new Player().says('lapor', '1', 'Pak Anto ajak adik saya', 'hapus data saya', '2');
    expect(player.names).toEqual(['data.delete']);
    expect(player.talk).toMatchObject({ flow: null, held: null });
  });

  it('says that reports are withdrawn, when there are any', () => {
    const player = new Player({ results: { 'data.delete': { cases: 2 } } }).says('hapus dataku', '2');
    expect(player.text).toBe(words('flows.bot.delete-data.with-cases'));
  });
});

describe('cancelling what came in between', () => {
  it.each(['bahasa', 'hapus dataku'])('%s, batal: back in the story', (typed) => {
    const player = new Player().says('lapor', '1', 'Pak Anto ajak adik saya', typed, 'batal');
    expect(player.place).toBe('report.recruiter/more');
    expect(player.names).toEqual([]);
  });
});

describe('back', () => {
  it('goes one question back', () => {
    const player = new Player().says('cek tawaran kerja');
    player.at('warning.job-offer', 'visa').says('2');
    expect(player.place).toBe('warning.job-offer/papers');
    expect(player.says('kembali').place).toBe('warning.job-offer/visa');
    expect(player.says('kembali').text).toContain(words('common.no-back'));
  });
});

describe('labels that are commands elsewhere', () => {
  it('"Bahasa Indonesia" chooses, where it stands in the list', () => {
    const player = new Player({ language: 'en' }).says('language', 'Bahasa Indonesia');
    expect(player.place).toBeNull();
    expect(player.talk.language).toBe('id');
  });

  it('"Gawat" under a voice note takes the voice along', () => {
    const player = new Player().sends('voice', 'v1').says('Gawat');
    expect(player.done[0]).toMatchObject({ name: 'case.draft', args: { kind: 'danger', media: ['v1'] } });
  });
});
