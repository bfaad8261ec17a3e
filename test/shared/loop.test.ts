import { expect, it } from 'vitest';
import { startLoop } from '../../src/shared/loop.ts';
import { until } from '../support/until.ts';

it('goes on while there is work, rests, and is woken', async () => {
  const waits = [0, 0, 60_000, 60_000];
  let steps = 0;
  const loop = startLoop({ step: async () => waits[steps++] ?? 60_000, onError: () => undefined });
  await until(() => steps === 3);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(steps).toBe(3);
  loop.poke();
  await until(() => steps === 4);
  await loop.stop();
  loop.poke();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(steps).toBe(4);
});

it('a wake-up during a step is not lost', async () => {
  let steps = 0;
  let letGo = (): void => undefined;
  const step = async () => {
    steps += 1;
    if (steps === 1) {
      await new Promise<void>((resolve) => {
        letGo = resolve;
      });
    }
    return 60_000;
  };
  const loop = startLoop({ step, onError: () => undefined });
  await until(() => steps === 1);
  loop.poke();
  letGo();
  await until(() => steps === 2);
  await loop.stop();
});

it('a failed step is told and tried again', async () => {
  const errors: unknown[] = [];
  let steps = 0;
  const step = async () => {
    if (++steps === 1) throw new Error('no');
    return 60_000;
  };
  const loop = startLoop({ step, onError: (error) => errors.push(error) });
  await until(() => steps === 2);
  expect(errors).toHaveLength(1);
  await loop.stop();
});
