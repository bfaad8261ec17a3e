import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answer, readBody, readJson, sameSecret, type WebhookHandler } from '../webhook.ts';

/** Where Meta posts, below the public address. */
export const webhookPath = '/whatsapp/webhook';

/** The largest post that Meta sends. */
const bodyLimit = 3 * 1024 * 1024;

export interface WebhookOptions {
  /** Signs every post. */
  readonly appSecret: string;
  /** What Meta repeats when it is told of the address; undefined: nobody can tell it. */
  readonly verifyToken: string | undefined;
  /** Stores what was posted; resolves with false when it has not the shape of a post. */
  readonly take: (post: unknown) => Promise<boolean>;
}

/**
 * Answers 200 only after `take` has resolved; any other answer makes Meta post it again. 401 without the
 * right signature over the very bytes, 413 over 3 MB, 400 for what is no post, 500 when it was not stored.
 */
export function webhookHandler(options: WebhookOptions): WebhookHandler {
  return async (request, response) => {
    if (request.method === 'GET') return verify(request, response, options.verifyToken);
    if (request.method !== 'POST') return answer(response, 405);
    const signature = request.headers['x-hub-signature-256'];
    if (typeof signature !== 'string') return answer(response, 401);
    const body = await readBody(request, bodyLimit);
    if (typeof body === 'number') return answer(response, body);
    const expected = `sha256=${createHmac('sha256', options.appSecret).update(body).digest('hex')}`;
    if (!sameSecret(signature, expected)) return answer(response, 401);
    const post = readJson(body);
    if (post === undefined) return answer(response, 400);
    await options.take(post).then(
      (known) => answer(response, known ? 200 : 400),
      () => answer(response, 500),
    );
  };
}

/** Meta asks once whether the address is ours, and wants its own number back. */
function verify(request: IncomingMessage, response: ServerResponse, token: string | undefined): void {
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const given = query.get('hub.verify_token') ?? '';
  const challenge = query.get('hub.challenge') ?? '';
  if (token === undefined || query.get('hub.mode') !== 'subscribe' || !sameSecret(given, token)) {
    answer(response, 403);
    return;
  }
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(challenge.slice(0, 500));
}
