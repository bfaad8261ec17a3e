import { SendError } from '../channel.ts';

/** What came back instead of success. */
export interface Failure {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** Meta's own number. */
  readonly code?: number;
  /** What Meta asked to wait, in milliseconds. */
  readonly retryAfterMs?: number;
}

/** The token, the app or the number itself is refused: nothing can be sent until the operator acts. */
const refusedCodes = new Set([0, 3, 10, 33, 190, 368, 131005, 131031, 131042, 131045, 133010]);
const goneCodes = new Set([131026]);
const retryCodes = new Set([1, 2, 4, 80007, 130429, 131000, 131016, 131048, 131056, 131057, 133004, 133005]);
/** Told off as a whole, not for one person: everybody waits so long, in milliseconds. */
const pauses: Readonly<Record<number, number>> = { 4: 60_000, 80007: 60_000, 130429: 2_000, 131048: 60_000 };
/** Nothing mends itself before somebody has acted. */
const refusedPauseMs = 60_000;
const windowClosed = 131047;

export const isRefused = ({ status, code }: Failure): boolean =>
  code === undefined ? status === 401 : refusedCodes.has(code) || (code >= 200 && code <= 299);

/** For logs: Meta's number, never an address or a text. */
export const reasonOf = ({ status, code }: Failure): string =>
  code === undefined ? (status === 0 ? 'whatsapp: no answer' : `whatsapp ${status}`) : `whatsapp ${code}`;

/** What delivery can act on. */
export function toSendError(failure: Failure): SendError {
  const { status, code, retryAfterMs } = failure;
  const reason = reasonOf(failure);
  if (isRefused(failure)) return new SendError('retry', reason, { retryAfterMs: refusedPauseMs });
  if (code === windowClosed) return new SendError('closed', reason);
  if (code !== undefined && goneCodes.has(code)) return new SendError('gone', reason);
  const known = code !== undefined && retryCodes.has(code);
  if (!known && status !== 0 && status !== 429 && status < 500) return new SendError('rejected', reason);
  const wait = retryAfterMs ?? (code === undefined ? undefined : pauses[code]);
  return new SendError('retry', reason, wait === undefined ? {} : { retryAfterMs: wait });
}

/** The same for a message that Meta had taken and could not bring. */
export const failedLater = (code: number | undefined): SendError =>
  code === undefined
    ? new SendError('rejected', 'whatsapp: not delivered')
    : toSendError({ status: 400, code });
