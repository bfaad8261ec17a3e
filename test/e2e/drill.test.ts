import { expect, it } from 'vitest';
import { drill } from '../../bench/drill/drill.ts';

it('the drill finds every story in a case, and every case told to somebody, however it was killed', async () => {
  const report = await drill({ runs: 4 });
  expect(report).toMatchObject({ runs: 4, kills: 4, stories: 16, kept: 16, cases: 16, alerted: 16 });
}, 120_000);
