import { readBounded } from '../bounded.ts';
import { SendError } from '../channel.ts';
import { type Failure, isRefused, reasonOf, toSendError } from './errors.ts';
import { errorSchema, mediaSchema, sentSchema, uploadedSchema } from './schema.ts';

export interface GraphOptions {
  /** With or without a version at its end, without a slash. */
  readonly root: string;
  readonly token: string;
  readonly phoneId: string;
  readonly callMs: number;
  readonly fileMs: number;
  /** Told after every answer: null when all is well, else why nothing can be sent. */
  readonly onAnswer: (refused: string | null) => void;
}

const version = 'v25.0';

/** Meta's Graph API, as far as this channel uses it. Every failure is a SendError. */
export class Graph {
  readonly #options: GraphOptions;
  readonly #base: string;

  constructor(options: GraphOptions) {
    this.#options = options;
    this.#base = /\/v\d+(?:\.\d+)?$/.test(options.root) ? options.root : `${options.root}/${version}`;
  }

  /** Sends one message; gives the platform's id of it. */
  async send(body: object): Promise<string> {
    const answer = await this.#post('messages', JSON.stringify({ messaging_product: 'whatsapp', ...body }));
    const sent = sentSchema.safeParse(answer);
    if (!sent.success) throw new SendError('retry', 'whatsapp: answer not understood');
    return sent.data.messages[0]?.id ?? '';
  }

  /** Shows the person that the message has come and is being answered. */
  async markRead(id: string): Promise<void> {
    const body = { messaging_product: 'whatsapp', status: 'read', message_id: id };
    await this.#post('messages', JSON.stringify({ ...body, typing_indicator: { type: 'text' } }));
  }

  /** Puts a file where a message can name it by its id. */
  async upload(bytes: Buffer, mime: string, fileName: string): Promise<string> {
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('type', mime);
    form.set('file', new Blob([new Uint8Array(bytes)], { type: mime }), fileName);
    const uploaded = uploadedSchema.safeParse(await this.#post('media', form));
    if (!uploaded.success) throw new SendError('retry', 'whatsapp: answer not understood');
    return uploaded.data.id;
  }

  /** Asks about the own number; throws when Meta does not know it or the token. */
  async about(): Promise<void> {
    await this.#call(`${this.#base}/${this.#options.phoneId}?fields=id`, {}, this.#options.callMs);
  }

  /** First the address of a file, then its bytes: at most `limit` of them, whatever was stated. */
  async fetchMedia(id: string, limit: number): Promise<Buffer> {
    const { phoneId, callMs, fileMs, token } = this.#options;
    const path = `${this.#base}/${encodeURIComponent(id)}?phone_number_id=${phoneId}`;
    const found = mediaSchema.safeParse(await this.#call(path, {}, callMs).catch(goneWhenUnknown));
    if (!found.success) throw new SendError('gone', 'whatsapp media: no address');
    if (!this.#isTrusted(found.data.url)) throw new SendError('gone', 'whatsapp media: foreign address');
    if ((found.data.file_size ?? 0) > limit) throw tooLarge();
    return download(found.data.url, token, limit, fileMs);
  }

  /** The token goes to Meta's own machines only, or to the server that stands for them. */
  #isTrusted(address: string): boolean {
    const { protocol, hostname } = new URL(address);
    if (hostname === new URL(this.#base).hostname) return true;
    return protocol === 'https:' && /(?:^|\.)(?:fbsbx\.com|facebook\.com|whatsapp\.net)$/.test(hostname);
  }

  #post(path: 'messages' | 'media', body: string | FormData): Promise<unknown> {
    const headers: Record<string, string> =
      typeof body === 'string' ? { 'content-type': 'application/json' } : {};
    const { phoneId, callMs, fileMs } = this.#options;
    const wait = typeof body === 'string' ? callMs : fileMs;
    return this.#call(`${this.#base}/${phoneId}/${path}`, { method: 'POST', body, headers }, wait);
  }

  /** Nothing of what fetch throws is passed on. */
  async #call(address: string, init: RequestInit, wait: number): Promise<unknown> {
    const headers = { ...init.headers, authorization: `Bearer ${this.#options.token}` };
    let failure: Failure;
    try {
      const response = await fetch(address, { ...init, headers, signal: AbortSignal.timeout(wait) });
      const answer: unknown = await response.json().catch(() => undefined);
      if (response.ok) {
        this.#options.onAnswer(null);
        return answer;
      }
      failure = failureOf(response, answer);
    } catch {
      failure = { status: 0 };
    }
    if (isRefused(failure)) this.#options.onAnswer(reasonOf(failure));
    throw toSendError(failure);
  }
}

function failureOf(response: Response, answer: unknown): Failure {
  const told = errorSchema.safeParse(answer);
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return {
    status: response.status,
    ...(told.success ? { code: told.data.error.code } : {}),
    ...(seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}),
  };
}

/** Meta keeps a file for days only; an id it does not know any more is refused like anything odd. */
function goneWhenUnknown(error: unknown): never {
  if (error instanceof SendError && error.kind === 'rejected') throw new SendError('gone', error.message);
  throw error;
}

const tooLarge = () => new SendError('rejected', 'whatsapp media: too large');

async function download(address: string, token: string, limit: number, wait: number): Promise<Buffer> {
  try {
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(wait),
    });
    if (!response.ok || !response.body) {
      const gone = response.status >= 400 && response.status < 500 && response.status !== 429;
      throw new SendError(gone ? 'gone' : 'retry', `whatsapp media ${response.status}`);
    }
    const bytes = await readBounded(response.body, limit);
    if (bytes === null) throw tooLarge();
    return bytes;
  } catch (error) {
    if (error instanceof SendError) throw error;
    throw new SendError('retry', 'whatsapp media: no answer');
  }
}
