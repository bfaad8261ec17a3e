import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/understanding/language.ts';
import { learnLanguages } from '../../src/understanding/language-model.ts';
import { cpuTime } from './cpu.ts';
import { labelled, shippedSamples } from './data.ts';

const samples = shippedSamples();
const model = learnLanguages(samples);

describe('languageOf', () => {
  it.each([
    ['brp biaya bikin paspor skrg?', 'id'],
    ['saya mau pulang', 'id'],
    ['kalau yang 10 tahun berapa', 'id'],
    ['how much is a passport', 'en'],
    ['my employer keeps my passport', 'en'],
    ['no wa kp2mi berapa', 'id'],
    ['piye carane nggawe paspor', 'jv'],
    ['aku pengin mulih ora nduwe duit', 'jv'],
    ['nyong arep mangkat maring taiwan', 'jv'],
    ['kumaha carana nyieun paspor', 'su'],
    ['abdi hoyong uih', 'su'],
    ['sengko terro alako ka malaysia', 'mad'],
    ["engko' ta' olle bajaran deri majikan", 'mad'],
    ['macam mana nak buat pasport', 'ms'],
  ])('%s is %s', (text, language) => {
    expect(languageOf(model, text).language).toBe(language);
  });

  it.each(['', '12345', 'PT Agesa Asa Jaya', 'kp2mi', '😀', 'xyz'])('cannot tell %s', (text) => {
    expect(languageOf(model, text).language).toBeNull();
  });

  it('keeps the language of the person where the words do not tell', () => {
    for (const usual of ['id', 'en', 'jv', 'ms'] as const) {
      expect(languageOf(model, '0812 3456', usual).language).toBe(usual);
      expect(languageOf(model, 'kjri hong kong', usual).language).toBe(usual);
      expect(languageOf(model, 'kumaha carana nyieun paspor', usual).language).toBe('su');
    }
  });

  it.each(['piye carane nggawe paspor', 'kumaha carana nyieun paspor', 'how much is a passport'])(
    'has no doubt of "%s"',
    (text) => expect(languageOf(model, text, 'id').plain).toBe(true),
  );

  it.each(['visa kerja taiwan', 'kjri hong kong', 'paspor malaysia'])('has its doubts of "%s"', (text) => {
    expect(languageOf(model, text, 'id').plain).toBe(false);
  });

  it('hears the same whatever the case, the end and the marks', () => {
    for (const text of ['piye carane nggawe paspor', 'macam mana nak buat pasport'])
      for (const other of [text.toUpperCase(), `${text}???  `, text.replaceAll(' ', '  ')])
        expect(languageOf(model, other)).toEqual(languageOf(model, text));
  });

  it('takes less than a tenth of a millisecond', () => {
    const lines = labelled('languages').map((line) => line.text);
    const run = () => {
      for (const text of lines) languageOf(model, text, 'id');
    };
    run();
    expect(cpuTime(run) / lines.length).toBeLessThan(0.1);
  });
});

describe('learnLanguages', () => {
  it('makes a small model', () => {
    expect(model.features.byteLength + model.weights.byteLength).toBeLessThan(400_000);
  });

  it('does not depend on the order of the samples', () => {
    expect(learnLanguages([...samples].reverse())).toEqual(model);
  });
});

// The figures that were asked for stand above those that chance may take away.
const asked = { id: 0.9, en: 0.9, jv: 0.9, su: 0.88, mad: 0.8, ms: 0.8 };

describe('three to six words that nobody learnt from', () => {
  it('are told apart among the samples, by halves', () => {
    const halves = [0, 1].map((half) => learnLanguages(samples.filter((one) => halfOf(one.text) !== half)));
    const heard = samples.flatMap(({ text, language }) => {
      const short = fewWords(text);
      const of = halves[halfOf(text)];
      return short && of ? [{ language, right: languageOf(of, short, 'id').language === language }] : [];
    });
    for (const [language, least] of [
      ['id', 0.89],
      ['en', 0.94],
      ['jv', 0.87],
      ['su', 0.86],
      ['mad', 0.88],
      ['ms', 0.81],
    ] as const)
      expect(shareRight(heard, language), language).toBeGreaterThan(least);
  });

  it('are told apart in the set of the languages', () => {
    const heard = labelled('languages').flatMap(({ text, lang }) => {
      const short = fewWords(text);
      return short && lang
        ? [{ language: lang, right: languageOf(model, short, 'id').language === lang }]
        : [];
    });
    for (const [language, least] of Object.entries(asked))
      expect(shareRight(heard, language), language).toBeGreaterThan(least);
  });
});

interface Heard {
  readonly language: string;
  readonly right: boolean;
}

function shareRight(heard: readonly Heard[], language: string): number {
  const own = heard.filter((one) => one.language === language);
  return own.filter((one) => one.right).length / own.length;
}

const halfOf = (text: string): number => numberOf(text) % 2;

/** Three to six words out of a text, always the same; null for a shorter one. */
function fewWords(text: string): string | null {
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (words.length < 3) return null;
  const many = 3 + (numberOf(text) % 4);
  const from = words.length <= many ? 0 : numberOf(`${text}.`) % (words.length - many + 1);
  return words.slice(from, from + many).join(' ');
}

function numberOf(text: string): number {
  let key = 0x811c9dc5;
  for (const sign of text) key = Math.imul(key ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return (key ^ (key >>> 13)) >>> 0;
}
