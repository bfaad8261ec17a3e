import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Clearing } from '../../../src/channels/whatsapp-web/clearing.ts';
import { until } from '../../support/until.ts';

it('a chat that somebody has opened on the phone is not emptied before what was written in it is stored', async () => {
  const cleared: string[] = [];
  const unstored = new Set(['siti']);
  const clearing = new Clearing({
    supervisor: {
      ready: true,
      ask: async (request, answer) => {
        if (request.do === 'clear') cleared.push(request.chat);
        return answer.parse(true);
      },
    },
    afterMs: 20,
    timeoutMs: 1000,
    isUnstored: (chat) => unstored.has(chat),
    now: Date.now,
  });
  clearing.start();
  for (const chat of ['siti', 'ani']) clearing.touched(chat);
  await until(() => cleared.includes('ani'));
  await sleep(100);
  expect(cleared).toEqual(['ani']);
  unstored.clear();
  await until(() => cleared.includes('siti'));
  clearing.stop();
});
