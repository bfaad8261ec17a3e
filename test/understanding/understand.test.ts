import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/understanding/evaluate.ts';
import { learnLanguages } from '../../src/understanding/language-model.ts';
import { learnTopics } from '../../src/understanding/topics.ts';
import { createUnderstanding } from '../../src/understanding/understand.ts';
import { cpuTime } from './cpu.ts';
import {
  labelled,
  shippedCountries,
  shippedDangers,
  shippedModel,
  shippedRegions,
  shippedSamples,
} from './data.ts';

const samples = shippedSamples();
const dangers = shippedDangers();
const spoken = learnLanguages(samples);
const understanding = createUnderstanding({
  model: shippedModel(),
  dangers,
  spoken,
  regions: shippedRegions(),
  countries: shippedCountries(),
});
const { understand } = understanding;

describe('understand', () => {
  it.each([
    ['brp biaya bikin paspor skrg?', 'passport.fees'],
    ['mau lapor calo di Lotim', 'report.recruiter'],
    ['cek PT Agesa Asa Jaya', 'agency.verify'],
    ['PT Maju Mundur Sentosa resmi ga', 'agency.verify'],
    ['tolong pintu dikunci dr luar', 'help.emergency'],
    ['halo', 'bot.menu'],
    ['menu', 'bot.menu'],
    ['makasih ya', 'bot.thanks'],
    ['majikan menahan paspor saya', 'abroad.documents-held'],
    ['ijazah saya ditahan pt', 'warning.documents-held'],
    ['cara cek pt resmi', 'agency.how-to-check'],
    ['apa itu tppo', 'warning.what-is-tppo'],
    ['how much does a passport cost', 'passport.fees'],
  ])('"%s" is answered with %s', (text, topic) => {
    expect(understand(text).topic).toMatchObject({ outcome: 'answer', topic });
  });

  it('offers what a question about paying a sponsor may be about', () => {
    const { alternatives } = understand('sy mau brgkt ke taiwan lwt sponsor disuruh byr 15jt bnr ga').topic;
    expect(alternatives.map((one) => one.topic)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(placement\.fees|agency\.broker)$/)]),
    );
  });

  it.each(['', '   ', '😀😀', '12345', 'resep rendang', 'skor bola semalam', 'qwerty zxcvb'])(
    'does not know "%s"',
    (text) => {
      expect(understand(text).topic).toMatchObject({ outcome: 'none', topic: null, alternatives: [] });
    },
  );

  it('finds the question inside a long story', () => {
    const story =
      'Assalamualaikum kak. Saya ibu rumah tangga dari desa, anak saya tiga, suami kerja serabutan. Kemarin ada saudara main ke rumah cerita macam macam. Saya jadi kepikiran. Berapa biaya bikin paspor sekarang? Semoga dibalas.';
    expect(understand(story).topic.alternatives.map((one) => one.topic)).toContain('passport.fees');
  });

  it('asks rather than alarms when a message only resembles a cry', () => {
    const { topic, danger } = understand('agen bawa kami ke hotel disuruh dandan buat tamu');
    expect(danger.danger || topic.alternatives.some((one) => one.topic === 'help.emergency')).toBe(true);
  });

  it('leans on the topic before in a short follow-up', () => {
    const share = (previousTopic?: string): number =>
      understand('kalau yang 10 tahun?', previousTopic ? { previousTopic } : {})
        .topic.alternatives.filter((one) => one.topic.startsWith('passport.'))
        .reduce((sum, one) => sum + one.confidence, 0);
    expect(share('passport.fees')).toBeGreaterThan(share('placement.fees'));
  });

  it.each([
    ['terus bayarnya dimana', 'passport.requirements', /^passport\./],
    ['kalau yang 10 tahun?', 'passport.fees', /^passport\./],
    ['syaratnya apa aja', 'placement.g2g', /^placement\./],
    ['berapa lama?', 'passport.apply', /^passport\.duration/],
    ['berapa lama?', 'placement.steps', /^placement\.duration/],
    ['lamun nu leungit kumaha', 'passport.renewal', /^passport\.lost/],
  ])('"%s" after %s is about the same', (text, previousTopic, topic) => {
    expect(understand(text, { previousTopic }).topic.alternatives[0]?.topic).toMatch(topic);
  });

  it.each([
    ['berapa biaya bikin paspor? terus cara cek PT resmi gimana?', 'passport.fees', 'agency.how-to-check'],
    [
      'umur minimal kerja ke taiwan brp, sama lowongan resmi liat dimana',
      'placement.age-education',
      'placement.vacancies',
    ],
    [
      'how much is a passport? and how do I check if an agency is licensed?',
      'passport.fees',
      'agency.how-to-check',
    ],
  ])('"%s" is answered with the first and keeps the second', (text, first, second) => {
    const { topic } = understand(text);
    expect(topic).toMatchObject({ outcome: 'answer', topic: first });
    expect(topic.also?.map((one) => one.topic)).toEqual([second]);
  });

  it('finds no second question in most messages, which ask but one thing', () => {
    const lines = labelled('development');
    const two = lines.filter(({ text }) => (understand(text).topic.also ?? []).length > 0);
    expect(two.length / lines.length).toBeLessThan(0.03);
  });

  it('keeps the known language when the message does not tell', () => {
    expect(understand('ok', { language: 'jv' }).language).toBe('jv');
    expect(understand('how much is a passport', { language: 'jv' }).language).toBe('en');
  });

  it('says where danger is when a country or a region is named', () => {
    expect(understand('saya disekap di Malaysia').danger.place).toBe('abroad');
    expect(understand('saya disekap di Indramayu').danger.place).toBe('home');
  });
});

describe('understanding in figures', () => {
  const share = (part: number, whole: number): number => part / whole;

  it.each([
    ['development', 0.96, 0.98],
    ['harder', 0.93, 0.95],
    ['fresh', 0.93, 0.95],
    ['languages', 0.93, 0.97],
    ['everyday', 0.75, 0.82],
  ])('answers most of the %s set', (name, right, offered) => {
    const { all } = evaluate(labelled(name), understanding);
    expect(share(all.right, all.total)).toBeGreaterThan(right);
    expect(share(all.offered, all.total)).toBeGreaterThan(offered);
  });

  it('hears nearly every cry and seldom alarms', () => {
    const lines = ['development', 'harder', 'fresh'].flatMap(labelled);
    const { danger } = evaluate(lines, understanding);
    expect(share(danger.found, danger.expected)).toBeGreaterThan(0.94);
    expect(share(danger.falseAlarms, danger.harmless)).toBeLessThan(0.02);
  });

  it('never trained on a line of the sets', () => {
    const known = new Set(samples.map((one) => one.text));
    const lines = ['development', 'harder', 'fresh'].flatMap(labelled);
    // Two or three words are bound to meet: "halo", "apa itu opp".
    expect(lines.filter((line) => known.has(line.text) && line.text.split(' ').length > 3)).toEqual([]);
  });
});

describe('training', () => {
  it('does not depend on the order of the samples', { timeout: 60_000 }, () => {
    const backwards = createUnderstanding({
      model: learnTopics([...samples].reverse()),
      dangers,
      spoken,
      regions: shippedRegions(),
      countries: shippedCountries(),
    });
    for (const { text } of labelled('fresh'))
      expect(backwards.understand(text).topic).toEqual(understand(text).topic);
  });
});

describe('understand, whatever comes', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc
      .array(fc.constantFrom(...samples.map((one) => one.text)), { maxLength: 30 })
      .map((all) => all.join(' ')),
  );

  it('never throws, and gives the same for the same', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { entities, ...first } = understand(text);
        const { entities: again, ...second } = understand(text);
        expect(second).toEqual(first);
        expect(again()).toEqual(entities());
      }),
    );
  });

  it('does not mind upper case, spaces at the end or repeated punctuation', () => {
    const question = fc.constantFrom(
      ...samples.map((one) => one.text),
      ...labelled('development').map((line) => line.text),
    );
    fc.assert(
      fc.property(question, fc.constantFrom('   ', '???', '!!', '...', '\n\n'), (text, end) => {
        const plain = understand(text);
        expect(understand(text.toUpperCase()).topic).toEqual(plain.topic);
        expect(understand(text + end).topic).toEqual(plain.topic);
      }),
      { numRuns: 300 },
    );
  });

  it('takes under 100 ms for 100 kB', () => {
    const heaviest = [
      'a',
      'paspor ',
      'tolong dikunci. ',
      'PT Maju Jaya ',
      '0812 ',
      'pak ',
      '\u202ex',
      'umur 16 ',
    ];
    for (const piece of heaviest) {
      const text = piece.repeat(100_000 / piece.length);
      understand(text).entities();
      expect(
        cpuTime(() => understand(text).entities()),
        piece,
      ).toBeLessThan(150);
    }
  });

  it('takes under half a millisecond for a usual message', () => {
    const lines = labelled('development');
    const times = lines.map(({ text }) => {
      const started = performance.now();
      understand(text);
      return performance.now() - started;
    });
    expect(times.sort((a, b) => a - b)[times.length >> 1]).toBeLessThan(0.5);
  });
});
