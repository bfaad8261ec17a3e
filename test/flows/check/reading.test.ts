import { describe, expect, it } from 'vitest';
import { hardReading, unreadTexts } from '../../../src/flows/check/reading.ts';
import { projectWith } from './fixture.ts';

const key = 'topics.passport.fees.answer';
const words = (count: number): string => Array.from({ length: count }, () => 'kata').join(' ');
const notesOn = (text: string): string[] =>
  hardReading(projectWith({ id: { [key]: text } })).map(({ level, language, message }) => {
    expect([level, language]).toEqual(['note', 'id']);
    return message;
  });

describe('answers that are hard to read', () => {
  it.each([
    ['twenty words', `${words(20)}.`],
    ['two sentences', `${words(15)}. ${words(15)}.`],
    ['a list', `- ${words(15)}\n- ${words(15)}\n1. ${words(15)}`],
    ['a long name', `tanya ${words(17)} Kementerian Pelindungan Pekerja Migran Indonesia`],
    ['help lines', `${words(19)} {{lines.H-1}} {{lines.H-1}}`],
    ['a long address on the web', 'buka siskop2mi.bp2mi.go.id/sesuatuyangpanjangsekali'],
    ['a word of sixteen letters', 'pemberangkatanku'],
  ])('%s: no note', (_, text) => {
    expect(notesOn(text)).toEqual([]);
  });

  it('a sentence of more than twenty words', () => {
    expect(notesOn(`Pendek. ${words(21)}.`)).toEqual([
      'a sentence of 21 words, more than 20: "kata kata kata kata kata …"',
    ]);
  });

  it('a word of more than sixteen letters, once', () => {
    expect(notesOn('pertanggungjawaban dan pertanggungjawaban')).toEqual([
      'the word "pertanggungjawaban" has 18 letters, more than 16',
    ]);
  });

  it('other texts are not measured', () => {
    expect(hardReading(projectWith({ id: { 'notice.neutral': words(40) } }))).toEqual([]);
  });
});

describe('texts that nobody native has read', () => {
  const mark = '# Not yet read by a native speaker.\na: A\n';

  it('are counted by language, and named when they are few', () => {
    const files = [
      { file: 'locales/id/common.yaml', source: mark },
      { file: 'locales/id/flows/trip.yaml', source: 'a: A\n# Not yet read by a native speaker.\n' },
      { file: 'locales/en/common.yaml', source: 'a: A\n' },
    ];
    expect(unreadTexts(projectWith({ files }))).toEqual([
      {
        file: 'locales/id',
        language: 'id',
        level: 'note',
        message: 'not yet read by a native speaker: 1 of 2 files: locales/id/common.yaml',
      },
    ]);
  });

  it('are only counted when they are many', () => {
    const files = [1, 2, 3, 4, 5, 6].map((n) => ({ file: `locales/en/${n}.yaml`, source: mark }));
    expect(unreadTexts(projectWith({ files }))[0]?.message).toBe(
      'not yet read by a native speaker: 6 of 6 files',
    );
  });
});
