import type { Api } from 'grammy';
import type { RemoteMedia } from '../../conversation/input.ts';
import { readBounded } from '../bounded.ts';
import { SendError } from '../channel.ts';
import { reasonOf, toSendError } from './errors.ts';
import { patiently } from './patience.ts';

export interface MediaParts {
  readonly api: Api;
  readonly apiRoot: string;
  readonly token: string;
  /** For the download, in milliseconds. */
  readonly timeMs: number;
}

/**
 * The bytes of something that a person sent, at most `limit`. Throws SendError: `rejected` when it is
 * larger than that or than Telegram hands out (20 MB), `gone` when Telegram has it no more, `retry`.
 */
export async function fetchMedia(remote: RemoteMedia, limit: number, parts: MediaParts): Promise<Buffer> {
  if (remote.size !== undefined && remote.size > limit) throw tooLarge();
  const file = await patiently(parts.timeMs, (signal) => parts.api.getFile(remote.ref, signal)).catch(
    (error: unknown) => {
      throw fileError(error);
    },
  );
  if (file.file_path === undefined) throw new SendError('gone', 'telegram getFile without a path');
  if (file.file_size !== undefined && file.file_size > limit) throw tooLarge();
  const path = file.file_path.split('/').map(encodeURIComponent).join('/');
  return download(
    `${parts.apiRoot}/file/bot${parts.token}/${path}`,
    limit,
    AbortSignal.timeout(parts.timeMs),
  );
}

const tooLarge = () => new SendError('rejected', 'telegram file is too big');

function fileError(error: unknown): SendError {
  const reason = reasonOf(error);
  return reason.includes('wrong file_id') ? new SendError('gone', reason) : toSendError(error);
}

/** The address holds the token, so nothing of what fetch throws is passed on. */
async function download(address: string, limit: number, signal: AbortSignal): Promise<Buffer> {
  try {
    const response = await fetch(address, { signal });
    if (!response.ok || !response.body) throw refused(response.status);
    const bytes = await readBounded(response.body, limit);
    if (bytes === null) throw tooLarge();
    return bytes;
  } catch (error) {
    if (error instanceof SendError) throw error;
    throw new SendError('retry', `telegram download ${signal.aborted ? 'timeout' : 'failure'}`);
  }
}

function refused(status: number): SendError {
  const kind = status === 404 || status === 410 ? 'gone' : 'retry';
  return new SendError(kind, `telegram download ${status}`);
}
