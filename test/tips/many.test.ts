import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manyReports, type Report } from '../../src/tips/many.ts';

const day = 86_400_000;
const limits = { reporters: 3, within: 7 * day, regencies: 2 };
const now = 100 * day;
const report = (
  caseId: string,
  reporterId: string,
  daysAgo = 0,
  region: string | null = '52.03',
): Report => ({
  caseId,
  reporterId,
  region,
  openedAt: now - daysAgo * day,
});

describe('many reports', () => {
  const three = [report('1', 'a'), report('2', 'b', 3), report('3', 'c', 7)];
  for (const [what, reports, same, many] of [
    ['three people within the time', three, [], { why: 'reporters', reporters: 3 }],
    ['two people', three.slice(1), [], null],
    ['the third too long ago', [...three.slice(0, 2), report('3', 'c', 8)], [], null],
    ['one person three times', ['1', '2', '3'].map((id) => report(id, 'a')), [], null],
    ['two of them with one text', three, [['1', '3']], null],
    [
      'one text beside two others',
      [...three, report('4', 'd')],
      [['1', '3']],
      { why: 'reporters', reporters: 3 },
    ],
    [
      'one text in a chain of three',
      [...three, report('4', 'd')],
      [
        ['1', '2'],
        ['2', '3'],
      ],
      null,
    ],
    [
      'two people of two regencies, long ago',
      [report('1', 'a', 60), report('2', 'b', 50, '33.01')],
      [],
      { why: 'regencies', reporters: 2, regencies: 2 },
    ],
    ['one person in two regencies', [report('1', 'a'), report('2', 'a', 0, '33.01')], [], null],
    ['a regency and nobody knows where', [report('1', 'a'), report('2', 'b', 0, null)], [], null],
    ['a regency and abroad', [report('1', 'a'), report('2', 'b', 0, 'abroad:MY')], [], null],
    [
      'two villages of one regency',
      [report('1', 'a', 0, '52.03.01'), report('2', 'b', 0, '52.03.02')],
      [],
      null,
    ],
    ['one text in two regencies', [report('1', 'a'), report('2', 'b', 0, '33.01')], [['1', '2']], null],
  ] as const) {
    it(`${what}: ${many === null ? 'no' : many.why}`, () => {
      expect(manyReports(reports, same, limits, now)).toEqual(many);
    });
  }

  it('never count more people than there are, and never fewer for one report more', () => {
    const some = fc.array(
      fc.record({
        caseId: fc.uuid(),
        reporterId: fc.constantFrom('a', 'b', 'c', 'd', null),
        region: fc.constantFrom('52.03', '33.01', null),
        openedAt: fc.integer({ min: now - 20 * day, max: now }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, (reports) => {
        const many = manyReports(reports, [], limits, now);
        const people = new Set(reports.map(({ reporterId }) => reporterId)).size;
        expect(many?.reporters ?? 0).toBeLessThanOrEqual(people);
        if (many?.why === 'reporters')
          expect(manyReports([...reports, report('x', 'e')], [], limits, now)?.reporters).toBe(
            many.reporters + 1,
          );
      }),
    );
  });
});
