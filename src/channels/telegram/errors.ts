import { GrammyError, HttpError } from 'grammy';
import { SendError } from '../channel.ts';

/**
 * What grammY threw → what delivery can act on. Nothing of the original is kept: it carries the whole
 * payload, and a network error the address with the token.
 */
export function toSendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  const reason = reasonOf(error);
  if (!(error instanceof GrammyError)) return new SendError('retry', reason);
  const { retry_after: seconds, migrate_to_chat_id: newChat } = error.parameters;
  if (newChat !== undefined) return new SendError('moved', reason, { newChat: String(newChat) });
  if (error.error_code === 429)
    return new SendError('retry', reason, { retryAfterMs: (seconds ?? 1) * 1000 });
  if (error.error_code === 403 || isGone(error)) return new SendError('gone', reason);
  if (error.error_code === 400 || error.error_code === 413) return new SendError('rejected', reason);
  return new SendError('retry', reason);
}

const gone = [
  'chat not found',
  'user not found',
  'peer_id_invalid',
  'chat_write_forbidden',
  'not enough rights to send',
  'have no rights to send',
  'user is deactivated',
  'group chat was deactivated',
];

function isGone({ error_code: code, description }: GrammyError): boolean {
  return code === 400 && gone.some((words) => description.toLowerCase().includes(words));
}

/** Descriptions that say something and cannot hold anything of a person's. */
const telling = [
  'chat not found',
  'message is too long',
  'caption is too long',
  'text is empty',
  'text must be non-empty',
  'file is too big',
  'file must be non-empty',
  'wrong file_id',
  'query is too old',
  'webhook is active',
  'terminated by other getupdates',
  'bot was blocked',
  "can't initiate conversation",
  'bot was kicked',
  'https url must be provided',
];

/** A short code for logs: method, number and a known reason; never a payload or an address. */
export function reasonOf(error: unknown): string {
  if (error instanceof GrammyError) {
    const lower = error.description.toLowerCase();
    const known = telling.find((words) => lower.includes(words));
    const code = /^Bad Request: ([A-Z][A-Z0-9_]{4,60})$/.exec(error.description)?.[1];
    return `telegram ${error.method} ${[error.error_code, code ?? known].filter(Boolean).join(' ')}`;
  }
  if (error instanceof HttpError) return `telegram network ${networkCode(error.error)}`;
  return `telegram ${error instanceof Error ? error.name : 'failure'}`;
}

function networkCode(cause: unknown): string {
  if (!(cause instanceof Error)) return 'failure';
  if (cause.name === 'AbortError' || cause.name === 'TimeoutError') return 'timeout';
  const code = 'code' in cause ? String(cause.code) : '';
  return /^[A-Z][A-Z0-9_]+$/.test(code) ? code : 'failure';
}

/** Telegram does not know this token: 401, or 404 when it has not even the shape of one. */
export function isWrongToken(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}

/** Refused as it is; it will be refused again. */
export function isRefused(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400;
}

export function isConflict(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 409;
}

/** How long Telegram asked to wait, in milliseconds. */
export function askedToWait(error: unknown): number | undefined {
  const seconds = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  return seconds === undefined ? undefined : seconds * 1000;
}
