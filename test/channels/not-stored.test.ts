import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { tellNotStored } from '../../src/channels/not-stored.ts';
import type { Incoming } from '../../src/conversation/input.ts';
import { incoming } from '../support/incoming.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const minute = 60_000;

function stage(accept: () => Promise<void>) {
  const told: string[] = [];
  const take = tellNotStored({
    accept,
    tell: async (chat) => {
      told.push(chat);
      throw new Error('the platform is away too');
    },
    words: () => ({ text: 'belum tersimpan' }),
    now: Date.now,
  });
  return { told, take };
}

const from = (sender: string, more: Partial<Incoming> = {}): Incoming => ({
  ...incoming({ text: 'tolong', key: `k-${sender}`, sender }),
  chat: sender,
  ...more,
});
const fails = () => Promise.reject(new Error('disk full'));

it('tells nobody anything while messages are stored', async () => {
  const { told, take } = stage(() => Promise.resolve());
  await take([from('a')]);
  await vi.advanceTimersByTimeAsync(minute);
  expect(told).toEqual([]);
});

it('tells each chat once in a quarter of an hour, and fails as the storing fails', async () => {
  const { told, take } = stage(fails);
  for (let n = 0; n < 3; n += 1) await expect(take([from('a'), from('b')])).rejects.toThrow('disk full');
  expect(told).toEqual(['a', 'b']);
  await vi.advanceTimersByTimeAsync(15 * minute);
  await expect(take([from('a')])).rejects.toThrow('disk full');
  expect(told).toEqual(['a', 'b', 'a']);
});

it('tells when storing takes longer than ten seconds, and then goes on waiting', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { told, take } = stage(() => promise);
  const taking = take([from('a')]);
  await vi.advanceTimersByTimeAsync(9000);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(told).toEqual(['a']);
  resolve();
  await taking;
});

it.each([
  ['a group', { group: true }],
  ['somebody who left', { input: { kind: 'left' } }],
  ['a tap on the neutral line', { input: { kind: 'opened' } }],
] as const)('says nothing to %s', async (_, more) => {
  const { told, take } = stage(fails);
  await expect(take([from('a', more)])).rejects.toThrow();
  expect(told).toEqual([]);
});
