import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../src/cli/words.ts';
import { inlineAnswers } from '../../src/conversation/inline.ts';
import { loadWorld } from '../../src/conversation/load.ts';

const world = loadWorld({ folder: projectFolder });
const now = Date.parse('2026-10-01');
const ask = (query: string, language: 'id' | 'en' = 'id') => inlineAnswers(world, query, language, now);

describe('what is typed behind the name of the bot', () => {
  it('has one answer for a company, with the caution in the sentence of its name', () => {
    const [answer, ...others] = ask('pt agesa asa jaya');
    expect(others).toEqual([]);
    expect(answer?.title).toBe(
      'PT AGESA ASA JAYA ada di daftar 17 Sep 2026, tapi belum tentu tawarannya benar',
    );
    expect(answer?.text).toMatch(/^Nama PT AGESA ASA JAYA ada di daftar [^.]*, tapi itu belum bukti/);
  });

  it('has one answer for each company that may be meant', () => {
    const answers = ask('millenium muda');
    expect(answers.map(({ title }) => title.split(' ada di')[0])).toEqual(
      expect.arrayContaining(['PT MILLENIUM MUDA MAKMUR', 'PT MILLENIUM MUDA MANDIRI']),
    );
    for (const { title, text } of answers) {
      expect(title).toContain(', tapi belum tentu');
      expect(text.length).toBeLessThanOrEqual(4096);
    }
  });

  it('says of a name that is not there that this proves nothing', () => {
    expect(ask('PT Maju Mundur Sentosa', 'en')[0]?.title).toBe(
      '"MAJU MUNDUR SENTOSA" is not in the register of 17 Sept 2026, but that does not prove fraud',
    );
  });

  it.each(['', 'pt', 'pt a', 'halo apa kabar', 'Pak Budi'])('has none for %j', (query) => {
    expect(ask(query)).toEqual([]);
  });
});
