import { describe, expect, it } from 'vitest';
import { createTexts } from '../../src/text/texts.ts';

const texts = createTexts(
  {
    id: {
      'a.b': 'Halo {{name}}',
      'only.id': 'Hanya ini',
      line: 'Telepon {{lines.H-1}}',
      days_other: '{{count}} hari',
      deep: 'Nomor {{case.number}}',
    },
    en: {
      'a.b': 'Hello {{name}}',
      days_one: 'a day',
      days_other: '{{count}} days',
      line: 'Ring {{lines.H-1}}',
    },
  },
  (language) => ({
    lines: { 'H-1': language === 'id' ? '0800-1000 (dari Indonesia)' : '0800-1000 (from Indonesia)' },
  }),
);

describe('texts', () => {
  it('are said in their language, with what is given', () => {
    expect(texts.t('id', 'a.b', { name: 'Siti' })).toBe('Halo Siti');
    expect(texts.t('en', 'a.b', { name: 'Siti' })).toBe('Hello Siti');
    expect(texts.t('id', 'deep', { case: { number: 7 } })).toBe('Nomor 7');
  });

  it('fall back to Indonesian, and a key that nobody has comes back as itself', () => {
    expect(texts.t('en', 'only.id')).toBe('Hanya ini');
    expect(texts.has('en', 'only.id')).toBe(false);
    expect(texts.has('id', 'only.id')).toBe(true);
    expect(texts.t('en', 'no.such.key')).toBe('no.such.key');
  });

  it('know the shared words of their language', () => {
    expect(texts.t('id', 'line')).toBe('Telepon 0800-1000 (dari Indonesia)');
    expect(texts.t('en', 'line')).toBe('Ring 0800-1000 (from Indonesia)');
  });

  it('have plural forms', () => {
    expect(texts.t('en', 'days', { count: 1 })).toBe('a day');
    expect(texts.t('en', 'days', { count: 3 })).toBe('3 days');
    expect(texts.t('id', 'days', { count: 1 })).toBe('1 hari');
  });

  it.each(['{{name}}', '$t(only.id)', '{{lines.H-1}}', '<b>&amp;</b>', '$&'])(
    'never read %s of a person as their own',
    (typed) => {
      expect(texts.t('id', 'a.b', { name: typed })).toBe(`Halo ${typed}`);
    },
  );
});
