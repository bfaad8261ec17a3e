import { describe, expect, it } from 'vitest';
import type { World } from '../../src/conversation/world.ts';
import { dateInWords } from '../../src/values/date-text.ts';
import type { ReplyLanguage } from '../../src/values/language.ts';
import { Player, words, world } from './player.ts';

const topics = [...world.contents.topics.values()];
const answers = topics.filter(({ kind }) => kind === 'answer');
/** Everything that is an answer; some that the bot says of itself begin a flow instead. */
const sourced = topics.filter(
  ({ id, kind, sources }) =>
    kind === 'answer' || (kind === 'system' && sources.length > 0 && !world.contents.flows.has(id)),
);
const inBoth = <T>(list: readonly T[]): [T, ReplyLanguage][] =>
  list.flatMap((one) => world.texts.languages.map((language): [T, ReplyLanguage] => [one, language]));

describe('every topic', () => {
  it('is there in number', () => {
    expect(topics.length).toBeGreaterThanOrEqual(60);
    expect(answers.length).toBeGreaterThanOrEqual(20);
  });

  it.each(inBoth(topics).map(([topic, language]) => ({ id: topic.id, language })))(
    '$id in $language is answered or begun',
    ({ id, language }) => {
      const player = new Player({ language }).presses(id, 'any');
      expect(player.said.length).toBeGreaterThan(0);
      for (const { text } of player.said) {
        expect(text).not.toMatch(/\{\{|topics\.|flows\.|common\./);
        expect(text.trim()).not.toBe('');
      }
    },
  );

  const withWords = inBoth(sourced).filter(([{ id }]) => world.texts.has('id', `topics.${id}.answer`));

  it.each(withWords.map(([topic, language]) => ({ topic, id: topic.id, language })))(
    '$id in $language shows source and date, within 900 characters',
    ({ topic, id, language }) => {
      const { text } = new Player({ language }).does({ kind: 'choice', prompt: 'any', choice: id });
      for (const source of topic.sources) expect(text).toContain(source.title);
      expect(text).toContain(dateInWords(topic.checked, language));
      expect(world.texts.t(language, `topics.${id}.answer`).length).toBeLessThanOrEqual(900);
    },
  );

  it.each(withWords.map(([topic, language]) => ({ id: topic.id, language })))(
    '$id in $language says of every number where it works, and when it was read',
    ({ id, language }) => {
      const { text } = new Player({ language }).presses(id, 'any');
      for (const line of world.lines.filter(({ kind }) => kind !== 'web')) {
        if (!(world.texts.catalogues.id?.[`topics.${id}.answer`] ?? '').includes(`{{lines.${line.id}}}`))
          continue;
        expect(text).toContain(words(`common.line.${line.works}`, language, { number: line.number }));
        expect(text).toContain(dateInWords(line.readOn, language));
      }
    },
  );

  it.each(topics.filter(({ id }) => world.texts.has('id', `topics.${id}.more`)).map(({ id }) => ({ id })))(
    '$id has more behind "more"',
    ({ id }) => {
      const player = new Player().presses(id, 'any');
      player.presses('more');
      expect(player.text).toContain(words(`topics.${id}.more`).slice(0, 40));
    },
  );
});

/** A world in which no question is plain. */
const unsure: World = {
  ...world,
  understand: (text, hint) => ({
    ...world.understand(text, hint),
    topic: {
      outcome: 'choose',
      topic: null,
      confidence: 0.4,
      alternatives: ['passport.fees', 'passport.renewal'].map((topic) => ({ topic, confidence: 0.4 })),
    },
  }),
};

describe('a question', () => {
  it('that is plain is answered, with what to ask next', () => {
    const player = new Player().says('brp biaya bikin paspor skrg?');
    expect(player.text).toMatch(/Rp650\.000/);
    expect(player.talk.topic).toBe('passport.fees');
    expect(player.said[0]?.choices?.at(-1)?.id).toBe('menu');
  });

  it('that may mean two things is asked about, and "none of them" is an answer', () => {
    const asked = () => new Player({ world: unsure }).says('paspor');
    expect(asked().said[0]?.text).toBe(words('common.choose'));
    const choices = asked().said[0]?.choices ?? [];
    expect(choices.map(({ id }) => id)).toEqual(['passport.fees', 'passport.renewal', 'none']);
    expect(asked().says('1').talk.topic).toBe('passport.fees');
    expect(asked().says('bukan semuanya').text).toBe(words('common.none'));
    expect(asked().says('3').text).toBe(words('common.none'));
  });

  it.each(['resep rendang padang dong', 'lagu dangdut terbaru'])(
    'that is about something else is not answered: %s',
    (text) => {
      const player = new Player().says(text);
      expect(player.said[0]?.text).toBe(words('common.none'));
      expect(player.said[0]?.choices?.map(({ id }) => id)).toEqual(['menu', 'help.hotlines', 'person']);
    },
  );

  it.each(['😭😭', '???', '❤️'])('without a word is met with an ear, and with a way to help: %s', (text) => {
    const player = new Player().says(text);
    expect(player.said[0]?.text).toBe(words('common.no-words'));
    expect(player.said[0]?.choices?.map(({ id }) => id)).toEqual(['menu', 'help.emergency', 'person']);
  });

  it.each(['ya', 'tidak', '0', '1', '99', 'selesai', 'gatau'])('that was none is no puzzle: %s', (text) => {
    const player = new Player().says(text);
    expect(player.said[0]?.text).toBe(words('common.alright'));
    expect(player.said[0]?.choices?.map(({ id }) => id)).toEqual(['menu', 'help.hotlines', 'person']);
  });

  it('has more to it, with the same ways on', () => {
    const player = new Player().says('brp biaya bikin paspor skrg?', '1');
    expect(player.text).toContain(words('topics.passport.fees.more').slice(0, 40));
    expect(player.said.at(-1)?.choices?.map(({ id }) => id)).toEqual([
      'passport.apply',
      'passport.migrant-worker',
      'passport.kinds',
      'menu',
    ]);
    expect(player.says('1').talk.topic).toBe('passport.apply');
  });

  it.each(['menu', 'PT Agesa Asa Jaya', 'nomor KBRI Taiwan', 'kantor imigrasi terdekat dimana'])(
    'that nobody can answer is not held against who asked it after "%s"',
    (before) => {
      const player = new Player().says(before, 'resep rendang padang dong');
      expect(player.said.map(({ text }) => text)).toEqual([words('common.none')]);
      expect(player.place).toBeNull();
    },
  );

  it('of thanks offers the menu once', () => {
    const ids = new Player().says('makasih').said[0]?.choices?.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('a number that the list has not shows the list again', () => {
    const player = new Player().says('brp biaya bikin paspor skrg?', '9');
    expect(player.said[0]?.text).toBe(words('common.pick'));
    expect(player.says('menu').place).toBe('menu/main');
  });

  it('in the middle of a report is answered, and the report goes on', () => {
    const player = new Player().at('report.recruiter', 'near', { case: { id: 'c1', number: 1001 } });
    player.says('berapa biaya paspor?');
    expect(player.text).toMatch(/Rp/);
    expect(player.place).toBe('report.recruiter/near');
  });

  it('a number that the menu has not shows the menu again', () => {
    const player = new Player().says('menu', '99');
    expect(player.said[0]?.text).toBe(words('common.again-short'));
    expect(player.place).toBe('menu/main');
  });

  it('at the menu leaves the menu', () => {
    const player = new Player().says('menu', 'berapa biaya paspor?');
    expect(player.place).toBeNull();
    expect(player.text).toMatch(/Rp/);
  });
});

describe('a company', () => {
  it('in an ordinary message is looked up, and the caution stands beside its name', () => {
    const player = new Player().says('PT Agesa Asa Jaya itu resmi gak ya');
    expect(player.text).toMatch(/AGESA ASA JAYA ada di daftar .*, tapi itu belum bukti/);
    expect(player.place).toBe('agency.verify/answer');
  });

  it('that is not there is neither safe nor guilty', () => {
    const player = new Player().says('PT Maju Mundur Sentosa');
    expect(player.text).toMatch(/tidak saya temukan .*, tapi itu belum bukti penipuan/);
    expect(player.text).not.toMatch(/\baman\b/i);
  });
});

describe('a name without "PT"', () => {
  it('right after "send me the name" is looked up', () => {
    const player = new Player().says('cara cek PT resmi gimana', 'Putri Mandiri');
    expect(player.place).toBe('agency.verify/choose');
  });

  it('is left alone when it is a question', () => {
    expect(new Player().says('cara cek PT resmi gimana', 'biaya paspor berapa').talk.topic).toBe(
      'passport.fees',
    );
  });

  it('a number of a person cannot be looked up, and that is said', () => {
    const player = new Player().says('081234567890 ini nomor penipu bukan');
    expect(player.text).toContain(words('agencies.phone').slice(0, 30));
  });
});

describe('the last word of a flow', () => {
  it.each([
    ['hapus data saya', '1'],
    ['kantor imigrasi terdekat dimana', '3'],
    ['lapor', '3'],
  ])('after %s and %s offers the menu', (...said) => {
    const player = new Player().says(...said);
    expect(player.place).toBeNull();
    expect(player.said.at(-1)?.choices?.map(({ id }) => id)).toEqual(['menu']);
    expect(player.says('1').place).toBe('menu/main');
  });
});

describe('a report that is finished too early', () => {
  it.each([
    ['report.recruiter', ['lapor', '1', 'selesai']],
    ['help.human', ['bicara dengan orang', '2', 'selesai']],
  ])('%s says only that nothing has come yet, and is not sent', (flow, said) => {
    const results = { 'case.open': { empty: true } };
    const player = new Player({ results }).says(...said);
    expect(player.said.map(({ text }) => text)).toEqual([words(`flows.${flow}.nothing`)]);
    player.says('batal');
    expect(player.place).toBe(`${flow}/leave-unsent`);
    expect(player.names).not.toContain('case.alert');
  });
});

describe('the mission of a country', () => {
  it.each([
    ['saya di Malaysia mau telepon KBRI', 'Malaysia'],
    ['nomor KJRI hongkong berapa', 'Hong Kong'],
  ])('%s', (text, country) => {
    const player = new Player().says(text);
    expect(player.text).toContain(country);
    expect(player.text).toMatch(/\+62|\+60|\+852/);
  });

  it('a place that nobody knows gives the ministry', () => {
    const player = new Player().at('abroad.embassy', 'country').says('Negeri Entah');
    expect(player.text).toContain(words('mission.which').slice(0, 20));
    expect(player.place).toBe('abroad.embassy/show');
  });
});
