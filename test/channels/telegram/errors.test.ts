import { GrammyError, HttpError } from 'grammy';
import { describe, expect, test } from 'vitest';
import { SendError } from '../../../src/channels/channel.ts';
import { reasonOf, toSendError } from '../../../src/channels/telegram/errors.ts';

const secret = 'SITI-0812-TOKEN';

function refused(code: number, description: string, parameters: Record<string, number> = {}) {
  const answer = { ok: false as const, error_code: code, description, parameters };
  return new GrammyError('Call failed!', answer, 'sendMessage', { text: secret, chat_id: 81234567 });
}

function network(code: string, name = 'FetchError') {
  const cause = Object.assign(new Error(`request to http://x/bot${secret}/sendMessage failed`), {
    code,
    name,
  });
  return new HttpError("Network request for 'sendMessage' failed!", cause);
}

describe('toSendError', () => {
  test.for<[label: string, thrown: unknown, expected: Partial<SendError>]>([
    [
      '429 obeys',
      refused(429, 'Too Many Requests: retry after 7', { retry_after: 7 }),
      { kind: 'retry', retryAfterMs: 7000 },
    ],
    ['429 without a time', refused(429, 'Too Many Requests'), { kind: 'retry', retryAfterMs: 1000 }],
    ['blocked', refused(403, 'Forbidden: bot was blocked by the user'), { kind: 'gone' }],
    [
      'never started',
      refused(403, "Forbidden: bot can't initiate conversation with a user"),
      { kind: 'gone' },
    ],
    ['unknown chat', refused(400, 'Bad Request: chat not found'), { kind: 'gone' }],
    [
      'silenced in a group',
      refused(400, 'Bad Request: not enough rights to send text messages to the chat'),
      { kind: 'gone' },
    ],
    [
      'migrated',
      refused(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: -1005,
      }),
      { kind: 'moved', newChat: '-1005' },
    ],
    ['too long', refused(400, 'Bad Request: message is too long'), { kind: 'rejected' }],
    ['too large', refused(413, 'Request Entity Too Large'), { kind: 'rejected' }],
    ['wrong token', refused(401, 'Unauthorized'), { kind: 'retry', retryAfterMs: undefined }],
    ['conflict', refused(409, 'Conflict'), { kind: 'retry' }],
    ['their fault', refused(502, 'Bad Gateway'), { kind: 'retry' }],
    ['network', network('ECONNRESET'), { kind: 'retry', retryAfterMs: undefined }],
    ['something else', new TypeError(secret), { kind: 'retry' }],
    ['no error at all', secret, { kind: 'retry' }],
  ])('%s', ([, thrown, expected]) => {
    const error = toSendError(thrown);
    expect(error).toMatchObject(expected);
    expect(error.cause).toBeUndefined();
    expect(`${error.message} ${JSON.stringify(error)}`).not.toContain(secret);
  });

  test('what is typed already stays', () => {
    const error = new SendError('gone', 'x');
    expect(toSendError(error)).toBe(error);
  });
});

describe('reasonOf', () => {
  test.for<[thrown: unknown, reason: string]>([
    [refused(400, 'Bad Request: BUTTON_DATA_INVALID'), 'telegram sendMessage 400 BUTTON_DATA_INVALID'],
    [refused(400, 'Bad Request: message is too long'), 'telegram sendMessage 400 message is too long'],
    [
      refused(400, `Bad Request: inline keyboard button URL '${secret}' is invalid`),
      'telegram sendMessage 400',
    ],
    [refused(500, secret), 'telegram sendMessage 500'],
    [network('ECONNREFUSED'), 'telegram network ECONNREFUSED'],
    [network(`x ${secret}`), 'telegram network failure'],
    [network('', 'AbortError'), 'telegram network timeout'],
    [new RangeError(secret), 'telegram RangeError'],
  ])('%#: %s', ([thrown, reason]) => {
    expect(reasonOf(thrown)).toBe(reason);
  });
});
