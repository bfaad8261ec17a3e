import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/understanding/evaluate.ts';
import type { Understanding } from '../../src/understanding/understand.ts';

/** Answers with what the text says: "a", "a?b" to choose between both, "-" for none, "!" for danger. */
const scripted: Understanding = {
  understand(text) {
    const topics = text.replace(/[!-]/g, '').split('?').filter(Boolean);
    const alternatives = topics.map((topic) => ({ topic, confidence: 1 / topics.length }));
    const [only] = topics;
    const outcome = topics.length === 0 ? 'none' : topics.length > 1 ? 'choose' : 'answer';
    return {
      language: 'id',
      plain: true,
      topic: { outcome, topic: outcome === 'answer' ? (only ?? null) : null, confidence: 1, alternatives },
      danger: { danger: text.includes('!'), kind: null, place: null },
      entities: () => {
        throw new Error('not needed');
      },
    };
  },
};

describe('evaluate', () => {
  const result = evaluate(
    [
      { text: 'a', topic: 'a', lang: 'id' },
      { text: 'b', topic: 'a', alt: ['b'], lang: 'id' },
      { text: 'b', topic: 'a', lang: 'id' },
      { text: 'a?b', topic: 'b', lang: 'en' },
      { text: '-', topic: 'b', lang: 'en' },
      { text: '-', topic: null, lang: 'en' },
      { text: 'b', topic: null, lang: 'en' },
      { text: 'a!', topic: 'a', lang: 'id', danger: true },
      { text: 'b!', topic: 'b', lang: 'id' },
    ],
    scripted,
  );

  it('counts what was right at once and what was among the choices', () => {
    expect(result.all).toEqual({ total: 9, right: 5, offered: 6 });
    expect(result.byLanguage).toEqual({
      en: { total: 4, right: 1, offered: 2 },
      id: { total: 5, right: 4, offered: 4 },
    });
    expect(result.byTopic.none).toEqual({ total: 2, right: 1, offered: 1 });
  });

  it('names what was taken for what', () => {
    expect(result.confusions).toEqual(
      expect.arrayContaining([
        { expected: 'a', given: 'b', count: 1 },
        { expected: 'b', given: 'none', count: 1 },
        { expected: 'none', given: 'b', count: 1 },
      ]),
    );
  });

  it('counts danger and language', () => {
    expect(result.danger).toEqual({ found: 1, expected: 1, falseAlarms: 1, harmless: 8 });
    expect(result.languageRight).toBe(5);
  });

  it('is at ease with no lines', () => {
    expect(evaluate([], scripted).all).toEqual({ total: 0, right: 0, offered: 0 });
  });
});
