import { describe, expect, test } from 'vitest';
import { answerFor, answerWords } from '../../src/agencies/answer.ts';
import { createMatcher } from '../../src/agencies/match.ts';
import { type NoticeList, parseNotices } from '../../src/agencies/notice.ts';
import { parseRegister, RegisterError } from '../../src/agencies/register.ts';
import { shipped } from './shipped.ts';

const about = { asOf: '2026-10-01', source: 'Surat KP2MI' };
const csv =
  'Nama PT;NIB;Nomor SK;Tanggal SK\nPT. Agesa Asa Jaya;;SK-7/2026;2026-08-03\nTUNAS HARAPAN LUHUR;9120000000077;;\n';
const suspended = parseNotices(csv, { ...about, standing: 'suspended' }).list;

describe('a list of suspended licences', () => {
  test('is read with number and day of the decision', () => {
    expect(suspended).toEqual({
      ...about,
      standing: 'suspended',
      entries: [
        { name: 'PT. Agesa Asa Jaya', nibs: [], decision: 'SK-7/2026', decidedOn: '2026-08-03' },
        { name: 'TUNAS HARAPAN LUHUR', nibs: ['9120000000077'], decision: '', decidedOn: '' },
      ],
    });
  });

  test.each(['', 'name,nib\n', 'kota,nib\nMalang,1\n', 'name\n""\n'])('%j is none', (text) => {
    expect(() => parseNotices(text, { ...about, standing: 'revoked' })).toThrow(RegisterError);
  });
});

describe('a company on such a list', () => {
  const matcher = createMatcher(shipped.register, [], [suspended]);

  test('stays in the register, and the list is named beside it', () => {
    const verdict = matcher.check('pt agesa asa jaya');
    expect(verdict).toMatchObject({
      verdict: 'listed',
      matches: [{ name: 'AGESA ASA JAYA' }],
      notices: [{ standing: 'suspended', decision: 'SK-7/2026', ...about }],
    });
    const answer = answerFor(verdict, Date.parse('2026-10-20'), 'id');
    expect(answer.notices).toEqual([
      {
        key: 'agencies.suspended-decision',
        params: expect.objectContaining({
          decided: '3 Agustus 2026',
          listed: '1 Oktober 2026',
          source: 'Surat KP2MI',
        }),
      },
    ]);
    const words = answerWords(answer, (key) => `${key} A\n\nB`);
    expect(words.split('\n\n').slice(0, 2)).toEqual(['agencies.listed A', 'agencies.suspended-decision A']);
  });

  test('that no register holds is not in the register, and the list is named', () => {
    for (const query of ['PT Tunas Harapan Luhur', '9120000000077']) {
      expect(matcher.check(query)).toMatchObject({
        verdict: 'not-listed',
        matches: [],
        notices: [{ name: 'TUNAS HARAPAN LUHUR', standing: 'suspended' }],
      });
    }
    expect(matcher.check('tunas harapan luhr').verdict).toBe('similar');
  });

  test('is found by its number though the list spells it otherwise', () => {
    const list: NoticeList = {
      ...about,
      standing: 'revoked',
      entries: [{ name: 'CITRA KARYA', nibs: ['9120009331725'], decision: '', decidedOn: 'Mei 2026' }],
    };
    const verdict = createMatcher(shipped.register, [], [list]).check('PT Citra Karya Sejati');
    expect(verdict.notices).toHaveLength(1);
    expect(answerFor(verdict, Date.parse('2026-10-20'), 'id').notices?.[0]).toMatchObject({
      key: 'agencies.revoked-day',
      params: { decided: 'Mei 2026' },
    });
  });

  test('changes nothing for others', () => {
    expect(matcher.check('PT Sukma Karya Sejati').notices).toEqual([]);
  });
});

describe('a register with a status column', () => {
  const text =
    'nama,nib,status izin,no sk\nMAJU JAYA,9120307772741,Aktif,\nMUNDUR TERUS,9120307772742,DICABUT,SK-1\nSAMPING LURUS,9120307772743,Skorsing,SK-2\n';
  const parsed = parseRegister(text, about);

  test('holds no company whose licence was revoked', () => {
    expect(parsed.register.companies.map(({ name }) => name)).toEqual(['MAJU JAYA', 'SAMPING LURUS']);
    expect(
      parsed.notices.map(({ standing, entries }) => [standing, entries.map(({ name }) => name)]),
    ).toEqual([
      ['suspended', ['SAMPING LURUS']],
      ['revoked', ['MUNDUR TERUS']],
    ]);
    const matcher = createMatcher(parsed.register, [], parsed.notices);
    expect(matcher.check('PT Mundur Terus')).toMatchObject({
      verdict: 'not-listed',
      notices: [{ decision: 'SK-1' }],
    });
  });

  test('says which columns were read', () => {
    expect(parsed.columns).toEqual({ name: 'nama', nib: 'nib', status: 'status izin', decision: 'no sk' });
  });
});
