import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseKinds, outcomes } from '../../src/tips/case.ts';
import {
  firstRegion,
  firstUrgency,
  intakeKinds,
  isPlaceKnown,
  outcomesOf,
  outcomeWords,
  questionsOf,
} from '../../src/tips/kinds.ts';
import { choicesOfQuestion, openQuestions, questionIds } from '../../src/tips/questions.ts';
import { firstLevel } from '../../src/tips/route.ts';

const lombok = '52.03';
const none = { home: null, country: null };

describe('where a case belongs', () => {
  it.each([
    ['recruiter', { home: lombok, country: 'MY' }, lombok],
    ['documents', { home: lombok, country: null }, lombok],
    ['documents', { home: lombok, country: 'TW' }, lombok],
    ['documents', { home: null, country: 'TW' }, 'abroad:TW'],
    ['documents', none, null],
    ['missing', { home: lombok, country: 'MY' }, 'abroad:MY'],
    ['missing', { home: lombok, country: null }, 'abroad:'],
    ['stranded', { home: lombok, country: 'MY' }, 'abroad:MY'],
    ['stranded', { home: lombok, country: null }, lombok],
    ['sick', { home: lombok, country: null }, 'abroad:'],
    ['deceased', { home: lombok, country: 'SA' }, 'abroad:SA'],
    ['detained', { home: null, country: 'SA' }, 'abroad:SA'],
    ['at-sea', { home: lombok, country: 'TW' }, 'sea'],
    ['help', { home: lombok, country: 'MY' }, lombok],
  ] as const)('%s, %j → %s', (kind, named, region) => {
    expect(firstRegion(kind, named)).toBe(region);
  });

  it('is told to the top at once for who is abroad or at sea, and to the regency for papers kept at home', () => {
    for (const kind of ['missing', 'sick', 'deceased', 'detained', 'at-sea', 'stranded'] as const)
      expect(firstLevel(firstRegion(kind, { home: lombok, country: 'MY' }), false)).toBe('national');
    expect(firstLevel(firstRegion('documents', { home: lombok, country: null }), false)).toBe('regency');
  });

  it('is asked as long as the story leaves a doubt', () => {
    expect(isPlaceKnown('documents', { home: lombok, country: null })).toBe(true);
    expect(isPlaceKnown('documents', { home: lombok, country: 'TW' })).toBe(false);
    // Where somebody comes from is not where they are.
    expect(isPlaceKnown('stranded', { home: lombok, country: null })).toBe(false);
    expect(isPlaceKnown('missing', { home: lombok, country: null })).toBe(false);
    expect(isPlaceKnown('missing', { home: lombok, country: 'MY' })).toBe(true);
    expect(isPlaceKnown('at-sea', none)).toBe(true);
  });
});

describe('how soon somebody has to act', () => {
  it('is within days where somebody is ill, in custody, at sea or without a roof', () => {
    expect(intakeKinds.filter((kind) => firstUrgency(kind) === 'departure')).toEqual([
      'stranded',
      'sick',
      'at-sea',
      'detained',
    ]);
    expect(firstUrgency('danger')).toBe('danger');
    expect(firstUrgency('recruiter')).toBe('normal');
  });
});

describe('the ends of a case', () => {
  it.each(caseKinds)('%s has some, each once, and fits a list with one more row', (kind) => {
    const ends = outcomesOf(kind);
    expect(ends.length).toBeGreaterThan(2);
    expect(ends.length).toBeLessThan(10);
    expect(new Set(ends).size).toBe(ends.length);
    expect(ends.slice(-2)).toEqual(['too-little', 'no-case']);
  });

  it('are each of some kind', () => {
    const used = new Set(caseKinds.flatMap(outcomesOf));
    expect(outcomes.filter((outcome) => !used.has(outcome))).toEqual([]);
  });

  it('have words of their own where somebody has died', () => {
    expect(outcomeWords('deceased', 'home')).toBe('home-deceased');
    expect(outcomeWords('sick', 'home')).toBe('home');
  });
});

describe('what is asked', () => {
  it.each(intakeKinds)('%s: one to three questions, each with at most five choices', (kind) => {
    const asked = questionsOf(kind);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThanOrEqual(3);
    for (const id of asked) expect(choicesOfQuestion(id).length).toBeLessThanOrEqual(5);
  });

  it('nothing of kinds without an intake', () => {
    const others = caseKinds.filter((kind) => !intakeKinds.some((one) => one === kind));
    expect(others.flatMap(questionsOf)).toEqual([]);
  });

  it('every question belongs to a kind', () => {
    const used = new Set(intakeKinds.flatMap(questionsOf));
    expect(questionIds.filter((id) => !used.has(id))).toEqual([]);
  });

  it.each([
    ['missing', 'kakak hilang', none, ['where', 'since', 'asker']],
    ['missing', 'Anak saya di Malaysia tidak ada kabar sejak Lebaran', { home: null, country: 'MY' }, []],
    ['missing', 'anakku hilang kontak', none, ['where', 'since']],
    ['missing', 'my brother has not called for three months', none, ['where']],
    ['documents', 'ijazah saya ditahan PT', { home: lombok, country: null }, []],
    ['documents', 'surat saya tidak dikembalikan', { home: lombok, country: null }, ['papers', 'holder']],
    ['documents', 'paspor dipegang majikan', none, ['where']],
    ['stranded', 'saya mau pulang', { home: null, country: 'MY' }, ['shelter', 'passport']],
    ['stranded', 'paspor hilang, tidak punya uang makan', { home: null, country: 'MY' }, []],
    ['sick', 'suami saya dirawat di rumah sakit', { home: null, country: 'SA' }, ['state']],
    ['deceased', 'paman meninggal, keluarga disuruh bayar', { home: null, country: 'SA' }, ['told-by']],
    ['at-sea', 'saya ABK, 5 km dari pantai', none, ['ship', 'position', 'reach']],
    ['at-sea', 'KM Bahari Jaya di pelabuhan Busan', none, ['reach']],
    ['at-sea', 'kapal kami bernama Long Xing', none, ['position', 'reach']],
    ['detained', 'adik saya ditangkap polisi', { home: null, country: 'MY' }, ['embassy']],
  ] as const)('%s, "%s" → %j', (kind, text, named, wanted) => {
    expect(openQuestions(kind, { text, ...named }, new Set())).toEqual(wanted);
  });

  it('never twice, whatever the story and whatever was passed over', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...intakeKinds),
        fc.string(),
        fc.subarray([...questionIds]),
        (kind, text, before) => {
          const open = openQuestions(kind, { text, ...none }, new Set(before));
          return open.length <= 3 && open.every((id) => !before.includes(id));
        },
      ),
    );
  });
});
