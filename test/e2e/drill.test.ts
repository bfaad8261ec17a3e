import { expect, it } from 'vitest';
import { drill } from '../../bench/drill/drill.ts';

const runs = 50;

it(`the drill of ${runs} kills finds every story in a case, and every case told to somebody`, async () => {
  const report = await drill({ runs });
  expect(report).toMatchObject({ runs, kills: runs, stories: runs, kept: runs, cases: runs, alerted: runs });
  expect(report.acknowledged).toBe(report.written);
  expect(report.repeats).toBe(report.excused);
}, 900_000);
