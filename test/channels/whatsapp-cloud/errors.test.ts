import { expect, it } from 'vitest';
import {
  failedLater,
  isRefused,
  reasonOf,
  toSendError,
} from '../../../src/channels/whatsapp-cloud/errors.ts';

it.each<[label: string, status: number, code: number | undefined, kind: string, waitsMs: number | undefined]>(
  [
    ['window closed', 400, 131047, 'closed', undefined],
    ['too fast to one person', 400, 131056, 'retry', undefined],
    ['too fast in all', 429, 130429, 'retry', 2000],
    ['too much in an hour', 400, 80007, 'retry', 60_000],
    ['app rate', 400, 4, 'retry', 60_000],
    ['cannot be delivered', 400, 131026, 'gone', undefined],
    ['type not taken', 400, 131051, 'rejected', undefined],
    ['parameter not valid', 400, 131009, 'rejected', undefined],
    ['file not taken', 400, 131053, 'rejected', undefined],
    ['template unknown', 404, 132001, 'rejected', undefined],
    ['token expired', 401, 190, 'retry', 60_000],
    ['no right', 403, 10, 'retry', 60_000],
    ['no right either', 403, 200, 'retry', 60_000],
    ['something went wrong', 500, 131000, 'retry', undefined],
    ['service busy', 503, 2, 'retry', undefined],
    ['a server error without words', 502, undefined, 'retry', undefined],
    ['too many without words', 429, undefined, 'retry', undefined],
    ['no answer', 0, undefined, 'retry', undefined],
    ['an unknown refusal', 400, 999_999, 'rejected', undefined],
  ],
)('%s (%s, %s) is %s', (_label, status, code, kind, waitsMs) => {
  const failure = { status, ...(code === undefined ? {} : { code }) };
  const error = toSendError(failure);
  expect([error.kind, error.retryAfterMs]).toEqual([kind, waitsMs]);
  expect(error.message).toBe(reasonOf(failure));
  expect(isRefused(failure)).toBe(code === 190 || code === 10 || code === 200);
});

it('waits as long as it is told to', () => {
  expect(toSendError({ status: 429, retryAfterMs: 7000 }).retryAfterMs).toBe(7000);
  expect(toSendError({ status: 429, code: 130429, retryAfterMs: 7000 }).retryAfterMs).toBe(7000);
});

it('knows what failed after it was taken', () => {
  expect(failedLater(131047).kind).toBe('closed');
  expect(failedLater(131026).kind).toBe('gone');
  expect(failedLater(undefined).kind).toBe('rejected');
});
