import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { answerFor, displayName, oldAfterDays } from '../../src/agencies/answer.ts';
import { createMatcher, type Verdict } from '../../src/agencies/match.ts';
import { shipped } from './shipped.ts';

const languages = ['id', 'en'] as const;
const texts = Object.fromEntries(
  languages.map((language) => {
    const file = new URL(`../../locales/${language}/agencies.yaml`, import.meta.url);
    return [language, parse(readFileSync(file, 'utf8')) as Record<string, string>] as const;
  }),
);

const matcher = createMatcher(shipped.register, [
  { name: 'LAMA SEKALI JAYA', nib: '1234567890123', since: '2026-08-01' },
]);
const at = (days: number) => Date.parse('2026-09-17T00:00:00Z') + days * 86_400_000;

/** The answer as a person reads it. */
function read(verdict: Verdict, days = 10, language: (typeof languages)[number] = 'id'): string {
  const { key, params } = answerFor(verdict, at(days), language);
  const text = texts[language]?.[key.replace(/^agencies\./, '')] ?? '';
  expect(text, key).not.toBe('');
  const filled = text.replace(/\{\{([\w.-]+)\}\}/g, (whole, name: string) =>
    name.startsWith('lines.') ? '0800-1000 (dari Indonesia)' : (params[name] ?? whole),
  );
  expect(filled).not.toContain('{{');
  return filled;
}

const queries = {
  listed: 'PT Agesa Asa Jaya',
  'listed-without-nib': 'Sinar Berlian Mandiri',
  similar: 'agesah asa jaya',
  delisted: 'lama sekali jaya',
  'not-listed': 'PT Maju Mundur Sentosa',
  'lpk-not-listed': 'LPK Hikari',
  'lpk-similar': 'LPK Agesa Asa Jaya',
  'cv-not-listed': 'CV Berkah Melati',
  'cv-similar': 'CV Agesa Asa Jaya',
};
const others = { person: 'pak Budi', phone: '081234567890', 'not-a-name': 'halo' };

/** What lists of licences say, by what they give of the decision; and the answers in other people's chats. */
const noticed = ['suspended', 'revoked'].flatMap((standing) =>
  ['', '-day', '-number', '-decision'].map((known) => standing + known),
);
const inline = ['inline-listed', 'inline-delisted', 'inline-absent', 'inline-send'];

describe.each(languages)('answers in %s', (language) => {
  test.each(Object.entries(queries))('%s, with the date; old from 60 days on', (key, query) => {
    const verdict = matcher.check(query);
    expect(answerFor(verdict, at(oldAfterDays - 1), language).key).toBe(`agencies.${key}`);
    expect(answerFor(verdict, at(oldAfterDays), language).key).toBe(`agencies.${key}-old`);
    expect(read(verdict, 10, language)).toContain('17 September 2026');
    expect(read(verdict, 10, language)).not.toMatch(/\b10 (hari|days)/);
    expect(read(verdict, 75, language)).toMatch(/\b75 (hari|days)/);
  });

  test.each(Object.entries(others))('%s', (key, query) => {
    expect(answerFor(matcher.check(query), at(100), language).key).toBe(`agencies.${key}`);
    read(matcher.check(query), 100, language);
  });

  test('every text is used, and no used one is missing', () => {
    const used = [...Object.keys(queries).flatMap((key) => [key, `${key}-old`]), ...Object.keys(others)];
    used.push(...noticed, ...inline);
    expect(Object.keys(texts[language] ?? {}).sort()).toEqual(used.sort());
  });

  test.each([...noticed, ...inline])('%s keeps its caution in the sentence of the name', (key) => {
    const text = texts[language]?.[key] ?? '';
    expect(text).not.toMatch(/\baman\b|\bsafe\b|\bbersalah\b|\bguilty\b|ilegal|illegal/iu);
    if (key === 'inline-send') return;
    const [first = ''] = text.split(/\.\s/);
    expect(first).toContain('{{name}}');
    expect(first).toMatch(/, (tapi|but|sebabnya|the reason)/);
  });

  test.each(Object.entries({ ...queries, ...others }))(
    '%s is short and gives no verdict on safety',
    (_, query) => {
      const text = read(matcher.check(query), 100, language);
      expect(text.length).toBeLessThan(900);
      expect(text).not.toMatch(
        /[✓✔✅☑❌🟢🔴]|\baman\b|\bsafe\b|resmi!|\bbersalah\b(?<!berarti PT itu bersalah)|\bguilty\b/iu,
      );
      expect(text).not.toMatch(/\b0 (tanda|signs)\b/);
    },
  );

  test.each(['listed', 'delisted', 'not-listed', 'similar', 'cv-similar', 'lpk-not-listed'] as const)(
    '%s: the caution stands in the sentence with the name',
    (key) => {
      const text = read(matcher.check(queries[key]), 10, language);
      const [first = ''] = text.split(/\.(?:\s|$)/);
      expect(first).toMatch(/AGESA ASA JAYA|LAMA SEKALI JAYA|MAJU MUNDUR SENTOSA|AGESAH|HIKARI/);
      expect(first).toMatch(/\b(tapi|but)\b/);
      const name = text.match(/PT AGESA ASA JAYA/g) ?? [];
      expect(name.length).toBeLessThanOrEqual(1);
    },
  );

  test('a listed name: numbers and persons cannot be checked, and each job order needs its permit', () => {
    const text = read(matcher.check('PT Agesa Asa Jaya'), 10, language);
    expect(text).toContain('9120307772741');
    expect(text).toContain('SIP2MI');
    expect(text).toContain('KP2MI 0800-1000');
    expect(text).toMatch(/tidak bisa saya cek|cannot check phone numbers or persons/);
  });
});

test('no telephone number stands in the texts themselves', () => {
  for (const language of languages) {
    for (const text of Object.values(texts[language] ?? {})) expect(text).not.toMatch(/\d{3}/);
  }
});

test('both languages fill in the same', () => {
  for (const [key, text] of Object.entries(texts.id ?? {})) {
    const holes = (words = '') => [...new Set(words.match(/\{\{[\w.-]+\}\}/g))].sort();
    expect(holes(texts.en?.[key]), key).toEqual(holes(text));
  }
});

describe('choices', () => {
  test('stand only where it is unclear which company is meant, and lead to it', () => {
    const { choices } = answerFor(matcher.check('bumi mas mandiri'), at(1), 'id');
    expect(choices?.length).toBeGreaterThan(1);
    for (const { id, label } of choices ?? []) {
      const chosen = matcher.check(id);
      expect(chosen.verdict).toBe('listed');
      expect(displayName(chosen.matches[0]?.name ?? '')).toBe(label);
    }
    expect(answerFor(matcher.check('PT Agesa Asa Jaya'), at(1), 'id').choices).toBeUndefined();
    expect(answerFor(matcher.check('PT Maju Mundur'), at(1), 'id').choices).toBeUndefined();
  });

  test('a company without number is chosen by its name', () => {
    const [choice] = answerFor(matcher.check('sinar berlain mandiri'), at(1), 'id').choices ?? [];
    expect(choice).toEqual({ id: 'SINAR BERLIAN MANDIRI', label: 'PT SINAR BERLIAN MANDIRI' });
  });

  test('none of them: the same question answered as not found', () => {
    const verdict = matcher.check('agesah asa jaya');
    expect(read({ ...verdict, verdict: 'not-listed', matches: [] })).toContain('"AGESAH ASA JAYA"');
  });
});

test.each([
  ['AGESA ASA JAYA', 'PT AGESA ASA JAYA'],
  ['PT. BALI PARADISE', 'PT BALI PARADISE'],
  ['PT.AL-HIKMAH', 'PT AL-HIKMAH'],
  ['PT Maju', 'PT Maju'],
  ['PTM JAYA', 'PT PTM JAYA'],
  ['LPK BSI INDONESIA', 'LPK BSI INDONESIA'],
])('%s is shown as %s', (name, shown) => {
  expect(displayName(name)).toBe(shown);
});
